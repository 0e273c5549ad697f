"""Takes an invitation back: its link works no more."""

from datetime import datetime

from django.db import transaction

from soepel.actions.people.invite import open_invitation
from soepel.records.viewer import Viewer


def revoke_invitation(viewer: Viewer, invitation: int, now: datetime) -> bool:
    """Whether it was open until now. By the owner of the practice. Raises NotYours."""
    with transaction.atomic():
        row = open_invitation(viewer, invitation)
        if row is None:
            return False
        row.revoked_at = now
        row.save(update_fields=["revoked_at"])
        return True
