"""The owner of a practice invites somebody to work there, by a link in a mail."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from soepel.actions.messages.forget_sent import INVITATIONS_LAST
from soepel.actions.messages.write import write_message
from soepel.actions.refused import Refused
from soepel.records.models import Clinic, Invitation, PracticeGroup, User
from soepel.records.viewer import NotYours, Viewer
from soepel.records.vocabulary import Role, Subject

Link = Callable[[str], str]
"""The whole address of the page that accepts, from the secret in it."""
INVITED: Final = (Role.THERAPIST, Role.RECEPTION)
"""The roles that an owner gives."""


@dataclass(frozen=True)
class Invited:
    """Who is invited, to work where, and as what."""

    name: str
    email: str
    role: Role
    clinic: int


def invite(viewer: Viewer, who: Invited, link: Link, now: datetime) -> int:
    """The id of the invitation. Raises NotYours, Refused.

    An address that was invited already and did not answer keeps its link; the rest is as given
    now. Nothing tells whether an address has an account: its owner gets another mail.
    """
    if not viewer.owner or viewer.group is None or viewer.member is None:
        raise NotYours
    if not Clinic.objects.filter(pk=who.clinic, group=viewer.group).exists():
        raise NotYours
    if who.role not in INVITED or not who.name.strip():
        raise Refused("give a name, and a role that can be invited")
    with transaction.atomic():
        PracticeGroup.objects.select_for_update().get(pk=viewer.group)
        row = Invitation.objects.filter(
            group=viewer.group, email__iexact=who.email, used_at=None, revoked_at=None
        ).first()
        works = row is not None and row.ends_at > now
        row = row or Invitation(group_id=viewer.group, email=who.email)
        row.clinic_id, row.role, row.name = who.clinic, who.role, who.name.strip()
        row.invited_by_id = viewer.member
        if works:
            row.save()
        else:
            mail_link(row, link, now)
        return row.pk


def open_invitation(viewer: Viewer, invitation: int) -> Invitation | None:
    """An invitation of the owner's practice, locked; none when it is over. Raises NotYours."""
    if not viewer.owner:
        raise NotYours
    rows = Invitation.objects.select_for_update().filter(pk=invitation, group=viewer.group)
    row = rows.first()
    if row is None:
        raise NotYours
    return row if row.used_at is None and row.revoked_at is None else None


def mail_link(row: Invitation, link: Link, now: datetime) -> None:
    """Gives an invitation a new link, which is mailed: nobody else is told it."""
    token = secrets.token_urlsafe(32)
    row.digest = digest_of_link(token)
    row.sent_at, row.ends_at = now, now + INVITATIONS_LAST
    row.save()
    known = User.objects.filter(email__iexact=row.email).exists()
    title, body = _you_have_an_account(row) if known else _come(row, link(token))
    write_message(Subject.INVITATION, row.email, title, body, now, row.group_id)


def _come(row: Invitation, link: str) -> tuple[str, str]:
    body = _(
        "%(practice)s invites you to work with Soepel.\n\nOpen this link to accept. It works for "
        "7 days, and once:\n\n%(link)s\n\nDo you not know this practice? Then you need not do "
        "anything."
    ) % {"practice": row.group.name, "link": link}
    return _("An invitation to work with Soepel"), body


def _you_have_an_account(row: Invitation) -> tuple[str, str]:
    body = _(
        "%(practice)s invites you to work with Soepel, but this address has an account already. An "
        "account is for one practice, or for your own hip. Ask the practice to invite you at "
        "another address."
    ) % {"practice": row.group.name}
    return _("An invitation to work with Soepel"), body


def digest_of_link(token: str) -> str:
    """What is kept of the secret in a link: it cannot be computed without the site's own secret."""
    return salted_hmac("soepel.invitation", token, algorithm="sha256").hexdigest()
