"""The desk: who asks this clinic to be called, who still waits first; one press and it is done."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from soepel.actions.agenda.request_call_back import Request, request_call_back
from soepel.records.models import CallBack
from soepel.records.vocabulary import Moment
from soepel.words import Lang
from tests.people import Cast
from tests.web.entering import signed_in
from tests.web.reading import part, words

DESK = "/balie/"


def asks(name: str, clinic: str = "een", hours: int = 0) -> CallBack:
    """Somebody asked a clinic to be called, so many hours ago."""
    form = uuid4()
    asked = Request(form, clinic, name, "06 12345678", "a@example.org", Moment.MORNING, Lang.EN)
    request_call_back(asked, datetime.now(UTC) - timedelta(hours=hours))
    return CallBack.objects.get(form=form)


@pytest.fixture
def reception(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.reception)


def test_what_a_visitor_asks_on_the_front_page_lies_at_that_clinic(
    reception: Client, cast: Cast, client: Client
) -> None:
    visitor = Client(headers={"x-forwarded-proto": "https"})
    asked = {
        "form": str(UUID(int=7)),
        "clinic": "een",
        "name": "Annie Bakker",
        "phone": "06 12345678",
        "moment": "morning",
    }
    assert visitor.post("/afspraak/", asked).status_code == 302
    page = words(reception.get(DESK))
    assert "1 persoon wacht op een telefoontje." in page
    assert "Annie Bakker" in page
    assert "Annie Bakker" not in words(signed_in(client, cast.next_door).get(DESK))


def test_it_says_how_and_when_to_call(reception: Client) -> None:
    asks("Annie Bakker")
    answer = reception.get(DESK)
    text = answer.content.decode()
    assert 'href="tel:0612345678"' in text
    assert 'href="mailto:a@example.org"' in text
    told = part(answer, "Annie Bakker", "Gebeld")
    assert "’s ochtends" in told
    assert "spreekt Engels" in told


def test_who_waits_longest_comes_first_and_who_was_called_last(reception: Client) -> None:
    for name, hours in (("Youngest", 1), ("Oldest", 9), ("Called", 20)):
        asks(name, hours=hours)
    called = CallBack.objects.get(name="Called")
    assert reception.post(DESK, {"call_back": called.pk})["Location"] == DESK
    page = words(reception.get(DESK))
    assert page.index("Oldest") < page.index("Youngest") < page.index("Called")
    assert "door Reception" in page


def test_one_press_marks_that_somebody_was_called(reception: Client, cast: Cast) -> None:
    asked = asks("Annie Bakker")
    reception.post(DESK, {"call_back": asked.pk})
    asked.refresh_from_db()
    assert asked.called_at is not None
    assert asked.called_by_id == cast.reception.member
    assert "Niemand wacht op een telefoontje" in words(reception.get(DESK))


def test_when_nobody_asked_it_says_so(reception: Client) -> None:
    assert "Niemand wacht op een telefoontje" in words(reception.get(DESK))


def test_only_who_works_at_that_clinic_finds_it(cast: Cast, client: Client) -> None:
    asked = asks("Annie Bakker")
    for name, viewer in cast.others("reception", "therapist", "colleague").items():
        answer = signed_in(client, viewer).post(DESK, {"call_back": asked.pk})
        assert answer.status_code == 404, name
    asked.refresh_from_db()
    assert asked.called_at is None
    for name in ("patient", "owner", "stranger", "nobody"):
        assert signed_in(client, cast.everybody[name]).get(DESK).status_code == 404, name


@pytest.mark.parametrize("number", ["", "x", "-1", "99999999999999999999"])
def test_a_request_that_is_not_there_is_not_found(reception: Client, number: str) -> None:
    assert reception.post(DESK, {"call_back": number}).status_code == 404


@pytest.mark.parametrize("wrong", ["", "one", "-1", "9" * 5000, "9" * 18, "٣"])
def test_what_is_no_number_of_a_request_does_not_exist(reception: Client, wrong: str) -> None:
    asks("Annie Bakker")
    assert reception.post(DESK, {"call_back": wrong}).status_code == 404
    assert CallBack.objects.get().called_at is None
