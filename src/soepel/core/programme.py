"""The one door to the rules: `review` for a day, `replay` for a whole history.

A review is a pure function of the record as known, the programme and the day. The state after
each day can be stored and continued; a replay of what was known then gives what was shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from hashlib import sha256
from typing import Final

from soepel.core.care import Care
from soepel.core.day import advanced, begun
from soepel.core.exercises import Exercise
from soepel.core.plan import Review
from soepel.core.record import (
    AnchorOrder,
    AskMe,
    CheckIn,
    DayEntries,
    Entry,
    Evaluation,
    Exposure,
    FlagResolved,
    GoalScore,
    Intake,
    PhaseCheck,
    PhaseOrder,
    Record,
)
from soepel.core.state import State
from soepel.core.values import replace


@dataclass(frozen=True)
class Programme:
    """The rules as of a version, with the loaded exercises and the hash of their content."""

    version: str
    exercises: Mapping[str, Exercise]
    content_hash: str


class NoSuchDay(ValueError):
    """A day that cannot be reviewed from here."""


def review(record: Record, day: date, programme: Programme, since: State | None = None) -> Review:
    """The review of a day.

    `since` is the stored state of an earlier day; it must have seen the same entries up to its
    day, which its fingerprint tells (`fingerprint`). Without it the history is folded from the
    intake on. Raises NoSuchDay for a day before the intake, or not after `since`.
    """
    first = record.intake.day if since is None else since.day + timedelta(days=1)
    if day < first:
        raise NoSuchDay(f"{day} cannot be reviewed: the first day to review is {first}")
    care = Care(record.intake, programme.exercises)
    state = since or started(record, programme, care)
    *_, last = _reviews(record, state, day, care)
    return last


def replay(record: Record, programme: Programme, until: date | None = None) -> tuple[Review, ...]:
    """A review of every day, from the intake to a day (the last entry's day, if none is given)."""
    last = until or max((entry.day for entry in record.entries), default=record.intake.day)
    if last < record.intake.day:
        raise NoSuchDay(
            f"{last} lies before the intake on {record.intake.day}: give that day or a later one"
        )
    care = Care(record.intake, programme.exercises)
    return tuple(_reviews(record, started(record, programme, care), last, care))


def shown(record: Record, day: date, programme: Programme) -> Review:
    """The review of a day as it was shown: from what was known when that day ended."""
    return review(record.at_the_end_of(day), day, programme)


def changed_since(record: Record, programme: Programme, until: date) -> tuple[date, ...]:
    """The days whose plan would now differ from what was shown, after corrections."""
    now = replay(record, programme, until)
    return tuple(
        today.day for today in now if shown(record, today.day, programme).plan != today.plan
    )


def started(record: Record, programme: Programme, care: Care | None = None) -> State:
    """The state on the eve of the intake day."""
    state = begun(care or Care(record.intake, programme.exercises))
    rules = f"{programme.version}|{programme.content_hash}|{_text(record.intake)}"
    return replace(state, fingerprint=_hash(rules))


def fingerprint(record: Record, day: date, programme: Programme) -> str:
    """The chained hash of all that a review of this day has seen."""
    state = started(record, programme)
    chained, last = state.fingerprint, state.day
    while last < day:
        last += timedelta(days=1)
        chained = _chained(chained, record.on(last))
    return chained


def _reviews(record: Record, state: State, last: date, care: Care) -> Iterator[Review]:
    while state.day < last:
        reviewed = _one_day(record, state, state.day + timedelta(days=1), care)
        state = reviewed.state
        yield reviewed


def _one_day(record: Record, state: State, day: date, care: Care) -> Review:
    """One day. What comes after the first exercise leaves today's plan as it was shown."""
    past, today = record.on(state.day), record.on(day)
    reviewed = advanced(state, day, past, today, care)
    in_time = _in_time(record, today)
    flare_starts = reviewed.state.in_flare and not state.in_flare
    if in_time != today.entries and not flare_starts:
        frozen = advanced(state, day, past, DayEntries(in_time), care)
        reviewed = replace(reviewed, plan=frozen.plan)
    chained = _chained(state.fingerprint, today)
    return replace(reviewed, state=replace(reviewed.state, fingerprint=chained))


WAITS_FOR_TOMORROW: Final = (
    CheckIn,
    PhaseCheck,
    GoalScore,
    Evaluation,
    FlagResolved,
    PhaseOrder,
    AnchorOrder,
    AskMe,
)
"""Entries that leave today's plan as it is once the first exercise is done. A flare, a red flag,
"too hard now" and the therapist's bounds still change it at once."""


def _in_time(record: Record, today: DayEntries) -> tuple[Entry, ...]:
    """The entries that today's plan is made from; a correction counts as its first version."""
    done = [entry.known for entry in today.of(Exposure)]
    if not done:
        return today.entries
    first, known = min(done), record.first_known
    return tuple(
        entry
        for entry in today.entries
        if known[entry.id] <= first or not isinstance(entry, WAITS_FOR_TOMORROW)
    )


def _chained(before: str, today: DayEntries) -> str:
    if not today.entries:
        return before
    return _hash("|".join((before, *(_text(entry) for entry in today.entries))))


def _text(seen: Entry | Intake) -> str:
    """What was seen, in one spelling: the order of a set or a mapping says nothing."""
    if not isinstance(seen, Intake | Evaluation):
        return repr(seen)
    values = ((field.name, getattr(seen, field.name)) for field in fields(seen))
    return repr([(name, _ordered(value)) for name, value in values])


def _ordered(value: object) -> object:
    if isinstance(value, Mapping):
        return sorted(value.items())
    return sorted(value) if isinstance(value, frozenset) else value


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
