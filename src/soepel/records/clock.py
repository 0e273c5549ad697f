"""Moments as the database keeps them, instants, and as the core wants them, on the wall."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from soepel.core.quantities import diary_day

HERE: Final = ZoneInfo("Europe/Amsterdam")
DAY: Final = timedelta(days=1)


def local(moment: datetime) -> datetime:
    """An instant as the clock on the wall has it."""
    return moment.astimezone(HERE).replace(tzinfo=None)


def instant(wall: datetime) -> datetime:
    """The instant of a local moment; of a repeated hour the first, unless its fold says so."""
    return wall.replace(tzinfo=HERE).astimezone(UTC)


def today(now: datetime) -> date:
    """The diary day of an instant: the night belongs to the day that ends."""
    return diary_day(local(now))
