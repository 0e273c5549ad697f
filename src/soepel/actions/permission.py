"""Who may do what, and the lock that every write about one patient takes."""

from datetime import datetime

from soepel.core.record import By
from soepel.records.models import Patient
from soepel.records.queries.access import grant
from soepel.records.viewer import NotYours, Viewer


def locked(patient: int) -> Patient:
    """A patient, with the lock that entry, edit and review of one person share.

    To be called inside a transaction, before anything else of the patient is written: who takes
    locks in one order never waits in a circle. Raises NotYours for a patient that does not exist.
    """
    person = Patient.objects.select_for_update(no_key=True).filter(pk=patient).first()
    if person is None:
        raise NotYours
    return person


def may_enter(viewer: Viewer, patient: Patient, now: datetime) -> By:
    """As whom the viewer enters something about a patient. Raises NotYours."""
    if viewer.patient == patient.pk:
        return By.PERSON
    grant(viewer, patient, now)
    return By.THERAPIST
