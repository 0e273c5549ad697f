"""Writes a message to the outbox, in the transaction of what it tells. No title names a person."""

from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from soepel.records import clock
from soepel.records.models import Clinic, Member, Message, Patient
from soepel.records.vocabulary import Role, Subject
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


def write_to_therapists(patient: Patient, about: Subject, now: datetime) -> None:
    """Tells who looks after a patient to look now: her therapist, and who stands in today.

    Where nobody treats her, every therapist of her clinic; where there is none, the clinic.
    """
    with override(Lang.NL):
        title = _("Please look at your list now")
        body = _("One of your patients told us of a warning sign. Sign in to see who, and why.")
        nobodys = _(
            "A patient whom nobody treats told us of a warning sign. Sign in to see who, and why."
        )
    if patient.therapist_id is None:
        to, body = _of_clinic(patient), nobodys
    else:
        to = _looking_after(patient.therapist_id, clock.today(now))
    for address in to:
        write_message(about, address, title, body, now, patient.group_id)


def _looking_after(therapist: int, today: date) -> list[str]:
    stands_in = Q(stands_in__absent=therapist, stands_in__first__lte=today)
    stands_in &= Q(stands_in__last__gte=today)
    members = Member.objects.filter(Q(pk=therapist) | stands_in).order_by("pk").distinct()
    return list(members.values_list("user__email", flat=True))


def _of_clinic(patient: Patient) -> list[str]:
    therapists = Member.objects.filter(group=patient.group_id, role=Role.THERAPIST)
    here = therapists.filter(Q(clinic=patient.clinic_id) | Q(clinic=None)).order_by("pk")
    return list(here.values_list("user__email", flat=True)) or [patient.clinic.email]


def write_that_she_leaves(patient: int, now: datetime) -> None:
    """Tells the treating therapist that a patient stops. Without one there is nobody to tell."""
    therapist = Member.objects.filter(patients=patient).select_related("user").first()
    if therapist is None:
        return
    with override(Lang.NL):
        title = _("One of your patients stops")
        body = _("One of your patients stops with the programme and has her own data erased.")
    write_message(Subject.LEAVES, therapist.user.email, title, body, now, therapist.group_id)
