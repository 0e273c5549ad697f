"""A morning under review, with what was entered today and yesterday."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from soepel.core.care import Care
from soepel.core.day.morning import Today
from soepel.core.exercises import Exercise, Kind, Level, Phase, Target
from soepel.core.reasons import Code
from soepel.core.record import By, DayEntries, Entry, Intake
from soepel.core.state import State
from tests.core.rules.builders import DAY, exercise, intake, state

SWING: Final = exercise("swing", kind=Kind.MOBILITY, targets=(Target.FLEXION_MOBILITY,))
PRESS: Final = exercise(
    "press",
    levels=(
        Level("half", (8, 10, 12), 2.0, 0.5),
        Level("more", (8, 10, 12), 2.4, 0.6),
    ),
    phases=(Phase.STRENGTH_AND_CAPACITY,),
)
EXERCISES: Final = {e.id: e for e in (exercise(), SWING, PRESS)}


def care(person: Intake | None = None, exercises: Mapping[str, Exercise] = EXERCISES) -> Care:
    return Care(person or intake(), exercises)


def today(
    start: State | None = None,
    *entries: Entry,
    past: Sequence[Entry] = (),
    person: Intake | None = None,
    exercises: Mapping[str, Exercise] = EXERCISES,
    day: date = DAY,
) -> Today:
    started = start or state()
    of_today, of_yesterday = DayEntries(entries), DayEntries(tuple(past))
    return Today(day, of_yesterday, of_today, care(person, exercises), started)


def entry(kind: Any, **values: Any) -> Any:
    """An entry of today, by the therapist unless said otherwise."""
    given: dict[str, Any] = {"id": kind.__name__, "day": DAY, "by": By.THERAPIST, **values}
    return kind(known=given.pop("known", datetime.combine(given["day"], time(9))), **given)


def codes(of: Today) -> list[Code]:
    return [reason.code for reason in of.reasons]
