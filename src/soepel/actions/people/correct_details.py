"""A patient corrects what is hers to change: her telephone number, and the language of her mail."""

from datetime import datetime

from django.db import transaction

from soepel.actions.people.set_phone import set_phone
from soepel.records.models import Patient
from soepel.records.viewer import NotYours, Viewer
from soepel.words import Lang


def correct_details(viewer: Viewer, phone: str, language: Lang, now: datetime) -> None:
    """Both are kept; the number is none when it is empty. Raises NotYours for who is no patient."""
    if viewer.patient is None:
        raise NotYours
    with transaction.atomic():
        set_phone(viewer, viewer.patient, phone, now)
        Patient.objects.filter(pk=viewer.patient).update(language=language.value)
