"""The cast: people with fixed rights on the real database, for every test that asks who may."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

import pytest
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from soepel.core.record import Record
from soepel.exchange import read_record, write_intake
from soepel.library import programme
from soepel.records.clock import instant
from soepel.records.models import (
    Clinic,
    Intake,
    Member,
    Patient,
    PracticeGroup,
    User,
)
from soepel.records.models import Entry as Row
from soepel.records.queries.viewers import viewer_of
from soepel.records.stored import row_of
from soepel.records.viewer import NOBODY, Viewer
from soepel.records.vocabulary import Role
from soepel.server.second_factor import remember_factor
from soepel.server.session_ends import begin

EXAMPLES: Final = Path(__file__).parents[1] / "examples"
TODAY: Final = date(2026, 11, 25)
"""The day on which everybody is who they are."""
NAMES: Final = ("Marijke", "Zandvoorder", "marijke@example.org")
"""Given name, family name and address of the patient: what no log may tell."""


@dataclass(frozen=True)
class Cast:
    """Everybody, as the viewer they are. The group has two clinics; nothing of it is the other
    practice's.
    """

    patient: Viewer
    """Is treated at the first clinic; she has a diary."""
    neighbour: Viewer
    """Another patient of the same therapist."""
    therapist: Viewer
    """Treats both."""
    colleague: Viewer
    """A therapist of the same clinic, who treats neither."""
    reception: Viewer
    """Of the same clinic."""
    owner: Viewer
    """Of the group."""
    next_door: Viewer
    """The reception of the other clinic of the group."""
    elsewhere: Viewer
    """A therapist of another practice group, with a patient of her own."""
    foreigner: Viewer
    """That patient."""
    stranger: Viewer
    """An account without a role."""
    nobody: Viewer = NOBODY
    """Not signed in."""

    @property
    def everybody(self) -> dict[str, Viewer]:
        return dict(vars(self))

    def others(self, *but: str) -> dict[str, Viewer]:
        """Everybody but those."""
        return {name: viewer for name, viewer in vars(self).items() if name not in but}


def example(name: str, until: date | None = None) -> Record:
    """The record of examples/<name>.json, up to a day and that day included."""
    data = (EXAMPLES / f"{name}.json").read_bytes()
    record = read_record(data, programme().exercises)
    if until is None:
        return record
    return Record(record.intake, tuple(e for e in record.entries if e.day <= until))


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """The instant at which clocks here show this hour."""
    return instant(datetime.combine(day, time(hour, minute)))


def lives(patient: int, record: Record) -> Patient:
    """Gives a patient an intake and a diary, as yet without a plan."""
    person = Patient.objects.get(pk=patient)
    Intake.objects.create(
        patient=person,
        group_id=person.group_id,
        day=record.intake.day,
        content=write_intake(record.intake),
    )
    Row.objects.bulk_create(row_of(entry, person) for entry in record.entries)
    return person


@receiver(user_logged_in)
def shows_second_factor(request: HttpRequest, user: User, **_: object) -> None:
    """Whom a test puts inside with `force_login` has shown a second factor, as each member must.

    Whoever comes by a page has a path, and shows it there. When she came is noted here too: the
    site itself begins to note it with the first request of all.
    """
    if not request.path:
        begin(request)
        remember_factor(request, user)


@pytest.fixture
def cast(db: None) -> Cast:  # noqa: ARG001 - the database must be there
    """The people, without a diary: `lives` gives one."""
    return make_cast()


def make_cast() -> Cast:
    """The people, in a database that holds nobody yet."""
    group, other = _group("heuvel"), _group("dal")
    clinic, second, third = _clinic(group, "een"), _clinic(group, "twee"), _clinic(other, "drie")
    therapist = _member("therapist", Role.THERAPIST, clinic)
    colleague = _member("colleague", Role.THERAPIST, clinic)
    elsewhere = _member("elsewhere", Role.THERAPIST, third)
    owner = User.objects.create(email="owner@example.org")
    Member.objects.create(user=owner, group=group, role=Role.OWNER, name="Owner")
    return Cast(
        patient=_patient(*NAMES, therapist),
        neighbour=_patient("Bram", "Buurman", "bram@example.org", therapist),
        therapist=viewer_of(therapist.user_id, TODAY),
        colleague=viewer_of(colleague.user_id, TODAY),
        reception=viewer_of(_member("reception", Role.RECEPTION, clinic).user_id, TODAY),
        owner=viewer_of(owner.pk, TODAY),
        next_door=viewer_of(_member("next-door", Role.RECEPTION, second).user_id, TODAY),
        elsewhere=viewer_of(elsewhere.user_id, TODAY),
        foreigner=_patient("Femke", "Elders", "femke@example.org", elsewhere),
        stranger=viewer_of(User.objects.create(email="stranger@example.org").pk, TODAY),
    )


def _group(slug: str) -> PracticeGroup:
    return PracticeGroup.objects.create(name=slug.title(), slug=slug, example=True)


def _clinic(group: PracticeGroup, slug: str) -> Clinic:
    return Clinic.objects.create(
        group=group,
        slug=slug,
        name=f"Praktijk {slug}",
        street="Voorbeeldstraat 1",
        postcode="1234 AB",
        place="Voorbeeld",
        province="Utrecht",
        phone="030 123 45 67",
        email=f"{slug}@example.org",
    )


def _member(name: str, role: Role, clinic: Clinic) -> Member:
    return Member.objects.create(
        user=User.objects.create(email=f"{name}@example.org"),
        group=clinic.group,
        clinic=clinic,
        role=role,
        name=name.title(),
    )


def _patient(given: str, family: str, email: str, therapist: Member) -> Viewer:
    assert therapist.clinic is not None
    patient = Patient.objects.create(
        user=User.objects.create(email=email),
        group=therapist.group,
        clinic=therapist.clinic,
        therapist=therapist,
        given_name=given,
        family_name=family,
        born=date(1959, 4, 2),
    )
    return viewer_of(patient.user_id, TODAY)
