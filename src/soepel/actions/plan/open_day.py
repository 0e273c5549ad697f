"""Makes sure that the plan of a day is there before a page shows it."""

from datetime import datetime

from django.db import transaction

from soepel.actions.permission import locked
from soepel.actions.plan.bring import bring
from soepel.library import programme
from soepel.records import clock
from soepel.records.models import Standing
from soepel.records.viewer import NotYours, Viewer


def open_day(viewer: Viewer, now: datetime) -> None:
    """The patient's own plan of today, by the rules of now, exists after this.

    Whether or not the night's job ran, and also when another version of the rules was installed
    since. Raises NotYours, also before the intake.
    """
    if viewer.patient is None:
        raise NotYours
    day = clock.today(now)
    by_these_rules = Standing.objects.filter(
        programme_version=programme().version, content_hash=programme().content_hash
    )
    if by_these_rules.filter(patient=viewer.patient, reviewed__gte=day).exists():
        return
    with transaction.atomic():
        patient = locked(viewer.patient)
        if not hasattr(patient, "intake"):
            raise NotYours
        bring(patient, day, now)
