"""A patient lets her programme stand still, or begins again."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from soepel.actions.diary.enter import enter
from soepel.actions.permission import locked
from soepel.actions.refused import Refused
from soepel.core.plan import Review
from soepel.core.record import Pause
from soepel.records.queries.pauses import pause_of
from soepel.records.viewer import NotYours, Viewer

LONGEST: Final = timedelta(weeks=6)
"""Ours: `docs/decisions/2026-11-25-pause.md`."""


def ask_pause(viewer: Viewer, patient: int, pause: Pause, now: datetime) -> Review:
    """Today's review. A pause until its own day is none any more: she begins again.

    Raises Refused for a pause of more than six weeks or one that lies behind, and where a therapist
    let the programme rest: only a therapist ends that. Raises NotYours for anybody but herself.
    """
    if viewer.patient != patient:
        raise NotYours
    if not pause.day <= pause.until <= pause.day + LONGEST:
        raise Refused("a pause ends from its own day to six weeks later")
    with transaction.atomic():
        locked(patient)
        there = pause_of(viewer, pause.day)
        if there is not None and not there.own:
            raise Refused("a therapist let the programme rest: only a therapist ends that")
        return enter(viewer, patient, [pause], now)
