"""Which files somebody may open, and on what ground. Nothing else decides it."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from soepel.records.models import Patient, ReasonGiven
from soepel.records.viewer import Grant, NotYours, ReasonNeeded, Viewer
from soepel.records.vocabulary import Ground


def hers(viewer: Viewer) -> Q:
    """Whom a therapist treats, or stands in for; a filter of patients. Raises NotYours."""
    if not viewer.therapist:
        raise NotYours
    return Q(therapist__in=viewer.covers, group=viewer.group)


def at_her_clinic(viewer: Viewer) -> Q:
    """Everybody of a therapist's clinic: a filter that opens no file. Raises NotYours."""
    if not viewer.therapist:
        raise NotYours
    here = Q(clinic=viewer.clinic) if viewer.clinic else Q()
    return here & Q(group=viewer.group)


def opened(viewer: Viewer, key: UUID, now: datetime) -> Patient:
    """A patient whose file somebody opens, with standing and intake.

    Raises ReasonNeeded for a patient of the practice whom she neither treats nor stands in for,
    and NotYours for anybody else's.
    """
    if not viewer.therapist:
        raise NotYours
    found = Patient.objects.filter(key=key, group=viewer.group)
    patient = found.select_related("standing", "intake").first()
    if patient is None:
        raise NotYours
    viewer.seen.add(grant(viewer, patient, now))
    return patient


def shown(viewer: Viewer, key: UUID) -> Patient:
    """A patient whom the same request was granted before. Raises NotYours for any other."""
    found = Patient.objects.filter(key=key, pk__in=viewer.seen.patients)
    patient = found.select_related("standing", "intake").first()
    if patient is None:
        raise NotYours
    return patient


def grant(viewer: Viewer, patient: Patient, now: datetime) -> Grant:
    """Why a therapist may see and change the file of a patient. Raises ReasonNeeded, NotYours."""
    if not viewer.therapist or patient.group_id != viewer.group:
        raise NotYours
    if patient.therapist_id in viewer.covers:
        return viewer.grant(patient.pk, patient.therapist_id)
    given = _given(viewer, patient.pk, now)
    if given is None:
        raise ReasonNeeded
    return Grant(patient.pk, Ground.REASON, given.pk)


def _given(viewer: Viewer, patient: int, now: datetime) -> ReasonGiven | None:
    """The reason that she gave and that still counts."""
    given = ReasonGiven.objects.filter(patient=patient, member=viewer.member, until__gt=now)
    return given.order_by("-until").first()
