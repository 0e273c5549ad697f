"""What is true of this installation as a whole."""

from dataclasses import dataclass
from datetime import date

from soepel.library import programme
from soepel.records.models import SignOff as Row
from soepel.records.viewer import NotYours, Viewer


@dataclass(frozen=True)
class SignOff:
    """Who signed for real care."""

    name: str
    register_number: str
    signed_on: date
    programme_version: str
    current: bool
    """It is about the rules and exercises that decide now."""


def signed_off() -> bool:
    """Somebody signed for the rules and exercises that decide now."""
    return Row.objects.filter(content_hash=programme().content_hash).exists()


def sign_offs(viewer: Viewer) -> tuple[SignOff, ...]:
    """Every sign-off of the owner's group, the last first. Raises NotYours."""
    if not viewer.owner:
        raise NotYours
    rows = Row.objects.filter(group=viewer.group).order_by("-recorded_at")
    return tuple(
        SignOff(
            row.name,
            row.register_number,
            row.signed_on,
            row.programme_version,
            row.content_hash == programme().content_hash,
        )
        for row in rows
    )
