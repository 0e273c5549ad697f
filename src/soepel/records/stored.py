"""Between the rows of a patient and the record of the core."""

from datetime import date

from soepel.core import record
from soepel.core.state import State
from soepel.exchange import kind_of, read_entry, read_intake, read_state, write_entry
from soepel.records.clock import instant, local
from soepel.records.models import Entry, Intake, Patient, Standing


def entry_of(row: Entry) -> record.Entry:
    """A row as the core knows it."""
    return read_entry(row.content, row.kind, row.entry, row.day, local(row.known), row.by)


def row_of(entry: record.Entry, patient: Patient, made_by: int | None = None) -> Entry:
    """An entry of the core as a row; `received` is for the caller to say when it differs."""
    known = instant(entry.known)
    return Entry(
        patient_id=patient.pk,
        group_id=patient.group_id,
        entry=entry.id,
        kind=kind_of(entry),
        day=entry.day,
        known=known,
        by=entry.by,
        made_by_id=made_by,
        received=known,
        content=write_entry(entry),
    )


def whole_record(patient: int) -> record.Record:
    """All that is known of a patient. Raises Intake.DoesNotExist before the intake."""
    rows = Entry.objects.filter(patient=patient).order_by("known", "pk")
    return record.Record(intake_of(patient), tuple(map(entry_of, rows)))


def record_since(patient: int, day: date, intake: record.Intake | None = None) -> record.Record:
    """The intake, and what was entered about a day or later: enough to review the next day.

    With every version of those entries, as a correction may have moved one to or from these days.
    An intake that was read already is not read again.
    """
    about = Entry.objects.filter(patient=patient, day__gte=day)
    rows = Entry.objects.filter(patient=patient, entry__in=about.values("entry"))
    entries = map(entry_of, rows.order_by("known", "pk"))
    return record.Record(intake or intake_of(patient), tuple(entries))


def intake_of(patient: int) -> record.Intake:
    return read_intake(Intake.objects.values_list("content", flat=True).get(patient=patient))


def state_of(standing: Standing) -> State:
    """The state after the last day that is over. Raises RecordFileError for another version's."""
    return read_state(standing.state)
