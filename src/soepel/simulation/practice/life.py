"""The life of an invented patient, which can be put away on any day and taken up again."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID, uuid5

import msgspec

from soepel.core.plan import Review
from soepel.core.programme import Programme, started
from soepel.core.record import By, Entry, Record
from soepel.core.state import State
from soepel.simulation.living import Body, Life
from soepel.simulation.practice.content import patient_entries
from soepel.simulation.practice.patients import Patient, Resident, patient

INVENTED: Final = UUID("5d0e1c5a-9f0b-5e53-8a43-8f3f6c1f7b52")
"""The name space of the ids of invented entries."""


@dataclass(kw_only=True)
class PatientLife(Life):
    """An invented patient who lives with a programme. Today is the day after `state`.

    `today` and `yesterday` hold every entry about those days, whoever made it.
    """

    patient: Patient
    made: frozenset[str] = frozenset()
    """The ids of today's entries that the simulation made."""
    parts: frozenset[str] = frozenset()
    """The parts of today that were lived."""

    @property
    def resident(self) -> Resident:
        return self.patient.resident

    @property
    def visited(self) -> bool:
        """Somebody else made an entry for her today: a visitor of the demo."""
        return any(e.by is By.PERSON and e.id not in self.made for e in self.today)

    def lives(self, part: str) -> bool:
        """Whether a part of today is lived now; False when it was lived before."""
        first = part not in self.parts
        self.parts |= {part}
        return first

    def chance_of(self, part: str) -> Random:
        """The chance of a part of today."""
        return self.resident.chance_of(self.number, part)

    def id_of(self, what: str) -> str:
        """The id of an entry of today: like a client's, but always the same."""
        return str(uuid5(INVENTED, f"{self.patient.number} {self.day} {what}"))

    def adds(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Today's entries with these among them; what was added."""
        added = tuple(entries)
        self.today += added
        self.made |= {entry.id for entry in added}
        return added

    def sleeps(self, state: State) -> None:
        """The day is over, and `state` is where it left her."""
        self.yesterday, self.today = self.today, []
        self.made = self.parts = frozenset()
        self.state = state


def begun(patient: Patient, programme: Programme) -> PatientLife:
    """A life on the eve of the intake."""
    state = started(Record(patient.intake), programme)
    return _life(patient, programme, state)


def _life(patient: Patient, programme: Programme, state: State) -> PatientLife:
    # Every part of a day brings its own chance.
    return PatientLife(patient.resident, programme, Random(0), state, patient=patient)


@dataclass(frozen=True, slots=True)
class Kept:
    """What has to be kept of a life, besides the record and the state."""

    number: int
    begun: date
    attempt: int
    intake: date
    body: Body
    made: frozenset[str]
    parts: frozenset[str]


def stored(life: PatientLife) -> dict[str, Any]:
    """What has to be kept of a life besides record and state, as plain JSON."""
    patient = life.patient
    kept = Kept(
        number=patient.number,
        begun=patient.begun,
        attempt=patient.attempt,
        intake=patient.intake.day,
        body=life.body,
        made=life.made,
        parts=life.parts,
    )
    plain: dict[str, Any] = msgspec.to_builtins(asdict(kept), order="deterministic")
    return plain


def restored(
    plain: Mapping[str, Any],
    programme: Programme,
    state: State,
    yesterday: Iterable[Entry] = (),
    today: Iterable[Entry] = (),
) -> PatientLife:
    """A life taken up again on the day after `state`, with the entries of two days."""
    kept = msgspec.convert(dict(plain), Kept)
    days_more = (kept.begun - kept.intake).days - patient_entries()[kept.number].days_in
    person = patient(kept.number, kept.begun, kept.attempt, days_more)
    life = _life(person, programme, state)
    life.body, life.made, life.parts = kept.body, kept.made, kept.parts
    life.yesterday, life.today = list(yesterday), list(today)
    return life


@dataclass(frozen=True, slots=True)
class DayLived:
    """A day: what was entered, and what the rules made of it in the morning and in the end."""

    day: date
    entries: tuple[Entry, ...]
    """In the order in which they became known."""
    morning: Review
    """As the person saw it after her check-in, before she did anything."""
    evening: Review


def moment(day: date, minutes: float) -> datetime:
    """The wall-clock moment so many minutes after midnight."""
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=round(minutes))
