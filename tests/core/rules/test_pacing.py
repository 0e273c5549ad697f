"""The day strategy: quotas that grow with time and not with a good day, and heavy days."""

from collections.abc import Sequence
from typing import Any, Final

import pytest

from soepel.core.exercises import Phase
from soepel.core.plan import QuotaToday, Tip
from soepel.core.quantities import Pain, Trouble
from soepel.core.reasons import Code, Reason
from soepel.core.record import Activity, CheckIn, DailyLoad, Goal, QuotaDone
from soepel.core.rule import Rule
from soepel.core.rules import pacing
from soepel.core.rules.pacing import comfort, day_reasons, heavy_run, moments, quotas_for, tips
from soepel.core.state import DiaryDay, Flare, Quota, Stage
from tests.core.rules.builders import DAY, YESTERDAY, check_in, intake, state

WALK: Final = Activity.WALKING


def walked(minutes: int = 20, pain: int | None = 2) -> QuotaDone:
    """A walk of yesterday."""
    return QuotaDone(
        id="walk",
        day=YESTERDAY,
        known=check_in(YESTERDAY).known,
        activity=WALK,
        amount=minutes,
        pain=None if pain is None else Pain(pain),
    )


def quota(amount: int | None = 20, **changes: Any) -> Quota:
    return Quota(WALK, amount, **changes)


def stepped(
    before: Quota,
    *done: QuotaDone,
    phase: Phase = Phase.MOBILITY_AND_CONTROL,
    morning: CheckIn | None = None,
    held: bool = False,
    ordinary: bool = True,
    flare: Flare | None = None,
) -> tuple[Quota, Reason]:
    now = state(phase=phase, flare=flare)
    return pacing.stepped(before, done, now, morning or check_in(), held, ordinary)


def because(code: Code, **values: Any) -> Reason:
    return Reason(Rule.PACE_1, code, {"activity": "walking", **values})


class TestWhatIsBuiltUpByAQuota:
    def test_the_chosen_endurance_and_each_goal_that_can_be_built_up_once(self) -> None:
        goals = tuple(
            Goal(activity, Trouble(5))
            for activity in (Activity.STAIRS, Activity.GARDENING, Activity.CYCLING)
        )
        person = intake(endurance=Activity.CYCLING, goals=goals)
        assert quotas_for(person) == (Quota(Activity.CYCLING), Quota(Activity.GARDENING))

    def test_without_goals_walking(self) -> None:
        assert quotas_for(intake()) == (Quota(WALK),)


class TestMeasuringOrdinaryDays:
    def test_a_measured_day_is_the_sum_of_what_was_done(self) -> None:
        after, why = stepped(quota(None), walked(10), walked(5))
        assert after == quota(None, measured=(15,))
        assert why == because(Code.PACE_MEASURING, days=1)

    def test_two_days_are_not_enough(self) -> None:
        after, why = stepped(quota(None, measured=(10,)), walked(20))
        assert after == quota(None, measured=(10, 20))
        assert why == because(Code.PACE_MEASURING, days=2)

    def test_a_day_on_which_nothing_was_done_is_not_measured(self) -> None:
        assert stepped(quota(None)) == (quota(None), because(Code.PACE_MEASURING, days=0))

    def test_a_day_out_of_the_ordinary_is_not_measured(self) -> None:
        after, _ = stepped(quota(None), walked(60), ordinary=False)
        assert after == quota(None)

    @pytest.mark.parametrize(
        ("third", "start", "mean"), [(20, 15, 20), (22, 15, 21), (24, 16, 21), (1, 10, 14)]
    )
    def test_after_three_days_it_starts_at_three_quarters_of_the_mean_rounded_down(
        self, third: int, start: int, mean: int
    ) -> None:
        before = quota(None, measured=(20, 20))
        after, why = stepped(before, walked(third))
        assert after == quota(start, measured=(20, 20, third))
        assert why == because(Code.PACE_STARTED, minutes=start, mean=mean)

    def test_it_starts_at_one_minute_at_least(self) -> None:
        after, _ = stepped(quota(None, measured=(1, 1)), walked(1))
        assert after.amount == 1

    def test_measuring_goes_on_in_a_flare(self) -> None:
        _, why = stepped(quota(None), flare=Flare(DAY))
        assert why.code is Code.PACE_MEASURING


class TestAQuotaGrows:
    @pytest.mark.parametrize(
        ("before", "after"), [(20, 22), (29, 30), (25, 27), (9, 10), (5, 6), (1, 2), (10, 11)]
    )
    def test_by_a_tenth_rounded_down_and_at_least_one_minute(self, before: int, after: int) -> None:
        grown, why = stepped(quota(before, run=1), walked(before))
        assert grown == quota(after)
        assert why == because(Code.PACE_ROSE, before=before, after=after)

    def test_not_before_the_second_day(self) -> None:
        assert stepped(quota(run=0), walked()) == (quota(run=1), because(Code.PACE_HOLDS))

    def test_not_more_on_a_good_day(self) -> None:
        grown, _ = stepped(quota(20, run=1), walked(90, pain=0))
        assert grown.amount == 22

    def test_two_walks_of_a_day_count_together(self) -> None:
        grown, _ = stepped(quota(20, run=1), walked(12), walked(8))
        assert grown.amount == 22

    @pytest.mark.parametrize(("pain", "grows"), [(5, True), (6, False)])
    def test_only_with_pain_up_to_five(self, pain: int, grows: bool) -> None:
        grown, _ = stepped(quota(20, run=1), walked(20, pain=pain))
        assert grown.amount == (22 if grows else 20)

    @pytest.mark.parametrize(
        "done",
        [
            (),
            (walked(19),),
            (walked(20, pain=None),),
            (walked(20), walked(5, pain=None)),
            (walked(20), walked(5, pain=6)),
        ],
    )
    def test_not_when_a_day_was_missed_short_unreported_or_too_painful(
        self, done: Sequence[QuotaDone]
    ) -> None:
        after, why = stepped(quota(20, run=1), *done)
        assert (after.amount, after.run) == (20, 0)
        assert why == because(Code.PACE_HOLDS)

    def test_each_day_without_it_is_counted_until_it_is_done_again(self) -> None:
        missed, reason = stepped(quota(run=1, idle=5))
        assert (missed.run, missed.idle, reason.code) == (0, 6, Code.PACE_HOLDS)
        assert stepped(quota(idle=27), walked())[0].idle == 0

    def test_after_28_days_without_it_ordinary_days_are_measured_again(self) -> None:
        assert stepped(quota(idle=26))[0].amount == 20
        again, reason = stepped(quota(idle=27, measured=(10, 20, 30)))
        assert again == Quota(WALK)
        assert reason.code is Code.PACE_MEASURING
        assert reason.values == {"activity": "walking", "days": 0}

    def test_not_without_a_check_in(self) -> None:
        after, why = pacing.stepped(quota(run=1), [walked()], state(), None, False, True)
        assert (after, why) == (quota(), because(Code.PACE_HOLDS))

    def test_not_with_a_check_in_that_says_no_pain_value(self) -> None:
        after, _ = stepped(quota(run=1), walked(), morning=check_in(usual=None))
        assert after == quota()

    def test_not_on_a_day_that_holds_everything(self) -> None:
        after, why = stepped(quota(run=1), walked(), held=True)
        assert (after, why) == (quota(run=0), because(Code.PACE_HOLDS))

    @pytest.mark.parametrize(
        ("phase", "most"),
        [
            (Phase.CALM_DOWN, 30),
            (Phase.MOBILITY_AND_CONTROL, 30),
            (Phase.STRENGTH_AND_CAPACITY, 30),
            (Phase.FUNCTIONAL, 60),
            (Phase.MAINTENANCE, 60),
        ],
    )
    def test_up_to_the_goal_of_the_phase(self, phase: Phase, most: int) -> None:
        last, why = stepped(quota(most - 1, run=1), walked(most), phase=phase)
        assert (last.amount, why.code) == (most, Code.PACE_ROSE)
        there = stepped(quota(most, run=1), walked(most), phase=phase)
        assert there == (quota(most, run=2), because(Code.PACE_AT_GOAL, minutes=most))

    def test_a_quota_above_the_goal_of_an_earlier_phase_stays(self) -> None:
        stays, why = stepped(quota(45, run=1), walked(45), phase=Phase.STRENGTH_AND_CAPACITY)
        assert (stays.amount, why.values["minutes"]) == (45, 45)


class TestTwoTooPainfulDays:
    def test_one_is_counted(self) -> None:
        after, why = stepped(quota(run=1), walked(pain=6))
        assert (after, why) == (quota(over=1), because(Code.PACE_HOLDS))

    def test_the_second_holds_the_quota(self) -> None:
        after, why = stepped(quota(over=1), walked(pain=6))
        assert (after, why) == (quota(over=2, held=True), because(Code.PACE_PAIN_HOLDS))

    def test_a_good_day_between_starts_the_count_again(self) -> None:
        after, _ = stepped(quota(over=1), walked())
        assert after == quota(run=1, over=0)

    def test_a_day_without_a_report_between_does_not(self) -> None:
        after, _ = stepped(quota(over=1), walked(pain=None))
        assert after == quota(over=1)

    def test_one_good_day_does_not_free_it(self) -> None:
        after, why = stepped(quota(over=2, held=True), walked())
        assert (after, why) == (quota(over=1, held=True), because(Code.PACE_PAIN_HOLDS))

    def test_the_second_good_day_frees_it_and_counts_as_the_first_of_a_step(self) -> None:
        after, why = stepped(quota(over=1, held=True), walked())
        assert (after, why) == (quota(run=1), because(Code.PACE_HOLDS))

    @pytest.mark.parametrize("over", [1, 2])
    def test_another_too_painful_day_asks_for_two_good_ones_again(self, over: int) -> None:
        after, why = stepped(quota(over=over, held=True), walked(pain=7))
        assert (after, why.code) == (quota(over=2, held=True), Code.PACE_PAIN_HOLDS)

    def test_a_day_without_a_report_frees_nothing(self) -> None:
        after, _ = stepped(quota(over=1, held=True), walked(pain=None))
        assert after == quota(over=1, held=True)


class TestAQuotaInAFlare:
    @pytest.mark.parametrize(
        ("stage", "minutes"),
        [
            (Stage.ACTIVE, 12),
            (Stage.BACK_AT_60, 12),
            (Stage.BACK_AT_80, 16),
            (Stage.BACK_AT_100, 20),
        ],
    )
    def test_less_is_asked_and_nothing_grows(self, stage: Stage, minutes: int) -> None:
        flare = Flare(DAY, stage)
        assert pacing.today(quota(), state(flare=flare)) == QuotaToday(WALK, minutes)
        after, why = stepped(quota(run=1), walked(), flare=flare)
        assert (after, why) == (quota(), because(Code.PACE_FLARE, minutes=minutes))

    def test_doing_it_all_the_same_ends_the_count_of_idle_days(self) -> None:
        flare = Flare(DAY)
        assert stepped(quota(idle=9), walked(), flare=flare)[0].idle == 0
        assert stepped(quota(idle=9), flare=flare)[0].idle == 9

    @pytest.mark.parametrize(("amount", "minutes"), [(19, 11), (1, 1)])
    def test_the_share_is_rounded_down_and_never_nothing(self, amount: int, minutes: int) -> None:
        now = state(flare=Flare(DAY))
        assert pacing.today(quota(amount), now) == QuotaToday(WALK, minutes)

    def test_while_ordinary_days_are_measured_no_minutes_are_asked(self) -> None:
        assert pacing.today(quota(None), state(flare=Flare(DAY))) == QuotaToday(WALK, None)

    def test_without_a_flare_the_whole_quota_is_asked(self) -> None:
        assert pacing.today(quota(), state()) == QuotaToday(WALK, 20)


class TestWhatTheDayAsks:
    def test_heavy_days_running_are_counted(self) -> None:
        heavy = check_in(load=DailyLoad.HEAVY)
        assert heavy_run(state(heavy_days=2), heavy) == 3

    @pytest.mark.parametrize(
        "answer", [None, check_in(), check_in(load=DailyLoad.USUAL), check_in(load=DailyLoad.QUIET)]
    )
    def test_any_other_day_ends_the_run(self, answer: CheckIn | None) -> None:
        assert heavy_run(state(heavy_days=2), answer) == 0

    @pytest.mark.parametrize("load", [None, DailyLoad.USUAL])
    def test_a_usual_day_changes_nothing(self, load: DailyLoad | None) -> None:
        assert day_reasons(state(load=load, heavy_days=5)) == ()

    def test_a_quiet_day_is_said(self) -> None:
        quiet = state(load=DailyLoad.QUIET)
        assert day_reasons(quiet) == (Reason(Rule.PACE_2, Code.PACE_QUIET_DAY),)

    @pytest.mark.parametrize(("days", "run"), [(2, False), (3, True)])
    def test_a_heavy_day_is_said_and_the_third_one_running_too(self, days: int, run: bool) -> None:
        heavy = day_reasons(state(load=DailyLoad.HEAVY, heavy_days=days))
        expected = [
            Reason(Rule.PACE_2, Code.PACE_HEAVY_DAY),
            Reason(Rule.PACE_3, Code.PACE_SPREAD),
        ]
        if run:
            expected.append(Reason(Rule.PACE_2, Code.PACE_HEAVY_RUN, {"days": 3}))
        assert list(heavy) == expected

    @pytest.mark.parametrize(
        ("load", "expected"),
        [(None, 4), (DailyLoad.USUAL, 4), (DailyLoad.QUIET, 5), (DailyLoad.HEAVY, 3)],
    )
    def test_movement_moments_follow_what_the_day_asks(
        self, load: DailyLoad | None, expected: int
    ) -> None:
        assert moments(state(load=load)) == expected


class TestWhatMayHelp:
    comforts = (Tip.MOVE_EVERY_HALF_HOUR, Tip.WARMTH, Tip.PILLOW_BETWEEN_KNEES)

    def test_moving_often_helps_every_day(self) -> None:
        assert tips(state(day=DAY), False) == (Tip.MOVE_EVERY_HALF_HOUR,)

    def test_after_a_bad_night_warmth_and_a_pillow_do(self) -> None:
        night = state(day=DAY, diary=(DiaryDay(DAY, 3, bad_night=True),))
        assert tips(night, False) == self.comforts
        assert comfort(night, False) == (Reason(Rule.PACE_4, Code.PACE_WARMTH_AND_PILLOW),)

    @pytest.mark.parametrize(
        "entry", [DiaryDay(YESTERDAY, 3, bad_night=True), DiaryDay(DAY, 3, bad_night=False)]
    )
    def test_an_older_bad_night_or_a_good_one_asks_for_nothing(self, entry: DiaryDay) -> None:
        assert comfort(state(day=DAY, diary=(entry,)), False) == ()

    @pytest.mark.parametrize(
        ("phase", "asks"), [(Phase.CALM_DOWN, True), (Phase.MOBILITY_AND_CONTROL, False)]
    )
    def test_night_pain_at_intake_asks_for_them_in_phase_1(self, phase: Phase, asks: bool) -> None:
        now = state(day=DAY, phase=phase)
        assert tips(now, True) == (self.comforts if asks else self.comforts[:1])
        assert comfort(now, False) == ()

    def test_a_heavy_day_asks_to_spread_it(self) -> None:
        assert tips(state(load=DailyLoad.HEAVY), False)[1:] == (Tip.SPREAD_THE_DAY,)
        assert tips(state(load=DailyLoad.QUIET), False)[1:] == ()

    def test_phase_4_shows_the_plan_for_a_flare_again(self) -> None:
        assert tips(state(phase=Phase.FUNCTIONAL), False)[1:] == (Tip.FLARE_PLAN,)
        assert tips(state(phase=Phase.STRENGTH_AND_CAPACITY), False)[1:] == ()

    def test_a_flare_shows_the_plan_for_it_and_the_word_about_painkillers(self) -> None:
        flaring = state(flare=Flare(DAY))
        assert tips(flaring, False)[1:] == (Tip.FLARE_PLAN, Tip.PAINKILLERS_AS_ADVISED)
        assert tips(state(flare=Flare(DAY, Stage.BACK_AT_60)), False)[1:] == ()
