"""Real pain diaries through the flare rule: how often it starts a flare for people as they are.

The diaries (MyAIGuide, MIT) have no flare labels, so a start is not known to be false: what is
printed bounds the false starts from above. Their scale runs from 1 ("almost imperceivable") to
9.5 ("worst pain ever"). It is mapped onto 0-10 by a straight line through both ends, rounded: the
order is kept, the ends mean the same on both scales, and "painful" (4.5) becomes 4. Of several
entries of a day the worst counts. The diaries hold no answer to "kept from things, slept worse,
extra painkillers", so only the third high day within 14 days starts a flare here.
"""

import csv
import gzip
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from statistics import median

import pytest

from soepel.core.programme import replay
from soepel.core.quantities import Pain, Sex, Side, diary_day
from soepel.core.reasons import Code
from soepel.core.record import CheckIn, Intake, Record
from tests.properties.histories import programme

DAYS_IN_A_YEAR = 365.25
FEWEST_DAYS = 20
"""A diary shorter than this says nothing about a year."""
MOST_STARTS_A_YEAR = 6.0
"""A generous bound over all diaries together; the programme aims at 1.2 of a stable person."""
TITLE = "flares started from real diaries (no labels: an upper bound of false starts)"
STARTS = {Code.FL_THIRD_HIGH_DAY, Code.FL_TWO_HIGH_DAYS}


def on_nrs(intensity: float) -> Pain:
    """The diaries' 1-9.5 on the numeric rating scale."""
    share = (min(max(intensity, 1.0), 9.5) - 1.0) / 8.5
    return Pain(int(share * 10 + 0.5))


@dataclass(frozen=True)
class Diary:
    """The worst hip or knee pain of each day that one person wrote down."""

    participant: str
    days: Mapping[date, Pain]

    def __str__(self) -> str:
        return f"{self.participant:13} {len(self.days):4} diary days in {self.years:4.1f} years"

    @property
    def years(self) -> float:
        """From the first to the last day, silent days included."""
        return ((max(self.days) - min(self.days)).days + 1) / DAYS_IN_A_YEAR

    def starts(self) -> int:
        """How many flares the engine starts, from the diary alone."""
        return sum(
            reason.code in STARTS
            for review in replay(self.record, programme())
            for reason in review.reasons
        )

    @property
    def record(self) -> Record:
        days = sorted(self.days)
        first_week = [self.days[day] for day in days[:7]]
        intake = Intake(
            day=days[0],
            affected=Side.LEFT,
            age=65,
            sex=Sex.WOMAN,
            usual=Pain(int(median(first_week))),
        )
        return Record(
            intake,
            tuple(
                CheckIn(
                    id=str(day),
                    day=day,
                    known=datetime.combine(day, time(21)),
                    usual=self.days[day],
                )
                for day in days
            ),
        )


def read(file: Path) -> Diary:
    raw = file.read_bytes()
    text = (gzip.decompress(raw) if file.suffix == ".gz" else raw).decode()
    worst: dict[date, Pain] = {}
    for row in csv.DictReader(text.splitlines()):
        if row["name"] in ("Hip Pain", "Knee Pain"):
            day = day_of(row)
            worst[day] = max(worst.get(day, Pain(0)), on_nrs(float(row["intensity"])))
    return Diary(file.parent.name.removesuffix("Anonymized"), worst)


def day_of(row: Mapping[str, str]) -> date:
    """The day that was written down; where it is lacking, the diary day of the entry."""
    written = [row["startyear"], row["startmonth"], row["startday"]]
    if all(written):
        year, month, day = map(int, written)
        return date(year, month, day)
    return diary_day(datetime.fromisoformat(row["date"]))


@pytest.fixture(scope="module")
def diaries(recordings: Path) -> list[Diary]:
    files = sorted((recordings / "pain_diaries").glob("*/*Pain.csv*"))
    read_ones = [read(file) for file in files]
    return [diary for diary in read_ones if len(diary.days) >= FEWEST_DAYS]


def test_the_scale_keeps_its_order_and_its_ends() -> None:
    said = [1, 2, 3, 3.2, 3.4, 3.6, 3.8, 4.5, 6, 8, 9.5]
    mapped = [on_nrs(intensity) for intensity in said]
    assert mapped == sorted(mapped)
    assert (mapped[0], on_nrs(4.5), mapped[-1]) == (0, 4, 10)


def test_the_hip_diary_and_the_two_long_ones_are_there(diaries: list[Diary]) -> None:
    assert {"Participant2", "Participant7", "Participant8"} <= {d.participant for d in diaries}


def test_real_people_are_rarely_said_to_flare(
    diaries: list[Diary], capsys: pytest.CaptureFixture[str]
) -> None:
    starts = {diary.participant: diary.starts() for diary in diaries}
    years = sum(diary.years for diary in diaries)
    lines = [f"  {d}, {starts[d.participant]:2} starts" for d in diaries]
    together = f"  together {sum(starts.values()) / years:.1f} starts a person-year"
    with capsys.disabled():
        sys.stdout.write("\n".join(["", TITLE, *lines, together, ""]))
    assert sum(starts.values()) / years <= MOST_STARTS_A_YEAR
