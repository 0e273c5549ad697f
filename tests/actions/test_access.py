"""Who opens which file on what ground, for how long; and that every opening is on record."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from soepel.actions.access.end_stand_in import end_stand_in
from soepel.actions.access.give_reason import COUNTS_FOR, give_reason
from soepel.actions.access.name_stand_in import name_stand_in
from soepel.actions.access.record_openings import record_openings
from soepel.actions.attention.close_item import close_item
from soepel.actions.refused import Refused
from soepel.records.models import Message, Opening, ReasonGiven, StandIn
from soepel.records.queries.access import opened
from soepel.records.queries.caseload import caseload
from soepel.records.queries.file import file_of
from soepel.records.queries.openings import who_looked
from soepel.records.queries.viewers import viewer_of
from soepel.records.viewer import NotYours, ReasonNeeded, Viewer
from soepel.records.vocabulary import Ground, Subject, Why
from tests.people import TODAY, Cast, at
from tests.web.entering import row

NOW = at(TODAY)
WORDS = "Zij belde met veel pijn."


@pytest.fixture
def key(cast: Cast) -> UUID:
    return row(cast.patient).key


def again(viewer: Viewer, day: date = TODAY) -> Viewer:
    """The same person in a later request."""
    return viewer_of(viewer.user, day)


def test_only_who_treats_opens_a_file_as_it_is(cast: Cast, key: UUID) -> None:
    opened(cast.therapist, key, NOW)
    assert [one.ground for one in cast.therapist.seen.grants] == [Ground.TREATING]
    with pytest.raises(ReasonNeeded):
        opened(cast.colleague, key, NOW)
    for name, viewer in cast.others("therapist", "colleague").items():
        with pytest.raises(NotYours) as refused:
            opened(viewer, key, NOW)
        assert refused.type is NotYours, f"{name} is told that there is a patient"
    assert cast.colleague.seen.grants == []


def test_a_reason_opens_a_file_for_a_while(cast: Cast, key: UUID) -> None:
    give_reason(cast.colleague, key, Why.URGENT, WORDS, NOW)
    file_of(cast.colleague, key, NOW + COUNTS_FOR - timedelta(seconds=1))
    (grant,) = cast.colleague.seen.grants
    assert (grant.ground, grant.reason) == (Ground.REASON, ReasonGiven.objects.get().pk)
    with pytest.raises(ReasonNeeded):
        file_of(cast.colleague, key, NOW + COUNTS_FOR)


def test_a_reason_is_for_one_person_and_one_file(cast: Cast, key: UUID) -> None:
    give_reason(cast.colleague, key, Why.URGENT, WORDS, NOW)
    neighbour = row(cast.neighbour).key
    with pytest.raises(ReasonNeeded):
        opened(cast.colleague, neighbour, NOW)
    with pytest.raises(NotYours):
        opened(cast.reception, key, NOW)


def test_the_patient_is_told_once_and_the_mail_names_nobody(cast: Cast, key: UUID) -> None:
    for _ in range(2):
        give_reason(cast.colleague, key, Why.URGENT, WORDS, NOW)
    told = Message.objects.get(about=Subject.FILE_OPENED)
    assert told.to == "marijke@example.org"
    for secret in (cast.colleague.name, cast.patient.name, WORDS):
        assert secret not in told.title + told.body
    assert ReasonGiven.objects.count() == 1


@pytest.mark.parametrize("words", ["", "   ", "zomaar", "a" + " " * 40])
def test_a_reason_says_something(cast: Cast, key: UUID, words: str) -> None:
    with pytest.raises(Refused):
        give_reason(cast.colleague, key, Why.OTHER, words, NOW)


def test_nobody_else_can_give_a_reason(cast: Cast, key: UUID) -> None:
    for viewer in cast.others("colleague").values():
        with pytest.raises(NotYours):
            give_reason(viewer, key, Why.URGENT, WORDS, NOW)
    with pytest.raises(NotYours):
        give_reason(cast.colleague, uuid4(), Why.URGENT, WORDS, NOW)
    assert not ReasonGiven.objects.exists()


# -- standing in ------------------------------------------------------------------------------


def named(cast: Cast, first: int = 0, last: int = 2) -> None:
    days = TODAY + timedelta(first), TODAY + timedelta(last)
    absent, colleague = cast.therapist.member, cast.colleague.member
    assert absent is not None
    assert colleague is not None
    name_stand_in(cast.therapist, absent, colleague, days, NOW)


@pytest.mark.parametrize(("after", "sees"), [(-1, 0), (0, 2), (2, 2), (3, 0)])
def test_a_stand_in_sees_the_list_on_those_days_alone(cast: Cast, after: int, sees: int) -> None:
    named(cast)
    colleague = again(cast.colleague, TODAY + timedelta(after))
    listed = caseload(colleague)
    assert len((*listed.asking, *listed.fine)) == sees
    assert {one.ground for one in colleague.seen.grants} <= {Ground.STAND_IN}


def test_a_stand_in_opens_files_without_a_reason(cast: Cast, key: UUID) -> None:
    named(cast)
    colleague = again(cast.colleague)
    opened(colleague, key, NOW)
    assert colleague.seen.grants[0].ground is Ground.STAND_IN


def test_a_stand_in_can_be_ended_and_one_to_come_taken_back(cast: Cast) -> None:
    named(cast)
    named_first = StandIn.objects.get()
    end_stand_in(cast.therapist, named_first.pk, at(TODAY + timedelta(1)))
    assert again(cast.colleague, TODAY).covers > {cast.colleague.member}
    assert again(cast.colleague, TODAY + timedelta(1)).covers == {cast.colleague.member}
    named(cast, 10, 12)
    end_stand_in(cast.therapist, StandIn.objects.latest("pk").pk, NOW)
    assert StandIn.objects.count() == 1


def test_only_she_or_the_owner_names_who_stands_in(cast: Cast) -> None:
    absent, colleague = cast.therapist.member, cast.colleague.member
    assert absent is not None
    assert colleague is not None
    days = TODAY, TODAY
    for viewer in cast.others("therapist", "owner").values():
        with pytest.raises(NotYours):
            name_stand_in(viewer, absent, colleague, days, NOW)
    for other in (cast.elsewhere.member, cast.reception.member):
        assert other is not None
        with pytest.raises(NotYours):
            name_stand_in(cast.therapist, absent, other, days, NOW)
    name_stand_in(cast.owner, absent, colleague, days, NOW)
    name_stand_in(cast.owner, absent, colleague, days, NOW)
    assert StandIn.objects.count() == 1


@pytest.mark.parametrize(("first", "last"), [(-3, -1), (2, 1)])
def test_days_that_are_over_or_turned_round_are_refused(cast: Cast, first: int, last: int) -> None:
    with pytest.raises(Refused):
        named(cast, first, last)


# -- the record -------------------------------------------------------------------------------


def test_a_list_is_one_opening_with_everybody_on_it(cast: Cast) -> None:
    caseload(cast.therapist)
    record_openings(cast.therapist, "caseload", uuid4(), NOW)
    (kept,) = Opening.objects.all()
    assert kept.patients == sorted(row(one).pk for one in (cast.patient, cast.neighbour))
    assert (kept.page, kept.ground, kept.user_id) == ("caseload", "treating", cast.therapist.user)


def test_a_patient_sees_who_looked_and_why(cast: Cast, key: UUID) -> None:
    give_reason(cast.colleague, key, Why.ASKED, WORDS, NOW)
    for viewer, moment in ((cast.therapist, NOW), (cast.colleague, NOW), (cast.therapist, NOW)):
        asking = again(viewer)
        opened(asking, key, moment)
        record_openings(asking, "patient-file", uuid4(), moment)
    colleague, therapist = sorted(who_looked(cast.patient, TODAY), key=lambda one: one.name)
    assert (colleague.name, colleague.words, colleague.why) == ("Colleague", WORDS, Why.ASKED)
    assert (therapist.times, therapist.ground) == (2, Ground.TREATING)
    assert who_looked(cast.neighbour, TODAY) == ()
    assert who_looked(cast.patient, TODAY + timedelta(1)) == ()


def test_who_looked_is_for_the_patient_alone(cast: Cast) -> None:
    for viewer in cast.others("patient", "neighbour", "foreigner").values():
        with pytest.raises(NotYours):
            who_looked(viewer, TODAY)


def test_an_item_of_nobody_is_nobodys(cast: Cast) -> None:
    with pytest.raises(NotYours):
        close_item(cast.therapist, 10**6, "Gebeld.", NOW)
