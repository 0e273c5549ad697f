"""Phases: what is still needed for the next one, the phase check, and being stuck."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from soepel.core.exercises import Amount, Exercise, Kind, Phase
from soepel.core.instruments.chair_stand import lower_bound
from soepel.core.limits import flare as flare_limit
from soepel.core.limits import phases as limit
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.record import Intake, PhaseCheck
from soepel.core.rule import Rule
from soepel.core.rules.flare import flares_within
from soepel.core.rules.turns import Room
from soepel.core.state import Check, State, Unit, Zone
from soepel.core.values import replace

Rooms = Callable[[Unit], Room]


def _reason(code: Code, rule: Rule = Rule.PH_1, **values: Fact) -> Reason:
    return Reason(rule, code, values)


# -- PH-1: what is still needed ---------------------------------------------------------------


def needed(
    state: State, day: date, intake: Intake, exercises: Mapping[str, Exercise], room: Rooms
) -> tuple[Reason, ...]:
    """What is still needed for the next phase; empty when nothing is."""
    phase = state.phase
    if phase is Phase.MAINTENANCE:
        return ()
    unmet = [*_days(state, day, intake), *_always(state)]
    if phase is Phase.CALM_DOWN:
        unmet += _calm(state, day, intake) + _sessions(state)
    elif phase is Phase.MOBILITY_AND_CONTROL:
        unmet += _calm(state, day, intake) + _controlled(state, day, exercises, room)
    elif phase is Phase.STRENGTH_AND_CAPACITY:
        unmet += _strong(state, day, intake, exercises)
    return tuple(unmet)


def _days(state: State, day: date, intake: Intake) -> list[Reason]:
    least = limit.DAYS.value[state.phase]
    if state.phase is Phase.CALM_DOWN and state.short_exit:
        least = limit.DAYS_SHORT_EXIT.value
    days = (day - state.phase_since).days
    if days < least:
        return [_reason(Code.PH_DAYS_NEEDED, days=days, needed=least)]
    programme = (day - intake.day).days
    if state.phase is Phase.FUNCTIONAL and programme < limit.PROGRAMME_DAYS.value:
        needed_days = limit.PROGRAMME_DAYS.value
        return [_reason(Code.PH_PROGRAMME_TIME, days=programme, needed=needed_days)]
    return []


def _always(state: State) -> list[Reason]:
    """No phase is entered in a flare, on the way back from one, or with an open red flag."""
    unmet = []
    if state.flare is not None:
        unmet.append(_reason(Code.PH_FLARE_FIRST))
    if state.holds_rises:
        unmet.append(_reason(Code.PH_RED_FLAG))
    return unmet


def calm_limit(state: State, day: date, intake: Intake) -> float:
    """The most usual pain of a calm day; from day 14 the person's own anchor counts too."""
    if (day - intake.day).days < limit.CALM_BY_ANCHOR_FROM.value:
        return limit.CALM_PAIN.value
    return max(limit.CALM_PAIN.value, state.anchor + limit.CALM_ABOVE_ANCHOR.value)


def _calm(state: State, day: date, intake: Intake) -> list[Reason]:
    most = calm_limit(state, day, intake)
    calm = sum(
        entry.usual is not None
        and entry.usual <= most
        and (day - entry.day).days < limit.CALM_DAYS_OF.value
        for entry in state.diary
    )
    if calm >= limit.CALM_DAYS.value:
        return []
    return [
        _reason(Code.PH_PAIN_NOT_YET_CALM, calm_days=calm, needed=limit.CALM_DAYS.value, limit=most)
    ]


def _sessions(state: State) -> list[Reason]:
    least = limit.SESSIONS_SHORT_EXIT.value if state.short_exit else limit.SESSIONS.value
    if state.sessions_in_phase < least:
        sessions = state.sessions_in_phase
        return [_reason(Code.PH_SESSIONS_NEEDED, sessions=sessions, needed=least)]
    return _without_red(state, least)


def _without_red(state: State, sessions: int) -> list[Reason]:
    if any(session.red for session in state.sessions[-sessions:]):
        return [_reason(Code.PH_RED_SESSION, sessions=sessions)]
    return []


def _controlled(
    state: State, day: date, exercises: Mapping[str, Exercise], room: Rooms
) -> list[Reason]:
    """Phase 2 to 3: the levels reached or the time passed, and then the phase check."""
    unmet = [] if _by_time(state, day) else _levels(state, exercises, room)
    if not (state.check.passed or state.check.waived):
        unmet = [*unmet, _reason(Code.PH_CHECK_NEEDED, Rule.PH_2)]
    return unmet


def _levels(state: State, exercises: Mapping[str, Exercise], room: Rooms) -> list[Reason]:
    reached = sum(
        _level_reached(unit, exercises[unit.exercise], room(unit)) for unit in state.units
    )
    return _share(reached, len(state.units), Code.PH_LEVELS_NEEDED)


def _share(reached: int, of: int, code: Code) -> list[Reason]:
    if of and reached >= of * limit.SHARE_READY.value:
        return []
    return [_reason(code, reached=reached, of=of)]


def _level_reached(unit: Unit, exercise: Exercise, room: Room) -> bool:
    if Zone.RED in unit.zones:
        return False
    at_ceiling = room.ceiling is not None and unit.dose.rung >= room.ceiling
    level = exercise.level_index(unit.dose.rung) + 1
    return level >= limit.READY_LEVEL.value or at_ceiling or unit.dose.rung == exercise.top


def _by_time(state: State, day: date) -> bool:
    """Long enough in the phase, with calm sessions and without drift."""
    sessions = limit.BY_TIME_SESSIONS.value
    drift = state.last_drift
    return (
        (day - state.phase_since).days >= limit.BY_TIME.value[state.phase]
        and state.sessions_in_phase >= sessions
        and not _without_red(state, sessions)
        and (drift is None or (day - drift).days >= limit.BY_TIME_WITHOUT_DRIFT.value)
    )


def _strong(
    state: State, day: date, intake: Intake, exercises: Mapping[str, Exercise]
) -> list[Reason]:
    """Phase 3 to 4: strength, stands and a goal together, or the time passed."""
    if _by_time(state, day):
        return []
    return [*_strength(state, exercises), *_stands(state, intake), *_goal(state, intake)]


def _strength(state: State, exercises: Mapping[str, Exercise]) -> list[Reason]:
    units = [unit for unit in state.units if exercises[unit.exercise].kind is Kind.STRENGTH]
    reached = sum(_strength_reached(unit, exercises[unit.exercise]) for unit in units)
    return _share(reached, len(units), Code.PH_STRENGTH_NEEDED)


def _strength_reached(unit: Unit, exercise: Exercise) -> bool:
    """3 x 10 at 60 % of 1RM or at the effort of the phase, or the top of the ladder."""
    if unit.dose.rung == exercise.top:
        return True
    enough = exercise.amount is Amount.SECONDS or (
        exercise.amount_at(unit.dose.rung) >= limit.STRENGTH_REPETITIONS.value
    )
    if unit.dose.sets < min(limit.STRENGTH_SETS.value, exercise.most_sets) or not enough:
        return False
    share = exercise.level(unit.dose.rung).share_of_1rm
    heavy = share is not None and share >= limit.STRENGTH_SHARE.value
    return heavy or unit.effort_in_band


def _stands(state: State, intake: Intake) -> list[Reason]:
    stands = state.chair_stands
    norm = lower_bound(intake.sex, intake.age)
    wanted = [norm] if isinstance(norm, int) else []
    if state.start_stands is not None:
        wanted.append(state.start_stands + limit.STANDS_GAINED.value)
    if stands is not None and any(stands >= enough for enough in wanted):
        return []
    return [_reason(Code.PH_STANDS_NEEDED, stands=stands, needed=min(wanted, default=None))]


def _goal(state: State, intake: Intake) -> list[Reason]:
    now = dict(state.goals)
    goal = any(
        g.trouble - now.get(g.activity, g.trouble) >= limit.GOAL_GAINED.value for g in intake.goals
    )
    hoos = state.hoos_gain >= limit.HOOS_GAINED.value
    return [] if goal or hoos else [_reason(Code.PH_GOAL_NEEDED, needed=limit.GOAL_GAINED.value)]


# -- PH-2: the phase check --------------------------------------------------------------------


def check_due(state: State, unmet: Sequence[Reason], day: date) -> bool:
    """The check is offered when nothing else is needed, and again after a week."""
    if state.phase is not Phase.MOBILITY_AND_CONTROL:
        return False
    only_that = [reason.code for reason in unmet] == [Code.PH_CHECK_NEEDED]
    offered = state.check.offered
    return only_that and (offered is None or (day - offered).days >= limit.CHECK_EVERY.value)


def checked(check: Check, result: PhaseCheck) -> tuple[Check, Reason]:
    """The phase check with its result; a first one without baseline is the baseline."""
    if result.unable or result.chair_stands is None:
        return replace(check, waived=True), _reason(Code.PH_CHECK_WAIVED, Rule.PH_2)
    baseline = check.baseline if check.baseline is not None else result.chair_stands
    enough = result.chair_stands >= baseline - limit.CHECK_SLACK.value
    holds = (result.hold_left, result.hold_right)
    held = all(hold is not None and hold >= limit.CHECK_HOLD.value for hold in holds)
    code = Code.PH_CHECK_PASSED if enough and held else Code.PH_CHECK_NOT_PASSED
    updated = replace(check, passed=enough and held, waived=False, baseline=baseline)
    return updated, _reason(code, Rule.PH_2, stands=result.chair_stands)


# -- PH-4, PH-5: stuck, and one phase back ----------------------------------------------------


def stuck_days(state: State, day: date) -> int | None:
    """The days in a phase, once they are far beyond its typical time."""
    weeks = limit.TYPICAL_WEEKS.value.get(state.phase)
    if weeks is None:
        return None
    days = (day - state.phase_since).days
    longest = weeks * limit.DAYS_PER_WEEK.value * limit.STUCK_AFTER.value
    return days if days > longest else None


def one_back(before: State, state: State, day: date) -> Reason | None:
    """After a long flare, or the second in four weeks, one phase back is suggested."""
    current = before.flare
    if current is None or state.phase is Phase.CALM_DOWN or state.phase is Phase.MAINTENANCE:
        return None
    if not before.in_flare or state.in_flare:
        return None
    long = (day - current.started).days > flare_limit.LONG.value
    close = flare_limit.FLARES_CLOSE_TOGETHER.value
    often = flares_within(state, day, close) >= flare_limit.FLARES_FOR_A_PHASE_BACK.value
    if not long and not often:
        return None
    return _reason(Code.PH_ONE_BACK_SUGGESTED, Rule.PH_5, phase=int(state.phase) - 1)
