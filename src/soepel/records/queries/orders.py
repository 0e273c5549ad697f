"""What a therapist ordered about a plan (bounds, phase, anchor, pause): who, when, and why.

Orders that are given at once are one change: their ids share what stands before the last slash.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from soepel.core.plan import Review
from soepel.core.programme import review
from soepel.core.record import AnchorOrder, AskMe, Bounds, Intake, Pause, PhaseOrder, Record
from soepel.core.record import Entry as Told
from soepel.core.state import State
from soepel.exchange import RecordFileError
from soepel.library import programme
from soepel.records import clock
from soepel.records.models import Entry, Standing
from soepel.records.queries.access import opened, shown
from soepel.records.stored import entry_of, record_since, state_of, whole_record
from soepel.records.viewer import NotYours, Viewer

Order = Bounds | AskMe | PhaseOrder | AnchorOrder | Pause
KINDS: Final = ("bounds", "ask_me", "phase_order", "anchor_order", "pause")
"""The entries that are orders, as the database names them."""


@dataclass(frozen=True)
class Ordered:
    """One change of a plan by a therapist: one or more orders given at once."""

    key: str
    """What the ids of its orders share."""
    mark: int
    """Grows with every change: a later one has seen this one."""
    day: date
    at: datetime
    """On the clock here."""
    by: str
    """Who gave it; empty where that is not known."""
    orders: tuple[Order, ...]
    why: str


@dataclass(frozen=True)
class Steered:
    """A plan as a therapist steers it."""

    id: int
    name: str
    intake: Intake
    record: Record
    """The intake, and what was entered since the day before today."""
    eve: State
    """Where the patient stood at the end of the last day that is over."""
    review: Review
    """Of today."""
    changes: tuple[Ordered, ...]
    """The youngest first."""

    @property
    def mark(self) -> int:
        """What a page that shows this has seen; 0 before the first change."""
        return self.changes[0].mark if self.changes else 0

    @property
    def bounds(self) -> tuple[Bounds, ...]:
        """Those of today, in the order in which they came."""
        return self.review.state.bounds

    def since(self, mark: int) -> tuple[Ordered, ...]:
        """What was changed after a page was shown."""
        return tuple(one for one in self.changes if one.mark > mark)

    def bounds_before(self, change: Ordered) -> Sequence[Bounds]:
        """The bounds that had been given when a change was made, in their order."""
        earlier = [one for one in reversed(self.changes) if one.mark < change.mark]
        return [one for other in earlier for one in other.orders if isinstance(one, Bounds)]

    def may_undo(self, change: Ordered) -> bool:
        """It can be said what was so before, and no later change is about the same.

        A phase, an anchor and a pause move on by themselves: they are taken back on the same day,
        or set anew.
        """
        later = self.since(change.mark)
        subjects = {_subject(one) for one in change.orders}
        stands = not any(_subject(one) in subjects for other in later for one in other.orders)
        moves_on = any(isinstance(one, PhaseOrder | AnchorOrder | Pause) for one in change.orders)
        return stands and (not moves_on or change.day == self.review.day)


def _subject(order: Order) -> tuple[type[Told], str]:
    return type(order), order.exercise if isinstance(order, Bounds) else ""


def steered(viewer: Viewer, key: UUID, now: datetime) -> Steered:
    """The plan of a patient whose file is open to her. Raises ReasonNeeded, NotYours.

    Also without a plan there is nothing to steer: NotYours.
    """
    patient = opened(viewer, key, now)
    standing: Standing | None = getattr(patient, "standing", None)
    if standing is None:
        raise NotYours
    record = record_since(patient.pk, standing.day)
    try:
        eve = state_of(standing)
    except RecordFileError:
        raise NotYours from None
    return Steered(
        id=patient.pk,
        name=patient.name,
        intake=record.intake,
        record=record,
        eve=eve,
        review=review(record, standing.reviewed, programme(), eve),
        changes=changes_of(patient.pk),
    )


def whole_course(viewer: Viewer, key: UUID) -> Record:
    """All that was ever entered about who was opened in this request. Raises NotYours."""
    return whole_record(shown(viewer, key).pk)


def changes_of(patient: int) -> tuple[Ordered, ...]:
    """Every change of a plan by a therapist, the youngest first. One query."""
    rows = Entry.objects.filter(patient=patient, kind__in=KINDS, by="therapist")
    known = rows.select_related("made_by__member").order_by("known", "pk")
    together = groupby(known, key=lambda row: key_of(row.entry))
    return tuple(_ordered(key, list(some)) for key, some in together)[::-1]


def key_of(entry: str) -> str:
    """What the ids of orders that were given at once share."""
    return entry.rpartition("/")[0] or entry


def _ordered(key: str, rows: Sequence[Entry]) -> Ordered:
    orders = tuple(one for one in map(entry_of, rows) if isinstance(one, Order))
    by = getattr(rows[0].made_by, "member", None)
    return Ordered(
        key=key,
        mark=max(row.pk for row in rows),
        day=rows[0].day,
        at=clock.local(rows[0].known),
        by=by.name if by else "",
        orders=orders,
        why=why_of(orders),
    )


def why_of(orders: Iterable[Told]) -> str:
    """The reason that was given, whatever kind of order it stands in."""
    given = (getattr(one, "why", "") or getattr(one, "reason", "") for one in orders)
    return next(filter(None, given), "")
