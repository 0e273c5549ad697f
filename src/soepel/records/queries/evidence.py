"""What stands behind an item: the check-ins, the own measure, and what the last review said."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import JSONField, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast

from soepel.core.reasons import Reason
from soepel.core.rules.usual_pain import high_from
from soepel.exchange import RecordFileError, read_reasons
from soepel.records.models import Entry, Patient, ReviewedDay, Standing
from soepel.records.viewer import NotYours, Viewer

EVIDENCE_DAYS: Final = 28


@dataclass(frozen=True)
class PainDay:
    """Usual pain of a day, 0-10."""

    day: date
    usual: int


@dataclass(frozen=True)
class Measure:
    """What the pain of a person is held against."""

    anchor: float
    usual: float
    high_from: float
    """The usual pain that makes a high day."""


@dataclass(frozen=True)
class Evidence:
    """What a therapist looks at before she calls."""

    pain: tuple[PainDay, ...] = ()
    """The check-ins of the last weeks, in their order."""
    measure: Measure | None = None
    """None before the first review."""
    reasons: tuple[Reason, ...] = ()
    """What the last review said of the person as a whole, whom to call first."""
    needed: tuple[Reason, ...] = ()
    """What it said is still needed for the next phase."""


def evidence(
    viewer: Viewer, keys: Collection[UUID], today: date, days: int = EVIDENCE_DAYS
) -> Mapping[UUID, Evidence]:
    """By patient, of those whose file or place on a list the viewer was shown. Raises NotYours.

    Four queries, however many there are.
    """
    if not viewer.therapist:
        raise NotYours
    own = Patient.objects.filter(pk__in=viewer.seen.patients, key__in=keys)
    ids = dict(own.values_list("pk", "key"))
    pain, measures, reasons = _pain(ids, today, days), _measures(ids), _reasons(ids)
    return {
        key: Evidence(pain.get(pk, ()), measures.get(pk), *reasons.get(pk, ()))
        for pk, key in ids.items()
    }


def _pain(patients: Iterable[int], today: date, days: int) -> Mapping[int, tuple[PainDay, ...]]:
    """Usual pain by day, of the last version of each check-in: of several the worst."""
    since = today - timedelta(days=days)
    rows = Entry.objects.filter(patient__in=list(patients), kind="check_in", day__gt=since)
    last = rows.order_by("patient", "entry", "-known", "-pk").distinct("patient", "entry")
    found: dict[int, dict[date, int]] = defaultdict(dict)
    for patient, day, usual in last.values_list("patient", "day", "content__usual"):
        if usual is not None:
            found[patient][day] = max(usual, found[patient].get(day, usual))
    return {
        patient: tuple(PainDay(day, usual) for day, usual in sorted(by_day.items()))
        for patient, by_day in found.items()
    }


def _measures(patients: Iterable[int]) -> Mapping[int, Measure]:
    """Three numbers of each state; the rest of it stays in the database."""
    state = Cast("state", JSONField())
    numbers = (KeyTransform(name, state) for name in ("anchor", "usual", "threshold"))
    rows = Standing.objects.filter(patient__in=list(patients)).values_list("patient", *numbers)
    return {
        patient: Measure(anchor, usual, high_from(usual, threshold))
        for patient, anchor, usual, threshold in rows
    }


def _reasons(patients: Iterable[int]) -> Mapping[int, tuple[tuple[Reason, ...], ...]]:
    """What the last review of each said, and what it said is still needed."""
    return {
        patient: _read(content)
        for patient, content in _last_reviews(patients).values_list("patient", "content")
    }


def _read(content: dict[str, Any]) -> tuple[tuple[Reason, ...], ...]:
    """Nothing from a review of another version, whose reasons have no words here."""
    try:
        told = read_reasons([*content["contacts"], *content["reasons"]])
        return told, read_reasons(content["needed"])
    except RecordFileError:
        return ()


def _last_reviews(patients: Iterable[int]) -> "QuerySet[ReviewedDay]":
    last = ReviewedDay.objects.filter(patient=OuterRef("pk")).order_by("-day", "-revision")
    newest = Patient.objects.filter(pk__in=list(patients)).values_list(
        Subquery(last.values("pk")[:1]), flat=True
    )
    return ReviewedDay.objects.filter(pk__in=newest)
