"""Adds entries to the diary of a patient: locked, checked, once each; then makes today's plan."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from soepel.actions.permission import locked, may_enter
from soepel.actions.plan.bring import bring
from soepel.actions.refused import Refused
from soepel.core.plan import Review
from soepel.core.record import Entry, InvalidRecord, check, check_versions, latest_versions
from soepel.library import programme
from soepel.records import clock
from soepel.records.models import Entry as Row
from soepel.records.models import Patient
from soepel.records.stored import entry_of, intake_of, row_of
from soepel.records.viewer import Viewer


def enter(viewer: Viewer, patient: int, entries: Sequence[Entry], now: datetime) -> Review:
    """Today's review, with the entries in it. Entries that are there already change nothing.

    An entry is made by whoever the viewer is to this patient, whatever it says. Raises Refused
    for what cannot be entered, NotYours, Patient.DoesNotExist.
    """
    with transaction.atomic():
        person = locked(patient)
        by = may_enter(viewer, person)
        new = _new(person, [replace(entry, by=by) for entry in entries])
        Row.objects.bulk_create(_received(row_of(entry, person, viewer.user), now) for entry in new)
        first = min((entry.day for entry in new), default=None)
        return bring(person, clock.today(now), now, first)


def _new(patient: Patient, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that are not there yet. Raises Refused for one that cannot be."""
    there = [
        entry_of(row)
        for row in Row.objects.filter(patient=patient, entry__in=[entry.id for entry in entries])
    ]
    latest = {entry.id: entry for entry in latest_versions(there)}
    new = [entry for entry in entries if not _same(latest.get(entry.id), entry)]
    _check(new, there, patient)
    return new


def _same(before: Entry | None, entry: Entry) -> bool:
    """The same was said before: only the moment differs."""
    return before is not None and replace(before, known=entry.known) == entry


def _check(new: Iterable[Entry], there: list[Entry], patient: Patient) -> None:
    intake = intake_of(patient.pk)
    try:
        for entry in new:
            check(entry, intake)
            _check_exercise(entry)
        check_versions([*there, *new])
    except InvalidRecord as wrong:
        raise Refused(str(wrong)) from None


def _check_exercise(entry: Entry) -> None:
    exercise = getattr(entry, "exercise", None)
    if exercise is not None and exercise not in programme().exercises:
        raise Refused(f"entry {entry.id!r} names exercise {exercise!r}, which does not exist")


def _received(row: Row, now: datetime) -> Row:
    row.received = now
    return row
