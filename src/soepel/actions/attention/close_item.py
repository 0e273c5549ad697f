"""Closes an item of the attention list with a note."""

from datetime import datetime

from django.db import transaction

from soepel.actions.diary.enter import enter
from soepel.actions.permission import locked
from soepel.actions.refused import Refused
from soepel.core.record import AttentionClosed
from soepel.records import clock
from soepel.records.models import AttentionItem
from soepel.records.queries.access import grant
from soepel.records.viewer import NotYours, Viewer


def close_item(viewer: Viewer, item: int, note: str, now: datetime) -> bool:
    """Whether the item is closed, with what the therapist wrote; an open red flag stays open.

    One that was closed already, or no longer holds, stays as it is. Raises NotYours, and Refused
    for an empty note.
    """
    if not note.strip():
        raise Refused("write in a few words what you did, then close it")
    with transaction.atomic():
        row = _locked(viewer, item, now)
        if not row.open:
            return True
        day = clock.today(now)
        closed = AttentionClosed(
            # With the day: an open red flag stays on the list, and can be closed again later.
            id=f"close/{row.code}/{row.raised}/{day}",
            day=day,
            known=clock.local(now),
            item=row.code,
            note=note.strip(),
        )
        enter(viewer, row.patient_id, [closed], now)
        return not AttentionItem.objects.filter(pk=item, open=True).exists()


def _locked(viewer: Viewer, item: int, now: datetime) -> AttentionItem:
    """An item of a patient whose file the viewer may open, read once that patient is locked."""
    found = AttentionItem.objects.filter(pk=item).first()
    if found is None:
        raise NotYours
    grant(viewer, locked(found.patient_id), now)
    return AttentionItem.objects.get(pk=item)
