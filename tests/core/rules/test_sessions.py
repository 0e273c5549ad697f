"""Sessions: on which days, how many new exercises after one, and when they are too few."""

from typing import Any, Final

import pytest

from soepel.core.exercises import Phase
from soepel.core.reasons import Code
from soepel.core.record import DailyLoad
from soepel.core.rules.sessions import new_today, session_today, too_few
from soepel.core.screening import Tier
from soepel.core.state import Flare, Session
from tests.core.rules.builders import DAY, YESTERDAY, ago, flag, session, state

ONE, TWO, THREE, FOUR, AFTER = Phase
MONDAY, TUESDAY = 0, 1
EVERY_DAY: Final = frozenset(range(7))


def before(days: int, strength: bool = True) -> Session:
    return session(day=ago(days), strength=strength)


class TestASessionDay:
    @pytest.mark.parametrize(
        ("phase", "days_ago", "session"),
        [
            (TWO, (), True),
            (TWO, (1,), True),
            (THREE, (), True),
            (THREE, (1,), False),
            (THREE, (2,), True),
            (FOUR, (1,), False),
            (AFTER, (2,), True),
        ],
    )
    def test_strength_rests_48_hours(
        self, phase: Phase, days_ago: tuple[int, ...], session: bool
    ) -> None:
        now = state(phase=phase, sessions=tuple(before(days) for days in days_ago))
        assert session_today(now, DAY, EVERY_DAY) is session

    @pytest.mark.parametrize(
        ("phase", "days_ago", "session"),
        [
            (TWO, (5, 4, 3, 2, 1), False),
            (TWO, (6, 4, 3, 2, 1), False),
            (TWO, (7, 4, 3, 2, 1), True),
            (THREE, (6, 4, 2), False),
            (THREE, (7, 4, 2), True),
            (AFTER, (6, 4), False),
        ],
    )
    def test_a_week_holds_so_many_sessions(
        self, phase: Phase, days_ago: tuple[int, ...], session: bool
    ) -> None:
        now = state(phase=phase, sessions=tuple(before(days) for days in days_ago))
        assert session_today(now, DAY, EVERY_DAY) is session

    def test_the_sessions_of_the_phase_before_do_not_fill_the_week(self) -> None:
        many = tuple(map(before, (6, 5, 4, 3, 2)))
        assert not session_today(state(phase=THREE, sessions=many), DAY, EVERY_DAY)
        new = state(phase=THREE, phase_since=ago(1), sessions=many)
        assert session_today(new, DAY, EVERY_DAY)

    def test_the_daily_mobility_is_no_session(self) -> None:
        now = state(phase=THREE, sessions=(before(2), before(1, strength=False)))
        assert session_today(now, DAY, EVERY_DAY)

    @pytest.mark.parametrize(("days", "session"), [({MONDAY}, True), ({TUESDAY}, False)])
    def test_only_on_days_that_are_available(self, days: set[int], session: bool) -> None:
        assert session_today(state(), DAY, days) is session

    @pytest.mark.parametrize(
        ("load", "session"),
        [(None, True), (DailyLoad.USUAL, True), (DailyLoad.QUIET, True), (DailyLoad.HEAVY, False)],
    )
    def test_not_on_a_heavy_day(self, load: DailyLoad | None, session: bool) -> None:
        assert session_today(state(load=load), DAY, EVERY_DAY) is session

    def test_every_day_in_phase_1(self) -> None:
        now = state(phase=ONE, load=DailyLoad.HEAVY, sessions=tuple(map(before, (3, 2, 1))))
        assert session_today(now, DAY, frozenset())


@pytest.mark.parametrize(
    ("changes", "calm", "expected"),
    [
        ({}, True, 2),
        ({}, False, 0),
        ({"flare": Flare(ago(1))}, True, 0),
        ({"flags": (flag(Tier.T2),)}, True, 0),
        ({"flags": (flag(Tier.T3),)}, True, 2),
        ({"index_since": ago(2)}, True, 0),
        ({"index_since": ago(2), "sessions": (session(day=ago(3)),)}, True, 0),
        ({"index_since": ago(2), "sessions": (session(day=ago(2)),)}, True, 2),
        (
            {"index_since": ago(2), "sessions": (session(day=ago(9)), session(day=YESTERDAY))},
            True,
            2,
        ),
    ],
)
def test_two_new_exercises_may_enter_after_every_session_and_none_on_a_bad_day(
    changes: dict[str, Any], calm: bool, expected: int
) -> None:
    assert new_today(state(**changes), calm) == expected


@pytest.mark.parametrize(
    ("days_ago", "days_in", "phase", "told"),
    [
        ((1, 8, 15), 21, TWO, 3),
        ((21,), 21, TWO, 1),
        ((1, 8, 15), 20, TWO, None),
        ((22,), 40, TWO, None),
        ((), 40, TWO, None),
        ((1, 8, 15, 21), 40, TWO, None),
        ((1, 8, 15, 22), 40, TWO, 3),
        ((1, 8), 40, FOUR, 2),
        ((1, 8), 40, AFTER, None),
    ],
)
def test_a_session_a_week_or_fewer_cannot_build_up_and_is_told(
    days_ago: tuple[int, ...], days_in: int, phase: Phase, told: int | None
) -> None:
    now = state(phase=phase, sessions=tuple(map(before, days_ago)))
    reasons = too_few(now, DAY, days_in)
    assert [(r.code, r.values) for r in reasons] == (
        [] if told is None else [(Code.STEP_ONCE_A_WEEK, {"sessions": told, "days": 21})]
    )
