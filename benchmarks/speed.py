"""How fast a history is replayed, and one more day reviewed from the stored state."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from statistics import median
from time import process_time

from benchmarks.row import Row
from soepel.core.exercises import Equipment
from soepel.core.plan import Review
from soepel.core.programme import Programme, replay, review
from soepel.core.quantities import Effort, Pain, Sex, Side, Stiffness, Trouble
from soepel.core.record import (
    Activity,
    CheckIn,
    Entry,
    Exposure,
    ExtraPain,
    Goal,
    Intake,
    PhaseCheck,
    QuotaDone,
    Record,
)
from soepel.core.state import State
from soepel.library import load_library

DAYS = 84
RUNS = 15
REPLAY_MS = 60.0
ONE_DAY_MS = 1.0
FIRST = date(2026, 3, 2)
INTAKE = Intake(
    day=FIRST,
    affected=Side.LEFT,
    age=67,
    sex=Sex.WOMAN,
    usual=Pain(4),
    chair_stands=12,
    minutes=90,
    equipment=frozenset(Equipment),
    goals=(
        Goal(Activity.WALKING, Trouble(6)),
        Goal(Activity.STAIRS, Trouble(7)),
    ),
)


def measured() -> list[Row]:
    programme = _programme()
    record, reviews = _lived(programme)
    units = max(len(made.state.units) for made in reviews)
    whole = _milliseconds(lambda: replay(record, programme, reviews[-1].day), RUNS)
    before, last = reviews[-2].state, reviews[-1].day
    near = _near(record, last)
    one_day = _milliseconds(lambda: review(near, last, programme, since=before), RUNS * 20)
    note = f"{len(record.entries)} entries, up to {units} exercise-sides"
    return [
        Row(f"replay of {DAYS} days", whole, REPLAY_MS, "ms", note),
        Row("one more day from the stored state", one_day, ONE_DAY_MS, "ms"),
    ]


def _programme() -> Programme:
    """Only exercises that are done one leg at a time: every one of them has two sides."""
    library = load_library()
    one_sided = {e.id: e for e in library.exercises if e.one_sided}
    return Programme("bench", one_sided, library.hash)


def _near(record: Record, day: date) -> Record:
    """The entries that one more day reads: those about it and about the day before."""
    yesterday = day - timedelta(days=1)
    return Record(record.intake, record.on(yesterday).entries + record.on(day).entries)


def _milliseconds(run: Callable[[], object], times: int) -> float:
    """The median of several runs, in processor time: what other programs do does not count."""
    took = []
    for _ in range(times):
        start = process_time()
        run()
        took.append(process_time() - start)
    return median(took) * 1_000


def _lived(programme: Programme) -> tuple[Record, list[Review]]:
    """A diligent person who does all that is asked, for twelve weeks."""
    entries: list[Entry] = []
    reviews: list[Review] = []
    state: State | None = None
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        entries.append(_check_in(day))
        asked = review(Record(INTAKE, tuple(entries)), day, programme, since=state)
        entries += _done(asked)
        made = review(Record(INTAKE, tuple(entries)), day, programme, since=state)
        state = made.state
        reviews.append(made)
    return Record(INTAKE, tuple(entries)), reviews


def _check_in(day: date) -> CheckIn:
    return CheckIn(
        id=f"check-in {day}",
        day=day,
        known=datetime.combine(day, time(8)),
        usual=INTAKE.usual,
        extra=ExtraPain.GONE_WITHIN_TWO_HOURS,
        stiffness=Stiffness(3),
    )


def _done(asked: Review) -> list[Entry]:
    day, known = asked.day, datetime.combine(asked.day, time(10))
    effort = Effort(3 if asked.plan.phase <= 2 else 5)
    done: list[Entry] = [
        Exposure(
            id=f"{p.exercise} {p.side} {day}",
            day=day,
            known=known,
            exercise=p.exercise,
            side=p.side,
            pain=Pain(2),
            effort=effort,
        )
        for p in asked.plan.asked
    ]
    done += [
        QuotaDone(
            id=f"{quota.activity} {day}",
            day=day,
            known=known,
            activity=quota.activity,
            amount=quota.minutes or 12,
            pain=Pain(2),
        )
        for quota in asked.plan.quotas
    ]
    if asked.state.check.offered == day:
        done.append(
            PhaseCheck(
                id=f"check {day}",
                day=day,
                known=known,
                chair_stands=13,
                hold_left=20,
                hold_right=20,
            )
        )
    return done
