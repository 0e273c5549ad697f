"""Writes a message to the outbox, in the transaction of what it tells. No title names a person."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from soepel.records.models import Clinic, Member, Message, Patient
from soepel.records.vocabulary import Subject
from soepel.words import Lang


def write_message(
    about: Subject, to: str, title: str, body: str, now: datetime, group: int | None = None
) -> None:
    """One mail in the outbox; a job sends it."""
    Message.objects.create(about=about, to=to, title=title, body=body, made_at=now, group_id=group)


def write_to_clinic(clinic: Clinic, about: Subject, now: datetime) -> None:
    """Tells the desk of a clinic that something waits; who it is stands on the page, not here."""
    with override(Lang.NL):
        title = _("Somebody asks to be called")
        body = _("Somebody asks your clinic to call. Sign in to see who, and when it suits.")
    write_message(about, clinic.email, title, body, now, clinic.group_id)


def write_to_patient(patient: Patient, about: Subject, now: datetime) -> None:
    """Tells a patient that somebody opened her file; who and why stands on the page, not here."""
    if patient.user is None:
        return
    with override(patient.language):
        title = _("Somebody looked at your data")
        body = _("Somebody of your practice looked at your data. Sign in to see who, and why.")
    write_message(about, patient.user.email, title, body, now, patient.group_id)


def write_to_therapist(patient: int, about: Subject, now: datetime) -> None:
    """Tells the treating therapist to look now. Without one there is nobody to tell."""
    therapist = Member.objects.filter(patients=patient).select_related("user").first()
    if therapist is None:
        return
    with override(Lang.NL):
        title = _("Please look at your list now")
        body = _("One of your patients told us of a warning sign. Sign in to see who, and why.")
    write_message(about, therapist.user.email, title, body, now, therapist.group_id)
