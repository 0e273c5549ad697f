"""Sessions: on which days, how many new exercises after one, and when they are too few."""

from collections.abc import Set
from datetime import date

from soepel.core.exercises import Phase
from soepel.core.limits import phases as limit
from soepel.core.limits import stepping as step_limit
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.record import DailyLoad
from soepel.core.rule import Rule
from soepel.core.state import State


def session_today(state: State, day: date, days: Set[int]) -> bool:
    """Today is a session day: available, rested, not heavy, and not too many this week.

    `days` are the days of the week that the person has; 0 is Monday.
    """
    if state.phase is Phase.CALM_DOWN:
        return True
    if day.weekday() not in days or state.load is DailyLoad.HEAVY:
        return False
    week = limit.DAYS_PER_WEEK.value
    recent = [s.day for s in state.sessions if s.strength and (day - s.day).days < week]
    rested = not recent or (day - recent[-1]).days >= limit.DAYS_BETWEEN_SESSIONS.value[state.phase]
    # The week's count starts anew with a phase: the one before may have had more sessions.
    of_this_phase = [session_day for session_day in recent if session_day >= state.phase_since]
    return rested and len(of_this_phase) < limit.SESSIONS_A_WEEK.value[state.phase]


def new_today(state: State, calm: bool) -> int:
    """How many new exercises may enter today: a few after every session, none on a bad day.

    Not only on a session day itself: from phase 3 on the check-in comes the day after.
    """
    last, entered = state.last_session, state.index_since
    trained_since = entered is None or (last is not None and last.day >= entered)
    open_for_new = calm and trained_since and state.flare is None and not state.holds_rises
    return limit.NEW_PER_SESSION.value if open_for_new else 0


def too_few(state: State, day: date, days_in: int) -> tuple[Reason, ...]:
    """Once a week, or less, cannot build up: say so (STEP-9). `days_in` counts from the intake."""
    back = step_limit.ONCE_A_WEEK_LOOKS_BACK.value
    recent = [session for session in state.sessions if (day - session.day).days <= back]
    few = 0 < len(recent) <= step_limit.ONCE_A_WEEK_SESSIONS.value
    if days_in < back or not few or state.phase is Phase.MAINTENANCE:
        return ()
    values: dict[str, Fact] = {"sessions": len(recent), "days": back}
    return (Reason(Rule.STEP_9, Code.STEP_ONCE_A_WEEK, values),)
