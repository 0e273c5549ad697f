"""The phase: what is still needed, entering the next one, and which exercises are in the plan."""

from collections.abc import Sequence

from soepel.core.day import members
from soepel.core.day.diarised import is_high
from soepel.core.day.entered import in_phase
from soepel.core.day.morning import Today
from soepel.core.exercises import Phase
from soepel.core.limits import phases as limit
from soepel.core.reasons import Code, Reason
from soepel.core.record import Bounds, PhaseOrder
from soepel.core.rule import Rule
from soepel.core.rules import phases
from soepel.core.rules.bounds import room
from soepel.core.rules.sessions import new_today
from soepel.core.state import State
from soepel.core.values import replace


def phased(state: State, today: Today) -> State:
    """The state in its phase of today, with the exercises that belong to it."""
    ordered = bool(today.entries.of(PhaseOrder))
    unmet = phases.needed(
        state, today.day, today.care.intake, today.care.exercises, lambda unit: room(state, unit)
    )
    state = _check_offered(state, today, unmet)
    if not unmet and not ordered and state.phase is not Phase.MAINTENANCE:
        state, unmet = _next_phase(state, today)
    today.needed = unmet
    _warn(state, today)
    return _membered(state, today)


def _check_offered(state: State, today: Today, unmet: Sequence[Reason]) -> State:
    if not phases.check_due(state, unmet, today.day):
        return state
    return replace(state, check=replace(state.check, offered=today.day))


def _next_phase(state: State, today: Today) -> tuple[State, tuple[Reason, ...]]:
    """The next phase, if today's reports are complete and nobody wants to be asked first."""
    following = Phase(state.phase + 1)
    if state.ask_me:
        reason = Reason(Rule.PH_1, Code.PH_ASK_ME, {"phase": int(following)})
        today.because((reason,))
        return state, (reason,)
    if not _reported(state, today):
        return state, (Reason(Rule.PH_3, Code.PH_REPORT_NEEDED),)
    today.because((Reason(Rule.PH_1, Code.PH_ENTERED, {"phase": int(following)}),))
    return in_phase(state, following, today.day), ()


def _reported(state: State, today: Today) -> bool:
    """A check-in today, and a report of every planned exercise of the last session."""
    last = state.last_session
    if today.pain is None or last is None or is_high(state, today):
        return False
    silent_yesterday = today.start.session_planned and last.day != today.start.day
    return last.reported and not silent_yesterday


def _warn(state: State, today: Today) -> None:
    """Stuck, one phase back, the flare plan: words, and no pushing."""
    days = phases.stuck_days(state, today.day)
    if days is not None:
        today.because((Reason(Rule.PH_4, Code.PH_STUCK, {"days": days}),))
    back = phases.one_back(today.start, state, today.day)
    if back is not None:
        today.because((back,))
    since = (today.day - today.care.intake.day).days
    if since == limit.FLARE_PLAN_DAY.value:
        today.because((Reason(Rule.PH_6, Code.PH_FLARE_PLAN_DUE),))
    quiet = _days_without_exercise(state, today)
    if quiet >= limit.RESTART_AFTER.value:
        today.because((Reason(Rule.PH_1, Code.PH_RESTART_OFFERED, {"days": quiet}),))


def _days_without_exercise(state: State, today: Today) -> int:
    last = state.last_session
    since = last.day if last is not None else today.care.intake.day
    return (today.day - since).days


def _membered(state: State, today: Today) -> State:
    """The exercises of the plan: chosen anew when something changed, entering a few at a time."""
    day, care = today.day, today.care
    bounds_changed = bool(today.entries.of(Bounds))
    if members.choice_due(state, day, bounds_changed):
        state, reasons = members.choose(state, day, care)
        today.because(reasons)
    state, gone = members.left(state, day, care)
    first_day = day == care.intake.day
    going_back = state.phase_since == day and state.phase < today.start.phase
    # On a day that something had to rest, nothing else is new.
    nothing_rests = state.rests == today.start.rests
    calm = today.pain is not None and not is_high(state, today) and nothing_rests
    some = new_today(state, calm)
    most = None if first_day or going_back else some
    state, come = members.entered(state, day, care, most, going_back)
    today.decisions += [*gone, *come]
    return state
