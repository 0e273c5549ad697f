"""Keeps that a patient read a lesson, so that it is left alone for a while."""

from datetime import datetime

from django.db import transaction

from soepel.actions.permission import locked
from soepel.actions.refused import Refused
from soepel.library import education
from soepel.records import clock
from soepel.records.models import LessonRead
from soepel.records.viewer import NotYours, Viewer


def mark_read(viewer: Viewer, lesson: str, now: datetime) -> None:
    """Keeps today as the day on which the patient herself read a lesson; twice is once.

    Raises NotYours for anybody else, and Refused for a lesson that does not exist.
    """
    if viewer.patient is None:
        raise NotYours
    if lesson not in education().lessons:
        raise Refused(f"there is no lesson {lesson!r}")
    with transaction.atomic():
        person = locked(viewer.patient)
        LessonRead.objects.update_or_create(
            patient=person, lesson=lesson, defaults={"day": clock.today(now)}
        )
