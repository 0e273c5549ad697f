"""The review of everybody whose day is over, in portions that any number of workers can take."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from soepel.actions.plan.bring import bring
from soepel.records.models import Patient


def still_to_review(day: date, after: int = 0, most: int = 200) -> list[int]:
    """The next patients, by number, whose plan of this day is still to be made."""
    waiting = Patient.objects.filter(_waits(day), pk__gt=after).order_by("pk")
    return list(waiting.values_list("pk", flat=True)[:most])


def review_tonight(patient: int, day: date, now: datetime) -> bool:
    """Brings one patient to a day. False when another worker has her in hand, or has been.

    A patient that somebody writes about just now is left to the next round: the write itself
    brings her to the day.
    """
    with transaction.atomic():
        free = Patient.objects.select_for_update(no_key=True, skip_locked=True, of=("self",))
        person = free.filter(_waits(day), pk=patient).first()
        if person is None:
            return False
        bring(person, day, now)
        return True


def _waits(day: date) -> Q:
    """Her plan of the day is not there yet; also of who never looked since her intake."""
    due = Q(standing__reviewed__lt=day) | Q(standing=None, intake__day__lte=day)
    return due & Q(erasure=None)
