"""Mails an invitation once more, with a new link: the one before it works no more."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from soepel.actions.people.invite import Link, mail_link, open_invitation
from soepel.records.viewer import Viewer

AGAIN_AFTER: Final = timedelta(minutes=1)
"""A second press of the button sends no second mail."""


def send_invitation_again(viewer: Viewer, invitation: int, link: Link, now: datetime) -> bool:
    """Whether a new link was mailed, by the owner of the practice. Raises NotYours.

    Not for an invitation that was used or revoked, nor for one that was mailed just now.
    """
    with transaction.atomic():
        row = open_invitation(viewer, invitation)
        if row is None or row.sent_at > now - AGAIN_AFTER:
            return False
        mail_link(row, link, now)
        return True
