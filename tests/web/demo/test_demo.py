"""The demo: a visitor can be anybody, on this machine and in the demo's own database alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from soepel.actions.demo.go_on import go_to_tomorrow
from soepel.actions.demo.make import make
from soepel.actions.refused import Refused
from soepel.core.programme import replay
from soepel.library import programme
from soepel.records import clock
from soepel.records.models import AttentionItem, Demo, DemoLife, Entry, Member, Patient, Standing
from soepel.records.queries.viewers import viewer_of
from soepel.records.stored import state_of, whole_record
from soepel.records.viewer import NOBODY
from soepel.records.vocabulary import Role
from tests.web.demo.conftest import TODAY

DAY = clock.today(TODAY)
NEXT = DAY + timedelta(days=1)
PAGES = ("/demo/", "/demo/postvak/", "/en/demo/", "/en/demo/mailbox/")


def shown(situation: str) -> Patient:
    return Patient.objects.get(life__shown_as=situation)


def lives_on(patient: Patient) -> int:
    """How many entries a person has about the demo's first two days."""
    return Entry.objects.filter(patient=patient, day__gte=DAY, by="person").count()


def go_on(user: int | None = None) -> None:
    real = datetime.now(UTC)
    go_to_tomorrow(viewer_of(user, DAY) if user else NOBODY, DAY, real)


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_of_this_machine_sees_the_demo(visitor: Client, page: str) -> None:
    assert visitor.get(page).status_code == 200


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("page", PAGES)
def test_another_machine_sees_no_demo(visitor: Client, page: str) -> None:
    assert visitor.get(page, REMOTE_ADDR="192.0.2.7").status_code == 404


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("page", PAGES)
def test_a_database_that_the_demo_did_not_make_shows_no_demo(visitor: Client, page: str) -> None:
    Demo.objects.all().delete()
    assert visitor.get(page).status_code == 404


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("page", [*PAGES, "/demo/binnen/", "/demo/morgen/"])
def test_a_site_that_is_no_demo_has_no_such_address(client: Client, page: str) -> None:
    assert client.get(page).status_code == 404
    assert client.post(page, {"user": 1}).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("demo-start")


@pytest.mark.usefixtures("made")
def test_a_visitor_becomes_whom_she_chooses(visitor: Client) -> None:
    patient = shown("in_flare")
    answer = visitor.post("/demo/binnen/", {"user": patient.user_id})
    assert answer.status_code == 302
    assert visitor.session["_auth_user_id"] == str(patient.user_id)


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("user", ["0", "999999", "1; drop", ""])
def test_nobody_else_can_be_entered_as(visitor: Client, user: str) -> None:
    assert visitor.post("/demo/binnen/", {"user": user}).status_code == 404


@pytest.mark.usefixtures("made")
def test_every_situation_and_role_can_be_entered_as(visitor: Client) -> None:
    page = visitor.get("/demo/").content.decode()
    for life in DemoLife.objects.exclude(shown_as=""):
        assert f'value="{life.patient.user_id}"' in page
    for role in Role:
        member = Member.objects.filter(role=role).first()
        assert member is not None
        assert f'value="{member.user_id}"' in page


@pytest.mark.usefixtures("made")
def test_tomorrow_leads_back_to_where_the_visitor_was(visitor: Client) -> None:
    answer = visitor.post("/demo/morgen/", {"day": str(DAY), "back": "/over/"})
    assert answer["Location"] == "/over/"
    away = visitor.post("/demo/morgen/", {"day": str(NEXT), "back": "https://elsewhere.example/"})
    assert away["Location"] == "/demo/"


@pytest.mark.usefixtures("made")
def test_everybody_lives_up_to_tomorrow_morning() -> None:
    go_on()
    assert set(Standing.objects.values_list("reviewed", flat=True)) == {NEXT}
    assert set(DemoLife.objects.values_list("day", flat=True)) == {NEXT}
    assert Entry.objects.filter(day=DAY, kind="exposure").exists()
    assert Entry.objects.filter(day=NEXT, kind="check_in").exists()


@pytest.mark.usefixtures("made")
def test_two_clicks_on_tomorrow_are_one() -> None:
    go_on()
    before = Entry.objects.count()
    go_on()
    assert Entry.objects.count() == before
    assert clock.today(datetime.now(UTC) + Demo.objects.get().ahead) == NEXT


@pytest.mark.usefixtures("made")
def test_whom_the_visitor_plays_does_nothing_by_herself() -> None:
    played, other = shown("stepping_up"), shown("too_much")
    before = lives_on(played)
    assert before == 1  # this morning's check-in
    go_on(played.user_id)
    assert lives_on(played) == before
    assert lives_on(other) > 1


@pytest.mark.usefixtures("made")
def test_the_standing_of_who_lived_on_is_what_a_replay_gives() -> None:
    go_on()
    for standing in Standing.objects.all():
        record = whole_record(standing.patient_id)
        assert replay(record, programme(), standing.day)[-1].state == state_of(standing)


@pytest.mark.usefixtures("made")
def test_the_open_items_are_those_of_the_last_review() -> None:
    go_on()
    for patient in Patient.objects.all():
        record = whole_record(patient.pk)
        raised = {
            (item.code, item.raised) for item in replay(record, programme(), NEXT)[-1].attention
        }
        kept = AttentionItem.objects.filter(patient=patient, open=True)
        assert {(item.code, item.raised) for item in kept} == raised


@pytest.mark.usefixtures("made")
def test_the_demo_is_made_once() -> None:
    with pytest.raises(Refused):
        list(make(TODAY, most=1))
    assert Patient.objects.count() == 6
