"""Makes the invented practice group of the demo, with a history that the real rules decided."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, time, timedelta
from functools import partial
from multiprocessing import get_context
from typing import Final

from django.db import transaction

from soepel.actions.plan.keep import attention_rows, decision_rows, review_row, standing_row
from soepel.actions.refused import Refused
from soepel.core.plan import Review
from soepel.core.programme import started
from soepel.core.record import Record
from soepel.exchange import write_intake, write_review
from soepel.library import programme
from soepel.records import clock
from soepel.records.models import (
    AttentionItem,
    Clinic,
    Decision,
    Demo,
    DemoLife,
    Entry,
    Intake,
    Member,
    Patient,
    PracticeGroup,
    ReviewedDay,
    User,
)
from soepel.records.stored import row_of
from soepel.records.vocabulary import Role
from soepel.simulation import practice
from soepel.simulation.practice import History

PROCESSES: Final = 2
WAKING, MORNING, EVENING = time(6), time(9), time(22)
"""When a plan is made, when everybody has told of the morning, and when a day is over."""
ROWS_AT_ONCE: Final = 2000
SHOWN: Final = ("new", "stepping_up", "too_much", "in_flare", "phase_change_due", "maintenance")
"""The situations that the start page shows, each lived by one patient."""


def make(real: datetime, most: int | None = None) -> Iterator[tuple[int, int]]:
    """Makes everything in an empty database, and yields how many of how many patients are done.

    All of it or nothing: what was broken off leaves an empty database. `most` keeps the first
    patients only; those of the start page come first. Before opening hours the demo's clock runs
    ahead, since everybody has told of this morning. Raises Refused where somebody is already.
    """
    today = clock.today(real)
    opens = clock.instant(datetime.combine(today, MORNING))
    with transaction.atomic():
        if PracticeGroup.objects.exists():
            raise Refused("this database holds a practice group already: the demo makes its own")
        Demo.objects.create(ahead=max(opens - real, timedelta()))
        members = _members(_group())
        people = practice.patients(today)[:most]
        with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
            histories = pool.map(partial(practice.history, today=today), [p.number for p in people])
            for done, history in enumerate(histories, start=1):
                _keep(history, members)
                yield done, len(people)


# -- who there is -----------------------------------------------------------------------------


def _group() -> PracticeGroup:
    invented = practice.practice_group()
    return PracticeGroup.objects.create(name=invented.name, slug="example", example=True)


def _members(group: PracticeGroup) -> Mapping[str, Member]:
    """Everybody who works in the group, by key; the key of a clinic names its receptionist."""
    invented = practice.practice_group()
    found = {}
    for clinic in invented.clinics:
        row = _clinic(clinic, group)
        found[clinic.key] = _member(clinic.receptionist, Role.RECEPTION, group, row)
        for therapist in clinic.therapists:
            found[therapist.key] = _member(therapist, Role.THERAPIST, group, row)
    _member(invented.owner, Role.OWNER, group, None)
    return found


def _clinic(invented: practice.Clinic, group: PracticeGroup) -> Clinic:
    return Clinic.objects.create(
        group=group,
        slug=invented.key,
        name=invented.name,
        street=invented.street,
        postcode=invented.postcode,
        place=invented.place,
        province=invented.province,
        phone=invented.phone,
        email=invented.email,
        hours={"nl": invented.opening.nl, "en": invented.opening.en},
    )


def _member(
    invented: practice.Colleague, role: Role, group: PracticeGroup, clinic: Clinic | None
) -> Member:
    user = User.objects.create(email=invented.email)
    return Member.objects.create(
        user=user, group=group, clinic=clinic, role=role, name=invented.name
    )


# -- one patient ------------------------------------------------------------------------------


def _keep(history: History, members: Mapping[str, Member]) -> None:
    """A patient with all that she lived, as if it had been entered and reviewed day by day."""
    patient = _patient(history, members)
    Intake.objects.create(
        patient=patient,
        group_id=patient.group_id,
        day=history.patient.intake.day,
        content=write_intake(history.patient.intake),
    )
    entries = [row_of(entry, patient) for entry in history.record.entries]
    Entry.objects.bulk_create(entries, batch_size=ROWS_AT_ONCE)
    _keep_reviews(history, patient)
    standing_row(history.review, history.state, patient).save(force_insert=True)
    _keep_life(history, patient)
    AttentionItem.objects.bulk_create(attention_rows(history.review, patient))


NO_PHONE: Final = "06 0000 {:04d}"
"""Like a number of a mobile telephone, and given out to nobody."""


def _patient(history: History, members: Mapping[str, Member]) -> Patient:
    invented = history.patient
    desk = members[invented.clinic]
    assert desk.clinic is not None
    user = User.objects.create(email=invented.email)
    return Patient.objects.create(
        user=user,
        group_id=desk.group_id,
        clinic=desk.clinic,
        therapist=members[invented.therapist] if invented.therapist else None,
        phone=NO_PHONE.format(user.pk),
        given_name=invented.given,
        family_name=invented.family,
        born=invented.born,
        language=invented.language,
    )


def _keep_reviews(history: History, patient: Patient) -> None:
    """What each day showed in the morning and, where that became something else, in the end."""
    reviews: list[ReviewedDay] = []
    decisions: list[Decision] = []
    eve = started(Record(history.patient.intake), programme())
    for morning, evening in _reviews(history):
        revisions = _revisions(morning, evening, patient)
        reviews += revisions
        decisions += decision_rows(evening, eve, revisions[-1])
        eve = evening.state
    ReviewedDay.objects.bulk_create(reviews, batch_size=ROWS_AT_ONCE)
    Decision.objects.bulk_create(decisions, batch_size=ROWS_AT_ONCE)


def _reviews(history: History) -> Iterator[tuple[Review, Review]]:
    for lived in history.days:
        yield lived.morning, lived.evening
    yield history.review, history.review


def _revisions(morning: Review, evening: Review, patient: Patient) -> list[ReviewedDay]:
    found: list[ReviewedDay] = []
    for reviewed, at in ((morning, WAKING), (evening, EVENING)):
        content = write_review(reviewed)
        if not found or content != found[-1].content:
            moment = clock.instant(datetime.combine(reviewed.day, at))
            found.append(review_row(reviewed, content, patient, moment, len(found) + 1))
    return found


def _keep_life(history: History, patient: Patient) -> None:
    DemoLife.objects.create(
        patient=patient,
        person=history.patient.name,
        day=history.review.day,
        memory=dict(history.kept),
        shown_as=_shown_as(history),
    )


def _shown_as(history: History) -> str:
    """The situation she is shown for; empty for the many others."""
    situation = history.patient.situation
    return situation if situation in SHOWN else ""
