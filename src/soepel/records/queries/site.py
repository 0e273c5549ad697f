"""What is true of this installation as a whole."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import connection

from soepel.library import programme
from soepel.records.models import SignOff as Row
from soepel.records.rights import keeps_apart
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
    return Row.objects.filter(**_of_now()).exists()


@cache
def history_is_safe() -> bool:
    """The role of the application can only add to the history. Asked once by each process."""
    return keeps_apart(connection)


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
            all(getattr(row, name) == value for name, value in _of_now().items()),
        )
        for row in rows
    )


def _of_now() -> dict[str, str]:
    """What names the rules and exercises that decide now."""
    now = programme()
    return {"programme_version": now.version, "content_hash": now.content_hash}
