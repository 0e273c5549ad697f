"""When a check-in is asked, and what of it: little to log (principle 10).

Both look at where a person stands after the review of a day, before she told of that day.
"""

from datetime import date, timedelta

from soepel.core.exercises import Phase
from soepel.core.limits import evaluation as limit
from soepel.core.limits import stepping as step_limit
from soepel.core.rules.attention import diary_daily
from soepel.core.state import Session, State


def check_in_asked(state: State, day: date) -> bool:
    """Daily in phases 1 and 2 and in a flare; then after a session or a high day, and weekly.

    From phase 4 on a session asks for none.
    """
    last = state.last_diary
    if diary_daily(state) or last is None:
        return True
    if (day - last).days >= limit.CHECK_IN_EVERY.value or _high_yesterday(state, day):
        return True
    return state.phase < Phase.FUNCTIONAL and _was_yesterday(state.last_session, day)


def recovery_asked(state: State, day: date) -> bool:
    """Whether a session still lacks the answer about extra pain."""
    if _was_yesterday(state.last_session, day):
        return True
    days = step_limit.RECOVERY_ANSWER_DAYS.value
    waits = (unit.waiting for unit in state.units)
    return any(wait is not None and (day - wait.day).days <= days for wait in waits)


def _was_yesterday(session: Session | None, day: date) -> bool:
    return session is not None and session.day == day - timedelta(days=1)


def _high_yesterday(state: State, day: date) -> bool:
    yesterday = day - timedelta(days=1)
    return any(entry.high for entry in state.diary if entry.day == yesterday)
