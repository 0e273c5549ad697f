"""Who works for a practice group and who is invited to, for its owner."""

from dataclasses import dataclass
from datetime import date, datetime

from soepel.records import clock
from soepel.records.models import Clinic, Invitation, Member
from soepel.records.viewer import NotYours, Viewer
from soepel.records.vocabulary import Role


@dataclass(frozen=True)
class Person:
    """Somebody who works for the group."""

    name: str
    role: Role
    clinic: str
    """Empty: works for the whole group."""


@dataclass(frozen=True)
class OpenInvitation:
    """Somebody who was invited and has not accepted yet."""

    id: int
    name: str
    email: str
    role: Role
    clinic: str
    last: date
    """The last day on which the link works."""
    works: bool


@dataclass(frozen=True)
class Staff:
    """The people of a practice group."""

    members: tuple[Person, ...]
    invitations: tuple[OpenInvitation, ...]
    clinics: tuple[tuple[int, str], ...]
    """The id and name of each, to invite somebody for."""


def staff(viewer: Viewer, now: datetime) -> Staff:
    """The people of the owner's group, by name. Raises NotYours. Always three queries."""
    if not viewer.owner:
        raise NotYours
    members = Member.objects.filter(group=viewer.group).select_related("clinic")
    invited = Invitation.objects.filter(group=viewer.group, used_at=None, revoked_at=None)
    clinics = Clinic.objects.filter(group=viewer.group).order_by("name")
    return Staff(
        tuple(_person(one) for one in members.order_by("name", "pk")),
        tuple(
            _invited(one, now) for one in invited.select_related("clinic").order_by("name", "pk")
        ),
        tuple(clinics.values_list("pk", "name")),
    )


def _person(row: Member) -> Person:
    return Person(row.name, Role(row.role), row.clinic.name if row.clinic else "")


def _invited(row: Invitation, now: datetime) -> OpenInvitation:
    return OpenInvitation(
        row.pk,
        row.name,
        row.email,
        Role(row.role),
        row.clinic.name,
        clock.today(row.ends_at),
        row.ends_at > now,
    )
