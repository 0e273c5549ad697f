"""Makes sure that the plan of a day is there before a page shows it."""

from datetime import datetime

from django.db import transaction

from soepel.actions.permission import locked
from soepel.actions.plan.bring import bring
from soepel.records import clock
from soepel.records.models import Standing
from soepel.records.viewer import NotYours, Viewer


def open_day(viewer: Viewer, now: datetime) -> None:
    """The patient's own plan of today exists after this, whether or not the night's job ran.

    Raises NotYours, also before the intake.
    """
    if viewer.patient is None:
        raise NotYours
    day = clock.today(now)
    if Standing.objects.filter(patient=viewer.patient, reviewed__gte=day).exists():
        return
    with transaction.atomic():
        patient = locked(viewer.patient)
        if not hasattr(patient, "intake"):
            raise NotYours
        bring(patient, day, now)
