"""The diary of today, and what it does to a flare."""

from collections.abc import Sequence

import pytest

from soepel.core.day.diarised import diarised, drifted, flared, is_high
from soepel.core.quantities import Pain
from soepel.core.reasons import Code, Reason
from soepel.core.record import AnchorOrder, By, DailyLoad, FlareCall
from soepel.core.rule import Rule
from soepel.core.state import DiaryDay, Flare, PastFlare, Stage, State, Waiting
from tests.core.day.mornings import codes, entry, today
from tests.core.rules.builders import (
    DAY,
    GREEN,
    YESTERDAY,
    ago,
    check_in,
    diary,
    state,
    unit,
)


class TestTheDiary:
    def test_a_check_in_becomes_a_diary_day(self) -> None:
        told = check_in(usual=3, slept_worse=True, load=DailyLoad.QUIET)
        after = diarised(state(), today(None, told))
        assert after.diary == (DiaryDay(DAY, 3, disturbed=True, bad_night=True),)
        assert after.learning == (3,)
        assert after.load is DailyLoad.QUIET

    @pytest.mark.parametrize(("pain", "high"), [(4, False), (5, True)])
    def test_a_high_day_lies_the_threshold_above_usual(self, pain: int, high: bool) -> None:
        of = today(None, check_in(usual=pain))
        after = diarised(state(), of)
        assert after.diary[-1].high is high
        assert is_high(after, of) is high

    def test_a_day_in_a_flare_is_marked(self) -> None:
        flaring = state(flare=Flare(ago(2)))
        assert diarised(flaring, today(flaring, check_in())).diary[-1].in_flare

    def test_a_day_on_the_way_back_is_not(self) -> None:
        back = state(flare=Flare(ago(2), Stage.BACK_AT_60))
        assert not diarised(back, today(back, check_in())).diary[-1].in_flare

    def test_silence_adds_nothing_and_forgets_what_yesterday_asked(self) -> None:
        before = state(load=DailyLoad.HEAVY, diary=diary(3))
        assert diarised(before, today(before)) == state(diary=diary(3))

    def test_a_check_in_without_a_pain_value_adds_no_day(self) -> None:
        told = check_in(usual=None, load=DailyLoad.HEAVY)
        assert diarised(state(), today(None, told)) == state(load=DailyLoad.HEAVY)

    def test_the_diary_reaches_back_five_weeks(self) -> None:
        old = (DiaryDay(ago(36), 3), DiaryDay(ago(35), 3))
        after = diarised(state(diary=old), today(None, check_in()))
        assert [kept.day for kept in after.diary] == [ago(35), DAY]

    def test_a_high_day_of_yesterday_is_no_high_day_today(self) -> None:
        assert not is_high(state(diary=(DiaryDay(YESTERDAY, 9, high=True),)), today())
        assert not is_high(state(), today())


class TestDrift:
    high = diary(5, 5, 5, 5, until=DAY)

    def test_most_entries_above_the_anchor_are_a_drift_from_today_on(self) -> None:
        after = drifted(state(diary=self.high), today())
        assert (after.drift_since, after.last_drift) == (DAY, DAY)

    def test_a_drift_that_goes_on_keeps_its_first_day(self) -> None:
        before = state(diary=self.high, drift_since=ago(9), last_drift=YESTERDAY)
        after = drifted(before, today())
        assert (after.drift_since, after.last_drift) == (ago(9), DAY)

    def test_a_drift_that_ended_is_remembered_by_its_last_day(self) -> None:
        before = state(diary=diary(3, 3, 3), drift_since=ago(9), last_drift=YESTERDAY)
        after = drifted(before, today())
        assert (after.drift_since, after.last_drift) == (None, YESTERDAY)


def button(by: By = By.PERSON) -> FlareCall:
    return FlareCall(id="call", day=DAY, known=check_in().known, by=by)


class TestAFlareThatStarts:
    def test_it_is_said_with_the_questions_and_the_first_dose(self) -> None:
        of = today(None, button())
        after = flared(state(), of)
        assert after.flare == Flare(DAY)
        assert after.past_flares == (PastFlare(DAY),)
        assert of.reasons == [
            Reason(Rule.FL_1, Code.FL_BUTTON),
            Reason(Rule.FL_2, Code.FL_CHECK_AND_TRIGGERS),
            Reason(Rule.FL_3, Code.FL_FIRST_DAYS, {"day": 1, "until": 3}),
        ]

    def test_runs_and_open_questions_end(self) -> None:
        running = unit(run=(GREEN,), waiting=Waiting(YESTERDAY, GREEN))
        assert flared(state(running), today(None, button())).units == (unit(),)

    def test_today_is_a_day_in_the_flare_and_yesterday_is_not(self) -> None:
        before = state(diary=diary(6, 6, until=DAY, high=True, disturbed=True))
        after = flared(before, today(before))
        assert [day.in_flare for day in after.diary] == [False, True]

    @pytest.mark.parametrize(("oldest", "kept"), [(89, True), (90, False)])
    def test_flares_of_the_last_ninety_days_are_remembered(self, oldest: int, kept: bool) -> None:
        before = state(past_flares=(PastFlare(ago(oldest), ago(oldest - 5)),))
        after = flared(before, today(before, button()))
        assert len(after.past_flares) == 1 + kept

    def test_a_flare_on_the_way_back_starts_anew(self) -> None:
        back = state(flare=Flare(ago(9), Stage.BACK_AT_80, exposures=1))
        assert flared(back, today(back, button())).flare == Flare(DAY)

    @pytest.mark.parametrize("unresolved", [False, True])
    def test_a_flare_that_goes_on_does_not_start_again(self, unresolved: bool) -> None:
        stage = Stage.BACK_AT_60 if unresolved else Stage.ACTIVE
        flaring = state(flare=Flare(ago(3), stage, unresolved=unresolved))
        after = flared(flaring, today(flaring, button()))
        assert after.flare is not None
        assert after.flare.started == ago(3)
        assert after.past_flares == ()


class TestAFlareThatGoesOn:
    @pytest.mark.parametrize(
        ("days", "said"),
        [
            (2, Reason(Rule.FL_3, Code.FL_FIRST_DAYS, {"day": 3, "until": 3})),
            (3, Reason(Rule.FL_3, Code.FL_LATER_DAYS, {"day": 4})),
        ],
    )
    def test_each_day_says_what_it_changes(self, days: int, said: Reason) -> None:
        flaring = state(flare=Flare(ago(days)), last_diary=YESTERDAY)
        of = today(flaring, check_in(usual=8))
        flared(flaring, of)
        assert of.reasons == [said]

    def test_the_way_back_says_nothing_here(self) -> None:
        back = state(flare=Flare(ago(9), Stage.BACK_AT_60))
        of = today(back, check_in())
        assert flared(back, of) == state(flare=back.flare, last_diary=DAY)
        assert of.reasons == []

    def test_the_end_is_said(self) -> None:
        flaring = state(flare=Flare(ago(5), calm_days=1))
        of = today(flaring, check_in())
        flared(flaring, of)
        assert codes(of) == [Code.FL_ENDED]

    def test_an_anchor_set_by_the_therapist_ends_an_unresolved_flare(self) -> None:
        unresolved = state(flare=Flare(ago(20), Stage.BACK_AT_60, unresolved=True))
        of = today(unresolved, entry(AnchorOrder, anchor=Pain(6)))
        after = flared(unresolved, of)
        assert after.flare == Flare(ago(20), Stage.BACK_AT_60)

    @pytest.mark.parametrize(
        ("pain", "as_usual", "seen"), [(3, None, True), (None, True, False), (None, None, False)]
    )
    def test_only_a_pain_value_ends_the_silence(
        self, pain: int | None, as_usual: bool | None, seen: bool
    ) -> None:
        silent = state(last_diary=ago(6))
        after = flared(silent, today(silent, check_in(usual=pain, as_usual=as_usual)))
        assert after.last_diary == (DAY if seen else ago(6))

    def test_two_answers_of_as_usual_after_a_silence_end_the_flare(self) -> None:
        now: State = state(flare=Flare(ago(8)), last_diary=ago(7))
        answers: Sequence[int] = (1, 0)
        for days in answers:
            of = today(now, check_in(ago(days), usual=None, as_usual=True), day=ago(days))
            now = flared(now, of)
        assert now.flare == Flare(ago(8), Stage.BACK_AT_60, calm_days=2)
