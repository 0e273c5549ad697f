"""What the therapist's bounds leave for an exercise on a side."""

from datetime import datetime, time
from typing import Any

from soepel.core.exercises import Dose
from soepel.core.quantities import Side
from soepel.core.record import Bounds, By
from soepel.core.rules.bounds import room
from soepel.core.rules.turns import Room
from tests.core.rules.builders import DAY, state, unit


def bounds(exercise: str = "bridge", **values: Any) -> Bounds:
    known = datetime.combine(DAY, time(9))
    return Bounds(id="b", day=DAY, known=known, by=By.THERAPIST, exercise=exercise, **values)


def test_bounds_for_every_side_that_come_later_hold_for_one_side_too() -> None:
    start = state(bounds=(bounds("step", side=Side.LEFT, ceiling=7), bounds("step", ceiling=5)))
    assert room(start, unit("step", Side.LEFT)).ceiling == 5
    start = state(bounds=(bounds("step", ceiling=5), bounds("step", side=Side.LEFT, ceiling=7)))
    assert room(start, unit("step", Side.LEFT)).ceiling == 7
    assert room(start, unit("step", Side.RIGHT)).ceiling == 5


def test_bounds_leave_all_room_that_they_do_not_name() -> None:
    assert room(state(), unit()) == Room()
    assert room(state(bounds=(bounds("step"),)), unit()) == Room()
    assert room(state(bounds=(bounds(),)), unit()) == Room()
    full = bounds(floor=2, ceiling=6, frozen=True, excluded=True, dose=Dose(3, 1))
    assert room(state(bounds=(full,)), unit()) == Room(2, 6, Dose(3, 1), True, True)


def test_a_ceiling_under_the_first_rung_is_the_first_rung() -> None:
    assert room(state(bounds=(bounds(ceiling=0),)), unit()).ceiling == 1
