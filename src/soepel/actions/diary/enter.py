"""Adds entries to the diary of a patient: locked, checked, once each; then makes today's plan."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from soepel.actions.permission import locked, may_enter
from soepel.actions.plan.bring import bring
from soepel.actions.refused import Refused
from soepel.core.plan import Review
from soepel.core.record import (
    By,
    Entry,
    Intake,
    InvalidRecord,
    check,
    check_versions,
    latest_versions,
)
from soepel.library import programme
from soepel.records import clock
from soepel.records.models import Entry as Row
from soepel.records.models import Erasure, Patient
from soepel.records.models import Intake as IntakeRow
from soepel.records.models.diary import LONGEST_ID
from soepel.records.stored import entry_of, intake_of, row_of
from soepel.records.viewer import Viewer


def enter(viewer: Viewer, patient: int, entries: Sequence[Entry], now: datetime) -> Review:
    """Today's review, with the entries in it. Entries that are there already change nothing.

    An entry is made by whoever the viewer is to this patient, whatever it says, and not later
    than now. Raises Refused for what cannot be entered, NotYours.
    """
    with transaction.atomic():
        person, first = add(viewer, patient, entries, now)
        if Erasure.objects.filter(patient=person).exists():
            raise Refused("she stopped and has her own data erased: nothing is entered any more")
        return bring(person, clock.today(now), now, first)


def add(
    viewer: Viewer, patient: int, entries: Sequence[Entry], now: datetime
) -> tuple[Patient, date | None]:
    """The patient, locked, and the earliest day that the new entries touch; None for nothing new.

    To be called inside a transaction, by who makes today's plan afterwards. Raises as `enter`.
    """
    person = locked(patient)
    by = may_enter(viewer, person, now)
    intake = _intake(person)
    there = _versions_of(entries, person)
    new = _new((_as_kept(entry, by, now) for entry in entries), there)
    _check(new, there, intake)
    Row.objects.bulk_create(_received(row_of(entry, person, viewer.user), now) for entry in new)
    ids = {entry.id for entry in new}
    touched = (entry.day for entry in (*new, *there) if entry.id in ids)
    return person, min(touched, default=None)


def _intake(patient: Patient) -> Intake:
    try:
        return intake_of(patient.pk)
    except IntakeRow.DoesNotExist:
        raise Refused("there is no intake yet: a diary begins with one") from None


def _versions_of(entries: Iterable[Entry], patient: Patient) -> list[Entry]:
    """Every version that is there of these entries, in the order in which they were made."""
    rows = Row.objects.filter(patient=patient, entry__in={entry.id for entry in entries})
    return [entry_of(row) for row in rows.order_by("known", "pk")]


def _as_kept(entry: Entry, by: By, now: datetime) -> Entry:
    """An entry as it will be read back: a moment on the clocks here, and never still to come.

    A phone whose clock is fast must not write what nobody can correct any more.
    """
    return replace(entry, by=by, known=clock.local(min(clock.instant(entry.known), now)))


def _new(entries: Iterable[Entry], there: Iterable[Entry]) -> list[Entry]:
    """The versions that are not there yet, also where the same one is given twice."""
    new: list[Entry] = []
    for entry in entries:
        versions = [one for one in (*there, *new) if one.id == entry.id]
        before = latest_versions(versions)[0] if versions else None
        if before is not None and replace(before, known=entry.known) == entry:
            continue  # the same was said: only the moment differs
        if entry not in versions:
            new.append(_after(before, entry))
    return new


def _after(before: Entry | None, entry: Entry) -> Entry:
    """A correction counts as later than what it corrects.

    Also when both came within one tick, or in the hour that the clocks of an autumn night show
    twice. An older version that comes late stays older.
    """
    if before is None or clock.instant(entry.known) < clock.instant(before.known):
        return entry
    next_tick = (before.known + before.known.resolution).replace(fold=before.known.fold)
    return replace(entry, known=max(entry.known, next_tick))


def _check(new: Sequence[Entry], there: Sequence[Entry], intake: Intake) -> None:
    """Raises Refused for an entry that cannot be part of this record."""
    of_therapist = {entry.id for entry in latest_versions(there) if entry.by is By.THERAPIST}
    try:
        for entry in new:
            check(entry, intake)
            _check_alone(entry)
            if entry.by is By.PERSON and entry.id in of_therapist:
                raise Refused(f"entry {entry.id!r} is a therapist's: only a therapist changes it")
        check_versions([*there, *new])
    except InvalidRecord as wrong:
        raise Refused(str(wrong)) from None


def _check_alone(entry: Entry) -> None:
    exercise = getattr(entry, "exercise", None)
    if exercise is not None and exercise not in programme().exercises:
        raise Refused(f"entry {entry.id!r} names exercise {exercise!r}, which does not exist")
    if not 0 < len(entry.id) <= LONGEST_ID:
        raise Refused(f"entry {entry.id!r} has no id of 1 to {LONGEST_ID} characters")


def _received(row: Row, now: datetime) -> Row:
    row.received = now
    return row
