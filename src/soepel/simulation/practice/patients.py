"""The invented patients: who they are, their intake, and what their bodies and habits are like.

A patient is made from the file for a first day of the demo: the same number, day and attempt give
the same patient.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random
from typing import Final
from unicodedata import normalize

from soepel.core.quantities import Confidence, Pain, Side, Trouble
from soepel.core.record import Goal, Intake
from soepel.simulation.people import Flaring, Person
from soepel.simulation.practice.content import (
    BoundsAt,
    FlagAt,
    PatientEntry,
    Situation,
    patient_entries,
    practice_group,
    situations,
)

YEAR: Final = 365
LEAP_DAY: Final = (2, 29)
FLARES_UNTIL: Final = 3 * YEAR
"""Days after the intake for which flares are made up."""
BETWEEN_FLARES: Final = 21
"""The fewest days between two flares that come by themselves."""
FLARE_POINTS: Final = (2.5, 3.0, 3.5)
FLARE_DAYS: Final = (4, 5, 6, 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident(Person):
    """A person with an intake of her own, and with more habits. Days count from the intake."""

    enrolled: Intake
    wakes: time
    seed: int
    first_day: int
    """The first day of the demo."""
    overdone: frozenset[int] = frozenset()
    """Days on which far too much is done."""
    heavy: range = range(0)
    """Days that ask much, running."""
    heavy_weekdays: frozenset[int] = frozenset()
    paused: range = range(0)
    presses: bool = False
    asks_first: bool = False
    flag: FlagAt | None = None
    bounds: BoundsAt | None = None
    visits_every: int = 21

    @property
    def intake(self) -> Intake:
        """Her own."""
        return self.enrolled

    def number_of(self, ago: int) -> int:
        """The day that lies so many days before the first day of the demo."""
        return self.first_day - ago

    def chance_of(self, day: int, part: str) -> Random:
        """The chance of a part of a day: whatever was lived before it, it is the same."""
        return Random(f"{self.name} {self.seed} {day} {part}")


@dataclass(frozen=True, slots=True)
class Patient:
    """An invented patient, as on the first day of the demo."""

    number: int
    given: str
    family: str
    born: date
    language: str
    email: str
    phone: str
    clinic: str
    """The key of the clinic."""
    therapist: str | None
    """The key of the therapist; None for a person who goes without one."""
    situation: str
    begun: date
    """The first day of the demo."""
    attempt: int
    """Which of her possible lives this is."""
    resident: Resident = field(repr=False)

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def intake(self) -> Intake:
        return self.resident.enrolled


def patients(begun: date) -> tuple[Patient, ...]:
    """All invented patients for a first day of the demo, each in her first possible life."""
    return tuple(patient(number, begun) for number in patient_entries())


def patient(number: int, begun: date, attempt: int = 0, days_more: int = 0) -> Patient:
    """A patient of the file; `days_more` moves the intake that much earlier.

    Raises KeyError for a number that is not in the file.
    """
    entry = patient_entries()[number]
    situation = situations()[entry.situation]
    days_in = entry.days_in + days_more
    group = practice_group()
    clinic = entry.clinic or group.clinic_of(entry.therapist or "").key
    return Patient(
        number=number,
        given=entry.given,
        family=entry.family,
        born=_born(entry, begun),
        language=entry.language,
        email=f"{_plain(entry.given)}.{_plain(entry.family)}@example.org",
        phone=f"06 00 00 00 {number:02}",
        clinic=clinic,
        therapist=entry.therapist,
        situation=entry.situation,
        begun=begun,
        attempt=attempt,
        resident=_resident(entry, situation, begun, days_in, attempt),
    )


def _born(entry: PatientEntry, begun: date) -> date:
    """A birthday some time ago, so that she has her age on the first day of the demo."""
    since = Random(f"{entry.given} {entry.family} born").randrange(YEAR)
    leap_day = (begun.month, begun.day) == LEAP_DAY
    birthday = begun - timedelta(days=1) if leap_day else begun
    return birthday.replace(year=begun.year - entry.age) - timedelta(days=since)


def _plain(name: str) -> str:
    """Letters and hyphens only, as an e-mail address has them."""
    known = name.lower().replace("ı", "i").replace("ø", "o")
    letters = normalize("NFKD", known).replace(" ", "-")
    return "".join(c for c in letters if c == "-" or (c.isascii() and c.isalpha())).strip("-")


# -- the person who lives ---------------------------------------------------------------------


def _resident(
    entry: PatientEntry, situation: Situation, begun: date, days_in: int, seed: int
) -> Resident:
    name = f"{entry.given} {entry.family}"
    usual = float(entry.usual)
    away, paused, heavy = situation.away, situation.paused, situation.heavy
    silent, jump = situation.silent_since, situation.jump
    scripted = [Flaring(days_in - f.ago, f.points, f.days) for f in situation.flares]
    by_itself = list(_flares(f"{name} {seed} flares", situation.flares_a_year))
    return Resident(
        name=name,
        usual=usual,
        after_twelve_weeks=usual - situation.falls_by if situation.falls_by else None,
        worse_a_week=situation.worse_a_week,
        jump=(days_in - jump.ago, jump.points) if jump else None,
        flares=(*scripted, *by_itself),
        adherence=situation.adherence,
        diligence=situation.diligence,
        days=entry.days,
        away=_days(days_in, away.ago, away.days) if away else range(0),
        diary_ends=None if silent is None else days_in - silent,
        enrolled=_intake(entry, begun, days_in),
        wakes=entry.wakes,
        seed=seed,
        first_day=days_in,
        overdone=frozenset(days_in - ago for ago in situation.overdone),
        heavy=_days(days_in, heavy.ago, heavy.days) if heavy else range(0),
        heavy_weekdays=entry.heavy_weekdays,
        paused=_days(days_in, paused.ago, paused.days) if paused else range(0),
        presses=situation.presses,
        asks_first=situation.asks_first,
        flag=situation.flag,
        bounds=entry.bounds,
        visits_every=entry.visits_every,
    )


def _days(days_in: int, ago: int, days: int) -> range:
    return range(days_in - ago, days_in - ago + days)


def _flares(seed: str, a_year: float) -> Iterator[Flaring]:
    """The flares that come by themselves, for a few years."""
    if not a_year:
        return
    chance, day = Random(seed), 0
    while day < FLARES_UNTIL:
        day += BETWEEN_FLARES + round(chance.expovariate(a_year / YEAR))
        yield Flaring(day, chance.choice(FLARE_POINTS), chance.choice(FLARE_DAYS))


def _intake(entry: PatientEntry, begun: date, days_in: int) -> Intake:
    ahead = entry.operation_in
    return Intake(
        day=begun - timedelta(days=days_in),
        affected=entry.affected,
        age=entry.age,
        sex=entry.sex,
        usual=Pain(entry.usual),
        worst=Pain(min(entry.usual + 2, Pain.most)),
        stiffness_minutes=15,
        wakes_at_night=entry.wakes_at_night,
        confidence=Confidence(entry.confidence),
        comorbidities=entry.comorbidities,
        operation_planned=ahead is not None,
        goals=tuple(Goal(activity, Trouble(score)) for activity, score in entry.goals.items()),
        days=entry.days,
        minutes=entry.minutes,
        equipment=entry.equipment,
        can_reach_floor=entry.can_reach_floor,
        endurance=entry.endurance,
        chair_stands=entry.chair_stands,
        walking_minutes=entry.walking_minutes,
        one_rm=dict(entry.one_rm),
        surgery=_surgery(entry.affected, begun, ahead),
        with_therapist=entry.therapist is not None,
    )


def _surgery(side: Side, begun: date, ahead: int | None) -> dict[Side, date]:
    return {} if ahead is None else {side: begun + timedelta(days=ahead)}
