from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.evidence import Judgement, Limit
from soepel.core.instruments import INSTRUMENTS
from soepel.core.instruments.instrument import Direction, Kind, Scale, Score
from soepel.core.instruments.timed_up_and_go import TIMED_UP_AND_GO
from soepel.core.reasons import Code, Fact
from soepel.core.rule import Rule
from soepel.core.rules.evaluation import (
    Comparison,
    Measured,
    change,
    compare,
    detectable_change,
    due_week,
    improved,
    moment_of,
    moments_of,
    next_step,
    outcome,
)

INTAKE: Final = date(2026, 1, 5)
HOOS_PAIN: Final = ("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10")


def in_week(week: int, days: int = 0) -> date:
    return INTAKE + timedelta(weeks=week, days=days)


def taken(day: date, instrument: str, answers: Mapping[str, object]) -> Measured:
    return Measured(day, INSTRUMENTS[instrument].score(answers))


def compared(
    instrument: str, before: Mapping[str, object], after: Mapping[str, object], days: int = 42
) -> Comparison:
    later = INTAKE + timedelta(days=days)
    return compare(taken(INTAKE, instrument, before), taken(later, instrument, after))


def hoos_pain(item: int) -> dict[str, object]:
    return dict.fromkeys(HOOS_PAIN, item)


def strength(position: str = "supine", newton: int = 100) -> dict[str, object]:
    return {
        "movement": "hip_abduction",
        "position": position,
        "left": [newton] * 3,
        "right": [newton] * 3,
        "lever_m": 0.4,
        "weight_kg": 80,
    }


def codes(comparison: Comparison) -> set[Code]:
    return {reason.code for reason in comparison.reasons}


def facts(comparison: Comparison, code: Code) -> Mapping[str, Fact]:
    (found,) = [reason.values for reason in comparison.reasons if reason.code is code]
    return found


MDC_OF_1: Final = Limit(1.0, "a detectable change of one", Judgement("2026-11-23-evaluation"))
MORE_STANDS: Final = compared("chair-stand", {"stands": 8}, {"stands": 12})
LESS_PAIN: Final = compared("hoos", hoos_pain(3), hoos_pain(1))
MORE_PAIN: Final = compared("nprs", {"average": 3}, {"average": 6})
PAIN_AS_IT_WAS: Final = compared("nprs", {"average": 5}, {"average": 5})


class TestWhenAnEvaluationIsDue:
    @pytest.mark.parametrize(
        ("day", "week"),
        [
            (in_week(0, -1), None),
            (in_week(0), 0),
            (in_week(6, -1), 0),
            (in_week(6), 6),
            (in_week(12, -1), 6),
            (in_week(12), 12),
            (in_week(60), 12),
        ],
    )
    def test_the_last_moment_that_has_come_is_due(self, day: date, week: int | None) -> None:
        assert due_week(day, INTAKE, None, ()) == week

    @pytest.mark.parametrize(
        ("days", "week"), [(0, 12), (90, 12), (91, 27), (181, 27), (182, 40), (999, 40)]
    )
    def test_after_the_end_two_more_come_after_3_and_6_months(self, days: int, week: int) -> None:
        end = in_week(14)
        assert due_week(end + timedelta(days=days), INTAKE, end, ()) == week

    def test_without_an_end_no_follow_up_is_due(self) -> None:
        assert due_week(in_week(200), INTAKE, None, (0, 6, 12)) is None

    def test_a_moment_that_was_evaluated_is_not_due(self) -> None:
        assert due_week(in_week(6), INTAKE, None, (0, 6)) is None

    def test_a_missed_moment_is_not_made_up_later(self) -> None:
        assert due_week(in_week(7), INTAKE, None, (6,)) is None

    def test_an_early_evaluation_does_not_count_for_two_moments(self) -> None:
        assert due_week(in_week(12), INTAKE, None, (6,)) == 12

    @pytest.mark.parametrize(
        ("week", "moment"),
        [(0, 0), (3, 0), (4, 6), (6, 6), (9, 6), (10, 12), (12, 12), (99, 12)],
    )
    def test_an_evaluation_counts_for_the_moment_from_two_weeks_ahead_on(
        self, week: int, moment: int
    ) -> None:
        assert moment_of(week) == moment

    def test_an_early_follow_up_counts(self) -> None:
        end = in_week(12)
        assert moments_of(INTAKE, end) == (0, 6, 12, 25, 38)
        assert due_week(in_week(25), INTAKE, end, (23,)) is None
        assert due_week(in_week(25), INTAKE, end, (22,)) == 25

    @given(st.integers(-5, 400), st.sets(st.integers(0, 60)), st.integers(84, 200))
    def test_what_was_just_evaluated_is_never_due_again(
        self, days: int, evaluated: set[int], end: int
    ) -> None:
        day, ended = INTAKE + timedelta(days=days), INTAKE + timedelta(days=end)
        week = due_week(day, INTAKE, ended, evaluated)
        assert week is None or week <= days / 7
        assert week is None or due_week(day, INTAKE, ended, {*evaluated, week}) is None


class TestHowMuchAScaleChanged:
    scale = INSTRUMENTS["hoos"].scales[0]

    @pytest.mark.parametrize(
        ("after", "code"),
        [
            (55, Code.EV_WITHIN_NOISE),
            (60.9, Code.EV_WITHIN_NOISE),
            (61, Code.EV_POSSIBLE),
            (64.9, Code.EV_POSSIBLE),
            (65, Code.EV_LIKELY_REAL),
            (49, Code.EV_POSSIBLE),
            (45, Code.EV_LIKELY_REAL),
        ],
    )
    def test_groups_tell_a_change_by_the_published_range(self, after: float, code: Code) -> None:
        assert change(self.scale, 55, after).group is code

    @pytest.mark.parametrize(
        ("after", "code"),
        [
            (76.5, Code.EV_WITHIN_NOISE),
            (76.6, Code.EV_LIKELY_REAL),
            (33.4, Code.EV_LIKELY_REAL),
            (33.5, Code.EV_WITHIN_NOISE),
        ],
    )
    def test_one_person_needs_the_detectable_change(self, after: float, code: Code) -> None:
        assert change(self.scale, 55, after).person is code

    def test_either_yardstick_makes_a_change_likely_real(self) -> None:
        assert change(self.scale, 55, 65).likely_real
        assert not change(self.scale, 55, 64).likely_real
        by_person_alone = Scale("x", "points", Direction.HIGHER_IS_BETTER, None, MDC_OF_1)
        assert change(by_person_alone, 0, 1).likely_real

    def test_a_scale_without_published_changes_has_no_yardstick(self) -> None:
        seen = change(Scale("x", "points", Direction.HIGHER_IS_BETTER), 0, 100)
        assert (seen.group, seen.person) == (Code.EV_NO_YARDSTICK, Code.EV_NO_YARDSTICK)
        assert not seen.likely_real

    def test_a_share_is_one_of_the_first_value(self) -> None:
        half = Limit(0.5, "half of the first value", MDC_OF_1.because)
        shares = Scale("x", "s", Direction.HIGHER_IS_WORSE, None, half, individual_is_share=True)
        assert detectable_change(shares, 10) == 5
        assert change(shares, 10, 5).person is Code.EV_LIKELY_REAL
        assert change(shares, 10, 5.1).person is Code.EV_WITHIN_NOISE

    def test_a_scale_that_runs_down_improves_by_falling(self) -> None:
        (seconds,) = TIMED_UP_AND_GO.scales
        assert change(seconds, 12, 10).improvement == 2

    @given(st.floats(0, 100), st.floats(0, 100))
    def test_a_change_back_is_judged_as_the_change_itself(self, one: float, other: float) -> None:
        there, back = change(self.scale, one, other), change(self.scale, other, one)
        assert (there.group, there.person) == (back.group, back.person)
        assert there.improvement == -back.improvement


class TestTwoScoresBesideEachOther:
    def test_each_change_is_told_with_its_numbers_against_both_yardsticks(self) -> None:
        seen = compared("nprs", {"average": 6}, {"average": 5})
        shared: dict[str, Fact] = {
            "instrument": "nprs",
            "scale": "average",
            "before": 6.0,
            "after": 5.0,
            "improvement": 1.0,
        }
        group = {**shared, "against": "group", "yardstick": (1.0, 2.0)}
        person = {**shared, "against": "person", "yardstick": 3.3}
        assert facts(seen, Code.EV_POSSIBLE) == group
        assert facts(seen, Code.EV_WITHIN_NOISE) == person
        assert {r.rule for r in seen.reasons if r.code is Code.EV_POSSIBLE} == {Rule.EV_1}
        (only,) = seen.changes
        assert (only.before, only.after) == (6, 5)

    def test_a_change_names_its_direction(self) -> None:
        seen = compared("nprs", {"average": 6}, {"average": 5})
        expected = {"instrument": "nprs", "scale": "average", "direction": "higher_is_worse"}
        assert facts(seen, Code.EV_DIRECTION) == expected
        assert Rule.EV_2 in {r.rule for r in seen.reasons if r.code is Code.EV_DIRECTION}

    def test_a_scale_scored_once_is_not_compared(self) -> None:
        seen = compared("hoos", hoos_pain(3), {**hoos_pain(1), "Q1": 1, "Q2": 1})
        assert [found.scale.id for found in seen.changes] == ["pain"]
        missing = [r for r in seen.reasons if r.code is Code.EV_NOT_SCORED]
        assert {"instrument": "hoos", "scale": "qol"} in [r.values for r in missing]
        assert len(missing) == 4
        assert {r.rule for r in missing} == {Rule.EV_1}

    def test_a_yardstick_that_is_missing_is_none(self) -> None:
        answers = dict.fromkeys(("A1", "A13", "A14", "SP2", "SP3"), 2)
        seen = compared("hoos-ps", answers, {**answers, "A1": 0})
        untold = [r.values for r in seen.reasons if r.code is Code.EV_NO_YARDSTICK]
        assert len(untold) == 4
        assert {found["yardstick"] for found in untold} == {None}

    def test_both_directions_of_hoos_ps_improve_together(self) -> None:
        answers = dict.fromkeys(("A1", "A13", "A14", "SP2", "SP3"), 2)
        seen = compared("hoos-ps", answers, {**answers, "A1": 0})
        one, other = (found.improvement for found in seen.changes)
        assert one == other > 0

    def test_psk_and_psfs_are_never_held_against_each_other(self) -> None:
        activities = {f"activity_{number}": 5 for number in (1, 2, 3)}
        seen = compare(taken(INTAKE, "psk", activities), taken(in_week(6), "psfs", activities))
        assert not seen.changes
        (reason,) = seen.reasons
        assert (reason.rule, reason.code) == (Rule.EV_2, Code.EV_OTHER_INSTRUMENT)
        assert reason.values == {"before": "psk", "after": "psfs"}

    def test_the_same_answers_are_better_in_one_and_worse_in_the_other(self) -> None:
        before = {f"activity_{number}": 4 for number in (1, 2, 3)}
        after = {f"activity_{number}": 8 for number in (1, 2, 3)}
        assert compared("psk", before, after).changes[0].improvement == -4
        assert compared("psfs", before, after).changes[0].improvement == 4

    def test_scores_taken_under_other_conditions_are_not_compared(self) -> None:
        with_cane = Measured(INTAKE, Score("nprs", {}, (), conditions={"aid": "cane"}))
        without = Measured(in_week(6), Score("nprs", {}, ()))
        seen = compare(with_cane, without)
        assert not seen.changes
        (reason,) = seen.reasons
        assert (reason.rule, reason.code) == (Rule.EV_1, Code.EV_CONDITIONS_DIFFER)
        assert reason.values["conditions"] == ("aid",)
        assert (reason.values["before"], reason.values["after"]) == (("cane",), (None,))
        assert reason.values["instrument"] == "nprs"

    def test_only_the_conditions_that_differ_are_named(self) -> None:
        one = Score("nprs", {}, (), conditions={"shoes": "own", "aid": "none"})
        other = Score("nprs", {}, (), conditions={"shoes": "own", "aid": "cane"})
        seen = compare(Measured(INTAKE, one), Measured(in_week(6), other))
        assert facts(seen, Code.EV_CONDITIONS_DIFFER)["conditions"] == ("aid",)

    def test_swapped_scores_are_refused(self) -> None:
        early, late = (
            taken(INTAKE, "nprs", {"average": 6}),
            taken(in_week(6), "nprs", {"average": 5}),
        )
        with pytest.raises(ValueError, match=r"of 2026-01-05, before 2026-02-16: swap them"):
            compare(late, early)

    def test_two_scores_of_one_day_are_compared(self) -> None:
        assert compared("nprs", {"average": 6}, {"average": 3}, days=0).changes


class TestStrength:
    @pytest.mark.parametrize(("days", "judged"), [(7, False), (14, False), (15, True)])
    def test_a_retest_within_14_days_is_too_soon_to_judge(self, days: int, judged: bool) -> None:
        seen = compared("strength", strength(), strength(newton=120), days)
        assert bool(seen.changes) is judged
        assert (Code.EV_TOO_SOON in codes(seen)) is not judged
        if not judged:
            assert facts(seen, Code.EV_TOO_SOON) == {"days": days, "until_days": 14}

    def test_another_test_within_14_days_may_be_judged(self) -> None:
        assert compared("chair-stand", {"stands": 8}, {"stands": 12}, days=7).changes

    def test_another_position_is_never_compared(self) -> None:
        seen = compared("strength", strength("supine"), strength("side_lying"))
        assert not seen.changes
        found = facts(seen, Code.EV_CONDITIONS_DIFFER)
        assert found["conditions"] == ("position",)
        assert (found["before"], found["after"]) == (("supine",), ("side_lying",))

    def test_each_leg_is_compared_with_itself(self) -> None:
        after = strength() | {"left": [150] * 3}
        left, right = compared("strength", strength(), after).changes
        assert (left.scale.id, right.scale.id) == ("left", "right")
        assert left.improvement == pytest.approx(0.25)
        assert right.improvement == 0

    @pytest.mark.parametrize("position", ["supine", "side_lying"])
    def test_always_warns_that_both_sides_can_be_weak(self, position: str) -> None:
        seen = compared("strength", strength(), strength(position))
        assert Code.EV_BOTH_SIDES in codes(seen)

    def test_what_goes_wrong_with_strength_is_of_ev_3(self) -> None:
        seen = compared("strength", strength(), strength("side_lying"))
        soon = compared("strength", strength(), strength(), days=3)
        assert {reason.rule for reason in (*seen.reasons, *soon.reasons)} == {Rule.EV_3}

    def test_nothing_else_warns_of_weak_sides(self) -> None:
        assert Code.EV_BOTH_SIDES not in codes(MORE_STANDS)


class TestSuccess:
    def test_better_tests_alone_never_decide_success(self) -> None:
        seen = outcome([MORE_STANDS, PAIN_AS_IT_WAS])
        assert not seen.success
        assert seen.reason.code is Code.EV_TESTS_ALONE
        assert seen.reason.values["tests"] == ("chair-stand stands",)

    def test_what_a_person_reports_decides(self) -> None:
        seen = outcome([LESS_PAIN])
        assert seen.success
        assert (seen.reason.rule, seen.reason.code) == (Rule.EV_4, Code.EV_FELT_CHANGE)
        assert seen.reason.values["reported"] == ("hoos pain",)

    @pytest.mark.parametrize(("effect", "success"), [(1, True), (2, True), (3, False)])
    def test_the_perceived_effect_decides(self, effect: int, success: bool) -> None:
        seen = outcome([PAIN_AS_IT_WAS], effect)
        assert seen.success is success
        assert seen.reason.values["effect"] == effect

    def test_a_felt_change_beside_something_worse_is_no_success(self) -> None:
        seen = outcome([LESS_PAIN, MORE_PAIN])
        assert not seen.success
        assert seen.reason.code is Code.EV_FELT_CHANGE
        assert seen.reason.values["worse"] == ("nprs average",)

    def test_worse_tests_do_not_take_success_away(self) -> None:
        fewer = compared("chair-stand", {"stands": 12}, {"stands": 8})
        assert outcome([LESS_PAIN, fewer]).success

    def test_nothing_changed(self) -> None:
        seen = outcome([PAIN_AS_IT_WAS])
        assert not seen.success
        assert seen.reason.code is Code.EV_NO_REAL_CHANGE

    def test_a_possible_change_is_not_yet_one(self) -> None:
        possible = compared("nprs", {"average": 6}, {"average": 5})
        assert outcome([possible]).reason.code is Code.EV_NO_REAL_CHANGE

    @pytest.mark.parametrize("instrument", sorted(INSTRUMENTS))
    def test_only_questionnaires_are_reported(self, instrument: str) -> None:
        reported = {"hoos", "hoos-ps", "nprs", "psk", "psfs", "gpe"}
        is_reported = INSTRUMENTS[instrument].kind is Kind.REPORTED
        assert is_reported is (instrument in reported)


class TestWhatNoImprovementAsksFor:
    @pytest.mark.parametrize(
        ("week", "code"),
        [
            (4, Code.EV_RETHINK),
            (6, Code.EV_RETHINK),
            (9, Code.EV_RETHINK),
            (10, Code.EV_PATHWAY),
            (12, Code.EV_PATHWAY),
            (25, Code.EV_PATHWAY),
        ],
    )
    def test_week_6_asks_to_rethink_and_week_12_shows_the_way_on(
        self, week: int, code: Code
    ) -> None:
        reason = next_step(week, (5, 5), [(6, 6)])
        assert (reason.rule, reason.code) == (Rule.EV_5, code)
        assert reason.values == {"week": week, "pain": (5, 5), "goals": ((6, 6),)}

    @pytest.mark.parametrize("week", [0, 3])
    def test_before_week_6_is_too_early_to_conclude(self, week: int) -> None:
        assert next_step(week, (5, 3)).code is Code.EV_TOO_EARLY

    def test_an_improvement_is_told(self) -> None:
        reason = next_step(12, (5, 3))
        assert reason.code is Code.EV_IMPROVED

    def test_without_a_measure_nothing_is_concluded(self) -> None:
        reason = next_step(12, None)
        assert reason.code is Code.EV_NOT_MEASURED

    def test_goals_alone_are_a_measure(self) -> None:
        reason = next_step(6, None, [(6, 6)])
        assert reason.code is Code.EV_RETHINK

    @pytest.mark.parametrize(
        ("pain", "goals", "better"),
        [
            ((6, 5), [], True),
            ((6, 6), [], False),
            ((5, 6), [(6, 4)], True),
            (None, [(6, 4)], True),
            (None, [(6, 5)], False),
            (None, [(6, 8)], False),
            (None, [(6, 6), (8, 6)], True),
            (None, [], False),
        ],
    )
    def test_better_is_a_point_of_pain_or_two_of_a_goal(
        self, pain: tuple[int, int] | None, goals: list[tuple[int, int]], better: bool
    ) -> None:
        assert improved(pain, goals) is better
