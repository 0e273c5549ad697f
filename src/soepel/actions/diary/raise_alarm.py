""" "Something is wrong": the plan stops, and the therapist is told at once."""

import logging
from datetime import date, datetime

from django.db import transaction

from soepel.actions.diary.enter import add
from soepel.actions.messages.write import write_to_therapists
from soepel.actions.plan.bring import bring
from soepel.core.plan import Review
from soepel.core.record import FlagRaised
from soepel.core.screening import tier_of
from soepel.records import clock
from soepel.records.models import Patient
from soepel.records.viewer import Viewer
from soepel.records.vocabulary import Subject

log = logging.getLogger(__name__)


def raise_alarm(viewer: Viewer, patient: int, flag: FlagRaised, now: datetime) -> Review | None:
    """Today's review with the flag in it. The answer is kept for good, and never softened.

    The therapist is told once, however often it is sent. None when the review itself broke: the
    answer is kept and the therapist told all the same, and the next review takes it up. Raises
    Refused, NotYours.
    """
    with transaction.atomic():
        person, new = add(viewer, patient, [flag], now)
        if new is not None and tier_of(flag.flag).holds_rises:
            write_to_therapists(person, Subject.CALL_NOW, now)
        return _reviewed(person, now, new)


def _reviewed(person: Patient, now: datetime, new: date | None) -> Review | None:
    try:
        with transaction.atomic():
            return bring(person, clock.today(now), now, new)
    except Exception:
        # Nothing that breaks in making a plan may lose an alarm.
        log.exception("the review after an alarm broke")
        return None
