"""The caseload of a therapist: who asks for attention, why, and everybody who is fine."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from soepel.core.exercises import Phase
from soepel.core.reasons import Code, Reason
from soepel.exchange import RecordFileError, read_reasons
from soepel.records.models import AttentionItem, Entry, Patient, ReviewedDay
from soepel.records.viewer import NotYours, Viewer

EVIDENCE_DAYS: Final = 28


@dataclass(frozen=True)
class PainDay:
    """Usual pain of a day, 0-10."""

    day: date
    usual: int


@dataclass(frozen=True)
class OpenItem:
    """One reason why the therapist should look."""

    id: int
    code: Code
    raised: date
    due: date
    holds: bool


@dataclass(frozen=True)
class OnList:
    """A patient as a caseload shows her."""

    key: UUID
    name: str
    born: date
    phase: Phase | None
    """None before the intake."""
    in_flare: bool
    last_diary: date | None
    since: date | None
    """The day of the intake."""
    items: tuple[OpenItem, ...] = ()
    """The open items, the first due first."""
    pain: tuple[PainDay, ...] = ()
    """The check-ins of the last weeks, for those with items."""
    anchor: float | None = None
    reasons: tuple[Reason, ...] = ()
    """What the last review said of her as a whole, for those with items."""


@dataclass(frozen=True)
class Caseload:
    """Everybody a therapist treats."""

    asking: tuple[OnList, ...]
    """The most urgent first."""
    fine: tuple[OnList, ...]
    """By name."""


def caseload(viewer: Viewer, today: date) -> Caseload:
    """The therapist's own patients. Raises NotYours. The number of queries is always the same."""
    if not viewer.therapist:
        raise NotYours
    patients = _patients(viewer)
    items = _items(viewer)
    asking = [patient for patient in patients if patient.pk in items]
    pain, reasons = _pain(items, today), _reasons(items)
    listed = [
        _on_list(one, items[one.pk], pain.get(one.pk, ()), reasons.get(one.pk, ()))
        for one in asking
    ]
    return Caseload(
        asking=tuple(sorted(listed, key=_urgency)),
        fine=tuple(_on_list(one) for one in patients if one.pk not in items),
    )


def _patients(viewer: Viewer) -> list[Patient]:
    rows = Patient.objects.filter(therapist=viewer.member).select_related("standing", "intake")
    return list(rows.defer("standing__state", "intake__content").order_by("family_name", "pk"))


def _items(viewer: Viewer) -> Mapping[int, list[OpenItem]]:
    """The open items by patient."""
    rows = AttentionItem.objects.filter(patient__therapist=viewer.member, open=True)
    found: dict[int, list[OpenItem]] = defaultdict(list)
    for row in rows.order_by("due", "raised", "code"):
        item = OpenItem(row.pk, Code(row.code), row.raised, row.due, row.holds)
        found[row.patient_id].append(item)
    return found


def _pain(patients: Iterable[int], today: date) -> Mapping[int, tuple[PainDay, ...]]:
    """Usual pain by day, of the last version of each check-in: of several the worst."""
    since = today - timedelta(days=EVIDENCE_DAYS)
    rows = Entry.objects.filter(patient__in=list(patients), kind="check_in", day__gt=since)
    last = rows.order_by("patient", "entry", "-known", "-pk").distinct("patient", "entry")
    found: dict[int, dict[date, int]] = defaultdict(dict)
    for patient, day, usual in last.values_list("patient", "day", "content__usual"):
        if usual is not None:
            found[patient][day] = max(usual, found[patient].get(day, usual))
    return {
        patient: tuple(PainDay(day, usual) for day, usual in sorted(days.items()))
        for patient, days in found.items()
    }


def _reasons(patients: Iterable[int]) -> Mapping[int, tuple[Reason, ...]]:
    """What the last review of each said, whom to call first."""
    return {
        patient: _read(content)
        for patient, content in _last_reviews(patients).values_list("patient", "content")
    }


def _read(content: dict[str, Any]) -> tuple[Reason, ...]:
    """Nothing from a review of another version, whose reasons have no words here."""
    try:
        return read_reasons([*content["contacts"], *content["reasons"]])
    except (KeyError, RecordFileError):
        return ()


def _last_reviews(patients: Iterable[int]) -> "QuerySet[ReviewedDay]":
    last = ReviewedDay.objects.filter(patient=OuterRef("pk")).order_by("-day", "-revision")
    newest = Patient.objects.filter(pk__in=list(patients)).values_list(
        Subquery(last.values("pk")[:1]), flat=True
    )
    return ReviewedDay.objects.filter(pk__in=newest)


def _on_list(
    patient: Patient,
    items: Iterable[OpenItem] = (),
    pain: tuple[PainDay, ...] = (),
    reasons: tuple[Reason, ...] = (),
) -> OnList:
    standing = getattr(patient, "standing", None)
    intake = getattr(patient, "intake", None)
    return OnList(
        key=patient.key,
        name=patient.name,
        born=patient.born,
        phase=standing and Phase(standing.phase),
        in_flare=bool(standing and standing.in_flare),
        last_diary=standing and standing.last_diary,
        since=intake and intake.day,
        items=tuple(items),
        pain=pain,
        reasons=reasons,
    )


def _urgency(one: OnList) -> tuple[date, int, str]:
    """By the day something is due, then by how much there is, then by name."""
    return one.items[0].due, -len(one.items), one.name
