"""Signing in: an address, a mail, a code, and one's own start page; a stranger learns nothing."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from soepel.records.models import Message, User
from tests.people import NAMES, Cast

ASK = "/inloggen/"
CODE = "/inloggen/code/invullen/"
KNOWN, UNKNOWN = NAMES[2], "nobody-knows-me@example.org"
pytestmark = pytest.mark.usefixtures("cast")
A_CODE = re.compile(r"^[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}$", re.MULTILINE)


def asks(client: Client, email: str, path: str = ASK) -> str:
    """Asks for a code, and gives the address of the page that follows."""
    answer = client.post(path, {"email": email})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def mailed_code() -> str:
    """The code in the last mail of the outbox."""
    found = A_CODE.search(Message.objects.latest("pk").body)
    assert found is not None
    return found.group()


def test_a_code_from_the_mail_leads_to_ones_own_page(client: Client, cast: Cast) -> None:
    assert asks(client, KNOWN) == CODE
    answer = client.post(CODE, {"code": mailed_code()})
    assert answer["Location"] == "/start/"
    assert client.session["_auth_user_id"] == str(cast.patient.user)
    assert client.get("/start/")["Location"] == "/vandaag/"


def test_the_mail_waits_in_the_outbox_with_the_code_in_its_body_alone(client: Client) -> None:
    asks(client, KNOWN)
    mail = Message.objects.get()
    assert (mail.to, mail.sent_at) == (KNOWN, None)
    assert mailed_code() not in mail.title
    assert mail.title == "Je code om in te loggen"
    assert "15 minuten" in mail.body


def test_the_mail_names_nobody(client: Client) -> None:
    asks(client, KNOWN)
    mail = Message.objects.get()
    for word in NAMES:
        assert word not in mail.title + mail.body


def test_the_mail_speaks_the_language_of_the_page(client: Client) -> None:
    assert asks(client, KNOWN, "/en/sign-in/") == "/en/sign-in/code/fill-in/"
    assert Message.objects.get().title == "Your code to sign in"


def test_an_unknown_address_gets_the_same_page_and_no_mail(client: Client) -> None:
    assert asks(client, UNKNOWN) == CODE
    unknown = client.get(CODE).content.decode()
    assert not Message.objects.exists()
    other = Client(headers={"x-forwarded-proto": "https"})
    asks(other, KNOWN)
    known = other.get(CODE).content.decode()
    assert unlike(unknown, UNKNOWN) == unlike(known, KNOWN)


def unlike(page: str, email: str) -> str:
    """A page without the address and the tokens that differ for everybody."""
    return re.sub(r'value="\w{64}"', "", page.replace(email, ""))


def test_a_wrong_code_says_what_to_do_and_signs_nobody_in(client: Client) -> None:
    asks(client, KNOWN)
    page = client.post(CODE, {"code": "WRONG-1"}).content.decode()
    assert "Dit is niet de code uit de laatste mail." in page
    assert "_auth_user_id" not in client.session


def test_the_third_wrong_code_is_the_last(client: Client) -> None:
    asks(client, KNOWN)
    code = mailed_code()
    for _ in range(3):
        client.post(CODE, {"code": "WRONG-1"})
    client.post(CODE, {"code": code})
    assert "_auth_user_id" not in client.session


def test_a_code_works_whatever_its_capitals_and_dash(client: Client, cast: Cast) -> None:
    asks(client, KNOWN)
    client.post(CODE, {"code": mailed_code().replace("-", "").lower()})
    assert client.session["_auth_user_id"] == str(cast.patient.user)


def test_a_new_code_replaces_the_old_one(client: Client) -> None:
    asks(client, KNOWN)
    old = mailed_code()
    client.post(CODE, {"action": "resend"})
    assert Message.objects.count() == 2
    client.post(CODE, {"code": old})
    assert "_auth_user_id" not in client.session
    client.post(CODE, {"code": mailed_code()})
    assert "_auth_user_id" in client.session


def test_a_code_that_is_too_old_signs_nobody_in(client: Client, settings: Settings) -> None:
    asks(client, KNOWN)
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1
    client.post(CODE, {"code": mailed_code()})
    assert "_auth_user_id" not in client.session


def test_an_account_that_is_closed_gets_no_code(client: Client) -> None:
    User.objects.filter(email=KNOWN).update(is_active=False)
    asks(client, KNOWN)
    assert not Message.objects.exists()


@pytest.mark.parametrize("path", ["/start/", "/caseload/", "/balie/", "/praktijk/", "/vandaag/"])
def test_a_signed_in_stranger_finds_nothing(client: Client, cast: Cast, path: str) -> None:
    asks(client, "stranger@example.org")
    client.post(CODE, {"code": mailed_code()})
    assert client.session["_auth_user_id"] == str(cast.stranger.user)
    assert client.get(path).status_code == 404


def test_who_signs_out_is_nobody_again(client: Client) -> None:
    asks(client, KNOWN)
    client.post(CODE, {"code": mailed_code()})
    assert "Uitloggen" in client.get("/inloggen/uitloggen/").content.decode()
    assert client.post("/inloggen/uitloggen/")["Location"] == "/"
    assert "_auth_user_id" not in client.session
    assert client.get("/start/")["Location"] == ASK


def test_nobody_signs_up(client: Client) -> None:
    before = User.objects.count()
    asks(client, UNKNOWN)
    assert User.objects.count() == before


def test_who_asks_too_often_is_told_to_wait(client: Client) -> None:
    for _ in range(5):
        asks(client, KNOWN)
    page = client.post(ASK, {"email": KNOWN}).content.decode()
    assert "Dat is te vaak geprobeerd." in page
    assert Message.objects.count() == 5


def test_who_waits_for_a_code_may_give_another_address(client: Client) -> None:
    asks(client, UNKNOWN)
    assert "Je e-mailadres" in client.get(ASK).content.decode()
    asks(client, KNOWN)
    client.post(CODE, {"code": mailed_code()})
    assert "_auth_user_id" in client.session


def test_whoever_is_signed_in_is_not_asked_for_a_code(client: Client) -> None:
    asks(client, KNOWN)
    client.post(CODE, {"code": mailed_code()})
    assert client.get(ASK)["Location"] == "/start/"
