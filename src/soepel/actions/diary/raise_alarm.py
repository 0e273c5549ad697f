""" "Something is wrong": the plan stops, and the therapist is told at once."""

from datetime import datetime

from django.db import transaction

from soepel.actions.diary.enter import enter
from soepel.actions.messages.write import write_to_therapist
from soepel.actions.permission import locked
from soepel.core.plan import Review
from soepel.core.record import FlagRaised
from soepel.core.screening import tier_of
from soepel.records.models import Entry
from soepel.records.viewer import Viewer
from soepel.records.vocabulary import Subject


def raise_alarm(viewer: Viewer, patient: int, flag: FlagRaised, now: datetime) -> Review:
    """Today's review with the flag in it. The answer is kept for good, and never softened.

    The therapist is told once, however often it is sent. Raises Refused, NotYours.
    """
    with transaction.atomic():
        locked(patient)
        told = Entry.objects.filter(patient=patient, entry=flag.id).exists()
        reviewed = enter(viewer, patient, [flag], now)
        if not told and tier_of(flag.flag).holds_rises:
            write_to_therapist(patient, Subject.CALL_NOW, now)
        return reviewed
