"""A patient whom nobody treats: her alarm is heard, and somebody can take her on."""

from datetime import timedelta

import pytest

from soepel.actions.access.name_stand_in import name_stand_in
from soepel.actions.diary.raise_alarm import raise_alarm
from soepel.actions.people.take_on import take_on
from soepel.actions.refused import Refused
from soepel.core.screening import RedFlag
from soepel.records.models import Member, Message, Patient
from soepel.records.queries.caseload import caseload
from soepel.records.queries.evidence import evidence
from soepel.records.queries.viewers import viewer_of
from soepel.records.viewer import NotYours, Viewer
from soepel.records.vocabulary import Ground, Subject
from tests.actions.saying import TODAY, flag
from tests.people import Cast, at
from tests.web.entering import row

NOW = at(TODAY, 12)


def told() -> set[str]:
    return set(Message.objects.filter(about=Subject.CALL_NOW).values_list("to", flat=True))


def alarm(people: Cast) -> None:
    assert people.patient.patient is not None
    raise_alarm(people.patient, people.patient.patient, flag(RedFlag.NIGHT_SWEATS), NOW)


def again(viewer: Viewer) -> Viewer:
    """The same person in a later request."""
    return viewer_of(viewer.user, TODAY)


@pytest.fixture
def nobodys(people: Cast) -> Cast:
    """Nobody treats the patient."""
    Patient.objects.filter(pk=row(people.patient).pk).update(therapist=None)
    return people


def test_an_alarm_goes_to_who_treats_her(people: Cast) -> None:
    alarm(people)
    assert told() == {"therapist@example.org"}


@pytest.mark.parametrize(("begins", "also"), [(0, True), (1, False)])
def test_an_alarm_goes_to_who_stands_in_as_well(people: Cast, begins: int, also: bool) -> None:
    absent, colleague = people.therapist.member, people.colleague.member
    assert absent is not None
    assert colleague is not None
    days = TODAY + timedelta(begins), TODAY + timedelta(begins)
    name_stand_in(people.therapist, absent, colleague, days, NOW)
    alarm(people)
    assert ("colleague@example.org" in told()) is also
    assert "therapist@example.org" in told()


def test_where_nobody_treats_her_every_therapist_of_her_clinic_is_told(nobodys: Cast) -> None:
    alarm(nobodys)
    assert told() == {"therapist@example.org", "colleague@example.org"}


def test_where_there_is_no_therapist_the_clinic_is_told(nobodys: Cast) -> None:
    clinic = row(nobodys.patient).clinic
    Member.objects.filter(clinic=clinic).update(role="reception")
    alarm(nobodys)
    assert told() == {clinic.email}


def test_who_waits_stands_on_the_list_of_her_clinic_alone(nobodys: Cast) -> None:
    assert caseload(nobodys.colleague).waiting == (), "she asks for nothing yet"
    alarm(nobodys)
    for name in ("therapist", "colleague"):
        viewer = again(getattr(nobodys, name))
        (waits,) = caseload(viewer).waiting
        assert waits.name == nobodys.patient.name
        grants = {one.patient: one.ground for one in viewer.seen.grants}
        assert grants[row(nobodys.patient).pk] is Ground.WAITING
        assert row(nobodys.patient).key not in evidence(viewer, [waits.key], TODAY)
    assert caseload(again(nobodys.elsewhere)).waiting == ()


def test_a_therapist_of_her_clinic_takes_her_on(nobodys: Cast) -> None:
    alarm(nobodys)
    her = row(nobodys.patient)
    for _ in range(2):
        take_on(nobodys.colleague, her.key)
    her.refresh_from_db()
    assert her.therapist_id == nobodys.colleague.member
    assert caseload(again(nobodys.therapist)).waiting == ()
    assert [one.key for one in caseload(again(nobodys.colleague)).asking] == [her.key]


def test_who_is_treated_is_not_taken_from_a_colleague(people: Cast) -> None:
    her = row(people.patient)
    with pytest.raises(Refused):
        take_on(people.colleague, her.key)
    her.refresh_from_db()
    assert her.therapist_id == people.therapist.member


def test_another_clinic_takes_nobody_on(nobodys: Cast) -> None:
    her = row(nobodys.patient)
    for viewer in nobodys.others("therapist", "colleague").values():
        with pytest.raises(NotYours):
            take_on(viewer, her.key)
