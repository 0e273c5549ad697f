"""A therapist among her colleagues: who stands in for whom, and whose patient somebody is."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from soepel.records.models import Member, Patient, StandIn
from soepel.records.queries.access import grant
from soepel.records.viewer import Grant, NotYours, ReasonNeeded, Viewer
from soepel.records.vocabulary import Ground, Role


@dataclass(frozen=True)
class Colleague:
    """Another therapist of the practice."""

    id: int
    name: str


@dataclass(frozen=True)
class StandingIn:
    """Somebody who looks after another's patients, from a day to a day."""

    id: int
    absent: str
    colleague: str
    first: date
    last: date
    mine: bool
    """The viewer is the one who is away."""


@dataclass(frozen=True)
class Found:
    """A patient of the practice whom somebody looked for."""

    key: UUID
    name: str
    therapist: str


def colleagues(viewer: Viewer) -> tuple[Colleague, ...]:
    """The other therapists of the group, by name. Raises NotYours."""
    _therapist(viewer)
    rows = Member.objects.filter(group=viewer.group, role=Role.THERAPIST).order_by("name", "pk")
    return tuple(Colleague(row.pk, row.name) for row in rows if row.pk != viewer.member)


def therapists_at_the_desk(viewer: Viewer) -> tuple[Colleague, ...]:
    """The therapists of the viewer's clinic, herself among them, by name. Raises NotYours."""
    if not viewer.at_the_desk:
        raise NotYours
    rows = Member.objects.filter(group=viewer.group, role=Role.THERAPIST, clinic__isnull=False)
    here = rows if viewer.clinic is None else rows.filter(clinic=viewer.clinic)
    return tuple(Colleague(row.pk, row.name) for row in here.order_by("name", "pk"))


def stand_ins(viewer: Viewer, today: date) -> tuple[StandingIn, ...]:
    """Who stands in for the viewer or for whom she does, now or later. Raises NotYours."""
    _therapist(viewer)
    rows = StandIn.objects.filter(group=viewer.group, last__gte=today)
    hers = rows.filter(absent=viewer.member) | rows.filter(colleague=viewer.member)
    return tuple(
        StandingIn(
            row.pk,
            row.absent.name,
            row.colleague.name,
            row.first,
            row.last,
            row.absent_id == viewer.member,
        )
        for row in hers.select_related("absent", "colleague").order_by("first", "pk")
    )


def find_patient(viewer: Viewer, family_name: str, born: date) -> tuple[Found, ...]:
    """The patients of the practice with this name and day of birth. Raises NotYours.

    Both must be known: nobody browses through the people of a colleague.
    """
    _therapist(viewer)
    rows = Patient.objects.filter(
        group=viewer.group, family_name__iexact=family_name.strip(), born=born
    )
    found = rows.select_related("therapist").order_by("given_name", "pk")
    return tuple(_found(viewer, row) for row in found)


def whose_file(viewer: Viewer, key: UUID, now: datetime) -> Found:
    """A patient of the practice whose file asks for a reason. Raises NotYours for any other."""
    _therapist(viewer)
    row = Patient.objects.filter(key=key, group=viewer.group).select_related("therapist").first()
    if row is None or _granted(viewer, row, now):
        raise NotYours
    return _found(viewer, row)


def _found(viewer: Viewer, row: Patient) -> Found:
    """Also that somebody is a patient here is on record."""
    viewer.seen.add(Grant(row.pk, Ground.FOUND))
    return Found(row.key, row.name, row.therapist.name if row.therapist else "")


def _granted(viewer: Viewer, patient: Patient, now: datetime) -> Grant | None:
    try:
        return grant(viewer, patient, now)
    except ReasonNeeded:
        return None


def _therapist(viewer: Viewer) -> None:
    if not viewer.therapist:
        raise NotYours
