"""Gives orders about a plan; who did not see what changed meanwhile is told first."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from soepel.actions.diary.enter import enter
from soepel.actions.permission import locked, may_enter
from soepel.actions.refused import Refused
from soepel.core.plan import Review
from soepel.core.record import By, Entry
from soepel.records.models import Entry as Row
from soepel.records.queries.orders import changes_of, key_of
from soepel.records.viewer import NotYours, Viewer


class ChangedMeanwhile(Refused):
    """Somebody changed the plan after the page was shown: look at it, then give the order again."""


def give_orders(
    viewer: Viewer, patient: int, orders: Sequence[Entry], seen: int, now: datetime
) -> Review:
    """Today's review with the orders in it, all of them or none. The same orders twice are once.

    `seen` is the mark of the last change that whoever orders has seen. Raises ChangedMeanwhile,
    Refused, and NotYours for anybody but the treating therapist.
    """
    with transaction.atomic():
        person = locked(patient)
        if may_enter(viewer, person, now) is not By.THERAPIST:
            raise NotYours
        if not _given(patient, orders) and any(one.mark > seen for one in changes_of(patient)):
            raise ChangedMeanwhile("the plan was changed meanwhile: look at it, then save again")
        return enter(viewer, patient, orders, now)


def _given(patient: int, orders: Sequence[Entry]) -> bool:
    """These very orders were given before: the page was sent twice."""
    keys = {key_of(one.id) for one in orders}
    rows = Row.objects.filter(patient=patient, entry__in=[one.id for one in orders])
    return bool(keys) and rows.exists()
