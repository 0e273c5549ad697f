"""How far a patient is with her intake."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from soepel.records.models import Intake, IntakeAnswers, Patient
from soepel.records.queries.today import Clinic
from soepel.records.viewer import NotYours, Viewer


@dataclass(frozen=True)
class Draft:
    """What was answered so far, and for whom."""

    given_name: str
    born: date
    clinic: Clinic
    therapist: str
    """Empty for somebody who goes on her own."""
    screening: dict[str, Any]
    own: dict[str, Any]
    sent: bool
    """She has her intake, and with it a plan."""
    at: str
    """The question on the screen; empty: the first that is open."""


def draft_of(viewer: Viewer) -> Draft:
    """The intake as far as it is. Raises NotYours for anybody but the patient herself."""
    if viewer.patient is None:
        raise NotYours
    patient = Patient.objects.select_related("clinic", "therapist").get(pk=viewer.patient)
    kept = IntakeAnswers.objects.filter(patient=patient).first()
    return Draft(
        given_name=patient.given_name,
        born=patient.born,
        clinic=Clinic(patient.clinic.name, patient.clinic.phone),
        therapist=patient.therapist.name if patient.therapist else "",
        screening=kept.screening if kept else {},
        own=kept.own if kept else {},
        sent=Intake.objects.filter(patient=patient).exists(),
        at=kept.at if kept else "",
    )
