"""A practice group in figures, for its owner: how many, never who."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from soepel.records.models import AttentionItem, CallBack, Clinic, Patient
from soepel.records.viewer import NotYours, Viewer


@dataclass(frozen=True)
class ClinicFigures:
    """What there is to do at one clinic."""

    name: str
    place: str
    patients: int
    in_flare: int
    attention: int
    """Open attention items."""
    late: int
    """Those past the day they were due."""
    waiting: int
    """People who still wait for a call."""


def figures(viewer: Viewer, today: date) -> tuple[ClinicFigures, ...]:
    """Each clinic of the owner's group, by name. Raises NotYours. Always four queries."""
    if not viewer.owner:
        raise NotYours
    patients, attention = _patients(viewer), _attention(viewer, today)
    waiting = _waiting(viewer)
    return tuple(
        ClinicFigures(
            clinic.name,
            clinic.place,
            *patients.get(clinic.pk, (0, 0)),
            *attention.get(clinic.pk, (0, 0)),
            waiting.get(clinic.pk, 0),
        )
        for clinic in Clinic.objects.filter(group=viewer.group).order_by("name")
    )


def _patients(viewer: Viewer) -> dict[int, tuple[int, int]]:
    """By clinic: all, and those in a flare."""
    rows = Patient.objects.filter(group=viewer.group).values_list("clinic").order_by()
    flares = Count("pk", filter=Q(standing__in_flare=True))
    return {clinic: (all_, some) for clinic, all_, some in rows.annotate(Count("pk"), some=flares)}


def _attention(viewer: Viewer, today: date) -> dict[int, tuple[int, int]]:
    """By clinic: open items, and those that are late."""
    items = AttentionItem.objects.filter(group=viewer.group, open=True)
    rows = items.values_list("patient__clinic").order_by()
    late = Count("pk", filter=Q(due__lt=today))
    return {clinic: (all_, some) for clinic, all_, some in rows.annotate(Count("pk"), some=late)}


def _waiting(viewer: Viewer) -> dict[int, int]:
    """By clinic: who waits for a call."""
    calls = CallBack.objects.filter(group=viewer.group, called_at=None)
    return dict(calls.values_list("clinic").order_by().annotate(Count("pk")))
