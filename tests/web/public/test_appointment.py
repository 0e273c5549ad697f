"""Asking a clinic to call: contact details only, said once."""

from uuid import uuid4

import pytest
from django.test import Client

from soepel.records.models import CallBack, Clinic
from soepel.records.queries.agenda import call_backs
from tests.people import Cast

ASK, THANKS = "/afspraak/", "/afspraak/bedankt/"


def asked(**changed: str) -> dict[str, str]:
    usual = {
        "form": str(uuid4()),
        "clinic": "een",
        "name": "Annie Bakker",
        "phone": "06 12345678",
        "email": "",
        "moment": "morning",
        "website": "",
    }
    return usual | changed


def send(client: Client, data: dict[str, str], path: str = ASK) -> str:
    """Sends the form; gives the page that comes of it."""
    answer = client.post(path, data, follow=True, secure=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_request_lies_at_the_reception_of_that_clinic_alone(client: Client, cast: Cast) -> None:
    assert "Je aanvraag is binnen" in send(client, asked())
    (lies,) = call_backs(cast.reception)
    assert (lies.name, lies.phone, lies.moment) == ("Annie Bakker", "06 12345678", "morning")
    assert call_backs(cast.next_door) == ()


def test_the_language_of_the_page_goes_along(client: Client, cast: Cast) -> None:
    send(client, asked(), "/en/appointment/")
    assert call_backs(cast.reception)[0].language == "en"


@pytest.mark.usefixtures("cast")
def test_sent_twice_is_asked_once(client: Client) -> None:
    data = asked()
    send(client, data)
    send(client, data)
    assert CallBack.objects.count() == 1


@pytest.mark.usefixtures("cast")
def test_an_e_mail_address_is_enough(client: Client) -> None:
    send(client, asked(phone="", email="annie@example.org"))
    assert CallBack.objects.get().email == "annie@example.org"


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, "Vul je naam in."),
        ({"clinic": ""}, "Kies een praktijk."),
        ({"clinic": "drie"}, "Kies een praktijk."),
        ({"moment": ""}, "Kies wanneer we je het best bereiken."),
        ({"phone": ""}, "Vul een telefoonnummer of een e-mailadres in."),
        ({"phone": "bel maar"}, "Vul een heel telefoonnummer in, zoals 06 12345678."),
        ({"email": "annie@"}, "Vul een heel e-mailadres in, zoals naam@voorbeeld.nl."),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(
    client: Client, wrong: dict[str, str], told: str
) -> None:
    page = send(client, asked(**wrong))
    assert page.count(told) == 2, "once in the list above, once beside the field"
    assert "<title>Er ontbreekt iets: Maak een afspraak" in page
    assert CallBack.objects.count() == 0


@pytest.mark.usefixtures("cast")
def test_what_was_filled_in_stays_when_something_is_wrong(client: Client) -> None:
    page = send(client, asked(name="", phone="06 87654321"))
    assert 'value="06 87654321"' in page


@pytest.mark.usefixtures("cast")
def test_a_machine_is_thanked_and_forgotten(client: Client) -> None:
    assert "Je aanvraag is binnen" in send(client, asked(website="https://example.org"))
    assert CallBack.objects.count() == 0


@pytest.mark.usefixtures("cast")
def test_who_asks_on_and_on_must_wait_and_stops_nobody_else() -> None:
    noisy, another = (
        Client(headers={"x-forwarded-proto": "https", "x-forwarded-for": address})
        for address in ("192.0.2.7", "192.0.2.8")
    )
    answers = [noisy.post(ASK, asked()).status_code for _ in range(21)]
    assert answers == [302] * 20 + [429]
    assert CallBack.objects.count() == 20
    assert another.post(ASK, asked()).status_code == 302


@pytest.mark.usefixtures("cast")
def test_the_clinic_of_the_link_is_chosen(client: Client) -> None:
    page = client.get(ASK, {"clinic": "twee"}, secure=True).content.decode()
    assert page.count("checked") == 1
    assert page.index('value="twee"') < page.index("checked")


@pytest.mark.usefixtures("cast")
def test_without_room_anywhere_there_is_no_form(client: Client) -> None:
    Clinic.objects.update(accepts_new=False)
    page = client.get(ASK, secure=True).content.decode()
    assert "Nu heeft geen praktijk plek" in page
    assert "<form" not in page


@pytest.mark.django_db
def test_the_thanks_say_what_to_do_if_it_cannot_wait(client: Client) -> None:
    assert "Bel bij nood 112" in client.get(THANKS, secure=True).content.decode()
