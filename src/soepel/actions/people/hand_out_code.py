"""A clinic hands over a code, so that who begins with it comes to one of its therapists."""

import secrets
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.crypto import salted_hmac

from soepel.records import clock
from soepel.records.models import JoinCode, Member
from soepel.records.viewer import NotYours, Viewer
from soepel.records.vocabulary import Role

LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""None that is taken for another on paper."""
LENGTH: Final = 8
LASTS: Final = timedelta(days=14)


def hand_out_code(viewer: Viewer, therapist: int, now: datetime) -> tuple[str, date]:
    """A new code, told this once, and the last day on which it can be used.

    By who is at the desk of a clinic, for a therapist of that clinic. Raises NotYours.
    """
    if not viewer.at_the_desk or viewer.member is None:
        raise NotYours
    whose = Member.objects.filter(pk=therapist, group=viewer.group, role=Role.THERAPIST)
    if viewer.clinic is not None:
        whose = whose.filter(clinic=viewer.clinic)
    treats = whose.first()
    if treats is None or treats.clinic_id is None:
        raise NotYours
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    JoinCode.objects.create(
        group_id=treats.group_id,
        clinic_id=treats.clinic_id,
        therapist=treats,
        digest=digest(code),
        given_by_id=viewer.member,
        given_at=now,
        ends_at=now + LASTS,
    )
    return f"{code[:4]}-{code[4:]}", clock.today(now + LASTS)


def digest(code: str) -> str:
    """What is kept of a code. Capitals, spaces and the dash make no difference."""
    letters = "".join(one for one in code.upper() if one.isalnum())
    return salted_hmac("soepel.code", letters, algorithm="sha256").hexdigest()
