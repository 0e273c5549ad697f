"""The flare rule: when a flare starts, what it makes of a dose, the way back, and whom to call."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from soepel.core.exercises import Amount, Dose, Exercise, Kind, Level
from soepel.core.plan import Prescription
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.core.record import By, FlagRaised, FlareCall
from soepel.core.rule import Rule
from soepel.core.rules.flare import (
    calmed,
    carried_on,
    contacts,
    first_days,
    flares_within,
    started,
    way_back,
)
from soepel.core.screening import RedFlag, Tier
from soepel.core.state import DiaryDay, Flare, PastFlare, Session, Stage, StandingFlag, State
from tests.core.rules.builders import (
    DAY,
    YESTERDAY,
    ago,
    check_in,
    exercise,
    session,
    state,
    unit,
)


def high(days_ago: int, **changes: Any) -> DiaryDay:
    return DiaryDay(ago(days_ago), 6, high=True, **changes)


def calm(days_ago: int) -> DiaryDay:
    return DiaryDay(ago(days_ago), 3)


def call(by: By) -> FlareCall:
    return FlareCall(id="call", day=DAY, known=check_in().known, by=by)


def flaring(days: int, **changes: Any) -> Flare:
    return Flare(ago(days), **changes)


def standing(flag: RedFlag, tier: Tier | None) -> StandingFlag:
    raised = FlagRaised(id=flag.value, day=DAY, known=check_in().known, flag=flag)
    return StandingFlag(raised, tier=tier)


def codes(reasons: Sequence[Reason]) -> list[Code]:
    return [reason.code for reason in reasons]


class TestTheStartOfAFlare:
    def test_the_button_starts_one_without_any_diary(self) -> None:
        assert started(state(), DAY, [call(By.PERSON)]) == Reason(Rule.FL_1, Code.FL_BUTTON)

    def test_a_therapist_starts_one_and_is_named(self) -> None:
        both = [call(By.PERSON), call(By.THERAPIST)]
        assert started(state(), DAY, both) == Reason(Rule.FL_1, Code.FL_THERAPIST)

    def test_nothing_starts_without_a_report(self) -> None:
        assert started(state(), DAY, ()) is None

    @pytest.mark.parametrize(("apart", "starts"), [(1, True), (3, True), (4, False)])
    def test_two_disturbing_high_days_start_one_when_at_most_three_days_apart(
        self, apart: int, starts: bool
    ) -> None:
        diary = (high(apart, disturbed=True), high(0))
        why = started(state(diary=diary), DAY, ())
        expected = Reason(Rule.FL_1, Code.FL_TWO_HIGH_DAYS, {"days": 2})
        assert why == (expected if starts else None)

    def test_either_of_the_two_days_may_have_disturbed(self) -> None:
        assert started(state(diary=(high(1), high(0, disturbed=True))), DAY, ()) is not None

    def test_two_high_days_that_disturbed_nothing_start_none(self) -> None:
        assert started(state(diary=(high(1), high(0))), DAY, ()) is None

    def test_a_calm_entry_between_two_high_days_keeps_them_apart(self) -> None:
        diary = (high(2, disturbed=True), calm(1), high(0, disturbed=True))
        assert started(state(diary=diary), DAY, ()) is None

    def test_an_entry_without_a_value_does_not_stand_between(self) -> None:
        diary = (high(2, disturbed=True), DiaryDay(ago(1), None), high(0))
        assert started(state(diary=diary), DAY, ()) is not None

    def test_one_disturbing_high_day_starts_none(self) -> None:
        assert started(state(diary=(high(0, disturbed=True),)), DAY, ()) is None

    def test_only_the_last_two_days_are_a_pair(self) -> None:
        diary = (high(20, disturbed=True), high(1), high(0))
        assert started(state(diary=diary), DAY, ()) is None

    @pytest.mark.parametrize(("oldest", "starts"), [(13, True), (14, False)])
    def test_the_third_high_day_in_fourteen_days_starts_one_whatever_the_answers(
        self, oldest: int, starts: bool
    ) -> None:
        diary = (high(oldest), calm(10), high(6), calm(1), high(0))
        why = started(state(diary=diary), DAY, ())
        expected = Reason(Rule.FL_1, Code.FL_THIRD_HIGH_DAY, {"days": 3})
        assert why == (expected if starts else None)

    def test_the_third_high_day_is_named_before_the_pair(self) -> None:
        diary = (high(9), high(1, disturbed=True), high(0))
        why = started(state(diary=diary), DAY, ())
        assert why is not None
        assert why.code is Code.FL_THIRD_HIGH_DAY

    def test_a_calm_today_starts_none_after_three_high_days(self) -> None:
        diary = (high(3, disturbed=True), high(2, disturbed=True), high(1), calm(0))
        assert started(state(diary=diary), DAY, ()) is None

    def test_high_days_up_to_yesterday_start_none_without_a_report_of_today(self) -> None:
        diary = (high(3), high(2, disturbed=True), high(1, disturbed=True))
        assert started(state(diary=diary), DAY, ()) is None

    @pytest.mark.parametrize(("ended", "starts"), [(6, True), (5, False)])
    def test_high_days_up_to_the_end_of_a_flare_are_used_up(self, ended: int, starts: bool) -> None:
        diary = (high(8), high(5), high(2), high(0))
        past = (PastFlare(ago(40), ago(30)), PastFlare(ago(9), ago(ended)))
        why = started(state(diary=diary, past_flares=past), DAY, ())
        expected = Reason(Rule.FL_1, Code.FL_THIRD_HIGH_DAY, {"days": 3})
        assert why == (expected if starts else None)

    def test_a_high_day_before_a_flare_ended_makes_no_pair(self) -> None:
        diary = (high(2, disturbed=True), high(0, disturbed=True))
        assert started(state(diary=diary), DAY, ()) is not None
        over = (PastFlare(ago(9), ago(2)),)
        assert started(state(diary=diary, past_flares=over), DAY, ()) is None

    def test_a_flare_that_never_ended_uses_nothing_up(self) -> None:
        diary = (high(2, disturbed=True), high(0))
        assert started(state(diary=diary, past_flares=(PastFlare(ago(9)),)), DAY, ()) is not None


class TestTheEndOfAFlare:
    def test_without_a_flare_nothing_changes(self) -> None:
        before = state()
        assert carried_on(before, DAY, check_in(), False) == (before, ())

    def test_the_way_back_is_no_flare_to_carry_on(self) -> None:
        before = state(flare=flaring(4, stage=Stage.BACK_AT_80), last_diary=YESTERDAY)
        assert carried_on(before, DAY, check_in(usual=9), False) == (before, ())

    @pytest.mark.parametrize(("pain", "calm_days"), [(3, 1), (4, 1), (5, 0)])
    def test_a_day_up_to_one_above_usual_is_calm(self, pain: int, calm_days: int) -> None:
        before = state(flare=flaring(2), last_diary=YESTERDAY)
        after, reasons = carried_on(before, DAY, check_in(usual=pain), False)
        assert after.flare == flaring(2, calm_days=calm_days)
        assert reasons == ()

    def test_the_second_calm_day_running_ends_it(self) -> None:
        before = state(
            flare=flaring(5, calm_days=1, exposures=1),
            past_flares=(PastFlare(ago(60), ago(50)), PastFlare(ago(5))),
        )
        after, reasons = carried_on(before, DAY, check_in(usual=4), False)
        assert after.flare == flaring(5, stage=Stage.BACK_AT_60, calm_days=2)
        assert after.past_flares == (PastFlare(ago(60), ago(50)), PastFlare(ago(5), DAY))
        assert reasons == (Reason(Rule.FL_4, Code.FL_ENDED, {"days": 5}),)

    def test_a_bad_day_between_starts_the_count_again(self) -> None:
        before = state(flare=flaring(5, calm_days=1), last_diary=YESTERDAY)
        after, _ = carried_on(before, DAY, check_in(usual=5), False)
        assert after.flare == flaring(5)

    def test_a_silent_day_between_starts_the_count_again(self) -> None:
        before = state(flare=flaring(5, calm_days=1), last_diary=YESTERDAY)
        after, _ = carried_on(before, DAY, None, False)
        assert after.flare == flaring(5)

    @pytest.mark.parametrize(("silent", "counts"), [(5, False), (6, True)])
    def test_a_yes_to_as_usual_counts_after_five_days_without_diary(
        self, silent: int, counts: bool
    ) -> None:
        before = state(flare=flaring(8), last_diary=ago(silent))
        answer = check_in(usual=None, as_usual=True)
        after, reasons = carried_on(before, DAY, answer, False)
        assert after.flare == flaring(8, calm_days=int(counts))
        assert codes(reasons) == ([Code.FL_ASK_AS_USUAL] if counts else [])
        assert all(reason.rule is Rule.FL_4 for reason in reasons)

    def test_a_no_to_as_usual_is_no_calm_day(self) -> None:
        before = state(flare=flaring(8, calm_days=1), last_diary=ago(8))
        after, _ = carried_on(before, DAY, check_in(usual=None, as_usual=False), False)
        assert after.flare == flaring(8)

    def test_a_high_value_outweighs_a_yes_to_as_usual(self) -> None:
        before = state(flare=flaring(8), last_diary=ago(8))
        after, _ = carried_on(before, DAY, check_in(usual=8, as_usual=True), False)
        assert after.flare == flaring(8)

    def test_two_answers_of_as_usual_running_end_it(self) -> None:
        before = state(flare=flaring(8, calm_days=1), last_diary=ago(8))
        after, _ = carried_on(before, DAY, check_in(usual=None, as_usual=True), False)
        assert after.flare == flaring(8, stage=Stage.BACK_AT_60, calm_days=2)

    @pytest.mark.parametrize(
        ("started", "last", "asks"),
        [(5, None, False), (6, None, True), (5, 20, False), (6, 20, True), (20, 5, False)],
    )
    def test_silence_counts_from_the_last_diary_day_or_the_start_of_the_flare(
        self, started: int, last: int | None, asks: bool
    ) -> None:
        unresolved = started >= 14
        flare = flaring(started, unresolved=unresolved)
        before = state(flare=flare, last_diary=None if last is None else ago(last))
        _, reasons = carried_on(before, DAY, None, False)
        assert (Code.FL_ASK_AS_USUAL in codes(reasons)) is asks

    @pytest.mark.parametrize(("days", "unresolved"), [(13, False), (14, True)])
    def test_a_flare_of_fourteen_days_is_unresolved(self, days: int, unresolved: bool) -> None:
        before = state(flare=flaring(days, calm_days=1), last_diary=YESTERDAY)
        after, reasons = carried_on(before, DAY, check_in(usual=8), False)
        told = (
            Reason(Rule.FL_4, Code.FL_UNRESOLVED, {"days": 14}),
            Reason(Rule.FL_2, Code.FL_CHECK_AND_TRIGGERS),
        )
        stage = Stage.BACK_AT_60 if unresolved else Stage.ACTIVE
        assert after.flare == flaring(days, stage=stage, unresolved=unresolved)
        assert reasons == (told if unresolved else ())

    @pytest.mark.parametrize(
        ("days", "again"), [(15, False), (20, False), (21, True), (22, False), (28, True)]
    )
    def test_the_red_flags_are_asked_every_week_while_it_is_unresolved(
        self, days: int, again: bool
    ) -> None:
        before = state(flare=flaring(days, unresolved=True), last_diary=YESTERDAY)
        _, reasons = carried_on(before, DAY, check_in(usual=8), False)
        assert (Code.FL_CHECK_AND_TRIGGERS in codes(reasons)) is again

    def test_an_unresolved_flare_without_diary_still_asks_whether_it_is_as_usual(self) -> None:
        before = state(flare=flaring(20, unresolved=True), last_diary=ago(6))
        _, reasons = carried_on(before, DAY, None, False)
        assert codes(reasons) == [Code.FL_UNRESOLVED, Code.FL_ASK_AS_USUAL]

    def test_the_fourteenth_day_still_ends_it_when_it_is_the_second_calm_one(self) -> None:
        before = state(flare=flaring(14, calm_days=1))
        after, reasons = carried_on(before, DAY, check_in(), False)
        assert after.flare == flaring(14, stage=Stage.BACK_AT_60, calm_days=2)
        assert codes(reasons) == [Code.FL_ENDED]

    def test_an_unresolved_flare_ends_by_two_calm_days(self) -> None:
        unresolved = flaring(20, stage=Stage.BACK_AT_60, unresolved=True)
        once, _ = carried_on(state(flare=unresolved), DAY, check_in(), False)
        assert once.flare == flaring(20, stage=Stage.BACK_AT_60, unresolved=True, calm_days=1)
        twice, reasons = carried_on(once, DAY, check_in(), False)
        assert twice.flare == flaring(20, stage=Stage.BACK_AT_60, calm_days=2)
        assert codes(reasons) == [Code.FL_ENDED]

    def test_an_anchor_set_by_the_therapist_ends_an_unresolved_flare(self) -> None:
        before = state(flare=flaring(20, stage=Stage.BACK_AT_60, unresolved=True))
        after, reasons = carried_on(before, DAY, None, True)
        assert after.flare == flaring(20, stage=Stage.BACK_AT_60)
        assert codes(reasons) == [Code.FL_ENDED]

    def test_an_anchor_set_by_the_therapist_does_not_end_a_flare_that_goes_on(self) -> None:
        before = state(flare=flaring(3), last_diary=YESTERDAY)
        assert carried_on(before, DAY, None, True) == (before, ())


class TestTheWayBack:
    def back(self, stage: Stage, exposures: int = 0) -> State:
        return state(flare=flaring(9, stage=stage, exposures=exposures))

    def test_without_a_flare_there_is_no_way_back(self) -> None:
        assert way_back(state(), state(), session(), True) == (state(), ())

    @pytest.mark.parametrize(
        "flare", [flaring(3), flaring(20, stage=Stage.BACK_AT_60, unresolved=True)]
    )
    def test_it_does_not_begin_before_usual_pain_is_back(self, flare: Flare) -> None:
        now = state(flare=flare)
        assert way_back(self.back(Stage.BACK_AT_60), now, session(), True) == (now, ())

    @pytest.mark.parametrize(
        "flare", [None, flaring(8), flaring(20, stage=Stage.BACK_AT_60, unresolved=True)]
    )
    def test_a_session_from_before_the_way_back_does_not_count(self, flare: Flare | None) -> None:
        now = self.back(Stage.BACK_AT_60)
        assert way_back(state(flare=flare), now, session(), True) == (now, ())

    @pytest.mark.parametrize(
        ("last", "calm"),
        [
            (None, True),
            (session(strength=False), True),
            (session(reported=False), True),
            (session(red=True), True),
            (session(), False),
        ],
    )
    def test_only_a_full_calm_report_of_a_session_counts(
        self, last: Session | None, calm: bool
    ) -> None:
        now = self.back(Stage.BACK_AT_60, 1)
        assert way_back(now, now, last, calm) == (now, ())

    @pytest.mark.parametrize("stage", [Stage.BACK_AT_60, Stage.BACK_AT_80, Stage.BACK_AT_100])
    def test_one_good_session_is_counted(self, stage: Stage) -> None:
        now = self.back(stage)
        assert way_back(now, now, session(), True) == (self.back(stage, 1), ())

    @pytest.mark.parametrize(
        ("stage", "following", "share"),
        [(Stage.BACK_AT_60, Stage.BACK_AT_80, 80), (Stage.BACK_AT_80, Stage.BACK_AT_100, 100)],
    )
    def test_the_second_good_session_goes_one_stage_further(
        self, stage: Stage, following: Stage, share: int
    ) -> None:
        now = self.back(stage, 1)
        after, reasons = way_back(now, now, session(), True)
        assert after == self.back(following)
        assert reasons == (Reason(Rule.FL_4, Code.FL_STAGE, {"share": share}),)

    def test_after_two_good_sessions_at_the_whole_dose_the_flare_is_over(self) -> None:
        now = self.back(Stage.BACK_AT_100, 1)
        after, reasons = way_back(now, now, session(), True)
        assert after == state()
        assert reasons == (Reason(Rule.FL_4, Code.FL_BACK),)


def asked(rung: int = 5, sets: int = 3, amount: int = 10, **changes: Any) -> Prescription:
    return Prescription("bridge", Side.BOTH, rung, sets, amount, **changes)


def holds(*amounts: int) -> Exercise:
    levels = (Level("light", amounts, 1.0),)
    return exercise(kind=Kind.ISOMETRIC, amount=Amount.SECONDS, levels=levels)


class TestTheDoseInAFlare:
    @pytest.mark.parametrize(("days", "first"), [(0, True), (2, True), (3, False)])
    def test_the_first_days_are_three(self, days: int, first: bool) -> None:
        assert first_days(flaring(days), DAY) is first

    @pytest.mark.parametrize("kind", [Kind.STRENGTH, Kind.FUNCTION])
    def test_strength_is_off_for_three_days(self, kind: Kind) -> None:
        strong = exercise(kind=kind)
        assert calmed(unit(), strong, asked(), flaring(2), DAY) is None

    @pytest.mark.parametrize("kind", [Kind.STRENGTH, Kind.FUNCTION])
    @pytest.mark.parametrize(("sets", "half"), [(3, 2), (2, 1), (1, 1)])
    def test_from_day_four_strength_is_a_level_lower_in_half_the_sets_rounded_up(
        self, kind: Kind, sets: int, half: int
    ) -> None:
        prescribed = asked(rung=5, sets=sets, amount=10)
        calm = calmed(unit(), exercise(kind=kind), prescribed, flaring(3), DAY)
        assert calm is not None
        assert (calm.rung, calm.sets) == (2, half)

    def test_the_amount_is_that_of_the_lower_level(self) -> None:
        levels = (Level("low", (12,), 1.0), Level("high", (9,), 2.0))
        calm = calmed(
            unit(dose=Dose(2, 3)), exercise(levels=levels), asked(2, 3, 9), flaring(3), DAY
        )
        assert calm == asked(1, 2, 12)

    def test_half_the_sets_without_a_level_below_are_within_the_share_of_the_way_back(self) -> None:
        bottom = exercise(levels=(Level("only", (9,), 1.0),))
        calm = calmed(unit(dose=Dose(1, 3)), bottom, asked(1, 3, 9), flaring(3), DAY)
        assert calm == asked(1, 2, 7)

    @pytest.mark.parametrize("kind", [Kind.MOBILITY, Kind.CONTROL, Kind.GAIT])
    @pytest.mark.parametrize("days", [0, 9])
    def test_mobility_goes_a_level_lower_from_the_first_day(self, kind: Kind, days: int) -> None:
        calm = calmed(unit(), exercise(kind=kind), asked(rung=5, sets=3), flaring(days), DAY)
        assert calm is not None
        assert (calm.rung, calm.sets) == (2, 3)

    @pytest.mark.parametrize("days", [0, 9])
    @pytest.mark.parametrize(
        ("sets", "amount", "expected"),
        [(4, 10, (2, 10)), (5, 10, (3, 10)), (2, 15, (1, 15)), (1, 15, (1, 8)), (1, 20, (1, 10))],
    )
    def test_isometrics_are_half_the_holds_or_one_hold_of_half_as_long(
        self, days: int, sets: int, amount: int, expected: tuple[int, int]
    ) -> None:
        hold = holds(10, 15, 20)
        calm = calmed(unit(dose=Dose(2, sets)), hold, asked(2, sets, amount), flaring(days), DAY)
        assert calm is not None
        assert (calm.rung, calm.sets, calm.amount) == (2, *expected)

    @pytest.mark.parametrize(
        ("sets", "amount", "expected"), [(2, 10, 6), (3, 8, 4), (1, 12, 7), (1, 1, 1)]
    )
    def test_without_a_level_below_no_more_is_asked_than_on_the_way_back(
        self, sets: int, amount: int, expected: int
    ) -> None:
        bottom = unit(dose=Dose(1, sets))
        eased = exercise(kind=Kind.MOBILITY, levels=(Level("only", (amount,), 1.0),))
        calm = calmed(bottom, eased, asked(1, sets, amount), flaring(5), DAY)
        back = calmed(
            bottom, eased, asked(1, sets, amount), flaring(5, stage=Stage.BACK_AT_60), DAY
        )
        assert calm == back == asked(1, sets, expected)

    @pytest.mark.parametrize(
        ("stage", "amount"),
        [(Stage.BACK_AT_60, 6), (Stage.BACK_AT_80, 8), (Stage.BACK_AT_100, 10)],
    )
    def test_the_way_back_is_a_share_at_the_old_load(self, stage: Stage, amount: int) -> None:
        prescribed = asked(5, 3, 10, load=20.0)
        back = calmed(unit(), exercise(), prescribed, flaring(9, stage=stage), DAY)
        assert back == asked(5, 3, amount, load=20.0)

    @pytest.mark.parametrize(
        ("sets", "amount", "expected"), [(3, 8, 4), (2, 12, 7), (1, 12, 7), (1, 1, 1)]
    )
    def test_a_share_is_rounded_down_and_never_nothing(
        self, sets: int, amount: int, expected: int
    ) -> None:
        back = flaring(9, stage=Stage.BACK_AT_60)
        assert calmed(unit(), exercise(), asked(5, sets, amount), back, DAY) == asked(
            5, sets, expected
        )

    def test_the_way_back_starts_strength_again_at_once(self) -> None:
        back = flaring(1, stage=Stage.BACK_AT_60)
        assert calmed(unit(), exercise(), asked(), back, DAY) is not None


class TestWhenToCall:
    def today(self, pain: int | None = 3, **changes: Any) -> State:
        return state(diary=(DiaryDay(DAY, pain),), **changes)

    def test_an_ordinary_day_calls_nobody(self) -> None:
        assert contacts(self.today(), DAY) == ()
        assert contacts(state(), DAY) == ()

    @pytest.mark.parametrize(("days", "calls"), [(8, False), (9, True)])
    def test_a_flare_longer_than_eight_days_does(self, days: int, calls: bool) -> None:
        told = (Reason(Rule.FL_5, Code.FL_CONTACT_LONG, {"days": 9}),)
        assert contacts(state(flare=flaring(days)), DAY) == (told if calls else ())

    def test_an_unresolved_flare_still_does(self) -> None:
        long = state(flare=flaring(30, stage=Stage.BACK_AT_60, unresolved=True))
        assert codes(contacts(long, DAY)) == [Code.FL_CONTACT_LONG]

    def test_the_way_back_does_not_however_long_ago_it_started(self) -> None:
        assert contacts(state(flare=flaring(30, stage=Stage.BACK_AT_80)), DAY) == ()

    @pytest.mark.parametrize(
        ("pain", "anchor", "calls"),
        [
            (8, 6.0, True),
            (8, 3.0, True),
            (7, 3.0, False),
            (8, 6.5, False),
            (8, 7.0, False),
            (9, 7.0, True),
            (None, 3.0, False),
        ],
    )
    def test_pain_of_eight_that_lies_two_above_the_anchor_does(
        self, pain: int | None, anchor: float, calls: bool
    ) -> None:
        told = (Reason(Rule.FL_5, Code.FL_CONTACT_SEVERE, {"pain": pain}),)
        assert contacts(self.today(pain, anchor=anchor), DAY) == (told if calls else ())

    def test_severe_pain_of_yesterday_does_not(self) -> None:
        assert contacts(state(diary=(DiaryDay(YESTERDAY, 9),)), DAY) == ()

    @pytest.mark.parametrize(
        ("nights", "calls"),
        [
            ((2, 1, 0), True),
            ((9, 2, 1, 0), True),
            ((1, 0), False),
            ((3, 1, 0), False),
            ((3, 2, 1), False),
        ],
    )
    def test_three_bad_nights_running_up_to_today_do(
        self, nights: Sequence[int], calls: bool
    ) -> None:
        bad = tuple(DiaryDay(ago(days), 3, bad_night=True) for days in nights)
        told = (Reason(Rule.FL_5, Code.FL_CONTACT_NIGHTS, {"nights": 3}),)
        assert contacts(state(diary=bad), DAY) == (told if calls else ())

    def test_a_good_night_between_ends_the_run(self) -> None:
        nights = tuple(DiaryDay(ago(days), 3, bad_night=days != 1) for days in (2, 1, 0))
        assert contacts(state(diary=nights), DAY) == ()

    @pytest.mark.parametrize(("oldest", "calls"), [(89, True), (90, False)])
    def test_the_third_flare_in_ninety_days_does(self, oldest: int, calls: bool) -> None:
        past = tuple(PastFlare(ago(days)) for days in (oldest, 30, 1))
        told = (Reason(Rule.FL_5, Code.FL_CONTACT_THIRD, {"flares": 3}),)
        now = state(flare=flaring(1), past_flares=past)
        assert contacts(now, DAY) == (told if calls else ())

    def test_three_flares_that_are_over_do_not(self) -> None:
        past = tuple(PastFlare(ago(days), ago(days - 5)) for days in (60, 30, 10))
        assert contacts(state(past_flares=past), DAY) == ()

    def test_a_red_flag_does_as_long_as_it_counts(self) -> None:
        flags = (
            standing(RedFlag.NIGHT_SWEATS, Tier.T2),
            standing(RedFlag.GROIN_LUMP, None),
            standing(RedFlag.GIVING_WAY, Tier.T3),
            standing(RedFlag.HOT_RED_SWOLLEN_JOINT, Tier.T1),
        )
        told = [
            Reason(Rule.FL_5, Code.FL_CONTACT_FLAG, {"flag": flag, "tier": tier})
            for flag, tier in (("night_sweats", 2), ("hot_red_swollen_joint", 1))
        ]
        assert contacts(state(flags=flags), DAY) == tuple(told)

    def test_every_reason_to_call_is_told(self) -> None:
        bad = tuple(DiaryDay(ago(days), 9, bad_night=True) for days in (2, 1, 0))
        past = tuple(PastFlare(ago(days)) for days in (60, 30, 9))
        everything = state(diary=bad, flare=flaring(9), past_flares=past)
        assert codes(contacts(everything, DAY)) == [
            Code.FL_CONTACT_LONG,
            Code.FL_CONTACT_SEVERE,
            Code.FL_CONTACT_NIGHTS,
            Code.FL_CONTACT_THIRD,
        ]


@pytest.mark.parametrize(("day", "count"), [(date(2026, 3, 2), 2), (date(2026, 3, 3), 1)])
def test_flares_are_counted_by_the_day_they_started(day: date, count: int) -> None:
    past = (PastFlare(ago(27), ago(20)), PastFlare(ago(3)))
    assert flares_within(state(past_flares=past), day, 28) == count
