"""Which exercises are in the plan: chosen, entering, leaving, swapped out."""

from datetime import date, datetime, time
from typing import Any, Final

import pytest

from soepel.core.care import Care
from soepel.core.day import members
from soepel.core.exercises import Dose, Exercise, Kind, Level, Phase, Target
from soepel.core.plan import Decision, Move
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.record import Bounds, By
from soepel.core.rule import Rule
from soepel.core.screening import Tier
from soepel.core.state import Indexed, Kept, Rest, State, Swap, Unit
from tests.core.rules.builders import (
    DAY,
    YESTERDAY,
    ago,
    care,
    exercise,
    flag,
    state,
    unit,
)

BRIDGE: Final = exercise(alternatives=("kickback", "press"))
KICKBACK: Final = exercise("kickback", one_sided=True)
PRESS: Final = exercise("press")
SQUAT: Final = exercise("squat", targets=(Target.SQUAT, Target.EXTENSION))
CARE: Final = care(BRIDGE, KICKBACK, PRESS, SQUAT)


def bounds(exercise: str = "bridge", **values: Any) -> Bounds:
    known = datetime.combine(DAY, time(9))
    return Bounds(id="b", day=DAY, known=known, by=By.THERAPIST, exercise=exercise, **values)


# -- the choice -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, frozenset()),
        ({"rests": (Rest("bridge", ago(-1)),)}, {"bridge"}),
        ({"rests": (Rest("bridge", DAY),)}, frozenset()),
        (
            {"rests": (Rest("bridge", ago(-1), Target.EXTENSION),)},
            {"bridge", "kickback", "press"},
        ),
        ({"rests": (Rest("bridge", DAY, Target.EXTENSION),)}, frozenset()),
        ({"bounds": (bounds(excluded=True),)}, {"bridge"}),
        ({"bounds": (bounds(),)}, frozenset()),
        ({"bounds": (bounds("kickback", side=Side.LEFT, excluded=True),)}, frozenset()),
    ],
)
def test_excluded_and_resting_exercises_and_those_of_a_resting_target_are_barred(
    changes: dict[str, Any], expected: frozenset[str]
) -> None:
    assert members.barred(state(**changes), DAY, CARE) == expected


@pytest.mark.parametrize(
    ("changes", "bounds_changed", "expected"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"phase_since": DAY}, False, True),
        ({"wanted": ()}, False, False),
        ({"rests": (Rest("bridge", DAY),)}, False, True),
        ({"rests": (Rest("bridge", ago(-1)),)}, False, False),
    ],
)
def test_the_choice_is_made_again_when_something_it_stands_on_has_changed(
    changes: dict[str, Any], bounds_changed: bool, expected: bool
) -> None:
    start = state(**{"wanted": ("bridge",), **changes})
    assert members.choice_due(start, DAY, bounds_changed) is expected


def test_the_choice_keeps_what_is_in_the_plan_and_says_what_nothing_covers() -> None:
    start = state(unit("press"), phase=Phase.STRENGTH_AND_CAPACITY, bounds=(bounds(excluded=True),))
    seen, reasons = members.choose(start, DAY, CARE)
    assert seen.wanted[0] == "press"
    assert "bridge" not in seen.wanted
    lacking = {
        str(r.values["target"]) for r in reasons if r.code is Code.INT_TARGET_WITHOUT_EXERCISE
    }
    assert lacking == {"abduction", "flexion", "step", "endurance"}


LONG: Final = exercise("long", targets=(Target.FLEXION,), tempo=60.0)


def test_what_does_not_fit_in_the_minutes_is_dropped_but_in_phase_1_nothing_is() -> None:
    of = care(BRIDGE, LONG, minutes=7)
    kept, dropped = members.fitting_time(state(), ("bridge", "long"), DAY, of)
    assert kept == ("bridge",)
    assert [reason.code for reason in dropped] == [Code.INT_DROPPED_FOR_TIME]
    calm = state(phase=Phase.CALM_DOWN)
    assert members.fitting_time(calm, ("bridge", "long"), DAY, of) == (("bridge", "long"), ())


def test_the_time_is_that_of_the_doses_as_they_stand() -> None:
    of = care(BRIDGE, LONG, minutes=9)
    assert members.fitting_time(state(), ("bridge", "long"), DAY, of)[1] == ()
    heavier = state(unit("long", dose=Dose(3, 1)))
    assert members.fitting_time(heavier, ("bridge", "long"), DAY, of)[0] == ("bridge",)


# -- leaving ----------------------------------------------------------------------------------


def test_what_is_no_longer_wanted_leaves_and_its_dose_is_kept() -> None:
    start = state(
        unit(),
        unit("press", dose=Dose(3, 1)),
        wanted=("bridge",),
        kept=(Kept("press", Side.BOTH, Dose(1, 1)), Kept("squat", Side.BOTH, Dose(2, 1))),
    )
    seen, decisions = members.left(start, DAY, CARE)
    assert seen.units == (unit(),)
    assert seen.kept == (
        Kept("press", Side.BOTH, Dose(3, 1)),
        Kept("squat", Side.BOTH, Dose(2, 1)),
    )
    why = (Reason(Rule.INT_3, Code.STEP_LEFT_PLAN),)
    assert decisions == [Decision("press", Side.BOTH, Move.REST, Dose(3, 1), None, why)]


def test_what_is_wanted_stays() -> None:
    start = state(unit(), wanted=("bridge",))
    assert members.left(start, DAY, CARE) == (start, [])


def test_an_excluded_side_leaves_alone() -> None:
    left, right = unit("kickback", Side.LEFT), unit("kickback", Side.RIGHT)
    no_left = bounds("kickback", side=Side.LEFT, excluded=True)
    start = state(left, right, wanted=("kickback",), bounds=(no_left,))
    assert members.left(start, DAY, CARE)[0].units == (right,)


def test_a_side_that_the_therapist_leads_leaves_and_it_is_said() -> None:
    operated = care(BRIDGE, KICKBACK, surgery={Side.LEFT: ago(10)})
    left, right = unit("kickback", Side.LEFT), unit("kickback", Side.RIGHT)
    start = state(left, right, unit(), wanted=("kickback", "bridge"))
    seen, decisions = members.left(start, DAY, operated)
    assert seen.units == (right,)
    assert [decision.reasons for decision in decisions] == [
        (Reason(Rule.SCR_4, Code.STEP_THERAPIST_LED, {"side": "left"}),),
        (Reason(Rule.SCR_4, Code.STEP_THERAPIST_LED, {"side": "both"}),),
    ]


# -- entering ---------------------------------------------------------------------------------


def come(
    start: State, most: int | None = None, going_back: bool = False, of: Care = CARE
) -> tuple[State, list[Decision]]:
    return members.entered(start, DAY, of, most, going_back)


def new(exercise: str = "bridge", side: Side = Side.BOTH, rung: int = 1, sets: int = 1) -> Unit:
    return Unit(exercise, side, Dose(rung, sets))


def test_wanted_exercises_enter_on_their_sides_at_the_first_dose() -> None:
    seen, decisions = come(state(unit(), wanted=("bridge", "kickback")))
    assert seen.units == (unit(), new("kickback", Side.LEFT), new("kickback", Side.RIGHT))
    assert seen.index_since == DAY
    why = (Reason(Rule.PH_3, Code.STEP_ENTERED, {"phase": 2}),)
    assert decisions == [
        Decision("kickback", side, Move.HOLD, None, Dose(1, 1), why)
        for side in (Side.LEFT, Side.RIGHT)
    ]


def test_at_most_so_many_exercises_enter_a_day() -> None:
    start = state(wanted=("bridge", "kickback", "press"))
    assert [of.exercise for of in come(start, 1)[0].units] == ["bridge"]
    assert [of.exercise for of in come(start, 2)[0].units] == ["bridge", "kickback", "kickback"]
    assert come(start, 0) == (start, [])


@pytest.mark.parametrize("given", [(), (bounds(floor=2),)])
def test_a_complete_plan_takes_nothing_in(given: tuple[Bounds, ...]) -> None:
    start = state(unit(), wanted=("bridge",), bounds=given)
    assert come(start) == (start, [])


def test_a_side_that_is_excluded_no_longer_enters_again() -> None:
    right = unit("kickback", Side.RIGHT)
    start = state(right, wanted=("kickback",), bounds=(bounds("kickback"),))
    assert come(start)[0].units == (right, new("kickback", Side.LEFT))
    no_left = bounds("kickback", side=Side.LEFT, excluded=True)
    start = state(right, wanted=("kickback",), bounds=(no_left,))
    assert come(start) == (start, [])


def test_a_new_exercise_keeps_under_the_ceiling_and_takes_the_therapists_own_dose() -> None:
    def dose(**given: Any) -> Dose:
        start = state(wanted=("bridge",), bounds=(bounds(**given),))
        return come(start)[0].units[0].dose

    assert dose(dose=Dose(4, 2)) == Dose(4, 2)
    assert dose(dose=Dose(4, 2), ceiling=3) == Dose(3, 2)
    assert dose(dose=Dose(40, 2)) == Dose(9, 2)
    assert dose(ceiling=0) == Dose(1, 1)


LOADED: Final = exercise(
    "loaded",
    levels=(Level("half", (8, 10), 1.0, 0.4), Level("more", (8, 10), 2.0, 0.5)),
)


def test_a_loaded_exercise_enters_at_half_of_the_tested_maximum() -> None:
    start = state(wanted=("loaded",), one_rm=(("loaded", 40.0),))
    assert come(start, of=care(LOADED))[0].units == (new("loaded", rung=3),)
    assert come(state(wanted=("loaded",)), of=care(LOADED))[0].units == (new("loaded"),)


def test_one_phase_back_an_exercise_enters_a_level_under_its_last_dose() -> None:
    kept = (Kept("press", Side.BOTH, Dose(9, 3)), Kept("bridge", Side.BOTH, Dose(5, 2)))
    start = state(wanted=("bridge", "squat"), kept=kept)
    assert come(start, going_back=True)[0].units == (new(rung=2, sets=2), new("squat"))
    assert come(start)[0].units == (new(), new("squat"))


# -- swaps ------------------------------------------------------------------------------------

UNTIL: Final = ago(-14)


def swap(start: State, of: Care = CARE, day: date = DAY) -> tuple[State, Reason]:
    seen, why = members.swapped(start, {"bridge"}, day, of)
    return seen, why["bridge"]


def test_a_swap_brings_the_first_alternative_at_its_lowest_rung() -> None:
    start = state(unit(), unit("squat"), wanted=("bridge", "squat"))
    seen, why = swap(start)
    assert why == Reason(Rule.STEP_2, Code.STEP_SWAPPED, {"instead": "kickback"})
    assert seen.wanted == ("kickback", "squat")
    assert seen.units[2:] == (new("kickback", Side.LEFT), new("kickback", Side.RIGHT))
    assert seen.rests == (Rest("bridge", UNTIL),)
    assert seen.swaps == (Swap(Target.EXTENSION, DAY),)
    assert seen.index_since == DAY


def test_nothing_asked_is_nothing_swapped() -> None:
    assert members.swapped(state(unit()), (), DAY, CARE) == (state(unit()), {})


def rested(start: State, of: Care = CARE) -> bool:
    seen, why = swap(start, of)
    target: dict[str, Fact] = {"target": "extension", "until": UNTIL}
    rests = why == Reason(Rule.STEP_2, Code.STEP_TARGET_RESTS, target)
    assert rests is (seen.rests == (*start.rests, Rest("bridge", UNTIL, Target.EXTENSION)))
    return rests


def test_a_second_swap_for_a_target_within_28_days_lets_the_target_rest() -> None:
    assert rested(state(unit(), wanted=("bridge",), swaps=(Swap(Target.EXTENSION, ago(27)),)))
    assert not rested(state(unit(), wanted=("bridge",), swaps=(Swap(Target.EXTENSION, ago(28)),)))
    assert not rested(state(unit(), wanted=("bridge",), swaps=(Swap(Target.SQUAT, ago(1)),)))


def test_with_an_open_red_flag_a_target_rests_rather_than_get_a_new_loaded_exercise() -> None:
    assert rested(state(unit(), wanted=("bridge",), flags=(flag(Tier.T2),)))
    assert not rested(state(unit(), wanted=("bridge",), flags=(flag(Tier.T3),)))


def test_swaps_are_remembered_for_28_days() -> None:
    start = state(
        unit(),
        wanted=("bridge",),
        swaps=(
            Swap(Target.SQUAT, ago(28)),
            Swap(Target.SQUAT, ago(27)),
        ),
    )
    assert swap(start)[0].swaps == (Swap(Target.SQUAT, ago(27)), Swap(Target.EXTENSION, DAY))


def test_with_a_resting_target_every_exercise_of_that_main_target_goes() -> None:
    start = state(
        unit(),
        unit("press"),
        unit("squat"),
        wanted=("bridge", "press", "squat"),
        swaps=(Swap(Target.EXTENSION, ago(1)),),
    )
    seen, _ = swap(start)
    assert seen.wanted == ("squat",)
    assert seen.index_since is None


def alternatives(*others: Exercise, **changes: Any) -> Care:
    bridge = exercise(alternatives=tuple(other.id for other in others))
    return care(bridge, *others, **changes)


IN_PLAN: Final = state(unit(dose=Dose(1, 1)), wanted=("bridge",))


@pytest.mark.parametrize(
    "other",
    [
        exercise("other", targets=(Target.SQUAT,)),
        exercise("other", kind=Kind.ENDURANCE),
        exercise("other", phases=(Phase.FUNCTIONAL,)),
        exercise("other", needs_floor=True),
        exercise("other", levels=(Level("easy", (9,), 1.0),)),
        exercise("other", levels=(Level("easy", (8,), 1.01),)),
    ],
    ids=["other target", "endurance", "other phase", "floor", "more", "heavier"],
)
def test_an_alternative_serves_the_target_suits_and_is_no_heavier(other: Exercise) -> None:
    assert rested(IN_PLAN, alternatives(other, can_reach_floor=False))
    fine = exercise("fine", targets=(Target.SQUAT, Target.EXTENSION))
    seen, why = swap(IN_PLAN, alternatives(other, fine, can_reach_floor=False))
    assert why.values == {"instead": "fine"}
    assert seen.wanted == ("fine",)


@pytest.mark.parametrize(
    "taken",
    [
        {"units": (unit(), unit("kickback", Side.LEFT))},
        {"wanted": ("bridge", "kickback")},
        {"bounds": (bounds("kickback", excluded=True),)},
        {"rests": (Rest("kickback", ago(-1)),)},
    ],
    ids=["in the plan", "wanted", "excluded", "resting"],
)
def test_an_alternative_that_is_taken_or_barred_is_passed_over(taken: dict[str, Any]) -> None:
    start = state(**{"units": (unit(),), "wanted": ("bridge",), **taken})
    assert swap(start)[1].values == {"instead": "press"}


def test_an_alternative_loads_no_leg_more_than_before() -> None:
    one_sided = exercise("bridge", one_sided=True, alternatives=("press",))
    left_only = state(unit("bridge", Side.LEFT, dose=Dose(9, 3)), wanted=("bridge",))
    assert rested(left_only, care(one_sided, PRESS))


def test_an_alternative_without_a_side_to_train_is_none() -> None:
    no_side = state(unit(), wanted=("bridge",))
    operated = alternatives(PRESS, surgery={Side.LEFT: ago(10)})
    assert rested(no_side, operated)


def test_the_index_of_the_past_is_left_as_it_was() -> None:
    index = (Indexed(YESTERDAY, 10, 10),)
    assert swap(state(unit(), wanted=("bridge",), index=index))[0].index == index


@pytest.mark.parametrize(
    ("tier", "enters"), [(Tier.T2, ["circles"]), (Tier.T3, ["bridge", "circles"])]
)
def test_with_an_open_red_flag_no_loaded_exercise_is_new(tier: Tier, enters: list[str]) -> None:
    circles = exercise("circles", kind=Kind.MOBILITY, targets=(Target.ROTATION_MOBILITY,))
    start = state(wanted=("bridge", "circles"), flags=(flag(tier),))
    after, _ = members.entered(start, DAY, care(BRIDGE, circles), None, False)
    assert [one.exercise for one in after.units] == enters
