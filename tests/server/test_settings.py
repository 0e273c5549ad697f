"""The settings keep what people entered out of the log, and a page over an unsafe line away."""

import logging

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client, override_settings

from soepel.actions.diary.record_check_in import record_check_in
from soepel.actions.refused import Refused
from soepel.core.plan import Review
from soepel.records.models import Intake, Message, User
from soepel.web.patient.forms.flare import FlareForm
from soepel.web.patient.saving import saved
from soepel.words import Lang
from tests.actions.saying import TODAY, check_in, settled
from tests.people import NAMES, Cast, at
from tests.server.logged import log_of_the_site

SAFELY = {"x-forwarded-proto": "https"}
SECRETS = (*NAMES, "my hip hurts", "90417")


@pytest.fixture
def people(cast: Cast) -> Cast:
    return settled(cast)


def signed_in(user: int | None) -> Client:
    client = Client(raise_request_exception=False, headers=SAFELY)
    client.force_login(User.objects.get(pk=user or 0))
    return client


# -- the log ----------------------------------------------------------------------------------


def test_a_page_that_breaks_names_nobody_in_the_log(people: Cast) -> None:
    wrong = {"usual": f"{NAMES[0]}: my hip hurts, 90417"}
    Intake.objects.filter(patient=people.patient.patient).update(content=wrong)
    with log_of_the_site() as written:
        answer = signed_in(people.patient.user).get("/vandaag/")
    assert answer.status_code == 500
    assert "Internal Server Error: /vandaag/" in written.getvalue()
    assert "in intake_of" in written.getvalue(), "the log tells where it broke"
    for secret in SECRETS:
        assert secret not in written.getvalue()
        assert secret not in answer.content.decode().replace("tel:", "")


@pytest.mark.usefixtures("cast")
def test_a_constraint_of_the_database_tells_the_log_no_row() -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        User.objects.create(email=NAMES[2])
    assert NAMES[2] in str(refused.value), "the message of the database repeats the row"
    with log_of_the_site() as written:
        logging.getLogger("soepel.somewhere").error("not made", exc_info=refused.value)
    assert "not made" in written.getvalue()
    assert "IntegrityError" in written.getvalue()
    assert "UniqueViolation" in written.getvalue()
    assert NAMES[2] not in written.getvalue()


def test_an_entry_that_is_refused_leaves_no_answer_in_the_log() -> None:
    def refuse() -> Review:
        raise Refused(" ".join(SECRETS))

    with log_of_the_site() as written:
        assert saved(FlareForm(Lang.NL, {}), refuse) is None
    assert "an entry was refused" in written.getvalue()
    assert "in refuse" in written.getvalue(), "the log tells where it was refused"
    assert not any(secret in written.getvalue() for secret in SECRETS)


def test_an_ordinary_day_leaves_nothing_in_the_log(people: Cast) -> None:
    assert people.patient.patient is not None
    with log_of_the_site() as written:
        record_check_in(people.patient, people.patient.patient, check_in(9), at(TODAY))
        signed_in(people.patient.user).get("/vandaag/")
        signed_in(people.therapist.user).get("/caseload/")
    assert written.getvalue() == ""


def test_a_fault_hidden_by_another_is_told_when_it_led_to_it() -> None:
    log = logging.getLogger("soepel.somewhere")
    for hides, told in ((False, True), (True, False)):
        with log_of_the_site() as written:
            try:
                try:
                    raise KeyError(NAMES[0])
                except KeyError as first:
                    raise ValueError(NAMES[1]) from (None if hides else first)
            except ValueError:
                log.exception("broke")
        assert ("KeyError" in written.getvalue()) is told
        assert "ValueError" in written.getvalue()
        assert not any(name in written.getvalue() for name in NAMES)


# -- the line ---------------------------------------------------------------------------------


def test_who_comes_over_an_unsafe_line_is_sent_to_a_safe_one(client: Client) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/")


@pytest.mark.usefixtures("cast")
def test_a_session_travels_over_a_safe_line_alone_and_no_script_reads_it() -> None:
    client = Client()
    asks(client, NAMES[2], "192.0.2.1")
    cookie = client.cookies["sessionid"]
    assert cookie["secure"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_no_browser_keeps_a_page_of_an_account(people: Cast) -> None:
    today = signed_in(people.patient.user).get("/vandaag/")
    assert "no-store" in today["Cache-Control"]
    assert "private" in today["Cache-Control"]
    assert "Cache-Control" not in Client(headers=SAFELY).get("/")


@pytest.mark.usefixtures("cast")
def test_a_page_may_load_nothing_from_elsewhere() -> None:
    answer = Client(headers=SAFELY).get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Strict-Transport-Security"].startswith("max-age=31536000")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]


@pytest.mark.usefixtures("cast")
def test_a_form_that_is_far_too_large_is_refused_before_it_is_read() -> None:
    client = Client(headers=SAFELY)
    many = {f"field-{number}": "x" for number in range(501)}
    for far_too_large in (many, {"name": "x" * 600_000}):
        assert client.post("/afspraak/", far_too_large).status_code == 400


@pytest.mark.usefixtures("cast")
def test_who_asks_for_codes_too_often_stops_nobody_else() -> None:
    """Not at another address, and not behind the same one: a clinic has one for everybody.

    The proxy's own last word counts; what a visitor claims before it does not.
    """
    noisy = Client()
    for number in range(40):
        asks(noisy, "x@example.org", f"10.0.0.{number}, 192.0.2.7")
    asks(Client(), NAMES[2], "192.0.2.7")
    assert Message.objects.get().to == NAMES[2]
    for number in range(300):
        asks(noisy, f"{number}@example.org", f"10.0.0.{number}, 192.0.2.7")
    asks(noisy, "bram@example.org", "10.0.1.1, 192.0.2.7")
    assert Message.objects.count() == 1
    asks(Client(), "bram@example.org", "192.0.2.8")
    assert Message.objects.count() == 2


def asks(client: Client, address: str, came_by: str) -> None:
    """Asks for a code to sign in with, through the proxy that says by which way it came."""
    headers = {**SAFELY, "x-forwarded-for": came_by}
    client.post("/inloggen/", {"email": address}, headers=headers)


# -- the whole --------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_models_and_the_migrations_say_the_same() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_django_finds_nothing_to_warn_of() -> None:
    long = "".join(chr(33 + number % 90) for number in range(60))
    with override_settings(SECRET_KEY=long):
        call_command("check", deploy=True, fail_level="WARNING")
