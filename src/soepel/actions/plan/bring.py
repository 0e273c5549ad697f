"""Brings a patient to a day: closes the days that are over, and makes the plan of that day.

Safe to run twice, and by several at once: whoever holds the lock of the patient does it, and the
next finds it done.
"""

from datetime import date, datetime, timedelta
from typing import Final

from soepel.actions.plan.keep import keep, raise_attention
from soepel.core.plan import Review
from soepel.core.programme import replay, review, started
from soepel.core.record import Record
from soepel.core.state import State
from soepel.exchange import RecordFileError, write_state
from soepel.library import programme
from soepel.records.models import Patient, Standing
from soepel.records.stored import record_since, state_of, whole_record

ONE_DAY: Final = timedelta(days=1)


def bring(patient: Patient, day: date, now: datetime, changed_from: date | None = None) -> Review:
    """The review of a day, kept together with every day before it that was not yet over.

    `changed_from` is the earliest day about which something was entered just now: when that day
    was over already, the standing is made anew from the whole record. The patient must be locked.
    """
    standing = Standing.objects.filter(patient=patient).first()
    if standing is not None and standing.day >= day:
        day = standing.day + ONE_DAY
    record, state = _standing(patient, standing, changed_from, day)
    while state.day < day - ONE_DAY:
        state = _kept(record, state, patient, now).state
    reviewed = _kept(record, state, patient, now)
    _stand(patient, state, reviewed)
    raise_attention(reviewed, patient)
    return reviewed


def _kept(record: Record, eve: State, patient: Patient, now: datetime) -> Review:
    reviewed = review(record, eve.day + ONE_DAY, programme(), eve)
    keep(reviewed, eve, patient, now)
    return reviewed


def _standing(
    patient: Patient, standing: Standing | None, changed_from: date | None, day: date
) -> tuple[Record, State]:
    """What must be known to go on, and the state to go on from."""
    state = None if standing is None else _usable(standing)
    if state is not None and (changed_from is None or changed_from > state.day):
        return record_since(patient.pk, state.day), state
    record = whole_record(patient.pk)
    last = min(day - ONE_DAY, standing.day if standing else date.min)
    if last < record.intake.day:
        return record, started(record, programme())
    return record, replay(record, programme(), last)[-1].state


def _usable(standing: Standing) -> State | None:
    """The stored state; None for one that another version wrote, which a replay makes anew."""
    try:
        return state_of(standing)
    except RecordFileError:
        return None


def _stand(patient: Patient, eve: State, reviewed: Review) -> None:
    state = reviewed.state
    Standing.objects.update_or_create(
        patient=patient,
        defaults={
            "group_id": patient.group_id,
            "day": eve.day,
            "state": write_state(eve).decode(),
            "programme_version": programme().version,
            "content_hash": programme().content_hash,
            "reviewed": reviewed.day,
            "phase": state.phase,
            "in_flare": state.in_flare,
            "last_diary": state.last_diary,
        },
    )
