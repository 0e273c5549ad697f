"""When a check-in is asked, and when the answer about recovery is."""

import pytest

from soepel.core.exercises import Phase
from soepel.core.rules.check_ins import check_in_asked, recovery_asked
from soepel.core.state import Flare, Waiting
from tests.core.rules.builders import DAY, GREEN, ago, diary, session, state, unit

ONE, TWO, THREE, FOUR, AFTER = Phase


class TestACheckInIsAsked:
    @pytest.mark.parametrize("phase", [ONE, TWO])
    def test_every_day_in_the_first_two_phases(self, phase: Phase) -> None:
        assert check_in_asked(state(phase=phase, last_diary=ago(1)), DAY)

    @pytest.mark.parametrize("phase", [THREE, FOUR, AFTER])
    def test_every_day_in_a_flare(self, phase: Phase) -> None:
        flaring = state(phase=phase, last_diary=ago(1), flare=Flare(ago(3)))
        assert check_in_asked(flaring, DAY)

    @pytest.mark.parametrize(
        ("phase", "session_days_ago", "asked"),
        [(THREE, 1, True), (THREE, 2, False), (FOUR, 1, False), (AFTER, 1, False)],
    )
    def test_after_a_session_in_phase_3_alone(
        self, phase: Phase, session_days_ago: int, asked: bool
    ) -> None:
        trained = session(day=ago(session_days_ago))
        now = state(phase=phase, last_diary=ago(2), sessions=(trained,))
        assert check_in_asked(now, DAY) is asked

    @pytest.mark.parametrize(("days", "asked"), [(6, False), (7, True), (8, True)])
    @pytest.mark.parametrize("phase", [THREE, FOUR, AFTER])
    def test_once_a_week_later_on(self, phase: Phase, days: int, asked: bool) -> None:
        assert check_in_asked(state(phase=phase, last_diary=ago(days)), DAY) is asked

    def test_the_day_after_a_high_day(self) -> None:
        after = state(phase=FOUR, last_diary=ago(1), diary=diary(7, high=True))
        assert check_in_asked(after, DAY)
        assert not check_in_asked(state(phase=FOUR, last_diary=ago(1), diary=diary(3)), DAY)

    def test_of_who_never_made_one(self) -> None:
        assert check_in_asked(state(phase=FOUR, last_diary=None), DAY)


class TestRecoveryIsAsked:
    def test_the_day_after_a_session(self) -> None:
        assert recovery_asked(state(sessions=(session(day=ago(1)),)), DAY)
        assert not recovery_asked(state(sessions=()), DAY)

    @pytest.mark.parametrize(("days", "asked"), [(2, True), (3, True), (4, False)])
    def test_as_long_as_the_answer_counts(self, days: int, asked: bool) -> None:
        waiting = unit(waiting=Waiting(ago(days), GREEN))
        now = state(units=(waiting,), sessions=(session(day=ago(days)),))
        assert recovery_asked(now, DAY) is asked

    def test_not_again_once_it_was_answered(self) -> None:
        now = state(units=(unit(waiting=None),), sessions=(session(day=ago(2)),))
        assert not recovery_asked(now, DAY)
