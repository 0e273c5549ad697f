"""What the files of the invented practice hold: every key, and of what type."""

import tomllib
from collections.abc import Mapping
from datetime import time
from functools import cache
from importlib.resources import files
from typing import Annotated, Final, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from soepel.core.exercises import Comorbidity, Equipment
from soepel.core.quantities import Sex, Side
from soepel.core.record import Activity
from soepel.core.screening import RedFlag
from soepel.library import Text

Count = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1)]
File = TypeVar("File", bound=Struct)

FOLDER: Final = "content"

# Every table refuses a key that it does not know.

# -- the practice group -----------------------------------------------------------------------


class Colleague(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who works in the group."""

    key: str
    given: str
    family: str
    email: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


class Clinic(Struct, frozen=True, forbid_unknown_fields=True):
    """A practice with its people."""

    key: str
    name: str
    street: str
    postcode: str
    place: str
    province: str
    phone: str
    email: str
    opening: Text
    receptionist: Colleague
    therapists: tuple[Colleague, ...]


class PracticeGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """The invented group: who owns it, and its clinics."""

    name: str
    website: str
    about: Text
    """Says that it is an example."""
    owner: Colleague
    clinics: tuple[Clinic, ...]

    def clinic_of(self, therapist: str) -> Clinic:
        """The clinic in which a therapist works, by her key. Raises KeyError for a stranger."""
        for clinic in self.clinics:
            if any(colleague.key == therapist for colleague in clinic.therapists):
                return clinic
        raise KeyError(f"{therapist!r} is no therapist of {self.name}")


# -- situations -------------------------------------------------------------------------------


class Jump(Struct, frozen=True, forbid_unknown_fields=True):
    """From a day on, pain is so much worse for good."""

    ago: Count
    points: float


class FlareAt(Struct, frozen=True, forbid_unknown_fields=True):
    """A flare as an event of a life."""

    ago: Count
    points: float
    days: Count


class Stretch(Struct, frozen=True, forbid_unknown_fields=True):
    """Some days running."""

    ago: Count
    days: Count


class FlagAt(Struct, frozen=True, forbid_unknown_fields=True):
    """A red-flag question answered with yes; unresolved while `resolved_after` is left out."""

    ago: Count
    flag: RedFlag
    resolved_after: Count | None = None


class Situation(Struct, frozen=True, forbid_unknown_fields=True):
    """What is true of a person's pain and habits; `ago` counts back from the demo's first day."""

    about: str
    falls_by: float = 0.0
    """How much the level of pain falls in twelve weeks."""
    worse_a_week: float = 0.0
    jump: Jump | None = None
    flares: tuple[FlareAt, ...] = ()
    flares_a_year: float = 1.0
    """How often a flare comes by itself."""
    adherence: Share = 0.9
    diligence: Share = 0.95
    silent_since: Count | None = None
    """How long ago the diary stopped."""
    away: Stretch | None = None
    overdone: tuple[Count, ...] = ()
    """How long ago far too much was done."""
    heavy: Stretch | None = None
    flag: FlagAt | None = None
    paused: Stretch | None = None
    presses: bool = False
    """Presses the flare button on the second day of a flare."""
    asks_first: bool = False
    """The therapist wants to be asked before a phase change."""


# -- patients ---------------------------------------------------------------------------------


class BoundsAt(Struct, frozen=True, forbid_unknown_fields=True):
    """A bound that the therapist sets for one of the exercises of that day."""

    kind: Literal["ceiling", "frozen", "excluded"]
    ago: Count


class PatientEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A `[[patients]]` table: who somebody is, and how the intake went."""

    number: Count
    given: str
    family: str
    age: Annotated[int, Meta(ge=40, le=100)]
    sex: Sex
    situation: str
    days_in: Count
    """Days since the intake, on the first day of the demo."""
    affected: Side
    usual: Annotated[int, Meta(ge=0, le=10)]
    goals: Mapping[Activity, Annotated[int, Meta(ge=0, le=10)]]
    chair_stands: Count
    walking_minutes: Count
    wakes: time
    """About when the check-in is made."""
    therapist: str | None = None
    """The key of a therapist; without one, `clinic` is given."""
    clinic: str | None = None
    language: Literal["nl", "en"] = "nl"
    equipment: frozenset[Equipment] = frozenset()
    can_reach_floor: bool = True
    comorbidities: frozenset[Comorbidity] = frozenset()
    days: frozenset[int] = frozenset(range(7))
    minutes: Count = 30
    endurance: Activity = Activity.WALKING
    one_rm: Mapping[str, float] = {}
    confidence: Annotated[int, Meta(ge=0, le=10)] = 8
    wakes_at_night: bool = False
    operation_in: Count | None = None
    """Days until an operation of the affected hip, on the first day of the demo."""
    heavy_weekdays: frozenset[int] = frozenset()
    """Days of the week that usually ask much."""
    bounds: BoundsAt | None = None
    visits_every: Annotated[int, Meta(ge=1)] = 21


class Notes(Struct, frozen=True, forbid_unknown_fields=True):
    """What therapists write."""

    examined_by: str
    phase_reason: str
    notes: Mapping[str, str]
    """By the code of an attention item."""


# -- reading ----------------------------------------------------------------------------------


@cache
def practice_group() -> PracticeGroup:
    """The invented practice group."""
    return _read("group.toml", PracticeGroup)


@cache
def situations() -> Mapping[str, Situation]:
    """The situations, by name."""
    return msgspec.convert(_raw("situations.toml"), dict[str, Situation])


@cache
def patient_entries() -> Mapping[int, PatientEntry]:
    """The patients as they stand in the file, by number."""
    listed = msgspec.convert(_raw("patients.toml")["patients"], tuple[PatientEntry, ...])
    return {entry.number: entry for entry in listed}


@cache
def notes() -> Notes:
    """The words of therapists."""
    return _read("therapists.toml", Notes)


def _read(name: str, kind: type[File]) -> File:
    return msgspec.convert(_raw(name), kind)


def _raw(name: str) -> dict[str, object]:
    path = files("soepel.simulation.practice").joinpath(FOLDER, name)
    return tomllib.loads(path.read_text(encoding="utf-8"))
