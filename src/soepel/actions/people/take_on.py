"""Takes on a patient whom nobody treats."""

from uuid import UUID

from django.db import transaction

from soepel.actions.permission import locked
from soepel.actions.refused import Refused
from soepel.records.models import Patient
from soepel.records.queries.access import at_her_clinic
from soepel.records.viewer import NotYours, Viewer


def take_on(viewer: Viewer, key: UUID) -> None:
    """The therapist treats the patient from now on; the history keeps who took her on.

    Of a patient of her own nothing changes. Raises NotYours for a patient of another clinic and for
    who is no therapist, Refused where a colleague treats her.
    """
    here = Patient.objects.filter(at_her_clinic(viewer), key=key).first()
    if here is None:
        raise NotYours
    with transaction.atomic():
        patient = locked(here.pk)
        if patient.therapist_id is None:
            patient.therapist_id = viewer.member
            patient.save(update_fields=["therapist"])
        elif patient.therapist_id != viewer.member:
            raise Refused("a colleague treats this patient already")
