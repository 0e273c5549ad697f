"""Lets an invented patient live on: she ends her day, sleeps, and wakes on the next."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction

from soepel.actions.demo.make import EVENING, WAKING
from soepel.actions.permission import locked
from soepel.actions.plan.bring import bring
from soepel.core.programme import replay, started
from soepel.core.record import Entry
from soepel.core.state import State
from soepel.library import programme
from soepel.records.clock import instant
from soepel.records.models import DemoLife, Patient, Standing
from soepel.records.models import Entry as Row
from soepel.records.stored import row_of, state_of, whole_record
from soepel.records.viewer import NOBODY, Viewer
from soepel.simulation.living import reviewed
from soepel.simulation.practice import (
    PatientLife,
    at_the_practice,
    exercises,
    morning,
    phase_check,
    restored,
    stored,
)

ONE_DAY: Final = timedelta(days=1)


def sleepers(day: date) -> list[int]:
    """The invented patients who have still to live up to a day."""
    lives = DemoLife.objects.filter(day__lt=day).order_by("patient")
    return list(lives.values_list("patient", flat=True))


def live_on(patient: int, day: date, visitor: Viewer = NOBODY) -> None:
    """Lets an invented patient live up to the morning of a day; one who is there stays there.

    What a visitor entered for her stays the only thing of that day. The patient whom the visitor
    is does nothing by herself, not even this morning's check-in; and of the patients of a
    therapist whom the visitor is, the practice does nothing by itself.
    """
    with transaction.atomic():
        person = locked(patient)
        row = DemoLife.objects.get(patient=patient)
        if row.day >= day:
            return
        life = _taken_up(row)
        played = visitor.patient == patient
        treated = visitor.therapist and visitor.member == person.therapist_id
        while life.day < day:
            _ends_day(life, person, played, with_practice=not treated)
            _wakes(life, person, played)
        row.day, row.memory = life.day, stored(life)
        row.save(update_fields=["day", "memory"])


def _taken_up(row: DemoLife) -> PatientLife:
    """A life on the day it was left, with what has been entered since, by whomever."""
    record = whole_record(row.patient_id)
    eve = row.day - ONE_DAY
    return restored(
        row.memory,
        programme(),
        _state(row, eve),
        yesterday=record.on(eve).entries,
        today=record.on(row.day).entries,
    )


def _state(row: DemoLife, eve: date) -> State:
    """The state on the eve of her day; the night's review may have gone on without her."""
    standing = Standing.objects.get(patient=row.patient_id)
    if standing.day == eve:
        return state_of(standing)
    record = whole_record(row.patient_id)
    if eve < record.intake.day:
        return started(record, programme())
    return replay(record, programme(), eve)[-1].state


def _ends_day(life: PatientLife, person: Patient, played: bool, with_practice: bool) -> None:
    """What is left of her day, and what the practice does about her."""
    asked = reviewed(life)
    made = [] if played else list(phase_check(life, asked))
    asked = reviewed(life) if made else asked
    made += exercises(life, asked.plan, played)
    if with_practice:
        made += at_the_practice(life, asked)
    _entered(person, made)
    ended = bring(person, life.day, _at(life.day, EVENING), life.day if made else None)
    life.sleeps(ended.state if ended.day == life.day else reviewed(life).state)


def _wakes(life: PatientLife, person: Patient, played: bool) -> None:
    """Her next morning."""
    now = _at(life.day, WAKING)
    bring(person, life.day, now)
    made = morning(life, played)
    _entered(person, made)
    if made:
        bring(person, life.day, now, life.day)


def _entered(person: Patient, entries: Iterable[Entry]) -> None:
    Row.objects.bulk_create(row_of(entry, person) for entry in entries)


def _at(day: date, hour: time) -> datetime:
    return instant(datetime.combine(day, hour))
