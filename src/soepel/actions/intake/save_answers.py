"""Keeps what a patient answered at her intake so far, and where she is in it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from soepel.actions.permission import locked
from soepel.actions.refused import Refused
from soepel.core.questionnaire import Answers
from soepel.records.models import IntakeAnswers
from soepel.records.viewer import NotYours, Viewer


def save_answers(
    viewer: Viewer, screening: Answers, own: Mapping[str, Any], at: str, now: datetime
) -> None:
    """The answers are kept. Raises NotYours for anybody but the patient, Refused after the end."""
    if viewer.patient is None:
        raise NotYours
    with transaction.atomic():
        person = locked(viewer.patient)
        if hasattr(person, "intake"):
            raise Refused("the intake was sent already: what changed since goes into the diary")
        IntakeAnswers.objects.update_or_create(
            patient=person,
            defaults={
                "group_id": person.group_id,
                "screening": screening.plain(),
                "own": dict(own),
                "at": at,
                "saved_at": now,
            },
        )
