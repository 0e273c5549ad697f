"""The starting point: profile, first phase, exercises, first dose, and what fits in the time."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Final

import pytest

from soepel.core.exercises import (
    Amount,
    Comorbidity,
    Dose,
    Equipment,
    Exercise,
    Kind,
    Level,
    Phase,
    Target,
)
from soepel.core.limits.targets import PHASE_TARGETS
from soepel.core.quantities import Confidence, Pain, Sex, Side, Trouble
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.record import Activity, Goal, Intake
from soepel.core.rule import Rule
from soepel.core.rules.starting_point import (
    chosen,
    first_dose,
    first_phase,
    load,
    profile,
    relevance,
    seconds,
    sides,
    suitable,
    therapist_led,
    within_time,
)
from tests.core.rules.builders import DAY, ago, exercise, intake

ONE, TWO, THREE, FOUR, AFTER = Phase


def goals(*activities: Activity) -> tuple[Goal, ...]:
    return tuple(Goal(activity, Trouble(5)) for activity in activities)


class TestTheProfile:
    @pytest.mark.parametrize(
        ("changes", "number"),
        [
            ({}, 2),
            ({"explanation_is_enough": True}, 1),
            ({"hampering_comorbidity": True}, 3),
            ({"operation_planned": True}, 4),
            ({"explanation_is_enough": True, "hampering_comorbidity": True}, 3),
            ({"hampering_comorbidity": True, "operation_planned": True}, 4),
        ],
    )
    def test_the_heaviest_profile_that_fits_is_suggested(
        self, changes: dict[str, Any], number: int
    ) -> None:
        expected = Reason(Rule.INT_1, Code.INT_PROFILE, {"profile": number})
        assert profile(intake(**changes)) == expected


class TestTheFirstPhase:
    @pytest.mark.parametrize(
        ("usual", "changes", "phase", "short", "code"),
        [
            (7, {}, ONE, False, Code.INT_FLARE_OR_SEVERE),
            (10, {}, ONE, False, Code.INT_FLARE_OR_SEVERE),
            (2, {"flare_now": True}, ONE, False, Code.INT_FLARE_OR_SEVERE),
            (6, {}, ONE, True, Code.INT_MODERATE),
            (4, {}, ONE, True, Code.INT_MODERATE),
            (1, {"wakes_at_night": True}, ONE, True, Code.INT_MODERATE),
            (1, {"confidence": Confidence(3)}, ONE, True, Code.INT_MODERATE),
            (7, {"confidence": Confidence(3)}, ONE, False, Code.INT_FLARE_OR_SEVERE),
            (3, {}, TWO, False, Code.INT_BETWEEN),
            (3, {"confidence": Confidence(4)}, TWO, False, Code.INT_BETWEEN),
            (3, {"chair_stands": 30}, TWO, False, Code.INT_BETWEEN),
            (2, {}, TWO, False, Code.INT_BETWEEN),
            (2, {"chair_stands": 10}, TWO, False, Code.INT_BETWEEN),
            (2, {"chair_stands": 11}, THREE, False, Code.INT_MILD_AND_STRONG),
            (0, {"chair_stands": 20}, THREE, False, Code.INT_MILD_AND_STRONG),
            (2, {"chair_stands": 11, "sex": Sex.MAN}, TWO, False, Code.INT_BETWEEN),
            (2, {"chair_stands": 12, "sex": Sex.MAN}, THREE, False, Code.INT_MILD_AND_STRONG),
            (2, {"chair_stands": 30, "age": 59}, TWO, False, Code.INT_MILD_WITHOUT_NORM),
        ],
    )
    def test_the_first_that_holds_decides(
        self, usual: int, changes: dict[str, Any], phase: Phase, short: bool, code: Code
    ) -> None:
        found, short_exit, (why,) = first_phase(intake(usual=Pain(usual), **changes))
        assert (found, short_exit, why.rule, why.code) == (phase, short, Rule.INT_2, code)
        assert (why.values["usual"], why.values["phase"]) == (usual, int(phase))

    def test_stands_and_norm_are_told(self) -> None:
        _, _, (why,) = first_phase(intake(usual=Pain(2), chair_stands=13))
        assert why.values == {"usual": 2, "phase": 3, "stands": 13, "norm": 11}

    def test_the_therapist_decides_and_both_are_told(self) -> None:
        person = intake(usual=Pain(5), phase=THREE, phase_reason="trains already")
        phase, short, reasons = first_phase(person)
        values: dict[str, Fact] = {"phase": 3, "why": "trains already"}
        assert (phase, short) == (THREE, False)
        assert reasons == (
            Reason(Rule.INT_2, Code.INT_THERAPIST_CHOSE, values),
            Reason(Rule.INT_2, Code.INT_MODERATE, {"usual": 5, "phase": 1}),
        )

    @pytest.mark.parametrize(("usual", "short"), [(5, True), (8, False), (1, False)])
    def test_the_short_exit_stays_when_the_therapist_agrees_with_phase_1(
        self, usual: int, short: bool
    ) -> None:
        found = first_phase(intake(usual=Pain(usual), phase=ONE))
        assert found[:2] == (ONE, short)


class TestWhatSuitsAPerson:
    @pytest.mark.parametrize(
        ("phase", "suits"), [(ONE, False), (TWO, True), (THREE, True), (FOUR, False)]
    )
    def test_an_exercise_of_the_phase(self, phase: Phase, suits: bool) -> None:
        assert suitable(exercise(), phase, intake()) is suits

    @pytest.mark.parametrize(("phases", "suits"), [((FOUR,), True), ((THREE, AFTER), False)])
    def test_maintenance_keeps_the_exercises_of_phase_4(
        self, phases: tuple[Phase, ...], suits: bool
    ) -> None:
        assert suitable(exercise(phases=phases), AFTER, intake()) is suits

    def test_no_endurance(self) -> None:
        assert not suitable(exercise(kind=Kind.ENDURANCE), TWO, intake())

    def test_only_what_there_is_equipment_for(self) -> None:
        needs = exercise(equipment=(Equipment.BAND, Equipment.STEP))
        assert not suitable(needs, TWO, intake(equipment=frozenset({Equipment.BAND})))
        everything = frozenset(Equipment)
        assert suitable(needs, TWO, intake(equipment=everything))

    @pytest.mark.parametrize("on_floor", [True, False])
    @pytest.mark.parametrize("can", [True, False])
    def test_nothing_on_the_floor_for_who_cannot_reach_it(self, on_floor: bool, can: bool) -> None:
        person = intake(can_reach_floor=can)
        assert suitable(exercise(needs_floor=on_floor), TWO, person) is (can or not on_floor)

    def test_nothing_that_a_condition_forbids(self) -> None:
        forbidden = exercise(forbidden_with=(Comorbidity.COPD,))
        has = intake(comorbidities=frozenset({Comorbidity.COPD, Comorbidity.DIABETES}))
        assert not suitable(forbidden, TWO, has)
        assert suitable(exercise(caution_with=(Comorbidity.COPD,)), TWO, has)

    @pytest.mark.parametrize(
        ("activities", "count"),
        [
            ((), 0),
            ((Activity.WALKING,), 0),
            ((Activity.CYCLING,), 1),
            ((Activity.CYCLING, Activity.WALKING, Activity.WORK), 2),
        ],
    )
    def test_relevance_counts_the_goals_that_an_exercise_serves(
        self, activities: Sequence[Activity], count: int
    ) -> None:
        assert relevance(exercise(targets=(Target.EXTENSION,)), goals(*activities)) == count


P1: Final = (
    Target.FLEXION_MOBILITY,
    Target.ROTATION_MOBILITY,
    Target.EXTENSION_MOBILITY,
    Target.ISOMETRIC_ABDUCTION,
    Target.ISOMETRIC_EXTENSION,
)
P3: Final = (
    Target.ABDUCTION,
    Target.EXTENSION,
    Target.FLEXION,
    Target.SQUAT,
    Target.STEP,
)


def moving(id_: str, *targets: Target, **changes: Any) -> Exercise:
    """Suitable in every phase, one level."""
    given: dict[str, Any] = {"phases": tuple(Phase), "levels": (Level("one", (8,), 1.0),)}
    return exercise(id_, targets=targets, **{**given, **changes})


def pick(
    phase: Phase,
    *offered: Exercise,
    barred: Collection[str] = (),
    current: Collection[str] = (),
    **changes: Any,
) -> tuple[str, ...]:
    return chosen(phase, intake(**changes), offered, barred, current)[0]


def lacking(phase: Phase, *offered: Exercise) -> list[Fact]:
    reasons = chosen(phase, intake(), offered, (), ())[1]
    assert all((r.rule, r.code) == (Rule.INT_3, Code.INT_TARGET_WITHOUT_EXERCISE) for r in reasons)
    return [reason.values["target"] for reason in reasons]


class TestTheChoiceOfExercises:
    def test_an_exercise_for_each_target_in_turn(self) -> None:
        one_each = [moving(target.value, target) for target in reversed(P3)]
        assert pick(THREE, *one_each) == tuple(target.value for target in P3)

    def test_a_target_that_nothing_covers_leaves_the_order_of_the_others(self) -> None:
        extensor, flexor = moving("z", Target.EXTENSION), moving("a", Target.FLEXION)
        assert pick(THREE, flexor, extensor) == ("z", "a")

    def test_a_target_that_nothing_covers_is_said(self) -> None:
        one_each = [moving(target.value, target) for target in P3]
        assert lacking(THREE, *one_each[1:]) == ["abduction", "endurance"]
        endurance = moving("walking", Target.ENDURANCE, kind=Kind.ENDURANCE)
        assert lacking(THREE, *one_each, endurance) == []

    def test_a_target_is_said_when_only_something_barred_covers_it(self) -> None:
        only = moving("a", Target.ABDUCTION)
        _, reasons = chosen(THREE, intake(), [only], {"a"}, ())
        assert reasons[0].values == {"target": "abduction"}

    def test_a_target_for_which_no_place_was_left_is_not_said(self) -> None:
        one_each = [moving(target.value, target) for target in P1]
        assert len(pick(ONE, *one_each)) == 4
        assert lacking(ONE, *one_each) == []

    def test_nothing_barred_or_unsuitable_is_chosen(self) -> None:
        offered = [
            moving("a", Target.ABDUCTION),
            moving("b", Target.ABDUCTION, needs_floor=True),
            moving("c", Target.ABDUCTION),
        ]
        assert pick(THREE, *offered, barred={"a"}, can_reach_floor=False) == ("c",)

    def test_where_places_are_short_one_exercise_serves_two_targets(self) -> None:
        one_each = [moving(target.value, target) for target in P1]
        both = moving("zz", Target.ISOMETRIC_ABDUCTION, Target.ISOMETRIC_EXTENSION)
        found = pick(ONE, *one_each, both)
        assert found == ("zz", "flexion_mobility", "rotation_mobility", "extension_mobility")

    def test_two_targets_at_a_time_as_long_as_places_are_short(self) -> None:
        targets = PHASE_TARGETS.value[TWO]
        one_each = [moving(target.value, target) for target in targets]
        pairs = [moving(f"z{n}", *targets[2 * n : 2 * n + 2]) for n in range(1, 5)]
        found = pick(TWO, *one_each, *pairs)
        assert found == ("z1", "z2", "z3", "z4", "flexion_mobility", "rotation_mobility")

    def test_where_places_are_not_short_the_targets_come_in_turn(self) -> None:
        first, other = moving("b", Target.ABDUCTION), moving("c", Target.EXTENSION)
        both = moving("z", Target.EXTENSION, Target.FLEXION)
        assert pick(THREE, both, other, first)[0] == "b"

    def test_a_covered_target_asks_for_no_second_exercise(self) -> None:
        both = moving("a", Target.ABDUCTION, Target.EXTENSION)
        rest = [moving(target.value, target) for target in P3]
        found = pick(THREE, both, *rest, current={"a"})
        assert found == ("a", "flexion", "squat", "step", "abduction")

    @pytest.mark.parametrize(
        ("preferred", "other"),
        [
            ({"id_": "z"}, {"id_": "a", "current": False}),
            ({"id_": "z", "serves": True}, {"id_": "a"}),
            ({"id_": "z", "first_choice": True}, {"id_": "a"}),
            ({"id_": "z", "weight": 1.0}, {"id_": "a", "weight": 2.0}),
            ({"id_": "a"}, {"id_": "z"}),
        ],
    )
    def test_kept_then_goals_then_first_choice_then_lightest_then_name(
        self, preferred: dict[str, Any], other: dict[str, Any]
    ) -> None:
        def offered(id_: str, **given: Any) -> Exercise:
            targets = [Target.ABDUCTION] + [Target.STEP] * given.get("serves", False)
            levels = (Level("one", (8,), given.get("weight", 1.5)),)
            first = given.get("first_choice", False)
            return moving(id_, *targets, levels=levels, first_choice=first)

        kept = {"z"} if "current" in other else set()
        both = [offered(**other), offered(**preferred)]
        found = pick(THREE, *both, current=kept, goals=goals(Activity.STAIRS))
        assert found[0] == preferred["id_"]

    def test_what_is_kept_goes_before_what_serves_a_goal(self) -> None:
        kept = moving("a", Target.ABDUCTION)
        better = moving("b", Target.ABDUCTION, Target.STEP, first_choice=True)
        offered = [better, kept]
        assert pick(THREE, *offered, current={"a"}, goals=goals(Activity.STAIRS))[0] == "a"

    def test_goal_relevance_goes_before_first_choice(self) -> None:
        first = moving("a", Target.ABDUCTION, first_choice=True)
        goal = moving("b", Target.ABDUCTION, Target.STEP)
        assert pick(THREE, first, goal, goals=goals(Activity.STAIRS))[0] == "b"

    def test_first_choice_goes_before_the_lightest(self) -> None:
        heavy = moving("z", Target.ABDUCTION, first_choice=True, levels=(Level("one", (8,), 9.0),))
        assert pick(THREE, heavy, moving("a", Target.ABDUCTION))[0] == "z"

    def test_the_main_target_goes_before_goal_relevance(self) -> None:
        main = moving("b", Target.ABDUCTION)
        beside = moving("a", Target.STAIRS, Target.ABDUCTION)
        found = pick(THREE, beside, main, goals=goals(Activity.STAIRS))
        assert found[0] == "b"

    def test_a_phase_is_filled_up_to_its_fewest_exercises(self) -> None:
        spare = [moving(f"s{n}", Target.ABDUCTION) for n in range(9)]
        assert len(pick(THREE, *spare)) == 5
        assert len(pick(ONE, *[moving(f"s{n}", P1[0]) for n in range(9)])) == 3
        assert len(pick(FOUR, *spare)) == 4

    def test_a_phase_is_filled_by_kept_then_goals_then_first_choice_then_name(self) -> None:
        spare = [
            moving("a", Target.ABDUCTION),
            moving("b", Target.ABDUCTION),
            moving("c", Target.ABDUCTION),
            moving("d", Target.ABDUCTION, first_choice=True),
            moving("e", Target.ABDUCTION, Target.ROTATION_MOBILITY),
            moving("f", Target.ABDUCTION),
        ]
        found = pick(THREE, *spare, current={"f", "c"}, goals=goals(Activity.SOCKS_AND_SHOES))
        assert found == ("c", "f", "e", "d", "a")

    def test_a_phase_is_filled_only_with_what_serves_its_targets(self) -> None:
        assert pick(THREE, moving("a", Target.ABDUCTION), moving("b", Target.STAIRS)) == ("a",)

    @pytest.mark.parametrize(("phase", "most"), [(ONE, 4), (TWO, 6), (THREE, 7), (FOUR, 6)])
    def test_no_phase_has_more_than_its_most_exercises(self, phase: Phase, most: int) -> None:
        everything = [moving(target.value, target) for target in Target]
        assert len(pick(phase, *everything)) <= most

    def test_maintenance_has_what_phase_4_has(self) -> None:
        everything = [moving(target.value, target) for target in Target]
        assert pick(AFTER, *everything) == pick(FOUR, *everything)


class TestBothLegs:
    def test_both_legs_are_trained(self) -> None:
        assert sides(exercise(one_sided=True), ()) == (Side.LEFT, Side.RIGHT)
        assert sides(exercise(), ()) == (Side.BOTH,)

    def test_a_leg_that_the_therapist_leads_gets_no_steps(self) -> None:
        assert sides(exercise(one_sided=True), {Side.LEFT}) == (Side.RIGHT,)
        assert sides(exercise(), {Side.LEFT}) == ()

    def test_an_operation_lately_or_planned_makes_a_leg_therapist_led(self) -> None:
        operated = intake(surgery={Side.LEFT: ago(20), Side.RIGHT: date(2020, 1, 1)})
        assert therapist_led(operated, DAY) == {Side.LEFT}
        assert therapist_led(intake(), DAY) == frozenset()


def machine(*shares: float | None) -> Exercise:
    levels = tuple(Level(f"l{n}", (8, 10, 12), 1.0, share) for n, share in enumerate(shares))
    return exercise(levels=levels, first_sets=2)


class TestTheFirstDose:
    @pytest.mark.parametrize(
        ("shares", "one_rm", "rung"),
        [
            ((0.5, 0.6), None, 1),
            ((0.5, 0.6), 40.0, 1),
            ((0.4, 0.5, 0.6), 40.0, 4),
            ((0.4, 0.49, 0.55), 40.0, 7),
            ((0.3, 0.4), 40.0, 1),
            ((None, 0.55), 40.0, 4),
            ((None, None), 40.0, 1),
        ],
    )
    def test_it_is_the_first_rung_or_the_level_from_half_of_the_maximum(
        self, shares: Sequence[float | None], one_rm: float | None, rung: int
    ) -> None:
        assert first_dose(machine(*shares), one_rm) == Dose(rung, 2)

    @pytest.mark.parametrize(
        ("one_rm", "rung", "kilograms"),
        [
            (40.0, 1, 20.0),
            (40.0, 4, 24.0),
            (41.0, 4, 24.5),
            (41.7, 1, 20.5),
            (0.9, 1, 0.0),
            (None, 1, None),
        ],
    )
    def test_a_load_is_a_share_rounded_down_to_half_kilograms(
        self, one_rm: float | None, rung: int, kilograms: float | None
    ) -> None:
        assert load(machine(0.5, 0.6), rung, one_rm) == kilograms

    def test_a_load_is_exact_and_no_step_is_lost_to_a_fraction(self) -> None:
        assert load(machine(0.7), 1, 45.0) == 31.5

    def test_an_exercise_without_load_has_none(self) -> None:
        assert load(exercise(), 1, 40.0) is None


def timed(id_: str, *targets: Target, one_set: int = 60) -> tuple[Exercise, list[Dose]]:
    """One set of so many seconds."""
    return (
        moving(id_, *targets, amount=Amount.SECONDS, levels=(Level("one", (one_set,), 1.0),)),
        [Dose(1, 1)],
    )


class TestWhatFitsInTheTime:
    def test_a_side_takes_its_sets_and_the_rests_between_them(self) -> None:
        counted = exercise(tempo=4.0, rest=30)
        assert seconds(counted, Dose(1, 1)) == 32
        assert seconds(counted, Dose(2, 3)) == 3 * 40 + 2 * 30
        held = exercise(amount=Amount.SECONDS, tempo=4.0, rest=10)
        assert seconds(held, Dose(2, 3)) == 3 * 10 + 2 * 10

    def fit(
        self, minutes: int, *planned: tuple[Exercise, list[Dose]], person: Intake | None = None
    ) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
        return within_time(planned, minutes, (person or intake()).goals)

    def test_what_just_fits_stays(self) -> None:
        planned = [timed("a", Target.FLEXION), timed("b", Target.FLEXION)]
        assert self.fit(2, *planned) == (("a", "b"), ())

    def test_what_does_not_fit_goes_and_is_said(self) -> None:
        planned = [timed("a", Target.FLEXION), timed("b", Target.FLEXION, one_set=61)]
        values: dict[str, Fact] = {"exercise": "a", "minutes": 2}
        said = Reason(Rule.INT_4, Code.INT_DROPPED_FOR_TIME, values)
        assert self.fit(2, *planned) == (("b",), (said,))

    def test_both_sides_take_time(self) -> None:
        both = (timed("a", Target.FLEXION)[0], [Dose(1, 1), Dose(1, 1)])
        assert self.fit(2, both, timed("b", Target.FLEXION))[0] == ("b",)

    def test_the_least_relevant_goes_first(self) -> None:
        stairs = intake(goals=goals(Activity.STAIRS))
        planned = [
            timed("a", Target.STEP, Target.FLEXION),
            timed("b", Target.FLEXION),
            timed("c", Target.STEP),
            timed("d", Target.FLEXION),
        ]
        kept, said = self.fit(2, *planned, person=stairs)
        assert kept == ("a", "c")
        assert [reason.values["exercise"] for reason in said] == ["b", "d"]

    @pytest.mark.parametrize(
        ("abductor", "extensor", "leg"),
        [
            (Target.ABDUCTION, Target.EXTENSION, Target.SQUAT),
            (Target.ISOMETRIC_ABDUCTION, Target.ISOMETRIC_EXTENSION, Target.STEP),
            (Target.ABDUCTION, Target.EXTENSION, Target.FIRST_LOADING),
            (Target.ABDUCTION, Target.EXTENSION, Target.STAIRS),
        ],
    )
    def test_the_last_abductor_extensor_and_leg_exercise_stay(
        self, abductor: Target, extensor: Target, leg: Target
    ) -> None:
        core = [timed("a", abductor), timed("b", extensor), timed("c", leg)]
        assert self.fit(1, *core, timed("d", Target.FLEXION))[0] == ("a", "b", "c")

    def test_of_two_abductors_one_goes(self) -> None:
        two = [timed("a", Target.ABDUCTION), timed("b", Target.ABDUCTION)]
        assert self.fit(1, *two)[0] == ("b",)

    def test_one_exercise_may_be_two_of_the_three(self) -> None:
        both = timed("a", Target.ABDUCTION, Target.EXTENSION)
        assert self.fit(1, both, timed("b", Target.ABDUCTION))[0] == ("a",)
