"""Closes an item of the attention list with a note."""

from datetime import datetime

from django.db import transaction

from soepel.actions.diary.enter import enter
from soepel.actions.refused import Refused
from soepel.core.record import AttentionClosed
from soepel.records import clock
from soepel.records.models import AttentionItem
from soepel.records.viewer import NotYours, Viewer


def close_item(viewer: Viewer, item: int, note: str, now: datetime) -> None:
    """The item is closed, with what the therapist wrote.

    One that was closed already stays as it is. Raises NotYours, and Refused for an empty note.
    """
    if not note.strip():
        raise Refused("write in a few words what you did, then close it")
    with transaction.atomic():
        row = AttentionItem.objects.filter(pk=item, patient__therapist=viewer.member).first()
        if row is None or not viewer.therapist:
            raise NotYours
        closed = AttentionClosed(
            id=f"close/{row.code}/{row.raised}",
            day=clock.today(now),
            known=clock.local(now),
            item=row.code,
            note=note.strip(),
        )
        AttentionItem.objects.filter(pk=item).update(note=note.strip())
        enter(viewer, row.patient_id, [closed], now)
