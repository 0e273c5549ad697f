"""Who somebody is, from the account that is signed in."""

from soepel.records.models import Member, Patient
from soepel.records.viewer import NOBODY, Viewer
from soepel.records.vocabulary import Role


def viewer_of(user: int | None) -> Viewer:
    """Who an account is: a member, a patient, or nobody. At most two queries."""
    if user is None:
        return NOBODY
    member = Member.objects.filter(user=user).first()
    if member is not None:
        return Viewer(
            user=user,
            member=member.pk,
            role=Role(member.role),
            group=member.group_id,
            clinic=member.clinic_id,
            name=member.name,
        )
    patient = Patient.objects.filter(user=user).first()
    if patient is None:
        return Viewer(user=user)
    return Viewer(
        user=user,
        patient=patient.pk,
        group=patient.group_id,
        clinic=patient.clinic_id,
        name=patient.name,
    )
