"""Turns and caps: which exercises may rise today, and by which knob."""

from collections.abc import Callable
from typing import Any

import pytest

from soepel.core.exercises import Amount, Dose, Exercise, Level, Phase
from soepel.core.quantities import Side
from soepel.core.rules.turns import (
    Block,
    Knob,
    Place,
    Room,
    blocked,
    complete,
    index_of,
    load_index,
    places,
    raised,
    set_limit,
    would_complete,
)
from soepel.core.state import Indexed, State, Turn, Unit, Waiting, Zone
from tests.core.rules.builders import AMBER, DAY, GREEN, ago, exercise, state, unit

PHASE_2, PHASE_3 = Phase.MOBILITY_AND_CONTROL, Phase.STRENGTH_AND_CAPACITY

# -- ladders ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phase", "most_sets", "first_sets", "expected"),
    [
        (Phase.CALM_DOWN, 4, 1, 2),
        (PHASE_2, 4, 1, 3),
        (PHASE_3, 4, 1, 4),
        (PHASE_3, 5, 1, 4),
        (Phase.FUNCTIONAL, 3, 1, 3),
        (Phase.CALM_DOWN, 4, 3, 3),
    ],
)
def test_sets_go_up_to_what_exercise_and_phase_allow_and_not_under_the_first(
    phase: Phase, most_sets: int, first_sets: int, expected: int
) -> None:
    ladder = exercise(most_sets=most_sets, first_sets=first_sets)
    assert set_limit(ladder, phase) == expected


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        (Dose(1, 1), (Knob.AMOUNT, Dose(2, 1))),
        (Dose(2, 3), (Knob.AMOUNT, Dose(3, 3))),
        (Dose(3, 1), (Knob.SETS, Dose(3, 2))),
        (Dose(3, 2), (Knob.SETS, Dose(3, 3))),
        (Dose(3, 3), (Knob.LEVEL, Dose(4, 3))),
        (Dose(6, 3), (Knob.LEVEL, Dose(7, 3))),
        (Dose(9, 2), (Knob.SETS, Dose(9, 3))),
        (Dose(9, 3), None),
        (Dose(9, 4), None),
    ],
)
def test_repetitions_rise_first_then_sets_then_the_level(
    dose: Dose, expected: tuple[Knob, Dose] | None
) -> None:
    assert raised(dose, exercise(), PHASE_2) == expected


def test_the_load_index_is_sets_times_repetitions_times_the_weight_of_the_level() -> None:
    assert load_index(exercise(), Dose(1, 1)) == 8.0
    assert load_index(exercise(), Dose(5, 2)) == 40.0
    assert load_index(exercise(), Dose(9, 3)) == 108.0


def test_three_seconds_of_hold_count_as_one_repetition() -> None:
    assert load_index(exercise(amount=Amount.SECONDS), Dose(6, 2)) == 16.0


def test_a_two_legged_exercise_loads_both_legs_and_a_one_legged_one_its_own() -> None:
    known = {"bridge": exercise(), "step": exercise("step", one_sided=True)}
    units = [unit(), unit("step", Side.LEFT, dose=Dose(1, 1)), unit("step", Side.RIGHT)]
    assert index_of(units, known, DAY) == Indexed(DAY, left=48.0, right=80.0)
    assert index_of([], known, DAY) == Indexed(DAY, left=0.0, right=0.0)


# -- runs -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ((), False),
        ((GREEN,), False),
        ((GREEN, GREEN), True),
        ((AMBER, GREEN), False),
        ((GREEN, AMBER), False),
        ((AMBER, AMBER), False),
        ((AMBER, GREEN, GREEN), True),
        ((AMBER, AMBER, AMBER), True),
        ((GREEN, GREEN, AMBER), True),
    ],
)
def test_a_run_is_complete_after_two_green_or_three_green_or_amber(
    run: tuple[Zone, ...], expected: bool
) -> None:
    assert complete(run) is expected


@pytest.mark.parametrize(
    ("run", "expected"),
    [((), False), ((GREEN,), True), ((AMBER,), False), ((AMBER, AMBER), True)],
)
def test_one_more_green_exposure_would_complete_a_run(
    run: tuple[Zone, ...], expected: bool
) -> None:
    assert would_complete(run) is expected


# -- what blocks ------------------------------------------------------------------------------


ANYTHING = Room()


def block(dose: Dose, room: Room = ANYTHING, turn: Turn | None = None) -> Block | None:
    return blocked(unit(dose=dose), exercise(), PHASE_2, room, turn, DAY)


def test_nothing_blocks_an_exercise_with_room() -> None:
    assert block(Dose(5, 2)) is None
    assert block(Dose(3, 3), turn=Turn("bridge", turn=DAY)) is None
    assert not Room().excluded


def test_a_frozen_exercise_and_the_top_of_the_ladder_do_not_rise() -> None:
    assert block(Dose(5, 2), Room(frozen=True)) is Block.FROZEN
    assert block(Dose(9, 3), Room(ceiling=9)) is Block.TOP


@pytest.mark.parametrize(
    ("dose", "ceiling", "expected"),
    [
        (Dose(4, 3), 5, None),
        (Dose(5, 3), 5, Block.CEILING),
        (Dose(6, 2), 5, Block.CEILING),
        (Dose(3, 2), 3, Block.CEILING),
        (Dose(3, 2), 4, None),
    ],
)
def test_at_the_ceiling_neither_rung_nor_sets_rise(
    dose: Dose, ceiling: int, expected: Block | None
) -> None:
    assert block(dose, Room(ceiling=ceiling)) is expected


@pytest.mark.parametrize(
    ("days", "expected"), [(0, Block.LOAD_WEEKLY), (6, Block.LOAD_WEEKLY), (7, None)]
)
def test_a_level_rises_at_most_once_in_7_days(days: int, expected: Block | None) -> None:
    turn = Turn("bridge", load_rise=ago(days))
    assert block(Dose(3, 3), turn=turn) is expected
    assert block(Dose(2, 3), turn=turn) is None
    assert block(Dose(3, 2), turn=turn) is None


# -- places -----------------------------------------------------------------------------------

NAMES = ("a", "b", "c", "d")


def ready(id_: str = "bridge", side: Side = Side.BOTH, **changes: Any) -> Unit:
    """One green exposure short of a rise."""
    return unit(id_, side, **{"run": (GREEN,), **changes})


def placed(
    start: State,
    room: Callable[[Unit], Room] = lambda _: Room(),
    relevance: Callable[[str], int] = lambda _: 0,
    **known: Exercise,
) -> dict[str, Place]:
    exercises = {name: exercise(name) for name in ("bridge", *NAMES)} | known
    return places(start, DAY, exercises, room, relevance)


def test_two_exercises_hold_the_places_in_order_of_name_when_all_else_is_equal() -> None:
    assert list(placed(state(ready("c"), ready("b"), ready("a")))) == ["a", "b"]


def test_the_longest_wait_goes_first_and_never_had_a_turn_before_all() -> None:
    turns = (Turn("a", turn=ago(1)), Turn("b", turn=ago(3)), Turn("c", load_rise=ago(1)))
    assert list(placed(state(*map(ready, "abc"), turns=turns))) == ["c", "b"]
    assert list(placed(state(*map(ready, "abcd"), turns=turns))) == ["c", "d"]


def test_of_two_that_waited_equally_the_one_that_rose_longest_ago_goes_first() -> None:
    turns = (Turn("a", turn=ago(2), rise=ago(2)), Turn("b", turn=ago(2), rise=ago(9)))
    assert list(placed(state(*map(ready, "ab"), turns=turns))) == ["b", "a"]
    turns = (Turn("a", turn=ago(2), rise=ago(9)), Turn("b", turn=ago(2)))
    assert list(placed(state(*map(ready, "ab"), turns=turns))) == ["b", "a"]


def test_after_an_equal_wait_the_most_relevant_to_the_goals_goes_first() -> None:
    relevance = {"a": 0, "b": 1, "c": 2}
    assert list(placed(state(*map(ready, "abc")), relevance=relevance.__getitem__)) == ["c", "b"]
    turns = (Turn("c", turn=ago(1)),)
    start = state(*map(ready, "abc"), turns=turns)
    assert list(placed(start, relevance=relevance.__getitem__)) == ["b", "a"]


def test_only_what_was_asked_or_still_waits_for_an_answer_is_a_candidate() -> None:
    waiting = Waiting(ago(2), GREEN)
    start = state(ready("a", planned=False), ready("b", planned=False, waiting=waiting))
    assert list(placed(start)) == ["b"]


def test_an_exercise_that_could_not_rise_with_the_best_reports_takes_no_place() -> None:
    start = state(ready("a", run=()), ready("b", dose=Dose(9, 3)), ready("c"))
    assert list(placed(start)) == ["c"]
    assert placed(start, room=lambda of: Room(frozen=of.exercise == "c")) == {}
    rose = Turn("a", load_rise=ago(6))
    assert placed(state(ready("a", dose=Dose(3, 3)), turns=(rose,))) == {}


def test_the_two_sides_of_an_exercise_hold_one_place() -> None:
    start = state(
        ready("a", Side.LEFT), ready("a", Side.RIGHT), ready("b", Side.LEFT), ready("c", Side.LEFT)
    )
    assert list(placed(start)) == ["a", "b"]


def test_the_lagging_side_says_which_knob_an_exercise_turns() -> None:
    start = state(ready("a", Side.LEFT, dose=Dose(3, 1)), ready("a", Side.RIGHT, dose=Dose(2, 1)))
    assert placed(start) == {"a": Place(Knob.AMOUNT)}
    start = state(ready("a", Side.LEFT, dose=Dose(3, 1)), ready("a", Side.RIGHT, dose=Dose(4, 1)))
    assert placed(start) == {"a": Place(Knob.SETS)}
    start = state(ready("a", Side.LEFT, dose=Dose(3, 3)))
    assert placed(start) == {"a": Place(Knob.LEVEL)}


# -- the cap ----------------------------------------------------------------------------------

ROSE = ((Side.LEFT, ago(6)), (Side.RIGHT, ago(6)))
"""Each leg has used the rise that a week always allows."""
FAR_ABOVE = (Indexed(ago(7), left=10, right=10), Indexed(ago(1), left=90, right=90))


def capped(*loads: float, days: tuple[int, ...] = (7, 1), **changes: Any) -> State:
    """Bridge goes from a load of 40 to 48, after these loads of both legs."""
    index = tuple(
        Indexed(ago(day), left=load, right=load) for day, load in zip(days, loads, strict=True)
    )
    return state(ready(), **{"index": index, "side_rises": ROSE, **changes})


def rises(start: State) -> bool:
    return placed(start) == {"bridge": Place(Knob.AMOUNT)}


def caps(start: State) -> bool:
    return placed(start) == {"bridge": Place(Knob.AMOUNT, Block.CAP)}


def test_in_phase_2_the_load_of_a_leg_grows_to_five_quarters_of_a_week_ago() -> None:
    assert rises(capped(80, 92))
    assert caps(capped(80, 92.1))
    assert caps(capped(79.9, 92))


def test_in_phase_3_it_grows_by_less() -> None:
    assert rises(capped(100, 106.9, phase=PHASE_3))
    assert caps(capped(100, 107.1, phase=PHASE_3))


def test_one_rise_a_week_is_allowed_whatever_the_cap() -> None:
    assert caps(capped(40, 50))
    assert rises(capped(40, 50, side_rises=()))
    assert rises(capped(40, 50, side_rises=((Side.LEFT, ago(7)), (Side.RIGHT, ago(7)))))


def test_a_two_legged_exercise_waits_for_both_legs() -> None:
    assert caps(capped(40, 50, side_rises=((Side.LEFT, ago(6)),)))
    assert caps(capped(40, 50, side_rises=((Side.RIGHT, ago(6)),)))


def test_a_leg_has_its_own_rise_of_the_week() -> None:
    start = state(
        ready("a", Side.LEFT),
        ready("b", Side.RIGHT),
        index=FAR_ABOVE,
        side_rises=((Side.LEFT, ago(6)),),
    )
    assert placed(start) == {"a": Place(Knob.AMOUNT, Block.CAP), "b": Place(Knob.AMOUNT)}


def test_a_leg_is_capped_by_its_own_load() -> None:
    index = (Indexed(ago(7), left=80, right=40), Indexed(ago(1), left=80, right=50))
    start = state(ready("a", Side.LEFT), ready("b", Side.RIGHT), index=index, side_rises=ROSE)
    assert placed(start) == {
        "a": Place(Knob.AMOUNT),
        "b": Place(Knob.AMOUNT, Block.CAP),
    }


def test_without_an_index_every_leg_has_its_first_rise() -> None:
    assert placed(state(ready("a"), ready("b"), side_rises=ROSE)) == {
        "a": Place(Knob.AMOUNT),
        "b": Place(Knob.AMOUNT, Block.CAP),
    }


def test_the_first_place_uses_up_its_share_of_the_cap() -> None:
    both = {"a": Place(Knob.AMOUNT), "b": Place(Knob.AMOUNT)}
    second_capped = {"a": Place(Knob.AMOUNT), "b": Place(Knob.AMOUNT, Block.CAP)}
    index = (Indexed(ago(7), left=80, right=80), Indexed(ago(1), left=84, right=84))
    start = state(ready("a"), ready("b"), index=index, side_rises=ROSE)
    assert placed(start) == both
    more = (index[0], Indexed(ago(1), left=84.5, right=84.5))
    assert placed(state(ready("a"), ready("b"), index=more, side_rises=ROSE)) == second_capped


def test_the_one_rise_a_week_is_used_up_by_the_first_place_and_its_load_counts() -> None:
    index = (Indexed(ago(7), left=80, right=80), Indexed(ago(1), left=90, right=90))
    assert placed(state(ready("a"), ready("b"), index=index)) == {
        "a": Place(Knob.AMOUNT),
        "b": Place(Knob.AMOUNT, Block.CAP),
    }


def test_a_capped_exercise_keeps_its_place_and_takes_nothing_of_the_cap() -> None:
    index = (Indexed(ago(7), left=80, right=80), Indexed(ago(1), left=96, right=96))
    start = state(ready("a"), ready("b", dose=Dose(1, 1)), ready("c"), index=index, side_rises=ROSE)
    assert placed(start) == {
        "a": Place(Knob.AMOUNT, Block.CAP),
        "b": Place(Knob.AMOUNT),
    }


def test_both_sides_count_for_the_cap_when_they_turn_the_same_knob() -> None:
    index = (Indexed(ago(7), left=80, right=80), Indexed(ago(1), left=92.1, right=80))
    left, right = ready("a", Side.LEFT), ready("a", Side.RIGHT)
    start = state(left, right, index=index, side_rises=ROSE)
    assert placed(start) == {"a": Place(Knob.AMOUNT, Block.CAP)}
    apart = ready("a", Side.LEFT, dose=Dose(6, 1))
    start = state(apart, right, index=index, side_rises=ROSE)
    assert placed(start) == {"a": Place(Knob.AMOUNT)}


FLAT = exercise("a", most_sets=1, levels=(Level("easy", (8,), 1.0), Level("new", (8,), 1.0)))


def test_a_step_that_adds_no_load_is_never_capped() -> None:
    start = state(ready("a", dose=Dose(1, 1)), index=FAR_ABOVE, side_rises=ROSE)
    assert placed(start, a=FLAT) == {"a": Place(Knob.LEVEL)}


def test_a_step_that_adds_no_load_leaves_the_one_rise_of_the_week() -> None:
    start = state(ready("a", dose=Dose(1, 1)), ready("b"), index=FAR_ABOVE)
    assert placed(start, a=FLAT) == {"a": Place(Knob.LEVEL), "b": Place(Knob.AMOUNT)}


def light(id_: str) -> Exercise:
    """An exercise of which a rise adds 0.04 to the load."""
    return exercise(id_, levels=(Level("light", (8, 10, 12), 0.01),))


@pytest.mark.parametrize(
    ("now", "first", "second"),
    [(100.0, Block.CAP, Block.CAP), (99.95, None, Block.CAP), (99.9, None, None)],
)
def test_the_lightest_exercises_are_capped_too(
    now: float, first: Block | None, second: Block | None
) -> None:
    index = (Indexed(ago(7), left=80, right=80), Indexed(ago(1), left=now, right=now))
    units = [ready(name, dose=Dose(1, 2)) for name in "ab"]
    found = placed(state(*units, index=index, side_rises=ROSE), a=light("a"), b=light("b"))
    assert found == {"a": Place(Knob.AMOUNT, first), "b": Place(Knob.AMOUNT, second)}


def test_without_an_index_only_the_first_of_the_lightest_rises() -> None:
    units = [ready(name, dose=Dose(1, 2)) for name in "ab"]
    found = placed(state(*units), a=light("a"), b=light("b"))
    assert found == {"a": Place(Knob.AMOUNT), "b": Place(Knob.AMOUNT, Block.CAP)}


def test_the_load_is_compared_with_7_days_ago_at_most() -> None:
    assert caps(capped(40, 92, days=(7, 1)))
    assert rises(capped(40, 92, days=(8, 1)))


def test_the_oldest_load_of_the_week_counts() -> None:
    assert rises(capped(80, 60, 92, days=(7, 4, 1)))
    assert caps(capped(70, 92, 92, days=(7, 4, 1)))


def test_the_youngest_load_is_that_of_now() -> None:
    assert caps(capped(80, 60, 92.1, days=(7, 4, 1)))
    assert rises(capped(80, 95, 92, days=(7, 4, 1)))


def test_the_cap_restarts_when_the_last_new_exercise_has_entered() -> None:
    assert caps(capped(40, 80, 92, days=(7, 4, 1)))
    assert rises(capped(40, 80, 92, days=(7, 4, 1), index_since=ago(4)))
    assert caps(capped(40, 80, 92, days=(7, 4, 1), index_since=ago(7)))


def test_without_a_load_of_this_week_the_last_known_one_is_the_measure() -> None:
    assert rises(capped(20, 20, 32, days=(10, 9, 8)))
    assert caps(capped(20, 31.9, days=(9, 8)))


def test_a_leg_far_above_the_cap_still_has_its_one_rise() -> None:
    assert caps(capped(10, 90))
    assert rises(capped(10, 90, side_rises=()))
