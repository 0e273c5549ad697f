"""The caseload of a therapist: who asks for attention and why, and everybody who is fine."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q

from soepel.core.exercises import Phase
from soepel.core.reasons import Code
from soepel.core.rules.attention import NEVER_SUPPRESSED
from soepel.records.models import AttentionItem, Patient
from soepel.records.queries.access import at_her_clinic, hers
from soepel.records.viewer import Grant, Viewer
from soepel.records.vocabulary import Ground


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
    phone: str = ""
    items: tuple[OpenItem, ...] = ()
    """The open items, a red flag first; then the first due."""


@dataclass(frozen=True)
class Caseload:
    """Everybody a therapist treats."""

    asking: tuple[OnList, ...]
    """The most urgent first."""
    fine: tuple[OnList, ...]
    """By name."""
    waiting: tuple[OnList, ...] = ()
    """Who asks for attention at her clinic and is treated by nobody, the most urgent first."""

    @property
    def newest(self) -> int:
        """The item that came last, by its number; 0 where there is none."""
        return max((item.id for one in self.asking for item in one.items), default=0)


def caseload(viewer: Viewer) -> Caseload:
    """Whom the therapist treats or stands in for, and who waits for anybody. Raises NotYours.

    Two queries, however many there are. What stands behind an item is `queries.evidence`, for
    those who are looked at.
    """
    patients = _patients(viewer)
    items = open_items(patient__in=[one.pk for one in patients])
    treated = [one for one in patients if one.therapist_id is not None]
    nobodys = [one for one in patients if one.therapist_id is None and one.pk in items]
    viewer.seen.add(*(viewer.grant(one.pk, one.therapist_id) for one in treated))
    viewer.seen.add(*(Grant(one.pk, Ground.WAITING) for one in nobodys))
    listed = [on_list(one, items.get(one.pk, ())) for one in treated]
    waits = [on_list(one, items[one.pk]) for one in nobodys]
    return Caseload(
        asking=tuple(sorted((one for one in listed if one.items), key=_urgency)),
        fine=tuple(one for one in listed if not one.items),
        waiting=tuple(sorted(waits, key=_urgency)),
    )


@dataclass(frozen=True)
class News:
    """What came after a page was shown."""

    many: int
    newest: int
    """The number of the last; 0 for nothing."""


def newer_items(viewer: Viewer, after: int) -> News:
    """The open items that a page has not shown. Raises NotYours. One query.

    Nothing of a patient is handed out, so that asking again and again leaves no trace of looking.
    """
    own = Patient.objects.filter(hers(viewer))
    newer = AttentionItem.objects.filter(patient__in=own, open=True, pk__gt=after)
    found = newer.aggregate(many=Count("pk"), newest=Max("pk"))
    return News(found["many"], found["newest"] or 0)


def open_items(**whose: object) -> Mapping[int, tuple[OpenItem, ...]]:
    """The open items by patient, a red flag first; then the first due."""
    found: dict[int, list[OpenItem]] = defaultdict(list)
    rows = AttentionItem.objects.filter(**whose, open=True).order_by("due", "raised", "code")
    for row in rows:
        item = OpenItem(row.pk, Code(row.code), row.raised, row.due, row.holds)
        found[row.patient_id].append(item)
    return {patient: tuple(sorted(items, key=_calm)) for patient, items in found.items()}


def _calm(item: OpenItem) -> bool:
    return item.code not in NEVER_SUPPRESSED


def _patients(viewer: Viewer) -> list[Patient]:
    rows = Patient.objects.filter(
        hers(viewer) | (at_her_clinic(viewer) & Q(therapist=None))
    ).select_related("standing", "intake")
    seen = rows.only(
        *("key", "therapist", "given_name", "family_name", "born", "phone", "intake__day"),
        *("standing__phase", "standing__in_flare", "standing__last_diary"),
    )
    return list(seen.order_by("family_name", "given_name", "pk"))


def on_list(patient: Patient, items: Iterable[OpenItem]) -> OnList:
    """A patient with her items, as a list shows her."""
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
        phone=patient.phone,
        items=tuple(items),
    )


def _urgency(one: OnList) -> tuple[bool, date, int, str]:
    """An open red flag first; then by the day something is due, how much there is, and name."""
    first = one.items[0]
    return _calm(first), first.due, -len(one.items), one.name
