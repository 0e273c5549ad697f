"""The file of a patient, for the therapist who treats her and for nobody else."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from soepel.core.exercises import Dose
from soepel.core.plan import Review
from soepel.core.programme import review
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.core.record import Intake
from soepel.exchange import RecordFileError, read_reasons
from soepel.library import programme
from soepel.library.proposals import Proposal, proposed
from soepel.records import clock
from soepel.records.models import Decision, Entry, LessonRead, Patient, Standing
from soepel.records.queries.access import opened
from soepel.records.queries.caseload import OnList, on_list, open_items
from soepel.records.stored import record_since, state_of
from soepel.records.viewer import Viewer
from soepel.records.vocabulary import About

DECISION_DAYS: Final = 28
MOST_NOTES: Final = 20


@dataclass(frozen=True)
class DoseChanged:
    """An exercise on a side that got another dose."""

    day: date
    exercise: str
    side: Side
    before: Dose | None
    """None: it is new."""
    after: Dose | None
    """None: it left the plan."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class PersonChanged:
    """What changed about the person as a whole: phase, flare, anchor, or minutes of activities."""

    day: date
    about: About
    before: Any
    after: Any
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Note:
    """What a therapist wrote when closing an item."""

    day: date
    known: datetime
    code: Code
    text: str


@dataclass(frozen=True)
class PatientFile:
    """What a therapist sees of one patient."""

    id: int
    listed: OnList
    intake: Intake | None
    review: Review | None
    """The last plan that was made. None before the intake, and while it is another version's."""
    lesson: Proposal | None
    """What is proposed to the patient to read today, by day."""
    changes: tuple[DoseChanged | PersonChanged, ...]
    """Of the last weeks, the youngest day first."""
    notes: tuple[Note, ...]
    """The youngest first."""


def file_of(viewer: Viewer, key: UUID, now: datetime) -> PatientFile:
    """The file of a patient. Raises ReasonNeeded and NotYours, as `access.opened` does."""
    patient, today = opened(viewer, key, now), clock.today(now)
    reviewed, intake = _last_plan(patient)
    return PatientFile(
        id=patient.pk,
        listed=on_list(patient, open_items(patient=patient).get(patient.pk, ())),
        intake=intake,
        review=reviewed,
        lesson=_lesson(patient, reviewed, intake),
        changes=_changes(patient, today),
        notes=_notes(patient),
    )


def _last_plan(patient: Patient) -> tuple[Review | None, Intake | None]:
    """The review that the patient's page shows: computed from the same state and entries."""
    standing: Standing | None = getattr(patient, "standing", None)
    if standing is None:
        return None, None
    record = record_since(patient.pk, standing.day)
    try:
        eve = state_of(standing)
    except RecordFileError:
        return None, record.intake
    return review(record, standing.reviewed, programme(), eve), record.intake


def _lesson(patient: Patient, reviewed: Review | None, intake: Intake | None) -> Proposal | None:
    if reviewed is None or intake is None:
        return None
    read = dict(LessonRead.objects.filter(patient=patient).values_list("lesson", "day"))
    return proposed(reviewed, intake, evening=False, read=read)


def _changes(patient: Patient, today: date) -> tuple[DoseChanged | PersonChanged, ...]:
    since = today - timedelta(days=DECISION_DAYS)
    rows = Decision.objects.filter(patient=patient, day__gt=since).order_by("-day", "pk")
    return tuple(map(change_of, rows))


def change_of(row: Decision) -> DoseChanged | PersonChanged:
    """A change as a therapist sees it."""
    about, reasons = About(row.about), _reasons(row)
    if about is not About.EXERCISE:
        return PersonChanged(row.day, about, row.before, row.after, reasons)
    before, after = (dose and Dose(**dose) for dose in (row.before, row.after))
    return DoseChanged(row.day, row.exercise, Side(row.side), before, after, reasons)


def _reasons(row: Decision) -> tuple[Reason, ...]:
    """None from another version, whose reasons have no words here."""
    try:
        return read_reasons(row.reasons)
    except RecordFileError:
        return ()


def _notes(patient: Patient) -> tuple[Note, ...]:
    """Of a note that was corrected the last version; none about what these rules do not know."""
    rows = Entry.objects.filter(patient=patient, kind="attention_closed")
    last = rows.order_by("entry", "-known", "-pk").distinct("entry")
    youngest = sorted(last, key=lambda row: (row.known, row.pk), reverse=True)[:MOST_NOTES]
    known = [row for row in youngest if row.content["item"] in set(Code)]
    return tuple(
        Note(row.day, row.known, Code(row.content["item"]), row.content["note"]) for row in known
    )
