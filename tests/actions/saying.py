"""Entries as a page or a phone makes them, in one line each; and a cast of which two have a diary.

The diary of the patient stops on the eve of `TODAY`.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from soepel.core.quantities import Effort, Pain, Side
from soepel.core.record import Bounds, CheckIn, Exposure, FlagRaised, FlareCall
from soepel.core.screening import RedFlag
from tests.people import Cast, example, lives

TODAY: Final = date(2026, 5, 15)
YESTERDAY: Final = TODAY - timedelta(days=1)


def settled(cast: Cast) -> Cast:
    """The patient and her neighbour have a diary, and neither has a plan yet."""
    for viewer, name in ((cast.patient, "too-much"), (cast.neighbour, "stepping-up")):
        assert viewer.patient is not None
        lives(viewer.patient, example(name, until=YESTERDAY))
    return cast


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """As the clock on the wall shows it."""
    return datetime.combine(day, time(hour, minute))


def check_in(
    pain: int | None, day: date = TODAY, name: str = "check-in", known: datetime | None = None
) -> CheckIn:
    usual = None if pain is None else Pain(pain)
    return CheckIn(id=name, day=day, known=known or moment(day, 8), usual=usual)


def exposure(
    unit: str, pain: int = 2, day: date = TODAY, name: str = "", known: datetime | None = None
) -> Exposure:
    exercise, _, side = unit.partition("/")
    return Exposure(
        id=name or f"{day}/{unit}",
        day=day,
        known=known or moment(day, 10),
        exercise=exercise,
        side=Side(side),
        pain=Pain(pain),
        effort=Effort(3),
    )


def flare(day: date = TODAY, name: str = "flare") -> FlareCall:
    return FlareCall(id=name, day=day, known=moment(day, 11))


def flag(which: RedFlag, day: date = TODAY, name: str = "flag") -> FlagRaised:
    return FlagRaised(id=name, day=day, known=moment(day, 11), flag=which)


def bounds(exercise: str, day: date = TODAY, name: str = "bounds", **limits: Any) -> Bounds:
    return Bounds(id=name, day=day, known=moment(day, 11), exercise=exercise, **limits)
