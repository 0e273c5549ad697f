"""Days and moments in a file, as the local wall-clock time that the core reckons with."""

from datetime import date, datetime, time
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from soepel.core.quantities import diary_day
from soepel.exchange.refusal import RecordFileError, shown

FIRST_DAY: Final = date(2000, 1, 1)
LAST_DAY: Final = date(2099, 12, 31)
"""A day outside these is a slip of the pen; what is between them, every calendar can count with."""

MORNING: Final = time(8)
"""When a day without a known moment was entered."""
AFTER_EXERCISE: Final = time(10)


@cache
def _home() -> ZoneInfo:
    return ZoneInfo("Europe/Amsterdam")


def local_moment(text: str, path: str) -> datetime:
    """A moment as local wall-clock time. Raises RecordFileError."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise RecordFileError(
            f"{path} is {shown(text)}, which no calendar or clock has: "
            "give a moment such as 2026-03-02T08:00"
        ) from None
    likely_day(moment.date(), path)
    return moment.astimezone(_home()).replace(tzinfo=None) if moment.tzinfo else moment


def likely_day(day: date, path: str) -> date:
    """The day itself. Raises RecordFileError for one that must be a slip of the pen."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise RecordFileError(f"{path} is {shown(day)}: give a day from {FIRST_DAY} to {LAST_DAY}")
    return day


def day_of(moment: datetime, path: str) -> date:
    """The diary day of a local moment: the night belongs to the day before."""
    return likely_day(diary_day(moment), path)
