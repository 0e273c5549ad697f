"""The pause that a patient's programme is in."""

from dataclasses import dataclass
from datetime import date

from soepel.core.record import By, Pause
from soepel.records.models import Entry
from soepel.records.stored import entry_of
from soepel.records.viewer import NotYours, Viewer


@dataclass(frozen=True)
class PauseNow:
    """A pause that goes on today."""

    until: date
    """The first day that is no longer paused."""
    own: bool
    """She asked for it herself; otherwise a therapist did, and only a therapist ends it."""


def pause_of(viewer: Viewer, day: date) -> PauseNow | None:
    """The pause of who asks, on a day; None where there is none. Raises NotYours."""
    if viewer.patient is None:
        raise NotYours
    rows = Entry.objects.filter(patient=viewer.patient, kind="pause", day__lte=day)
    row = rows.order_by("day", "known", "pk").last()
    entry = entry_of(row) if row else None
    if not isinstance(entry, Pause) or entry.until <= day:
        return None
    return PauseNow(entry.until, entry.by is By.PERSON)
