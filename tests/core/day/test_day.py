"""One day of care: yesterday's exercises and this morning's report in, today's plan out."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

import pytest

from soepel.core.care import Care
from soepel.core.day import advanced, begun
from soepel.core.exercises import Dose, Exercise, Phase, Target
from soepel.core.plan import Move, Review
from soepel.core.quantities import Pain, Side
from soepel.core.reasons import Code, Reason
from soepel.core.record import (
    Activity,
    AttentionClosed,
    DailyLoad,
    DayEntries,
    Entry,
    ExtraPain,
    FlagRaised,
    Pause,
    PhaseOrder,
    QuotaDone,
)
from soepel.core.rule import Rule
from soepel.core.screening import RedFlag, Tier
from soepel.core.state import (
    Check,
    Flare,
    Item,
    PastFlare,
    Quota,
    Session,
    Stage,
    State,
)
from tests.core.day.mornings import care, entry
from tests.core.rules.builders import (
    DAY,
    RED,
    YESTERDAY,
    ago,
    check_in,
    exercise,
    exposure,
    intake,
    session,
    state,
    unit,
)

ONE, TWO, THREE, FOUR, AFTER = Phase
LOADING: Final = (Target.FIRST_LOADING,)
SQUATS: Final = {
    "squat": exercise("squat", targets=LOADING, alternatives=("rise",)),
    "rise": exercise("rise", targets=LOADING),
}


def settled(*units: Any, **changes: Any) -> State:
    """In phase 2, with the squat in the plan and nothing new to enter."""
    given: dict[str, Any] = {
        "wanted": ("squat", "rise"),
        "last_move": ago(3),
        "last_diary": YESTERDAY,
        "phase_since": ago(9),
        **changes,
    }
    of = units or (unit("squat"), unit("rise"))
    return state(*of, **given)


def day(
    start: State,
    *entries: Entry,
    past: Sequence[Entry] = (),
    exercises: Mapping[str, Exercise] = SQUATS,
    of: Care | None = None,
    **person: Any,
) -> Review:
    who = of or care(intake(**person), exercises)
    return advanced(start, DAY, DayEntries(tuple(past)), DayEntries(entries), who)


def codes(of: Review) -> list[Code]:
    return [reason.code for reason in of.reasons]


class TestTheEve:
    def test_a_person_begins_as_the_intake_says(self) -> None:
        eve = begun(care(intake(day=DAY, chair_stands=9, one_rm={"b": 2.0, "a": 1.0})))
        assert eve == State(
            day=YESTERDAY,
            phase=TWO,
            phase_since=DAY,
            short_exit=False,
            anchor=3.0,
            usual=3.0,
            threshold=2,
            check=Check(baseline=9),
            chair_stands=9,
            start_stands=9,
            one_rm=(("a", 1.0), ("b", 2.0)),
            quotas=(Quota(Activity.WALKING),),
            last_move=DAY,
        )

    def test_moderate_pain_has_the_short_exit(self) -> None:
        eve = begun(care(intake(usual=Pain(5))))
        assert (eve.phase, eve.short_exit, eve.anchor) == (ONE, True, 5.0)

    def test_a_flare_at_the_intake_is_the_first_one(self) -> None:
        eve = begun(care(intake(day=DAY, flare_now=True)))
        assert (eve.flare, eve.past_flares) == (Flare(DAY), (PastFlare(DAY),))


class TestTheFirstDay:
    def first(self, *entries: Entry, **person: Any) -> Review:
        of = care(intake(day=DAY, **person), SQUATS)
        return day(begun(of), *entries, of=of)

    def test_profile_and_phase_are_said(self) -> None:
        assert codes(self.first())[:2] == [Code.INT_PROFILE, Code.INT_BETWEEN]
        assert Code.INT_PROFILE not in codes(day(settled()))

    @pytest.mark.parametrize(
        ("flag", "phase"), [(RedFlag.NIGHT_SWEATS, TWO), (RedFlag.GIVING_WAY, THREE)]
    )
    def test_nobody_starts_above_phase_2_with_an_open_red_flag(
        self, flag: RedFlag, phase: Phase
    ) -> None:
        raised = FlagRaised(id="f", day=DAY, known=check_in().known, flag=flag)
        seen = self.first(raised, usual=Pain(1), chair_stands=20)
        assert (seen.state.phase, seen.state.phase_since) == (phase, DAY)

    def test_a_start_in_phase_1_stays_there_with_a_red_flag(self) -> None:
        raised = FlagRaised(id="f", day=DAY, known=check_in().known, flag=RedFlag.NIGHT_SWEATS)
        assert self.first(raised, usual=Pain(8)).state.phase is ONE


class TestAnOrdinaryDay:
    def test_yesterdays_session_is_remembered_and_counted(self) -> None:
        before = settled(sessions=(session(day=ago(29)), session(day=ago(28))), sessions_in_phase=4)
        seen = day(before, check_in(), past=[exposure("squat"), exposure("rise")])
        assert [s.day for s in seen.state.sessions] == [ago(29), ago(28), YESTERDAY]
        assert seen.state.sessions_in_phase == 5
        older = settled(sessions=(session(day=ago(30)),))
        seen = day(older, check_in(), past=[exposure("squat")])
        assert [s.day for s in seen.state.sessions] == [YESTERDAY]

    def test_a_day_without_exercise_is_no_session(self) -> None:
        assert day(settled(), check_in()).state.sessions == ()

    def test_two_settled_green_exposures_rise_by_one_knob(self) -> None:
        of = {"squat": SQUATS["squat"]}
        before = settled(unit("squat"), wanted=("squat",))
        done = [exposure("squat")]
        once = day(before, check_in(), past=done, exercises=of).state
        assert [u.dose for u in once.units] == [Dose(5, 2)]
        tomorrow = DAY + timedelta(days=1)
        again = advanced(
            once,
            tomorrow,
            DayEntries((exposure("squat", day=DAY),)),
            DayEntries((check_in(tomorrow),)),
            care(intake(), of),
        )
        assert [u.dose for u in again.state.units] == [Dose(6, 2)]
        assert again.decisions[0].move is Move.RISE
        assert again.state.last_move == tomorrow

    def test_the_plan_the_reasons_and_the_state_are_of_the_day(self) -> None:
        seen = day(settled(), check_in())
        assert (seen.day, seen.plan.day, seen.state.day) == (DAY, DAY, DAY)
        assert seen.tier is None
        assert seen.contacts == ()

    def test_what_calls_a_doctor_is_told(self) -> None:
        seen = day(settled(), check_in(usual=9))
        assert [reason.code for reason in seen.contacts] == [Code.FL_CONTACT_SEVERE]
        assert Code.ATT_FLARE_CONTACT in [item.code for item in seen.attention]

    def test_the_tier_of_an_open_red_flag_is_told(self) -> None:
        raised = FlagRaised(id="f", day=DAY, known=check_in().known, flag=RedFlag.NIGHT_SWEATS)
        assert day(settled(), raised).tier is Tier.T2

    def test_a_note_closes_an_item(self) -> None:
        before = settled(items=(Item(Code.ATT_DRIFT, ago(3), ago(1)),))
        assert [item.code for item in day(before, check_in()).attention] == [Code.ATT_DRIFT]
        note = entry(AttentionClosed, item="att_drift", note="called")
        assert day(before, check_in(), note).attention == ()


class TestTheMorningAfter:
    both = (exposure("squat"), exposure("rise"))

    def lowered(self, seen: Review) -> list[str]:
        return [d.exercise for d in seen.decisions if d.move < Move.HOLD]

    def test_a_bad_morning_lowers_one_suspect(self) -> None:
        seen = day(settled(), check_in(usual=5), past=self.both)
        assert len(self.lowered(seen)) == 1
        assert seen.state.suspects == (DAY,)

    @pytest.mark.parametrize(("days", "asked"), [(2, True), (3, True), (4, False)])
    def test_recovery_may_be_answered_for_three_days(self, days: int, asked: bool) -> None:
        units = (unit("squat"), unit("rise"))
        waiting: Session = session(units, day=ago(days))
        answer = check_in(extra=ExtraPain.STILL_THERE)
        seen = day(settled(*units, sessions=(waiting,)), answer)
        assert (len(self.lowered(seen)) == 1) is asked

    def test_of_equal_suspects_that_of_the_affected_side_goes_first(self) -> None:
        left, right = (unit("squat", side) for side in (Side.LEFT, Side.RIGHT))
        done = [exposure("squat", side) for side in (Side.LEFT, Side.RIGHT)]
        of = {"squat": exercise("squat", targets=LOADING, one_sided=True)}
        for affected in (Side.LEFT, Side.RIGHT):
            before = settled(left, right, wanted=("squat",))
            seen = day(before, check_in(usual=5), past=done, exercises=of, affected=affected)
            assert [d.side for d in seen.decisions if d.move < Move.HOLD] == [affected]


class TestASwap:
    def swapped(self, exercises: Mapping[str, Exercise]) -> Review:
        before = settled(unit("squat", reds=1, zones=(RED,)), wanted=("squat",))
        red = exposure("squat", pain=8)
        return day(before, check_in(), past=[red], exercises=exercises)

    def test_the_decision_tells_the_pain_and_what_came_instead(self) -> None:
        seen = self.swapped(SQUATS)
        told = seen.decisions[0]
        assert (told.exercise, told.move, told.after) == ("squat", Move.SWAP, None)
        assert told.reasons[0].code is Code.STEP_SWAPPED
        values = dict(told.reasons[0].values)
        assert (values["pain"], values["instead"]) == (8, "rise")
        assert [r.code for r in told.reasons].count(Code.STEP_SWAPPED) == 1
        assert [u.exercise for u in seen.state.units] == ["rise"]

    def test_without_an_alternative_the_target_rests(self) -> None:
        seen = self.swapped({"squat": exercise("squat", targets=LOADING)})
        told = seen.decisions[0]
        assert (told.move, told.after) == (Move.REST, None)
        assert told.reasons[0].code is Code.STEP_TARGET_RESTS
        assert Code.ATT_TARGET_AT_REST in [item.code for item in seen.attention]


class TestOnceAWeek:
    @pytest.mark.parametrize(
        ("days_ago", "programme", "phase", "said"),
        [
            ((3,), 30, TWO, True),
            ((15, 9, 3), 30, TWO, True),
            ((20, 15, 9, 3), 30, TWO, False),
            ((), 30, TWO, False),
            ((3,), 20, TWO, False),
            ((3,), 21, TWO, True),
            ((21,), 30, TWO, True),
            ((22,), 30, TWO, False),
            ((3,), 300, AFTER, False),
        ],
    )
    def test_it_cannot_build_up_and_that_is_said(
        self, days_ago: tuple[int, ...], programme: int, phase: Phase, said: bool
    ) -> None:
        done = tuple(session(day=ago(days)) for days in days_ago)
        seen = day(settled(sessions=done, phase=phase), check_in(), day=ago(programme))
        expected = Reason(
            Rule.STEP_9, Code.STEP_ONCE_A_WEEK, {"sessions": len(days_ago), "days": 21}
        )
        assert (expected in seen.reasons) is said


def walked(minutes: int = 20) -> QuotaDone:
    known = check_in(YESTERDAY).known
    walking = Activity.WALKING
    return QuotaDone(
        id="walk", day=YESTERDAY, known=known, activity=walking, amount=minutes, pain=Pain(1)
    )


class TestTheQuotas:
    def after(self, start: State, *entries: Entry, past: Sequence[Entry] | None = None) -> Quota:
        done = [walked()] if past is None else past
        return day(start, *entries, past=done).state.quotas[0]

    def walking(self, **changes: Any) -> State:
        quota = changes.pop("quota", Quota(Activity.WALKING, 20, run=1))
        return settled(quotas=(quota,), **changes)

    def test_each_grows_by_what_was_done_of_it(self) -> None:
        assert self.after(self.walking(), check_in()).amount == 22
        cycled = QuotaDone(
            id="ride",
            day=YESTERDAY,
            known=check_in(YESTERDAY).known,
            activity=Activity.CYCLING,
            amount=60,
            pain=Pain(1),
        )
        assert self.after(self.walking(), check_in(), past=[cycled]).amount == 20

    def test_nothing_grows_on_a_high_day_with_a_red_flag_or_in_maintenance(self) -> None:
        raised = FlagRaised(id="f", day=DAY, known=check_in().known, flag=RedFlag.NIGHT_SWEATS)
        assert self.after(self.walking(), check_in(usual=5)).amount == 20
        assert self.after(self.walking(), check_in(), raised).amount == 20
        assert self.after(self.walking(phase=AFTER), check_in()).amount == 20

    def test_nothing_grows_in_a_pause(self) -> None:
        pause = entry(Pause, until=ago(-3))
        raised = FlagRaised(
            id="f", day=DAY, known=check_in().known, flag=RedFlag.HOT_RED_SWOLLEN_JOINT
        )
        for held in (pause, raised):
            seen = day(self.walking(), check_in(), held, past=[walked()])
            assert seen.state.quotas == (Quota(Activity.WALKING, 20),)
            assert Code.PACE_HOLDS not in codes(seen)

    @pytest.mark.parametrize(
        ("changes", "counts"),
        [
            ({}, True),
            ({"load": DailyLoad.USUAL}, True),
            ({"load": DailyLoad.QUIET}, False),
            ({"load": DailyLoad.HEAVY}, False),
            ({"flare": Flare(ago(9), Stage.BACK_AT_80)}, False),
        ],
    )
    def test_only_ordinary_days_are_measured(
        self, changes: Mapping[str, Any], counts: bool
    ) -> None:
        start = self.walking(quota=Quota(Activity.WALKING), **changes)
        assert self.after(start, check_in()).measured == ((20,) if counts else ())

    def test_heavy_days_running_are_counted_and_said(self) -> None:
        seen = day(settled(heavy_days=2), check_in(load=DailyLoad.HEAVY))
        assert seen.state.heavy_days == 3
        assert Code.PACE_HEAVY_RUN in codes(seen)
        assert day(settled(heavy_days=2), check_in()).state.heavy_days == 0


class TestTheWayBack:
    def test_the_session_of_the_last_day_of_a_flare_does_not_count(self) -> None:
        flaring = settled(flare=Flare(ago(5), calm_days=1))
        seen = day(flaring, check_in(), past=[exposure("squat"), exposure("rise")])
        assert seen.state.flare == Flare(ago(5), Stage.BACK_AT_60, calm_days=2)

    @pytest.mark.parametrize(("pain", "exposures"), [(3, 1), (5, 0), (None, 0)])
    def test_a_session_counts_with_a_calm_report(self, pain: int | None, exposures: int) -> None:
        back = settled(flare=Flare(ago(9), Stage.BACK_AT_60))
        done = [exposure("squat"), exposure("rise")]
        seen = day(back, check_in(usual=pain), past=done)
        assert seen.state.flare is not None
        assert seen.state.flare.exposures == exposures


class TestTheTimeThereIs:
    def test_what_no_longer_fits_leaves_and_is_said(self) -> None:
        long = exercise("swing", targets=(Target.TRUNK_ROTATION,), tempo=60.0)
        of = {**SQUATS, "swing": long}
        before = settled(unit("squat"), unit("swing"), wanted=("squat", "swing"))
        seen = day(before, check_in(), exercises=of, minutes=5)
        assert Code.INT_DROPPED_FOR_TIME in codes(seen)
        assert [u.exercise for u in seen.state.units] == ["squat"]
        assert seen.state.wanted == ("squat",)

    def test_a_phase_that_the_therapist_chose_holds_today(self) -> None:
        order = entry(PhaseOrder, phase=ONE, reason="too much")
        seen = day(settled(), check_in(), order)
        assert (seen.plan.phase, seen.state.phase_since) == (ONE, DAY)
        assert day(settled(), order, past=[exposure("squat")]).state.sessions_in_phase == 0
        assert Code.PH_THERAPIST_CHOSE in codes(seen)
