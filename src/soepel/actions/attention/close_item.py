"""Closes an item of the attention list with a note."""

from datetime import datetime

from django.db import transaction

from soepel.actions.diary.enter import enter
from soepel.actions.permission import locked
from soepel.actions.refused import Refused
from soepel.core.record import AttentionClosed
from soepel.records import clock
from soepel.records.models import AttentionItem
from soepel.records.viewer import NotYours, Viewer


def close_item(viewer: Viewer, item: int, note: str, now: datetime) -> bool:
    """Whether the item is closed, with what the therapist wrote; an open red flag stays open.

    One that was closed already, or no longer holds, stays as it is. Raises NotYours, and Refused
    for an empty note.
    """
    if not note.strip():
        raise Refused("write in a few words what you did, then close it")
    with transaction.atomic():
        row = _locked(viewer, item)
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
        AttentionItem.objects.filter(pk=item).update(note=note.strip())
        enter(viewer, row.patient_id, [closed], now)
        return not AttentionItem.objects.filter(pk=item, open=True).exists()


def _locked(viewer: Viewer, item: int) -> AttentionItem:
    """An item of one of the viewer's own patients, read once that patient is locked."""
    own = AttentionItem.objects.filter(pk=item, patient__therapist=viewer.member)
    found = own.first()
    if found is None or not viewer.therapist:
        raise NotYours
    locked(found.patient_id)
    return own.get()
