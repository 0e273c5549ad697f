"""Which exercises are in the plan: chosen for the phase, entering a few at a time, swapped out."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import chain

from soepel.core.care import Care
from soepel.core.exercises import Dose, Exercise, Phase
from soepel.core.limits import stepping as limit
from soepel.core.plan import Decision, Move
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.rule import Rule
from soepel.core.rules import starting_point, stepping
from soepel.core.rules.bounds import room
from soepel.core.rules.turns import load_index
from soepel.core.state import Kept, Rest, State, Swap, Unit
from soepel.core.values import replace


def barred(state: State, day: date, care: Care) -> frozenset[str]:
    """Exercises that may not be in the plan: excluded, or resting with or without their target."""
    resting = {rest.exercise for rest in state.rests if day < rest.until}
    targets = {rest.target for rest in state.rests if day < rest.until and rest.target}
    excluded = {b.exercise for b in state.bounds if b.excluded and b.side is None}
    of_target = {e.id for e in care.exercises.values() if targets.intersection(e.targets[:1])}
    return frozenset(resting | excluded | of_target)


def choice_due(state: State, day: date, bounds_changed: bool) -> bool:
    """The choice of exercises is made again when something it stands on has changed."""
    rest_over = any(rest.until == day for rest in state.rests)
    return state.phase_since == day or bounds_changed or rest_over


def choose(state: State, day: date, care: Care) -> tuple[State, list[Reason]]:
    """The exercises of this phase for this person, those in the plan first, within the time."""
    current = {unit.exercise for unit in state.units}
    wanted, lacking = starting_point.chosen(
        state.phase, care.intake, tuple(care.exercises.values()), barred(state, day, care), current
    )
    wanted, dropped = fitting_time(state, wanted, day, care)
    return replace(state, wanted=wanted), [*lacking, *dropped]


def fitting_time(
    state: State, wanted: Sequence[str], day: date, care: Care
) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """What fits in the minutes given. In phase 1 the ten minutes of mobility are the session."""
    if state.phase is Phase.CALM_DOWN:
        return tuple(wanted), ()
    led = starting_point.therapist_led(care.intake, day)
    planned = [
        (exercise, [_dose(state, exercise, side) for side in starting_point.sides(exercise, led)])
        for exercise in (care.exercises[id_] for id_ in wanted)
    ]
    return starting_point.within_time(planned, care.intake.minutes, care.intake.goals)


def _dose(state: State, exercise: Exercise, side: Side) -> Dose:
    unit = state.unit(exercise.id, side)
    return unit.dose if unit else starting_point.first_dose(exercise, None)


def left(state: State, day: date, care: Care) -> tuple[State, list[Decision]]:
    """Exercises that are no longer wanted, or no longer allowed on a side, leave the plan."""
    led = starting_point.therapist_led(care.intake, day)
    gone = [unit for unit in state.units if _leaves(state, unit, led)]
    if not gone:
        return state, []
    kept = {(k.exercise, k.side): k for k in state.kept}
    kept |= {unit.key: Kept(unit.exercise, unit.side, unit.dose) for unit in gone}
    stay = tuple(unit for unit in state.units if unit not in gone)
    decisions = [
        Decision(u.exercise, u.side, Move.REST, u.dose, None, _why_left(u, led)) for u in gone
    ]
    return replace(state, units=stay, kept=tuple(kept.values())), decisions


def _leaves(state: State, unit: Unit, led: frozenset[Side]) -> bool:
    not_wanted = unit.exercise not in state.wanted
    return not_wanted or room(state, unit).excluded or not led.isdisjoint(unit.side.legs)


def _why_left(unit: Unit, led: frozenset[Side]) -> tuple[Reason, ...]:
    if not led.isdisjoint(unit.side.legs):
        return (Reason(Rule.SCR_4, Code.STEP_THERAPIST_LED, {"side": unit.side.value}),)
    return (Reason(Rule.INT_3, Code.STEP_LEFT_PLAN),)


def entered(
    state: State, day: date, care: Care, most: int | None, going_back: bool
) -> tuple[State, list[Decision]]:
    """Wanted exercises that are not in the plan enter it, at most so many; None: all at once."""
    complete = {unit.exercise for unit in state.units}.issuperset(state.wanted)
    if most == 0 or (complete and not state.bounds):
        return state, []
    new = _waiting(state, day, care, most, going_back)
    if not new:
        return state, []
    decisions = [
        Decision(u.exercise, u.side, Move.HOLD, None, u.dose, (_why_entered(state),)) for u in new
    ]
    return replace(state, units=state.units + tuple(new), index_since=day), decisions


def _waiting(state: State, day: date, care: Care, most: int | None, going_back: bool) -> list[Unit]:
    """The units of the first so many wanted exercises that are not in the plan yet."""
    waiting = []
    for exercise in (care.exercises[id_] for id_ in state.wanted):
        if not may_be_new(state, exercise):
            continue
        dose_of = partial(_first_dose, state, exercise, going_back)
        waiting.append(list(_new_units(state, exercise, day, care, dose_of)))
    return list(chain.from_iterable([units for units in waiting if units][:most]))


def may_be_new(state: State, exercise: Exercise) -> bool:
    """With an open red flag of T0 to T2 no loaded exercise is new (SCR-1)."""
    return not (state.holds_rises and exercise.kind.loaded)


def _why_entered(state: State) -> Reason:
    return Reason(Rule.PH_3, Code.STEP_ENTERED, {"phase": int(state.phase)})


def _first_dose(state: State, exercise: Exercise, going_back: bool, side: Side) -> Dose:
    """The dose to enter with; one phase back it is the last one, a level lower (PH-5)."""
    kept = [k for k in state.kept if (k.exercise, k.side) == (exercise.id, side)]
    if going_back and kept:
        return stepping.lowered(kept[0].dose, exercise, Move.LEVEL_DOWN)
    return starting_point.first_dose(exercise, dict(state.one_rm).get(exercise.id))


def _new_units(
    state: State,
    exercise: Exercise,
    day: date,
    care: Care,
    dose_of: Callable[[Side], Dose],
) -> Iterable[Unit]:
    """The exercise on each side where it may be and is not yet, within the therapist's bounds."""
    led = starting_point.therapist_led(care.intake, day)
    for side in starting_point.sides(exercise, led):
        unit = Unit(exercise.id, side, dose_of(side))
        bounds = room(state, unit)
        if not bounds.excluded and state.unit(exercise.id, side) is None:
            dose = bounds.dose or unit.dose
            highest = min(exercise.top, bounds.ceiling or exercise.top)
            yield replace(unit, dose=replace(dose, rung=min(dose.rung, highest)))


# -- STEP-2: swaps ----------------------------------------------------------------------------


def swapped(
    state: State, asked: Collection[str], day: date, care: Care
) -> tuple[State, dict[str, Reason]]:
    """Exercises that were red twice running make place for another, or their target rests.

    Returns why, by exercise id; the leaving and entering units are in the state.
    """
    why: dict[str, Reason] = {}
    for id_ in sorted(asked):
        state, why[id_] = _swap(state, care.exercises[id_], day, care)
    return state, why


def _swap(state: State, exercise: Exercise, day: date, care: Care) -> tuple[State, Reason]:
    """Another exercise of the same target; the second time in four weeks the target rests."""
    within = limit.SWAPS_OF_A_TARGET.value
    recent = [swap for swap in state.swaps if (day - swap.day).days < within]
    again = any(swap.target is exercise.targets[0] for swap in recent)
    instead = None if again else _alternative(state, exercise, day, care)
    if instead is None:
        return _target_rests(state, exercise, day, care)
    state = replace(
        state,
        rests=(*state.rests, Rest(exercise.id, _rests_until(day))),
        swaps=(*recent, Swap(exercise.targets[0], day)),
        wanted=tuple(instead.id if id_ == exercise.id else id_ for id_ in state.wanted),
        units=state.units + tuple(_swapped_in(state, instead, day, care)),
        index_since=day,
    )
    return state, Reason(Rule.STEP_2, Code.STEP_SWAPPED, {"instead": instead.id})


def _target_rests(state: State, exercise: Exercise, day: date, care: Care) -> tuple[State, Reason]:
    """Every exercise that has this target as its main one leaves the plan for a while."""
    target, until = exercise.targets[0], _rests_until(day)
    wanted = [id_ for id_ in state.wanted if care.exercises[id_].targets[0] is not target]
    rests = (*state.rests, Rest(exercise.id, until, target))
    values: dict[str, Fact] = {"target": target.value, "until": until}
    reason = Reason(Rule.STEP_2, Code.STEP_TARGET_RESTS, values)
    return replace(state, rests=rests, wanted=tuple(wanted)), reason


def _rests_until(day: date) -> date:
    return day + timedelta(days=limit.SWAPPED_OUT_RESTS.value)


def _swapped_in(state: State, exercise: Exercise, day: date, care: Care) -> Iterable[Unit]:
    """An exercise that comes instead of another starts at its lowest rung."""
    return _new_units(
        state, exercise, day, care, lambda _: starting_point.first_dose(exercise, None)
    )


def _alternative(state: State, exercise: Exercise, day: date, care: Care) -> Exercise | None:
    """The first alternative of the same target that is suitable, free and no heavier."""
    taken = {*state.wanted, *(unit.exercise for unit in state.units), *barred(state, day, care)}
    for id_ in exercise.alternatives:
        other = care.exercises[id_]
        same_target = exercise.targets[0] in other.targets
        free = id_ not in taken and may_be_new(state, other)
        fits = same_target and free and starting_point.suitable(other, state.phase, care.intake)
        if fits and _no_heavier(state, exercise, other, day, care):
            return other
    return None


def _no_heavier(state: State, old: Exercise, new: Exercise, day: date, care: Care) -> bool:
    """On every leg the first dose of the new exercise loads no more than the old one did."""
    was = _leg_loads((u for u in state.units if u.exercise == old.id), care.exercises)
    units = list(_swapped_in(state, new, day, care))
    comes = _leg_loads(units, care.exercises)
    return bool(units) and all(comes[leg] <= was[leg] for leg in Side.BOTH.legs)


def _leg_loads(units: Iterable[Unit], exercises: Mapping[str, Exercise]) -> dict[Side, float]:
    loads = dict.fromkeys(Side.BOTH.legs, 0.0)
    for unit in units:
        for leg in unit.side.legs:
            loads[leg] += load_index(exercises[unit.exercise], unit.dose)
    return loads
