"""Ladders: rungs, levels and amounts."""

import pytest

from soepel.core.exercises import Dose, Level
from tests.core.rules.builders import exercise

UNEVEN = exercise(levels=(Level("easy", (8, 10), 1.0), Level("hard", (6, 8, 10), 2.0)))


def test_the_ladder_is_every_rung_of_every_level_in_order() -> None:
    assert UNEVEN.ladder == ((0, 8), (0, 10), (1, 6), (1, 8), (1, 10))
    assert UNEVEN.top == 5


@pytest.mark.parametrize(
    ("rung", "level", "amount"), [(1, "easy", 8), (2, "easy", 10), (3, "hard", 6), (5, "hard", 10)]
)
def test_a_rung_has_a_level_and_an_amount(rung: int, level: str, amount: int) -> None:
    assert UNEVEN.level(rung).id == level
    assert UNEVEN.levels[UNEVEN.level_index(rung)].id == level
    assert UNEVEN.amount_at(rung) == amount


def test_a_level_starts_after_the_rungs_of_those_below() -> None:
    assert [UNEVEN.first_of_level(index) for index in (0, 1)] == [1, 3]


def test_the_ladder_follows_from_the_levels_and_makes_no_difference_of_its_own() -> None:
    assert exercise() == exercise()
    assert exercise() != UNEVEN


def test_doses_are_ordered_by_rung_and_then_by_sets() -> None:
    assert Dose(1, 3) < Dose(2, 1) < Dose(2, 2)
