"""A patient asks to have her own data erased."""

from datetime import datetime

from django.db import transaction

from soepel.actions.messages.write import write_that_she_leaves
from soepel.actions.permission import locked
from soepel.records.models import DemoLife, Erasure
from soepel.records.viewer import NotYours, Viewer


def ask_erasure(viewer: Viewer, now: datetime) -> None:
    """Her data will be erased, and nothing is entered or planned any more; her therapist is told.

    Asked twice is asked once. Raises NotYours for who is no patient.
    """
    if viewer.patient is None:
        raise NotYours
    with transaction.atomic():
        patient = locked(viewer.patient)
        _, new = Erasure.objects.get_or_create(
            patient=patient, defaults={"group_id": patient.group_id, "asked_at": now}
        )
        if new:
            DemoLife.objects.filter(patient=patient).delete()
            write_that_she_leaves(patient.pk, now)
