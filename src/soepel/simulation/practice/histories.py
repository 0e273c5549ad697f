"""The history of every invented patient up to the first day of the demo, lived with the rules."""

import copyreg
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from soepel.core.exercises import Phase
from soepel.core.plan import Move, Review
from soepel.core.reasons import Code, Fact
from soepel.core.record import Entry, Record
from soepel.core.state import State
from soepel.library import programme
from soepel.simulation.courses import DOWN
from soepel.simulation.living import reviewed
from soepel.simulation.practice import diary
from soepel.simulation.practice.content import patient_entries
from soepel.simulation.practice.life import DayLived, PatientLife, begun, stored
from soepel.simulation.practice.patients import Patient, patient
from soepel.simulation.practice.therapists import at_the_practice

MOST_ATTEMPTS: Final = 300
"""Lives that are tried to bring a patient into exactly her situation."""
FLARE_SHOWN: Final = range(1, 5)
"""Days since the start of the flare that is shown: its second to its fifth day."""
DAYS_TRIED: Final = 8
"""How many days earlier the intake may be than the file has it, for a situation of one day."""


class NoSuchLife(RuntimeError):
    """No life that was tried ends in the situation of a patient."""


@dataclass(frozen=True, slots=True)
class History:
    """A patient up to the morning of the first day of the demo."""

    patient: Patient
    days: tuple[DayLived, ...]
    """Every day before the first of the demo, the intake first."""
    state: State
    """On the eve of the first day of the demo."""
    morning: tuple[Entry, ...]
    """What she entered this morning, on the first day of the demo."""
    review: Review
    """What the rules made of that."""
    kept: Mapping[str, Any]
    """What has to be kept to let her live on: see `restored`."""

    @property
    def record(self) -> Record:
        """Everything, this morning included."""
        past = tuple(entry for day in self.days for entry in day.entries)
        return Record(self.patient.intake, past + self.morning)


def lives_a_day(life: PatientLife, with_practice: bool = True) -> DayLived:
    """What is left of today, to its end; `with_practice` also what the practice enters."""
    diary.morning(life)
    morning = reviewed(life)
    if diary.phase_check(life, morning):
        morning = reviewed(life)
    known = len(life.today)
    diary.exercises(life, morning.plan)
    if with_practice:
        at_the_practice(life, morning)
    evening = reviewed(life) if len(life.today) > known else morning
    entries = sorted(life.today, key=lambda entry: entry.known)
    lived = DayLived(life.day, tuple(entries), morning, evening)
    life.sleeps(evening.state)
    return lived


def days_until(life: PatientLife, day: date) -> Iterator[DayLived]:
    """The days of a life up to a day, that day itself left out."""
    while life.day < day:
        yield lives_a_day(life)


def history(number: int, today: date) -> History:
    """The history of a patient, when `today` is the first day of the demo.

    Raises KeyError for a number that nobody has, and NoSuchLife if none of the lives that were
    tried shows her situation.
    """
    wanted = SHOWN.get(patient_entries()[number].situation, _whatever)
    for attempt in range(MOST_ATTEMPTS):
        found = _history(patient(number, today, attempt, _days_more(number, attempt)))
        if wanted(found):
            return found
    raise NoSuchLife(f"none of {MOST_ATTEMPTS} lives of patient {number} fits on {today}")


def _days_more(number: int, attempt: int) -> int:
    """Only for a situation that lasts a day the day of the intake may move."""
    moves = patient_entries()[number].situation == "phase_change_due"
    return attempt % DAYS_TRIED if moves else 0


def _history(patient: Patient) -> History:
    life = begun(patient, programme())
    days = tuple(days_until(life, patient.begun))
    # On the day of the intake everything is still to come.
    morning = diary.morning(life) if days else ()
    return History(patient, days, life.state, morning, reviewed(life), stored(life))


def _read_only(values: dict[str, Fact]) -> MappingProxyType[str, Fact]:
    return MappingProxyType(values)


def _values(read_only: MappingProxyType[str, Fact]) -> tuple[Any, tuple[dict[str, Fact]]]:
    return _read_only, (dict(read_only),)


# The values of a reason may be read-only; this lets a history go from one process to another.
copyreg.pickle(MappingProxyType, _values)


# -- the situations that are shown ------------------------------------------------------------


def _whatever(_: History) -> bool:
    return True


def _calm(found: History) -> bool:
    """Nothing else than the situation asks for attention."""
    state = found.state
    return state.flare is None and state.tier is None and not found.review.attention


def steps_up(found: History) -> bool:
    """A dose of today's session rises, and none falls."""
    review = found.review
    moves = {decision.move for decision in review.decisions if decision.changed}
    asked = {(p.exercise, p.side) for p in review.plan.session}
    risen = {(d.exercise, d.side) for d in review.decisions if d.move is Move.RISE}
    return _calm(found) and bool(risen & asked) and not moves & DOWN


def was_too_much(found: History) -> bool:
    """A dose that is asked today is lowered, for pain during the exercise yesterday."""
    review = found.review
    asked = {(p.exercise, p.side) for p in review.plan.asked}
    lowered = {
        (d.exercise, d.side)
        for d in review.decisions
        if d.move in DOWN and d.changed and d.reasons[0].code is Code.STEP_RED_ONCE
    }
    return _calm(found) and bool(lowered & asked)


def is_in_flare(found: History) -> bool:
    """A flare is in its second to fifth day."""
    flare = found.review.state.flare
    if flare is None or not found.review.state.in_flare or not found.morning:
        return False
    return (found.review.day - flare.started).days in FLARE_SHOWN


def phase_changes(found: History) -> bool:
    """Only the phase check lacks, and it is offered today."""
    return _calm(found) and found.review.state.check.offered == found.review.day


def maintains(found: History) -> bool:
    """In maintenance, with nothing to worry about."""
    return _calm(found) and found.state.phase is Phase.MAINTENANCE


SHOWN: Final[Mapping[str, Callable[[History], bool]]] = {
    "stepping_up": steps_up,
    "too_much": was_too_much,
    "in_flare": is_in_flare,
    "phase_change_due": phase_changes,
    "maintenance": maintains,
}
"""What must be true of a history on the first day of the demo, by situation."""
