"""The review of everybody whose day is over, in portions that any number of workers can take."""

from datetime import date, datetime

from django.db import transaction

from soepel.actions.plan.bring import bring
from soepel.records.models import Patient, Standing


def still_to_review(day: date, after: int = 0, most: int = 200) -> list[int]:
    """The next patients, by number, whose plan of this day is still to be made."""
    waiting = Standing.objects.filter(reviewed__lt=day, patient__gt=after)
    return list(waiting.order_by("patient").values_list("patient", flat=True)[:most])


def review_tonight(patient: int, day: date, now: datetime) -> bool:
    """Brings one patient to a day. False when another worker has her in hand, or has been.

    A patient that somebody writes about just now is left to the next round: the write itself
    brings her to the day.
    """
    with transaction.atomic():
        free = Patient.objects.select_for_update(no_key=True, skip_locked=True, of=("self",))
        person = free.filter(pk=patient, standing__reviewed__lt=day).first()
        if person is None:
            return False
        bring(person, day, now)
        return True
