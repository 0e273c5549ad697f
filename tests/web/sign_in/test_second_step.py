"""Who works here reaches nothing without a second step, whatever is tried; patients need none."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.core.cache import cache
from django.http import HttpRequest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from soepel.records.models import Message, Patient, User
from soepel.server.second_factor import Factors, has_shown_factor
from tests.people import NAMES, Cast
from tests.web.sign_in.test_sign_in import CODE, asks, mailed_code

STAFF = ("therapist", "reception", "owner")
CHOOSE = "/jouw-inlog/kiezen/"
STEP = "/inloggen/tweede-stap/"
PERIOD = 30
pytestmark = pytest.mark.usefixtures("cast")


def signs_in(client: Client, email: str) -> str:
    """By the code from the mail. Gives the address that follows."""
    asks(client, email)
    return str(client.post(CODE, {"code": mailed_code()})["Location"])


def with_app(email: str) -> str:
    """The account has an app with codes and reserve codes. Gives the key of the app."""
    key, user = generate_totp_secret(), User.objects.get(email=email)
    TOTP.activate(user, key)
    RecoveryCodes.activate(user)
    return str(key)


def code_of(key: str, ahead: int = 0) -> str:
    """What an app with that key shows now, or some periods from now."""
    return str(format_hotp_value(hotp_value(key, int(time.time()) // PERIOD + ahead)))


def inside(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("role", STAFF)
def test_who_works_here_is_led_to_a_second_step(client: Client, role: str) -> None:
    assert signs_in(client, f"{role}@example.org") == "/start/"
    assert client.get("/start/")["Location"] == CHOOSE
    page = client.get(CHOOSE).content.decode()
    assert "Kies je tweede stap" in page


@pytest.mark.parametrize("role", STAFF)
@pytest.mark.parametrize("page", ["/caseload/", "/balie/", "/praktijk/", "/waarneming/"])
def test_without_a_second_step_no_page_with_anybodys_data_is_hers(
    client: Client, role: str, page: str
) -> None:
    signs_in(client, f"{role}@example.org")
    assert client.get(page)["Location"] == CHOOSE
    assert client.post(page, {"call_back": "1"})["Location"] == CHOOSE


def test_a_file_is_not_hers_either_without_a_second_step(client: Client, cast: Cast) -> None:
    signs_in(client, "therapist@example.org")
    key = Patient.objects.get(user=cast.patient.user or 0).key
    assert client.get(f"/patient/{key}/")["Location"] == CHOOSE


def test_with_an_app_the_code_from_the_mail_alone_opens_nothing(client: Client) -> None:
    with_app("therapist@example.org")
    assert signs_in(client, "therapist@example.org") == STEP
    assert not inside(client)
    assert client.get("/caseload/").status_code == 404


@pytest.mark.parametrize(
    ("role", "page"),
    [("therapist", "/caseload/"), ("reception", "/balie/"), ("owner", "/praktijk/")],
)
def test_after_the_code_of_the_app_each_role_starts_at_its_own_page(
    client: Client, role: str, page: str
) -> None:
    key = with_app(f"{role}@example.org")
    signs_in(client, f"{role}@example.org")
    assert client.post(STEP, {"code": code_of(key)})["Location"] == "/start/"
    assert client.get("/start/")["Location"] == page


def test_a_code_of_the_app_is_taken_once_for_as_long_as_it_is_taken(client: Client) -> None:
    key = with_app("therapist@example.org")
    code = code_of(key, ahead=1)
    signs_in(client, "therapist@example.org")
    client.post(STEP, {"code": code})
    assert inside(client)
    other = Client(headers={"x-forwarded-proto": "https"})
    signs_in(other, "therapist@example.org")
    # As if allauth's own note, which it keeps for one period, were over.
    cache.delete(f"allauth.mfa.totp.used?user={client.session['_auth_user_id']}&code={code}")
    other.post(STEP, {"code": code})
    assert not inside(other)


def test_a_code_of_long_ago_is_not_taken(client: Client) -> None:
    key = with_app("therapist@example.org")
    signs_in(client, "therapist@example.org")
    page = client.post(STEP, {"code": code_of(key, ahead=-3)}).content.decode()
    assert "Dat lukte niet. Neem de nieuwste code" in page
    assert not inside(client)


def test_a_reserve_code_is_a_second_step_once(client: Client) -> None:
    with_app("owner@example.org")
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    signs_in(client, "owner@example.org")
    client.post(STEP, {"code": codes[0]})
    assert inside(client)
    assert client.get("/praktijk/").status_code == 200
    other = Client(headers={"x-forwarded-proto": "https"})
    signs_in(other, "owner@example.org")
    other.post(STEP, {"code": codes[0]})
    assert not inside(other)


def test_a_patient_needs_no_second_step(client: Client) -> None:
    with_app(NAMES[2])
    signs_in(client, NAMES[2])
    assert client.get("/start/")["Location"] == "/vandaag/"


def test_a_session_from_before_the_second_step_shows_it_first(client: Client) -> None:
    """Whoever reads the mail of a colleague and signs in first gets nothing of it later."""
    signs_in(client, "therapist@example.org")
    with_app("therapist@example.org")
    assert client.get("/caseload/")["Location"] == CHOOSE
    assert client.get(CHOOSE)["Location"].startswith("/jouw-inlog/nog-eens/")


def test_the_second_step_of_one_account_is_none_of_another(client: Client) -> None:
    key = with_app("therapist@example.org")
    signs_in(client, "therapist@example.org")
    client.post(STEP, {"code": code_of(key)})
    client.post("/inloggen/uitloggen/")
    signs_in(client, "owner@example.org")
    assert client.get("/praktijk/")["Location"] == CHOOSE


def test_entering_as_somebody_counts_in_the_demo_alone(client: Client, settings: Settings) -> None:
    signs_in(client, "therapist@example.org")
    session = client.session
    session["entered-in-the-demo"] = session["_auth_user_id"]
    session.save()
    assert client.get("/caseload/")["Location"] == CHOOSE
    settings.DEMO = True
    assert has_factor(client)


def has_factor(client: Client) -> bool:
    request = HttpRequest()
    request.session = client.session
    request.user = User.objects.get(pk=client.session["_auth_user_id"])
    return has_shown_factor(request)


def test_who_works_here_keeps_the_last_second_step(client: Client) -> None:
    key = with_app("therapist@example.org")
    signs_in(client, "therapist@example.org")
    client.post(STEP, {"code": code_of(key)})
    page = client.get("/jouw-inlog/app/weg/").content.decode()
    assert "Dit is je enige tweede stap." in page
    client.post("/jouw-inlog/app/weg/")
    assert Authenticator.objects.filter(type="totp").exists()


def test_a_first_factor_is_added_soon_after_signing_in_or_not_at_all(client: Client) -> None:
    signs_in(client, NAMES[2])
    assert client.get("/jouw-inlog/passkey/").status_code == 200
    session = client.session
    session["account_authentication_methods"][-1]["at"] -= 601
    session.save()
    assert "Log eerst opnieuw in" in client.get("/jouw-inlog/passkey/").content.decode()


def test_a_factor_is_changed_after_showing_it_once_more(client: Client) -> None:
    key = with_app("therapist@example.org")
    signs_in(client, "therapist@example.org")
    client.post(STEP, {"code": code_of(key)})
    assert client.get("/jouw-inlog/passkey/").status_code == 200
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 601
    session.save()
    for path in ("/jouw-inlog/passkey/", "/jouw-inlog/reservecodes/nieuw/"):
        assert client.get(path)["Location"].startswith("/jouw-inlog/nog-eens/")
    client.post("/jouw-inlog/nog-eens/", {"code": code_of(key, ahead=1)})
    assert client.get("/jouw-inlog/passkey/").status_code == 200


def test_a_change_is_told_by_mail_and_says_nothing_of_anybody(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    signs_in(client, "owner@example.org")
    client.get("/jouw-inlog/app/")
    key = client.session["mfa.totp.secret"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/jouw-inlog/app/", {"code": code_of(key)})
    mail = Message.objects.latest("pk")
    assert (mail.to, mail.title) == ("owner@example.org", "Hoe je inlogt is veranderd")
    assert "Er is een app met codes toegevoegd" in mail.body
    assert key not in mail.body


def test_reserve_codes_are_shown_once(client: Client) -> None:
    signs_in(client, "owner@example.org")
    client.get("/jouw-inlog/app/")
    client.post("/jouw-inlog/app/", {"code": code_of(client.session["mfa.totp.secret"])})
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    first, second = (client.get("/jouw-inlog/reservecodes/").content.decode() for _ in range(2))
    assert all(code in first for code in codes)
    assert not any(code in second for code in codes)
    assert "Je hebt nog 10 codes." in second


def test_secrets_are_not_kept_as_they_are() -> None:
    key = with_app("owner@example.org")
    assert key not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_a_secret_of_another_key_of_the_site_fits_nothing(settings: Settings) -> None:
    kept = Factors().encrypt("JBSWY3DPEHPK3PXP")
    assert Factors().decrypt(kept) == "JBSWY3DPEHPK3PXP"
    settings.SECRET_KEY = "another key of the site, as long as it should be"
    fits_nothing = {Factors().decrypt(kept) for _ in range(2)}
    assert len(fits_nothing) == 2
    assert not any(len(secret) < 32 for secret in fits_nothing)


def test_five_wrong_codes_stop_the_sixth_also_when_it_is_right(client: Client) -> None:
    key = with_app("therapist@example.org")
    signs_in(client, "therapist@example.org")
    for _ in range(5):
        client.post(STEP, {"code": "000000"})
    assert (
        "Dat is te vaak geprobeerd." in client.post(STEP, {"code": code_of(key)}).content.decode()
    )
    assert not inside(client)


def test_a_passkey_that_nobody_has_signs_nobody_in(client: Client) -> None:
    for sent in ("", "{}", "[]", '"x"', '{"response": {"userHandle": "MQ"}}', "nul\\u0000"):
        answer = client.post("/inloggen/passkey/", {"credential": sent})
        assert answer.status_code == 302, sent
        assert not inside(client)
