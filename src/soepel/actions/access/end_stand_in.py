"""Ends what a colleague was named for: to look after somebody's patients."""

from datetime import datetime

from django.db import transaction

from soepel.records import clock
from soepel.records.models import StandIn
from soepel.records.viewer import NotYours, Viewer


def end_stand_in(viewer: Viewer, stand_in: int, now: datetime) -> None:
    """Nobody stands in any more from today on. Raises NotYours as `name_stand_in` does.

    One that had not begun is taken back whole; the history keeps that it was named.
    """
    with transaction.atomic():
        row = StandIn.objects.select_for_update().filter(pk=stand_in, group=viewer.group).first()
        if row is None or not (viewer.owner or row.absent_id == viewer.member):
            raise NotYours
        today = clock.today(now)
        if row.first >= today:
            row.delete()
        elif row.last >= today:
            row.last = today - clock.DAY
            row.save(update_fields=["last"])
