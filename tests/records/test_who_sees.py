"""Every query refuses whoever it is not for, shows the others only what is theirs, and no model."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import Model, QuerySet

from soepel.actions.access.name_stand_in import name_stand_in
from soepel.actions.access.record_openings import record_openings
from soepel.actions.agenda.request_call_back import Request, request_call_back
from soepel.actions.diary.raise_alarm import raise_alarm
from soepel.actions.learning.mark_read import mark_read
from soepel.actions.people.record_sign_off import record_sign_off
from soepel.actions.plan.open_day import open_day
from soepel.core.record import Pause
from soepel.core.screening import RedFlag
from soepel.records.clock import local
from soepel.records.models import CallBack, Clinic, Patient
from soepel.records.queries.agenda import call_backs
from soepel.records.queries.caseload import caseload, newer_items
from soepel.records.queries.clinics import practice_group
from soepel.records.queries.colleagues import (
    colleagues,
    find_patient,
    stand_ins,
    therapists_at_the_desk,
    whose_file,
)
from soepel.records.queries.consents import consents_of
from soepel.records.queries.evidence import evidence
from soepel.records.queries.file import file_of
from soepel.records.queries.intake import draft_of
from soepel.records.queries.learning import lessons_read
from soepel.records.queries.my_data import all_my_data, my_data
from soepel.records.queries.openings import who_looked
from soepel.records.queries.orders import steered, whole_course
from soepel.records.queries.pauses import pause_of
from soepel.records.queries.practice import figures
from soepel.records.queries.sign_in import sign_in_of
from soepel.records.queries.site import sign_offs
from soepel.records.queries.staff import staff
from soepel.records.queries.timeline import day_of, timeline_of
from soepel.records.queries.today import clinic_of, today_of
from soepel.records.queries.viewers import viewer_of
from soepel.records.stored import row_of
from soepel.records.viewer import NOBODY, NotYours, Viewer
from tests.actions.saying import TODAY, flag, settled
from tests.architecture.test_data_layer import called, first_parameter
from tests.people import NAMES, Cast, at, example, lives

NOW = at(TODAY, 12)
THERAPISTS = ("therapist", "colleague", "elsewhere")
PATIENTS = ("patient", "neighbour", "foreigner")


@dataclass(frozen=True)
class Case:
    """A query, whom it answers, and how it is asked."""

    answers: tuple[str, ...]
    ask: Callable[[Viewer, UUID], Any]
    """With the key of the patient of the cast."""


def behind(viewer: Viewer, key: UUID) -> Any:
    """What stands behind the items of who is on the viewer's list."""
    caseload(viewer)
    return evidence(viewer, [key], TODAY)


def course(viewer: Viewer, key: UUID) -> Any:
    """The course of a patient whose file is open."""
    file_of(viewer, key, NOW)
    return timeline_of(viewer, key, TODAY, None)


def one_day(viewer: Viewer, key: UUID) -> Any:
    """A day of a patient whose file is open."""
    file_of(viewer, key, NOW)
    return day_of(viewer, key, TODAY)


def whole(viewer: Viewer, key: UUID) -> Any:
    """All that was entered about a patient whose plan is open."""
    steered(viewer, key, NOW)
    return whole_course(viewer, key)


def in_a_pause(viewer: Viewer, _: UUID) -> Any:
    """The pause of a patient who asked for one today."""
    patient = Patient.objects.filter(pk=viewer.patient or 0).first()
    if patient is not None:
        until = TODAY + timedelta(days=7)
        row_of(Pause(id="pause", day=TODAY, known=local(NOW), until=until), patient).save()
    return pause_of(viewer, TODAY)


def again(viewer: Viewer) -> Viewer:
    """The same person in another request."""
    return viewer_of(viewer.user, TODAY)


CASES: Mapping[str, Case] = {
    "today_of": Case(("patient", "neighbour", "foreigner"), lambda who, _: today_of(who, TODAY)),
    "my_data": Case(("patient", "neighbour", "foreigner"), lambda who, _: my_data(who)),
    "all_my_data": Case(("patient", "neighbour", "foreigner"), lambda who, _: all_my_data(who)),
    "consents_of": Case(("patient", "neighbour", "foreigner"), lambda who, _: consents_of(who)),
    "pause_of": Case(PATIENTS, in_a_pause),
    "clinic_of": Case(("patient", "neighbour", "foreigner"), lambda who, _: clinic_of(who)),
    "caseload": Case(THERAPISTS, lambda who, _: caseload(who)),
    "evidence": Case(THERAPISTS, behind),
    "file_of": Case(("therapist",), lambda who, key: file_of(who, key, NOW)),
    "who_looked": Case(
        ("patient", "neighbour", "foreigner"), lambda who, _: who_looked(again(who), TODAY)
    ),
    "colleagues": Case(THERAPISTS, lambda who, _: colleagues(who)),
    "stand_ins": Case(THERAPISTS, lambda who, _: stand_ins(who, TODAY)),
    "find_patient": Case(
        THERAPISTS, lambda who, _: find_patient(who, NAMES[1].upper(), date(1959, 4, 2))
    ),
    "whose_file": Case(("colleague",), lambda who, key: whose_file(who, key, NOW)),
    "timeline_of": Case(("therapist",), course),
    "day_of": Case(("therapist",), one_day),
    "newer_items": Case(THERAPISTS, lambda who, _: newer_items(who, 0)),
    "steered": Case(("therapist",), lambda who, key: steered(who, key, NOW)),
    "whole_course": Case(("therapist",), whole),
    "call_backs": Case((*THERAPISTS, "reception", "next_door"), lambda who, _: call_backs(who)),
    "sign_offs": Case(("owner",), lambda who, _: sign_offs(who)),
    "lessons_read": Case(("patient", "neighbour", "foreigner"), lambda who, _: lessons_read(who)),
    "draft_of": Case(PATIENTS, lambda who, _: draft_of(who)),
    "therapists_at_the_desk": Case(
        (*THERAPISTS, "reception", "next_door"), lambda who, _: therapists_at_the_desk(who)
    ),
    "sign_in_of": Case(
        tuple(name for name in Cast.__dataclass_fields__ if name != "nobody"),
        lambda who, _: sign_in_of(who),
    ),
    "staff": Case(("owner",), lambda who, _: staff(who, NOW)),
    "figures": Case(("owner",), lambda who, _: figures(who, TODAY)),
}


@pytest.fixture
def people(cast: Cast) -> Cast:
    """Everybody has something to be seen: plans of today, a red flag, a call, a sign-off."""
    settled(cast)
    assert cast.foreigner.patient is not None
    lives(cast.foreigner.patient, example("too-much", until=TODAY))
    for viewer in (cast.patient, cast.neighbour, cast.foreigner):
        open_day(viewer, NOW)
    for viewer in (cast.patient, cast.foreigner):
        assert viewer.patient is not None
        raise_alarm(viewer, viewer.patient, flag(RedFlag.NIGHT_SWEATS), NOW)
    for number, clinic in enumerate(("een", "twee")):
        form = UUID(int=number)
        request_call_back(Request(form=form, clinic=clinic, name=clinic, phone="06"), NOW)
    there = Clinic.objects.get(slug="drie")
    CallBack.objects.create(
        form=UUID(int=3), clinic=there, group=there.group, name="drie", phone="06", asked_at=NOW
    )
    mark_read(cast.patient, "sleep", NOW)
    record_sign_off(cast.owner, "A. Example", "19012345678", TODAY, NOW)
    _looked_at_and_stood_in_for(cast)
    return cast


def _looked_at_and_stood_in_for(cast: Cast) -> None:
    therapist, colleague = again(cast.therapist), cast.colleague.member
    assert therapist.member is not None
    assert colleague is not None
    caseload(therapist)
    record_openings(therapist, "caseload", uuid4(), NOW)
    days = TODAY + timedelta(30), TODAY + timedelta(31)
    name_stand_in(therapist, therapist.member, colleague, days, NOW)


@pytest.fixture
def key(people: Cast) -> UUID:
    return Patient.objects.get(pk=people.patient.patient or 0).key


@pytest.mark.parametrize("name", CASES)
def test_whoever_it_is_not_for_is_refused(name: str, people: Cast, key: UUID) -> None:
    case = CASES[name]
    answered = [who for who, viewer in people.everybody.items() if answers(case, viewer, key)]
    assert sorted(answered) == sorted(case.answers)


def answers(case: Case, viewer: Viewer, key: UUID) -> bool:
    try:
        case.ask(viewer, key)
    except NotYours:
        return False
    return True


def test_every_query_that_takes_a_viewer_is_asked_here(root: Path) -> None:
    queries = called(root, "soepel.records.queries")
    asked = {name for module, name in queries if first_parameter(module, name) == "viewer"}
    assert len(asked) > 5
    assert asked <= set(CASES)


# -- only what is theirs ----------------------------------------------------------------------


def names(viewer: Viewer) -> set[str]:
    listed = caseload(viewer)
    return {one.name for one in (*listed.asking, *listed.fine)}


def test_a_therapist_sees_her_own_patients_alone(people: Cast, key: UUID) -> None:
    assert names(people.therapist) == {people.patient.name, people.neighbour.name}
    assert names(people.colleague) == set()
    assert names(people.elsewhere) == {people.foreigner.name}
    assert set(behind(people.therapist, key)) == {key}
    for other in (people.colleague, people.elsewhere):
        assert behind(other, key) == {}


def test_what_stands_behind_is_shown_of_who_was_shown_alone(people: Cast, key: UUID) -> None:
    assert evidence(again(people.therapist), [key], TODAY) == {}


def test_who_is_looked_for_is_of_the_practice_and_known_by_name_and_day(people: Cast) -> None:
    name, born = NAMES[1], date(1959, 4, 2)
    assert [one.name for one in find_patient(people.colleague, f" {name} ", born)] == [
        people.patient.name
    ]
    assert find_patient(people.colleague, name, date(1959, 4, 3)) == ()
    assert find_patient(people.colleague, name[:4], born) == ()
    assert find_patient(people.elsewhere, name, born) == ()


def test_a_key_that_nobody_has_is_like_one_of_somebody_else(people: Cast) -> None:
    with pytest.raises(NotYours):
        file_of(people.therapist, uuid4(), NOW)


def test_a_patient_sees_herself(people: Cast) -> None:
    for viewer in (people.patient, people.neighbour, people.foreigner):
        assert today_of(viewer, TODAY).given_name == viewer.name.split()[0]
        with pytest.raises(NotYours):
            today_of(viewer, date(2026, 5, 1))


def test_what_one_has_read_is_not_what_another_has(people: Cast) -> None:
    assert lessons_read(people.patient).last == {"sleep": TODAY}
    assert lessons_read(people.neighbour).last == {}


@pytest.mark.parametrize(
    ("who", "waiting"),
    [
        ("reception", ["een"]),
        ("therapist", ["een"]),
        ("colleague", ["een"]),
        ("next_door", ["twee"]),
        ("elsewhere", ["drie"]),
    ],
)
def test_a_desk_sees_who_asked_its_own_clinic(who: str, waiting: list[str], people: Cast) -> None:
    assert [one.name for one in call_backs(people.everybody[who])] == waiting


def test_an_owner_sees_the_figures_of_the_own_group_and_no_name(people: Cast) -> None:
    shown = figures(people.owner, TODAY)
    assert [(one.patients, one.waiting) for one in shown] == [(2, 1), (0, 1)]
    assert people.patient.name not in repr(shown)
    assert [one.name for one in sign_offs(people.owner)] == ["A. Example"]


def test_a_patient_without_a_therapist_is_on_nobodys_list(people: Cast, key: UUID) -> None:
    Patient.objects.filter(key=key).update(therapist=None)
    for viewer in people.everybody.values():
        assert not answers(CASES["file_of"], viewer, key)
    assert names(people.therapist) == {people.neighbour.name}


# -- who somebody is --------------------------------------------------------------------------


def test_everybody_is_who_the_account_says(people: Cast) -> None:
    for name, viewer in people.everybody.items():
        assert viewer_of(viewer.user, TODAY) == viewer, name
    assert viewer_of(None, TODAY) == NOBODY
    assert viewer_of(10**9, TODAY) == NOBODY


# -- values, never models ---------------------------------------------------------------------


def parts(value: Any) -> Iterator[Any]:
    """Everything that a value holds, itself included."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from (key, *parts(part))
    elif isinstance(value, tuple | list | set | frozenset):
        for part in value:
            yield from parts(part)


@pytest.mark.parametrize("name", [*CASES, "practice_group"])
def test_a_query_hands_out_values_that_cannot_change(name: str, people: Cast, key: UUID) -> None:
    if name == "practice_group":
        answer: Any = practice_group()
    else:
        case = CASES[name]
        answer = case.ask(people.everybody[case.answers[0]], key)
    found = list(parts(answer))
    assert len(found) > 2
    assert not [one for one in found if isinstance(one, Model | QuerySet)]
    kinds: set[Any] = {type(one) for one in found if is_dataclass(one)}
    assert kinds
    assert all(kind.__dataclass_params__.frozen for kind in kinds)
