"""Records who signed that these rules may be used in real care."""

from datetime import date, datetime

from soepel.actions.refused import Refused
from soepel.library import programme
from soepel.records import clock
from soepel.records.models import SignOff
from soepel.records.viewer import NotYours, Viewer


def record_sign_off(
    viewer: Viewer, name: str, register_number: str, signed_on: date, now: datetime
) -> None:
    """The sign-off, for the rules and exercises that decide now. Raises NotYours, Refused."""
    if not viewer.owner or viewer.group is None or viewer.user is None:
        raise NotYours
    if not name.strip() or not register_number.strip():
        raise Refused("give the name and the register number of who signed")
    if signed_on > clock.today(now):
        raise Refused(f"{signed_on} is still to come: give the day on which it was signed")
    SignOff.objects.create(
        group_id=viewer.group,
        name=name.strip(),
        register_number=register_number.strip(),
        signed_on=signed_on,
        programme_version=programme().version,
        content_hash=programme().content_hash,
        recorded_by_id=viewer.user,
        recorded_at=now,
    )
