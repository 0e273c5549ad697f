"""Any order of entries, corrections, nights and looks ends where a fold from the intake ends.

Besides: every revision is what was known when it was made, and none is ever changed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

import pytest
from django.db import transaction
from hypothesis import event, given, settings
from hypothesis import strategies as st

from soepel.actions.diary.enter import enter
from soepel.actions.plan.open_day import open_day
from soepel.actions.plan.review_tonight import review_tonight
from soepel.actions.refused import Refused
from soepel.core.programme import replay
from soepel.core.quantities import Effort, Pain, Side
from soepel.core.record import (
    Bounds,
    CheckIn,
    Entry,
    Exposure,
    ExtraPain,
    FlagRaised,
    FlareCall,
    Pause,
    Record,
)
from soepel.core.screening import RedFlag
from soepel.exchange import write_review
from soepel.library import programme
from soepel.records.clock import local, today
from soepel.records.models import Entry as Row
from soepel.records.queries.today import today_of
from soepel.records.stored import entry_of, whole_record
from soepel.records.viewer import Viewer
from tests.people import Cast, at, example, lives, make_cast
from tests.records.kept import assert_replayed, from_scratch, shown

FIRST: Final = date(2026, 4, 20)
"""The diary of the example up to here is there before a life begins."""
UNITS: Final = ("clam/left", "belt-press/both", "pendulum/left", "glute-squeeze/both")


@dataclass
class Life:
    """A patient and her therapist, the clock, and what was entered so far."""

    cast: Cast
    now: datetime
    entered: list[Entry] = field(default_factory=list)
    seen: dict[int, object] = field(default_factory=dict)

    @property
    def her(self) -> int:
        assert self.cast.patient.patient is not None
        return self.cast.patient.patient

    @property
    def day(self) -> date:
        return today(self.now)

    def name(self) -> str:
        return f"entry-{len(self.entered)}"

    def one_of_the_entered(self, number: int) -> list[Entry]:
        """One of what was entered; none, as long as there is nothing."""
        return [self.entered[number % len(self.entered)]] if self.entered else []

    def says(self, entry: Entry, viewer: Viewer | None = None) -> None:
        """What is refused changes nothing; what is entered is remembered."""
        with transaction.atomic():
            try:
                enter(viewer or self.cast.patient, self.her, [entry], self.now)
            except Refused:
                event("refused")
                return
        self.entered.append(entry)


Act = Callable[[Life, int, int], None]
"""Something that happens, varied by a number up to 10 and one up to 6."""


def checks_in(life: Life, pain: int, back: int) -> None:
    late = back if pain % 2 else 0
    life.says(told(life, pain, life.day - timedelta(days=late)))


def trains(life: Life, pain: int, which: int) -> None:
    exercise, _, side = UNITS[which % len(UNITS)].partition("/")
    life.says(
        Exposure(
            id=life.name(),
            day=life.day - timedelta(days=pain % 3),
            known=local(life.now),
            exercise=exercise,
            side=Side(side),
            pain=Pain(pain),
            effort=Effort(3),
        )
    )


def corrects(life: Life, value: int, _: int) -> None:
    """The same once more, with another pain."""
    for before in life.one_of_the_entered(value):
        known, pain = local(life.now), Pain(10 - value)
        if isinstance(before, CheckIn):
            life.says(replace(before, known=known, usual=pain))
        elif isinstance(before, Exposure):
            life.says(replace(before, known=known, pain=pain))


def moves(life: Life, value: int, back: int) -> None:
    """The same once more, about another day."""
    for before in life.one_of_the_entered(value):
        day = life.day - timedelta(days=back)
        life.says(replace(before, day=day, known=local(life.now)))


def sends_again(life: Life, value: int, _: int) -> None:
    for before in life.one_of_the_entered(value):
        life.says(before)


def presses(life: Life, _: int, __: int) -> None:
    life.says(FlareCall(id=life.name(), day=life.day, known=local(life.now)))


def warns(life: Life, value: int, _: int) -> None:
    which = (RedFlag.NIGHT_SWEATS, RedFlag.HOT_RED_SWOLLEN_JOINT)[value % 2]
    life.says(FlagRaised(id=life.name(), day=life.day, known=local(life.now), flag=which))


def pauses(life: Life, _: int, days: int) -> None:
    until = life.day + timedelta(days=days)
    life.says(Pause(id=life.name(), day=life.day, known=local(life.now), until=until))


def is_bounded(life: Life, value: int, back: int) -> None:
    bounds = Bounds(
        id=life.name(),
        day=life.day - timedelta(days=back),
        known=local(life.now),
        exercise="belt-press",
        ceiling=1 + value,
    )
    life.says(bounds, life.cast.therapist)


def sleeps(life: Life, value: int, hour: int) -> None:
    """A night, or a week and more without a word."""
    days = 1 if value < 9 else value
    life.now = max(life.now, at(life.day + timedelta(days=days), hour))


def is_reviewed(life: Life, _: int, __: int) -> None:
    review_tonight(life.her, life.day, life.now)


def looks(life: Life, _: int, __: int) -> None:
    open_day(life.cast.patient, life.now)


OFTEN: Final = (checks_in, trains, corrects, sleeps, sleeps)
ACTS: Final = (*OFTEN, moves, sends_again, presses, warns, pauses, is_bounded, is_reviewed, looks)
LIVES: Final = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 10), st.integers(0, 6)), min_size=4, max_size=16
)


def told(life: Life, pain: int, day: date) -> CheckIn:
    extra = tuple(ExtraPain)[pain % 3]
    return CheckIn(id=life.name(), day=day, known=local(life.now), usual=Pain(pain), extra=extra)


@contextmanager
def a_life() -> Iterator[Life]:
    """Everything in one transaction, which is rolled back: the next life finds nobody."""
    with transaction.atomic():
        cast = make_cast()
        assert cast.patient.patient is not None
        lives(cast.patient.patient, example("stepping-up", until=FIRST))
        Row.objects.update(received=at(FIRST, 0))
        yield Life(cast, at(FIRST + timedelta(days=1), 8))
        transaction.set_rollback(True)


def holds(life: Life) -> None:
    """Every revision is what was known when it was made, and none that was there is changed."""
    rows = {row.pk: row for row in shown(life.her)}
    plain = {pk: (row.day, row.revision, row.made_at, row.content) for pk, row in rows.items()}
    assert {pk: plain.get(pk) for pk in life.seen} == life.seen, "what was shown was changed"
    fresh = [rows[pk] for pk in rows.keys() - life.seen.keys()]
    life.seen = dict(plain)
    if fresh:
        known = replay(known_at(life.her, life.now), programme(), max(row.day for row in fresh))
        by_day = {one.day: write_review(one) for one in known}
        for row in fresh:
            assert row.made_at == life.now
            assert row.content == by_day[row.day]


def known_at(patient: int, moment: datetime) -> Record:
    """The record as it lay in the database at a moment."""
    rows = Row.objects.filter(patient=patient, received__lte=moment).order_by("known", "pk")
    return Record(whole_record(patient).intake, tuple(map(entry_of, rows)))


@pytest.mark.django_db
@settings(max_examples=30)
@given(LIVES)
def test_any_order_ends_where_a_fold_from_the_intake_ends(
    happened: list[tuple[Act, int, int]],
) -> None:
    with a_life() as life:
        for act, number, other in happened:
            event(act.__name__)
            life.now += timedelta(minutes=7)
            act(life, number, other)
            holds(life)
        life.now += timedelta(minutes=7)
        open_day(life.cast.patient, life.now)
        holds(life)
        assert_replayed(life.her, life.day)
        assert today_of(life.cast.patient, life.day).review == from_scratch(life.her, life.day)
