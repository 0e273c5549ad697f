"""Erasing takes what is her own, keeps what the clinic must, and runs as the owner role alone."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, ProgrammingError, connection, transaction

from soepel.actions.diary.raise_alarm import raise_alarm
from soepel.actions.diary.record_check_in import record_check_in
from soepel.actions.people.ask_erasure import ask_erasure
from soepel.actions.people.erase import ALWAYS, NO_DAY, OF_A_TREATMENT, erase, still_to_erase
from soepel.actions.plan.review_tonight import still_to_review
from soepel.actions.refused import Refused
from soepel.core.record import By
from soepel.core.screening import RedFlag
from soepel.records.models import (
    Entry,
    Erasure,
    Intake,
    Message,
    Patient,
    ReviewedDay,
    Standing,
    User,
)
from soepel.records.rights import grant_rights
from soepel.records.vocabulary import Subject
from tests.actions.saying import TODAY, check_in, flag, settled
from tests.people import NAMES, Cast, at

NOW = at(TODAY, 12)
ROLE = "soepel_application"


@pytest.fixture
def people(cast: Cast) -> Cast:
    return settled(cast)


def her(people: Cast) -> int:
    assert people.patient.patient is not None
    record_check_in(people.patient, people.patient.patient, check_in(7), NOW)
    return people.patient.patient


def everything_kept() -> str:
    """Every value of every table, the history included, as text."""
    rows = []
    for model in apps.get_app_config("records").get_models():
        rows += [str(row) for row in model._default_manager.values()]
    return "\n".join(rows)


STAYS = {"Erasure", "ReasonGiven"}
"""Who did what, without what her data said."""


def test_it_is_decided_of_every_model_about_a_patient_what_becomes_of_it() -> None:
    about = {
        model.__name__
        for model in apps.get_app_config("records").get_models()
        if not hasattr(model, "pgh_tracked_model")
        and any(
            field.related_model is Patient for field in model._meta.get_fields() if field.concrete
        )
    }
    erased = {model.__name__ for model in (*ALWAYS, *OF_A_TREATMENT, Entry)}
    assert about == erased | STAYS


def test_who_goes_on_her_own_leaves_no_trace_of_who_she_was(people: Cast) -> None:
    patient = her(people)
    Patient.objects.filter(pk=patient).update(therapist=None)
    key = Patient.objects.get(pk=patient).key
    ask_erasure(people.patient, NOW)
    assert erase(patient, NOW, DEFAULT_DB_ALIAS)
    for model in (Entry, Intake, Standing, ReviewedDay):
        assert not model._default_manager.filter(patient=patient).exists()
    left = everything_kept()
    for secret in NAMES:
        assert secret not in left, secret
    born = Patient.objects.filter(key=key).values_list("born", flat=True)
    then = apps.get_model("records", "PatientEvent")._default_manager.filter(key=key)
    assert {*born, *then.values_list("born", flat=True)} == {NO_DAY}
    history = apps.get_model("records", "IntakeEvent")._default_manager
    assert {json.dumps(one.content) for one in history.filter(pgh_obj_id=patient)} <= {"{}"}


def test_a_clinic_keeps_its_file_and_the_patient_her_own_words_no_more(people: Cast) -> None:
    patient = her(people)
    before = ReviewedDay.objects.filter(patient=patient).count()
    ask_erasure(people.patient, NOW)
    erase(patient, NOW, DEFAULT_DB_ALIAS)
    assert not Entry.objects.filter(patient=patient, by=By.PERSON).exists()
    assert ReviewedDay.objects.filter(patient=patient).count() == before > 0
    assert Patient.objects.get(pk=patient).family_name == NAMES[1]
    assert NAMES[2] not in everything_kept(), "her address is gone, also from the history"
    user = User.objects.get(pk=people.patient.user or 0)
    assert not user.is_active


def test_it_is_told_what_was_done_and_not_what_it_said(people: Cast) -> None:
    patient = her(people)
    ask_erasure(people.patient, NOW)
    entries = Entry.objects.filter(patient=patient, by=By.PERSON, kind="check_in").count()
    erase(patient, NOW, DEFAULT_DB_ALIAS)
    done = Erasure.objects.get(patient=patient)
    assert done.done_at == NOW
    assert done.removed["check_in"] == entries > 0


def test_asked_twice_and_done_twice_is_once(people: Cast) -> None:
    patient = her(people)
    ask_erasure(people.patient, NOW)
    ask_erasure(people.patient, NOW + timedelta(hours=1))
    assert Erasure.objects.get().asked_at == NOW
    assert Message.objects.filter(about=Subject.LEAVES).count() == 1
    assert still_to_erase(DEFAULT_DB_ALIAS) == [patient]
    assert erase(patient, NOW, DEFAULT_DB_ALIAS)
    assert not erase(patient, NOW, DEFAULT_DB_ALIAS)
    assert not still_to_erase(DEFAULT_DB_ALIAS)


def test_nothing_of_somebody_who_did_not_ask_goes(people: Cast) -> None:
    patient, before = her(people), Entry.objects.count()
    assert not erase(patient, NOW, DEFAULT_DB_ALIAS)
    assert Entry.objects.count() == before


def test_from_then_on_nothing_is_entered_or_planned_but_an_alarm_is_heard(people: Cast) -> None:
    patient = her(people)
    ask_erasure(people.patient, NOW)
    with pytest.raises(Refused):
        record_check_in(people.patient, patient, check_in(3), NOW)
    assert patient not in still_to_review(TODAY + timedelta(days=1))
    raise_alarm(people.patient, patient, flag(RedFlag.NIGHT_SWEATS), NOW)
    assert Message.objects.filter(about=Subject.CALL_NOW).exists()


@pytest.fixture
def application(db: None) -> Iterator[None]:  # noqa: ARG001 - the database must be there
    """A statement in here is the application's: it owns nothing."""
    with connection.cursor() as cursor:
        cursor.execute(f"create role {ROLE}")
        grant_rights(connection, ROLE)
        yield
        cursor.execute("reset role")


@pytest.mark.usefixtures("application")
def test_the_site_may_ask_and_only_the_owner_may_erase(people: Cast) -> None:
    patient = her(people)
    with connection.cursor() as cursor:
        cursor.execute(f"set local role {ROLE}")
        ask_erasure(people.patient, NOW)
        with pytest.raises(ProgrammingError), transaction.atomic():
            erase(patient, NOW, DEFAULT_DB_ALIAS)
        assert Entry.objects.filter(patient=patient).exists(), "all or nothing"
        cursor.execute("reset role")
    assert erase(patient, NOW, DEFAULT_DB_ALIAS)
