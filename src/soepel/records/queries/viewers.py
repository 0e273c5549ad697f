"""Who somebody is, from the account that is signed in."""

from datetime import date
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from soepel.records.models import StandIn, User
from soepel.records.viewer import NOBODY, Viewer
from soepel.records.vocabulary import Role

OF_MEMBER: Final = ("member", "member__role", "member__group", "member__clinic", "member__name")
OF_PATIENT: Final = (
    *("patient", "patient__group", "patient__clinic"),
    *("patient__given_name", "patient__family_name"),
)


def viewer_of(user: int | None, day: date) -> Viewer:
    """Who an account is on a day: a member, a patient, or nobody. One query."""
    if user is None:
        return NOBODY
    away = _stood_in_for(day)
    found = User.objects.filter(pk=user).values(*OF_MEMBER, *OF_PATIENT, away=away).first()
    if found is None:
        return NOBODY
    if found["member"] is not None:
        return _member(user, found)
    return _patient(user, found) if found["patient"] is not None else Viewer(user=user)


def _member(user: int, found: dict[str, Any]) -> Viewer:
    return Viewer(
        user=user,
        member=found["member"],
        role=Role(found["member__role"]),
        group=found["member__group"],
        clinic=found["member__clinic"],
        name=found["member__name"],
        covers=_covers(found),
    )


def _stood_in_for(day: date) -> ArraySubquery:
    """The therapists who are away on a day and named this member to stand in."""
    named = StandIn.objects.filter(
        colleague=OuterRef("member"), first__lte=day, last__gte=day, group=OuterRef("member__group")
    )
    return ArraySubquery(named.values("absent"))


def _covers(found: dict[str, Any]) -> frozenset[int]:
    if found["member__role"] != Role.THERAPIST:
        return frozenset()
    return frozenset({found["member"], *found["away"]})


def _patient(user: int, found: dict[str, Any]) -> Viewer:
    return Viewer(
        user=user,
        patient=found["patient"],
        group=found["patient__group"],
        clinic=found["patient__clinic"],
        name=f"{found['patient__given_name']} {found['patient__family_name']}",
    )
