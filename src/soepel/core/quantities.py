"""Typed, bounded quantities with their units. A value outside its bounds cannot be made."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar, Self


class OutOfBounds(ValueError):
    """A quantity outside the range that its scale has."""


class _Bounded(int):
    """A whole number within bounds; arithmetic on it gives plain numbers."""

    __slots__ = ()
    least: ClassVar[int] = 0
    most: ClassVar[int]

    def __new__(cls, value: int) -> Self:
        whole = int(value)
        if whole != value or not cls.least <= whole <= cls.most:
            raise OutOfBounds(
                f"{cls.__name__} is a whole number from {cls.least} to {cls.most}, not {value!r}"
            )
        return super().__new__(cls, whole)


class Pain(_Bounded):
    """Pain on the numeric rating scale: 0 none .. 10 worst imaginable."""

    __slots__ = ()
    most = 10


class Stiffness(_Bounded):
    """Stiffness on the same scale: 0 none .. 10 worst imaginable."""

    __slots__ = ()
    most = 10


class Effort(_Bounded):
    """Perceived effort, CR10: 0 nothing at all .. 10 maximal."""

    __slots__ = ()
    most = 10


class Confidence(_Bounded):
    """How sure a person is of managing this: 0 not at all .. 10 completely."""

    __slots__ = ()
    most = 10


class Trouble(_Bounded):
    """Trouble with an activity, as PSK scores it: 0 none .. 10 impossible."""

    __slots__ = ()
    most = 10


class Done(_Bounded):
    """How much of the asked dose was done, in percent; more than five times it is a slip."""

    __slots__ = ()
    most = 500


class Side(StrEnum):
    """A side of the body. `BOTH` is a two-legged exercise, or two affected hips."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def legs(self) -> tuple["Side", ...]:
        """The single legs that this side stands for."""
        return (Side.LEFT, Side.RIGHT) if self is Side.BOTH else (self,)


class Sex(StrEnum):
    """The sex that norm tables are split by."""

    WOMAN = "woman"
    MAN = "man"


DAY_BEGINS = time(3)
"""Before this hour an entry belongs to the day before: the night is part of the day that ends."""


def diary_day(moment: datetime) -> date:
    """The diary day of an entry made at a local, wall-clock moment."""
    night_before = moment.time() < DAY_BEGINS
    return moment.date() - timedelta(days=1) if night_before else moment.date()
