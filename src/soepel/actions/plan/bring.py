"""Brings a patient to a day: closes the days that are over, and makes the plan of that day.

Safe to run twice, and by several at once: whoever holds the lock of the patient does it, and the
next finds it done.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from soepel.actions.plan.keep import keep, raise_attention, standing_row
from soepel.core.plan import Review
from soepel.core.programme import review, started
from soepel.core.record import Record
from soepel.core.state import State
from soepel.exchange import RecordFileError, read_state
from soepel.library import programme
from soepel.records.models import Patient, Standing
from soepel.records.stored import record_since, whole_record

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Base:
    """What to go on from, and what must be known to do so."""

    record: Record
    state: State
    handover: str = ""
    """What an earlier version of the rules handed over; empty where these decided every day."""


def bring(patient: Patient, day: date, now: datetime, changed_from: date | None = None) -> Review:
    """The review of a day, kept together with every day before it that was not yet over.

    `changed_from` is the earliest day of which something was entered or moved just now: when that
    day was over already, the days after it are folded anew. The patient must be locked.
    """
    standing = Standing.objects.filter(patient=patient).first()
    if standing is not None and standing.day >= day:
        day = standing.day + ONE_DAY
    base = _base(patient, standing, changed_from)
    state = base.state
    while state.day < day - ONE_DAY:
        state = _kept(base.record, state, patient, now).state
    reviewed = _kept(base.record, state, patient, now)
    _stand(patient, state, reviewed, base.handover)
    raise_attention(reviewed, patient)
    return reviewed


def _kept(record: Record, eve: State, patient: Patient, now: datetime) -> Review:
    reviewed = review(record, eve.day + ONE_DAY, programme(), eve)
    keep(reviewed, eve, patient, now)
    return reviewed


def _base(patient: Patient, standing: Standing | None, changed_from: date | None) -> Base:
    """The standing as it was left; or folded anew, when it is not there, not usable or outdated."""
    if standing is None:
        return _from_intake(patient, date.min)
    state, handover = _usable(standing.state), _handover(standing)
    if state is not None and _holds(state, changed_from):
        return Base(record_since(patient.pk, state.day), state, handover)
    given = _usable(handover) if handover else None
    if state is None or given is None or not _holds(given, changed_from):
        return _from_intake(patient, standing.day)
    record = record_since(patient.pk, given.day)
    return Base(record, review(record, standing.day, programme(), given).state, handover)


def _handover(standing: Standing) -> str:
    """What the rules of now began with: a new version applies from a day on."""
    ruled_by = (standing.programme_version, standing.content_hash)
    now = (programme().version, programme().content_hash)
    return standing.handover if ruled_by == now else standing.state


def _holds(state: State, changed_from: date | None) -> bool:
    """Nothing that a state has seen was changed."""
    return changed_from is None or changed_from > state.day


def _from_intake(patient: Patient, last: date) -> Base:
    """The state after a day, from the whole record; on the eve of the intake for a day before."""
    record = whole_record(patient.pk)
    if last < record.intake.day:
        return Base(record, started(record, programme()))
    return Base(record, review(record, last, programme()).state)


def _usable(stored: str) -> State | None:
    """The stored state. None for one of another version that these rules cannot go on from."""
    try:
        state = read_state(stored)
    except RecordFileError:
        return None
    exercises = programme().exercises
    doses = [(unit.exercise, unit.dose) for unit in state.units]
    doses += [(kept.exercise, kept.dose) for kept in state.kept]
    named = {*state.wanted, *(exercise for exercise, _ in doses)}
    if not named <= exercises.keys():
        return None
    return state if all(dose.rung <= exercises[name].top for name, dose in doses) else None


def _stand(patient: Patient, eve: State, reviewed: Review, handover: str) -> None:
    Standing.objects.bulk_create(
        [standing_row(reviewed, eve, patient, handover)],
        update_conflicts=True,
        unique_fields=["patient"],
        update_fields=[field.name for field in Standing._meta.fields if not field.primary_key],
    )
