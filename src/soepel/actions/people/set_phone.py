"""Keeps the telephone number of a patient."""

from datetime import datetime

from django.db import transaction

from soepel.actions.permission import locked, may_enter
from soepel.records.models import Patient
from soepel.records.viewer import Viewer


def set_phone(viewer: Viewer, patient: int, phone: str, now: datetime) -> None:
    """The number is kept, or none when it is empty. Raises NotYours."""
    with transaction.atomic():
        person = locked(patient)
        may_enter(viewer, person, now)
        Patient.objects.filter(pk=person.pk).update(phone=phone.strip())
