"""What bounds would do: two weeks ahead on an ordinary course, and over the weeks behind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Final

from soepel.core.exercises import Dose
from soepel.core.plan import Review
from soepel.core.programme import review
from soepel.core.quantities import Side
from soepel.core.record import Entry, Record
from soepel.core.state import State
from soepel.library import programme
from soepel.records.queries.orders import Steered
from soepel.simulation.ahead import Course, ahead, ordinary
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.changed import SideTold
from soepel.web.therapist.steering.told import side_told
from soepel.words.language import short_date

DAYS_AHEAD: Final = 14
LOOKED_AT: Final = (0, 7, 13)
"""The days of those that are told: today, in a week, and the last."""
DAYS_BACK: Final = timedelta(days=28)

Doses = Mapping[tuple[str, Side], Dose]


@dataclass(frozen=True)
class AheadCell:
    """What an exercise on a side would be on a day; a dash where it is not in the plan."""

    day: str
    with_orders: str
    without: str


@dataclass(frozen=True)
class AheadRow:
    """An exercise on a side over the days to come."""

    name: str
    side: SideTold
    cells: list[AheadCell]

    @property
    def differs(self) -> bool:
        return any(one.with_orders != one.without for one in self.cells)


@dataclass(frozen=True)
class BackRow:
    """What today would be if the orders had been given before, and what it is."""

    name: str
    side: SideTold
    then: str
    now: str


@dataclass(frozen=True)
class Looked:
    """What orders would do, and would have done."""

    days: list[str]
    ahead: list[AheadRow]
    """Those that differ; all of the exercise the orders are about."""
    course: Course
    since: str
    back: list[BackRow]
    """Those that would be other."""


def looked(
    plan: Steered, orders: Sequence[Entry], exercise: str, whole: Record, asker: Asker
) -> Looked:
    """What orders would do to a plan. Nothing of it is kept."""
    without = ahead(plan.record, plan.eve, programme(), DAYS_AHEAD)
    record = replace(plan.record, entries=(*plan.record.entries, *orders))
    with_ = ahead(record, plan.eve, programme(), DAYS_AHEAD)
    since = max(whole.intake.day, plan.review.day - DAYS_BACK)
    rows = _ahead_rows(with_, without, asker)
    return Looked(
        days=[short_date(with_[number].day, asker.lang) for number in LOOKED_AT],
        ahead=[row for row in rows if row.differs or row.name == asker.voice.names[exercise]],
        course=ordinary(plan.eve),
        since=short_date(since, asker.lang),
        back=list(_back(plan, orders, whole, since, asker)),
    )


def _ahead_rows(
    with_: Sequence[Review], without: Sequence[Review], asker: Asker
) -> Iterator[AheadRow]:
    days = [(with_[n].day, _doses(with_[n].state), _doses(without[n].state)) for n in LOOKED_AT]
    units = {unit for _day, one, other in days for unit in (*one, *other)}
    for exercise, side in sorted(units, key=_place):
        told = partial(_told, exercise, side, asker)
        cells = [
            AheadCell(short_date(day, asker.lang), told(one), told(other))
            for day, one, other in days
        ]
        yield AheadRow(asker.voice.names[exercise], side_told(side, asker), cells)


def _doses(state: State) -> Doses:
    return {unit.key: unit.dose for unit in state.units}


def _place(unit: tuple[str, Side]) -> tuple[str, int]:
    """By exercise, left before right."""
    return unit[0], list(Side).index(unit[1])


def _told(exercise: str, side: Side, asker: Asker, doses: Doses) -> str:
    dose = doses.get((exercise, side))
    return asker.voice.dose(exercise, dose) if dose else "–"


def _back(
    plan: Steered, orders: Sequence[Entry], whole: Record, since: date, asker: Asker
) -> Iterator[BackRow]:
    """Today by the diary as it is, with the orders of then."""
    moved = tuple(replace(one, day=since) for one in orders)
    record = replace(whole, entries=(*whole.entries, *moved))
    would = _doses(review(record, plan.review.day, programme()).state)
    is_ = _doses(plan.review.state)
    for exercise, side in sorted({*would, *is_}, key=_place):
        then, now = (_told(exercise, side, asker, doses) for doses in (would, is_))
        if then != now:
            yield BackRow(asker.voice.names[exercise], side_told(side, asker), then, now)
