"""Marks that somebody who asked for it was called."""

from datetime import datetime

from soepel.records.models import CallBack
from soepel.records.viewer import NotYours, Viewer


def mark_called(viewer: Viewer, call_back: int, now: datetime) -> None:
    """Who called, and when; the first time counts. Raises NotYours."""
    asked = CallBack.objects.filter(pk=call_back, clinic=viewer.clinic)
    if not viewer.at_the_desk or not asked.exists():
        raise NotYours
    asked.filter(called_at=None).update(called_at=now, called_by=viewer.member)
