"""How long the nightly review takes for a thousand, five thousand and ten thousand people.

Five hundred people are simulated, each with a life of her own, and copied with new ids.
"""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Final

from django.db import connection

from benchmarks.row import Row
from soepel.actions.plan.review_tonight import review_tonight, still_to_review
from soepel.core.programme import Programme
from soepel.exchange import write_intake, write_state
from soepel.library import programme
from soepel.records.models import Clinic, Entry, Intake, Patient, PracticeGroup, Standing
from soepel.records.stored import row_of
from soepel.simulation.living import Life, lived
from soepel.simulation.people import FIRST_DAY, PEOPLE

SIMULATED, DAYS = 500, 21
SIZES: Final = (1_000, 5_000, 10_000)
PORTION: Final = 200
TONIGHT: Final = FIRST_DAY + timedelta(days=DAYS)
MOST_MS: Final = 60.0
"""A night of ten minutes for ten thousand people on one core."""
MOST_GROWTH: Final = 1.3
"""How much longer one person may take among ten thousand than among a thousand: it is linear."""


def reviewed() -> Iterator[Row]:
    """Milliseconds for each person, at each size of the practice."""
    group = PracticeGroup.objects.create(name="Measured", slug="measured", example=True)
    clinic = Clinic.objects.create(group=group, slug="measured", name="Measured")
    lives = list(islice(_lives(programme()), SIMULATED))
    for number, life in enumerate(lives):
        _keep(life, number, clinic)
    each: list[float] = []
    for size in SIZES:
        _copied(size)
        done, seconds = _night()
        each.append(seconds / done * 1000)
        note = f"{done:,} reviewed in {seconds:.0f} s by one worker, {DAYS} days of diary each"
        yield Row(f"nightly review of {size:,} people, each", each[-1], MOST_MS, "ms", note)
    yield Row("growth from the fewest to the most people", each[-1] / each[0], MOST_GROWTH, "times")


def _lives(rules: Programme) -> Iterator[Life]:
    seed = 0
    while True:
        for person in PEOPLE:
            yield lived(person, seed, rules, DAYS)
        seed += 1


def _keep(life: Life, number: int, clinic: Clinic) -> None:
    """A simulated person on her last evening; only her copies have a night to come."""
    patient = Patient.objects.create(
        group_id=clinic.group_id,
        clinic=clinic,
        given_name="Measured",
        family_name=str(number),
        born=datetime(1955, 1, 1, tzinfo=UTC).date(),
    )
    intake, state = life.person.intake, life.reviews[-2].state
    Intake.objects.create(
        patient=patient, group_id=clinic.group_id, day=intake.day, content=write_intake(intake)
    )
    Entry.objects.bulk_create(row_of(entry, patient) for entry in life.entries)
    Standing.objects.create(
        patient=patient,
        group_id=clinic.group_id,
        day=state.day,
        state=write_state(state).decode(),
        programme_version=programme().version,
        content_hash=programme().content_hash,
        reviewed=date.max,
        phase=state.phase,
    )


COPIES: Final = (
    """insert into records_patient
         (key, group_id, clinic_id, given_name, family_name, born, language, made_at)
       select gen_random_uuid(), group_id, clinic_id, given_name, family_name || '/' || %(copy)s,
         born, language, made_at from records_patient where family_name not like '%%/%%'""",
    """create temporary table twin on commit preserve rows as
       select one.id as old, two.id as new from records_patient one
       join records_patient two on two.family_name = one.family_name || '/' || %(copy)s""",
    """insert into records_intake (patient_id, group_id, day, content)
       select new, group_id, day, content from records_intake join twin on old = patient_id""",
    """insert into records_standing (patient_id, group_id, day, state, programme_version,
         content_hash, reviewed, phase, in_flare, last_diary)
       select new, group_id, day, state, programme_version, content_hash, day + 1, phase,
         in_flare, last_diary from records_standing join twin on old = patient_id""",
    """insert into records_entry
         (patient_id, group_id, entry, kind, day, known, by, received, content)
       select new, group_id, entry, kind, day, known, by, received, content
       from records_entry join twin on old = patient_id""",
    "drop table twin",
)


def _copied(size: int) -> None:
    """So many people in all. The five hundred stay as they were: nobody's night is theirs."""
    with connection.cursor() as cursor:
        there = Patient.objects.count() // SIMULATED
        for copy in range(there, size // SIMULATED + 1):
            for statement in COPIES:
                cursor.execute(statement, {"copy": copy})
        cursor.execute("vacuum analyze")


def _night() -> tuple[int, float]:
    """How many people were reviewed by one worker, and in how many seconds."""
    now, done, began = datetime.now(UTC), 0, time.perf_counter()
    while portion := still_to_review(TONIGHT, most=PORTION):
        done += sum(review_tonight(patient, TONIGHT, now) for patient in portion)
    return done, time.perf_counter() - began
