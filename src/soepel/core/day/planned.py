"""Today's plan, as it is asked."""

from datetime import date

from soepel.core.care import Care
from soepel.core.exercises import Exercise
from soepel.core.limits import phases as limit
from soepel.core.plan import Plan, Prescription
from soepel.core.record import DayEntries
from soepel.core.rules import flare, pacing, starting_point, stepping
from soepel.core.rules.sessions import session_today
from soepel.core.state import State, Unit
from soepel.core.values import replace


def planned(state: State, day: date, entries: DayEntries, care: Care) -> tuple[State, Plan]:
    """The plan of today, and the state that knows what was planned."""
    plan = Plan(day=day, phase=state.phase, provisional=entries.check_in is None)
    if state.pauses_plan or state.paused_on(day):
        idle = tuple(replace(unit, planned=False) for unit in state.units)
        return replace(state, units=idle, session_planned=False), replace(plan, paused=True)
    session = session_today(state, day, care.intake.days)
    daily_kinds = limit.DAILY_KINDS.value[state.phase]
    units: list[Unit] = []
    daily: list[Prescription] = []
    trained: list[Prescription] = []
    for unit in state.units:
        exercise = care.exercises[unit.exercise]
        every_day = exercise.kind in daily_kinds
        due = every_day or session
        asked = _asked(state, unit, exercise, day, entries) if due else None
        is_asked = asked is not None
        units.append(unit if unit.planned is is_asked else replace(unit, planned=is_asked))
        if asked is not None:
            (daily if every_day else trained).append(asked)
    plan = replace(
        plan,
        daily=tuple(daily),
        session=tuple(trained),
        moments=pacing.moments(state),
        quotas=tuple(pacing.today(quota, state) for quota in state.quotas),
        tips=pacing.tips(state, care.intake.wakes_at_night),
    )
    return replace(state, units=tuple(units), session_planned=bool(trained)), plan


def _asked(
    state: State, unit: Unit, exercise: Exercise, day: date, entries: DayEntries
) -> Prescription | None:
    """What is asked of a unit today. None: a flare puts it off."""
    calmed = _calmed(state, unit, exercise, day)
    if calmed is None:
        return None
    return _loaded(_eased(calmed, unit, exercise, entries), exercise, state)


def _calmed(state: State, unit: Unit, exercise: Exercise, day: date) -> Prescription | None:
    """The dose of a unit, or what a flare and the way back leave of it."""
    dose = unit.dose
    asked = Prescription(*unit.key, dose.rung, dose.sets, exercise.amount_at(dose.rung))
    if state.flare is None:
        return asked
    return flare.calmed(unit, exercise, asked, state.flare, day)


def _eased(
    asked: Prescription, unit: Unit, exercise: Exercise, entries: DayEntries
) -> Prescription:
    """After "too hard now" the previous level is asked at once (STEP-10)."""
    exposure = entries.exposures.get(unit.key)
    if exposure is None or not exposure.too_hard:
        return asked
    rung = min(stepping.level_below(exercise, unit.dose.rung), asked.rung)
    amount = min(exercise.amount_at(rung), asked.amount)
    return replace(asked, rung=rung, amount=amount)


def _loaded(asked: Prescription, exercise: Exercise, state: State) -> Prescription:
    """With the kilograms of the rung that is asked in the end."""
    one_rm = dict(state.one_rm).get(exercise.id)
    return replace(asked, load=starting_point.load(exercise, asked.rung, one_rm))
