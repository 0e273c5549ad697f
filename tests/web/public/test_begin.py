"""Somebody begins: an account only for who has the mail, and a therapist only by a code of hers."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from soepel.actions.people.begin import MOST_TRIES
from soepel.actions.people.hand_out_code import hand_out_code
from soepel.records.models import Beginning, JoinCode, Message, Patient, User
from soepel.records.viewer import NotYours
from tests.people import Cast
from tests.web.entering import signed_in
from tests.web.reading import words

BEGIN, CODE, DESK_CODE = "/beginnen/", "/beginnen/code/", "/balie/code/"
WIL = {
    "how": "alone",
    "clinic": "een",
    "given_name": "Wil",
    "family_name": "Jansen",
    "born": "2-4-1954",
    "email": "wil@example.org",
    "agrees": "yes",
}


def now() -> datetime:
    return datetime.now(UTC)


def mailed(to: str = "wil@example.org") -> str:
    """The code in the last mail to somebody."""
    body = Message.objects.filter(to=to).latest("pk").body
    found = re.search(r"\b[A-Z2-9]{6}\b", body)
    assert found, body
    return found.group()


def with_code_of(cast: Cast) -> dict[str, str]:
    assert cast.therapist.member is not None
    code, _last = hand_out_code(cast.reception, cast.therapist.member, now())
    return {**WIL, "how": "code", "code": code.lower(), "clinic": ""}


def test_no_account_is_made_before_the_address_is_proved(cast: Cast, client: Client) -> None:
    assert cast.reception.clinic
    client.post(BEGIN, WIL)
    assert not User.objects.filter(email="wil@example.org").exists()
    answer = client.post(CODE, {"code": mailed()})
    assert answer.headers["location"] == "/kennismaken/"
    patient = Patient.objects.get(user__email="wil@example.org")
    assert (patient.given_name, patient.clinic.slug, patient.therapist) == ("Wil", "een", None)
    assert "Welkom, Wil" in words(client.get("/kennismaken/"))


def test_a_code_of_the_clinic_brings_her_to_that_therapist_once(cast: Cast, client: Client) -> None:
    given = with_code_of(cast)
    client.post(BEGIN, given)
    client.post(CODE, {"code": mailed().lower()})
    patient = Patient.objects.get(user__email="wil@example.org")
    assert patient.therapist_id == cast.therapist.member
    other = Client(headers={"x-forwarded-proto": "https"})
    page = words(other.post(BEGIN, {**given, "email": "an@example.org"}))
    assert "Deze code werkt niet." in page


def test_a_code_that_two_ask_with_is_used_by_one(cast: Cast, client: Client) -> None:
    given = with_code_of(cast)
    other = Client(headers={"x-forwarded-proto": "https"})
    client.post(BEGIN, given)
    other.post(BEGIN, {**given, "email": "an@example.org"})
    client.post(CODE, {"code": mailed()})
    page = words(other.post(CODE, {"code": mailed("an@example.org")}))
    assert "Dit is niet de code" in page
    assert not User.objects.filter(email="an@example.org").exists()


def test_a_wrong_code_is_tried_a_few_times_only(cast: Cast, client: Client) -> None:
    assert cast.reception.clinic
    client.post(BEGIN, WIL)
    code = mailed()
    for _ in range(MOST_TRIES):
        assert "Dit is niet de code" in words(client.post(CODE, {"code": "AAAAAA"}))
    assert "Dit is niet de code" in words(client.post(CODE, {"code": code}))
    assert not User.objects.filter(email="wil@example.org").exists()


def test_a_code_from_the_mail_works_for_half_an_hour(cast: Cast, client: Client) -> None:
    assert cast.reception.clinic
    client.post(BEGIN, WIL)
    Beginning.objects.update(made_at=now() - timedelta(minutes=31))
    assert "Dit is niet de code" in words(client.post(CODE, {"code": mailed()}))


def test_nothing_tells_that_an_address_is_known_already(cast: Cast, client: Client) -> None:
    assert cast.patient.user
    answer = client.post(BEGIN, {**WIL, "email": "Marijke@example.org"})
    assert answer.headers["location"] == CODE
    mail = Message.objects.get(to="Marijke@example.org")
    assert mail.title == "Je hebt al een account"
    assert "Dit is niet de code" in words(client.post(CODE, {"code": "AAAAAA"}))
    assert User.objects.filter(email__iexact="marijke@example.org").count() == 1


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ({"clinic": ""}, "Kies een praktijk."),
        ({"how": "code"}, "Vul de code in die je kreeg."),
        ({"born": "40-4-1954"}, "Vul je geboortedatum in"),
        ({"born": "2-4-2024"}, "Kijk nog eens naar je geboortedatum."),
        ({"agrees": []}, "Zonder dit kunnen we geen plan maken."),
    ],
)
def test_the_form_says_what_is_missing(
    cast: Cast, client: Client, missing: dict[str, Any], told: str
) -> None:
    assert cast.reception.clinic
    assert told in words(client.post(BEGIN, {**WIL, **missing}))
    assert not Message.objects.exists()


def test_only_the_desk_hands_over_a_code(cast: Cast, client: Client) -> None:
    member = cast.therapist.member
    assert member is not None
    for name, viewer in cast.others("therapist", "colleague", "reception").items():
        signed_in(client, viewer)
        status = client.post(DESK_CODE, {"therapist": member}).status_code
        # Another desk has the page, and may not hand over a code of this clinic's therapist.
        assert status != 200, name
        with pytest.raises(NotYours):
            hand_out_code(viewer, member, now())
    assert not JoinCode.objects.exists()
    page = words(signed_in(client, cast.reception).post(DESK_CODE, {"therapist": member}))
    assert re.search(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}\b", page)


def test_the_code_itself_is_not_kept(cast: Cast) -> None:
    assert cast.therapist.member is not None
    code, _last = hand_out_code(cast.therapist, cast.therapist.member, now())
    assert code.replace("-", "") not in str(JoinCode.objects.values().get())
