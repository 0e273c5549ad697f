"""Quantities: bounded values, sides of the body, and the day an entry belongs to."""

from datetime import date, datetime, time

import pytest

from soepel.core.quantities import (
    Confidence,
    Done,
    Effort,
    OutOfBounds,
    Pain,
    Side,
    Stiffness,
    Trouble,
    diary_day,
)

SCALES = (Pain, Stiffness, Effort, Confidence, Trouble)


@pytest.mark.parametrize("scale", SCALES)
def test_a_scale_runs_from_0_to_10(scale: type[Pain]) -> None:
    assert (scale(0), scale(10)) == (0, 10)
    for outside in (-1, 11):
        with pytest.raises(OutOfBounds, match=f"{scale.__name__} .* 0 to 10, not {outside}"):
            scale(outside)


def test_at_most_500_percent_can_be_done() -> None:
    assert Done(500) == 500
    with pytest.raises(OutOfBounds, match="Done is a whole number from 0 to 500, not 501"):
        Done(501)


def test_a_value_between_two_numbers_is_refused() -> None:
    with pytest.raises(OutOfBounds, match=r"not 2\.5"):
        Pain(2.5)  # type: ignore[arg-type]


def test_arithmetic_on_a_quantity_gives_a_plain_number() -> None:
    assert type(Pain(4) + 1) is int
    assert Pain(9) + Pain(9) == 18


def test_both_sides_are_the_left_and_the_right_leg() -> None:
    assert Side.BOTH.legs == (Side.LEFT, Side.RIGHT)
    assert Side.LEFT.legs == (Side.LEFT,)
    assert Side.RIGHT.legs == (Side.RIGHT,)


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        (time(0, 0), date(2026, 2, 28)),
        (time(2, 59, 59), date(2026, 2, 28)),
        (time(3, 0), date(2026, 3, 1)),
        (time(23, 59), date(2026, 3, 1)),
    ],
    ids=str,
)
def test_before_three_at_night_it_is_still_the_day_before(clock: time, day: date) -> None:
    assert diary_day(datetime.combine(date(2026, 3, 1), clock)) == day
