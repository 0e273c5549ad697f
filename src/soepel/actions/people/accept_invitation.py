"""Somebody accepts an invitation: who has the link has the mail, and becomes a member."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from django.db import transaction

from soepel.actions.refused import Refused
from soepel.records.models import Invitation, Member, User
from soepel.records.vocabulary import Role


class Link(Enum):
    """How it stands with the link of an invitation."""

    WORKS = auto()
    UNKNOWN = auto()
    """Never mailed, or mailed anew since."""
    USED = auto()
    REVOKED = auto()
    LATE = auto()
    TAKEN = auto()
    """The address got an account in the meantime."""


@dataclass(frozen=True)
class Letter:
    """What an invitation says to who holds its link."""

    link: Link
    practice: str = ""
    clinic: str = ""
    name: str = ""
    role: Role | None = None


class NotAccepted(Refused):
    """The link does not work; `read_invitation` says why."""


def read_invitation(digest: str, now: datetime) -> Letter:
    """What the link with this digest leads to. Only one that works tells who is invited."""
    rows = Invitation.objects.filter(digest=digest)
    row = rows.select_related("group", "clinic").first()
    link = _state(row, now)
    if row is None or link is not Link.WORKS:
        return Letter(link)
    return Letter(link, row.group.name, row.clinic.name, row.name, Role(row.role))


def accept_invitation(digest: str, now: datetime) -> int:
    """The id of the account that is made. Once. Raises NotAccepted."""
    with transaction.atomic():
        rows = Invitation.objects.select_for_update().filter(digest=digest)
        row = rows.first()
        if row is None or _state(row, now) is not Link.WORKS:
            raise NotAccepted("the link does not work: ask for another")
        user = User.objects.create(email=row.email)
        Member.objects.create(
            user=user, group_id=row.group_id, clinic_id=row.clinic_id, role=row.role, name=row.name
        )
        row.used_at = now
        row.save(update_fields=["used_at"])
        return user.pk


def _state(row: Invitation | None, now: datetime) -> Link:
    if row is None:
        return Link.UNKNOWN
    if row.used_at is not None:
        return Link.USED
    if row.revoked_at is not None:
        return Link.REVOKED
    if row.ends_at <= now:
        return Link.LATE
    return Link.TAKEN if User.objects.filter(email__iexact=row.email).exists() else Link.WORKS
