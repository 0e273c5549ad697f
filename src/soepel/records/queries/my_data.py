"""Everything that is kept about a patient, for herself."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from soepel.exchange import write_record
from soepel.records.models import (
    Consent,
    Entry,
    Erasure,
    Intake,
    LessonRead,
    Message,
    Opening,
    Patient,
    ReviewedDay,
)
from soepel.records.stored import whole_record
from soepel.records.viewer import NotYours, Viewer


@dataclass(frozen=True)
class MyData:
    """What the page of her data begins with."""

    name: str
    email: str
    born: date
    phone: str
    language: str
    clinic: str
    clinic_phone: str
    treated: bool
    """A therapist treats her, so the clinic has a file of its own to keep."""
    entries: int
    """Versions of entries in the diary."""
    erasure_asked: datetime | None


@dataclass(frozen=True)
class AllMyData:
    """All that is kept about her, in plain values as `docs/my-data.md` lists them."""

    content: dict[str, Any]


def my_data(viewer: Viewer) -> MyData:
    """Who she is here, and how much is kept. Raises NotYours for who is no patient."""
    patient = _patient(viewer)
    asked = Erasure.objects.filter(patient=patient).first()
    return MyData(
        name=patient.name,
        email=patient.user.email if patient.user else "",
        born=patient.born,
        phone=patient.phone,
        language=patient.language,
        clinic=patient.clinic.name,
        clinic_phone=patient.clinic.phone,
        treated=patient.therapist_id is not None,
        entries=Entry.objects.filter(patient=patient).count(),
        erasure_asked=asked.asked_at if asked else None,
    )


def all_my_data(viewer: Viewer) -> AllMyData:
    """All of it, for the file that she takes with her. Raises NotYours."""
    patient = _patient(viewer)
    email = patient.user.email if patient.user else ""
    content = {
        "about": {
            "name": patient.name,
            "email": email,
            "born": patient.born.isoformat(),
            "phone": patient.phone,
            "language": patient.language,
            "clinic": patient.clinic.name,
            "therapist": patient.therapist.name if patient.therapist else None,
        },
        "record": _record(patient),
        "versions": list(_versions(patient)),
        "plans": list(_plans(patient)),
        "messages": list(
            Message.objects.filter(to=email).order_by("pk").values("about", "title", "body")
        ),
        "openings": list(_openings(patient)),
        "consents": list(_consents(patient)),
        "lessons": list(LessonRead.objects.filter(patient=patient).values("lesson", "day")),
    }
    return AllMyData(content)


def _patient(viewer: Viewer) -> Patient:
    if viewer.patient is None:
        raise NotYours
    return Patient.objects.select_related("user", "clinic", "therapist").get(pk=viewer.patient)


def _record(patient: Patient) -> Any:
    """The record of exchange, which `docs/record.schema.json` describes; None before the intake."""
    try:
        return json.loads(write_record(whole_record(patient.pk)))
    except Intake.DoesNotExist:
        return None


def _versions(patient: Patient) -> Any:
    """Every version of every entry: also what was corrected later."""
    rows = Entry.objects.filter(patient=patient).order_by("known", "pk")
    return rows.values("entry", "kind", "day", "known", "by", "content")


def _plans(patient: Patient) -> Any:
    rows = ReviewedDay.objects.filter(patient=patient).order_by("day", "revision")
    return rows.values("day", "revision", "made_at", "programme_version", "content")


def _consents(patient: Patient) -> Any:
    """All that she said about what her data may be used for, the first first."""
    rows = Consent.objects.filter(patient=patient).order_by("at", "pk")
    return rows.values("purpose", "given", "text_version", "at")


def _openings(patient: Patient) -> Any:
    """Who looked is told by the page of that name; here when, where and on which ground."""
    rows = Opening.objects.filter(patients__contains=[patient.pk]).order_by("at")
    return rows.values("at", "page", "ground")
