"""A session ends by itself when nobody is there, and no script keeps one alive."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client

from soepel.records.models import User
from soepel.server.session_ends import BEGAN, PATIENT, SEEN, STAFF, Ends, is_over
from tests.people import Cast

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("ends", [STAFF, PATIENT])
def test_a_session_ends_when_nobody_was_there_for_its_time_and_not_before(ends: Ends) -> None:
    seen = NOW - ends.idle
    assert not is_over(ends, seen, seen + SECOND, NOW)
    assert is_over(ends, seen, seen, NOW)


@pytest.mark.parametrize("ends", [STAFF, PATIENT])
def test_a_session_ends_at_last_also_for_who_is_there(ends: Ends) -> None:
    began = NOW - ends.at_most
    assert not is_over(ends, began + SECOND, NOW, NOW)
    assert is_over(ends, began, NOW, NOW)


def test_the_times_are_those_of_the_decision() -> None:
    assert (STAFF.idle, STAFF.at_most) == (timedelta(minutes=15), timedelta(hours=12))
    assert PATIENT.idle == timedelta(days=30)
    assert PATIENT.idle.total_seconds() == settings.SESSION_COOKIE_AGE


def signed_in(client: Client, user: int | None) -> Client:
    client.force_login(User.objects.get(pk=user or 0))
    return client


def pass_by(client: Client, time: timedelta) -> None:
    """That much time has gone by since somebody signed in and was last there."""
    session = client.session
    for what in (BEGAN, SEEN):
        session[what] -= time.total_seconds()
    session.save()


@pytest.mark.parametrize("role", ["therapist", "reception", "owner"])
def test_who_works_here_and_was_away_signs_in_again(client: Client, cast: Cast, role: str) -> None:
    signed_in(client, getattr(cast, role).user)
    assert client.get("/start/").status_code == 302
    pass_by(client, timedelta(minutes=15))
    assert client.get("/start/")["Location"] == "/inloggen/"
    assert "_auth_user_id" not in client.session
    assert "een tijdje weg" in client.get("/inloggen/").content.decode()


def test_a_patient_stays_signed_in_on_her_own_device(client: Client, cast: Cast) -> None:
    signed_in(client, cast.patient.user)
    pass_by(client, timedelta(days=29))
    assert client.get("/start/")["Location"] == "/vandaag/"
    pass_by(client, timedelta(days=29))
    assert client.get("/start/")["Location"] == "/vandaag/", "she was there in between"
    pass_by(client, timedelta(days=31))
    assert client.get("/start/")["Location"] == "/inloggen/"


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(client: Client, cast: Cast) -> None:
    signed_in(client, cast.therapist.user)
    pass_by(client, timedelta(minutes=14))
    seen = client.session[SEEN]
    client.get("/caseload/nieuws/?after=0")
    assert client.session[SEEN] == seen
    assert client.get("/caseload/").status_code == 200
    assert client.session[SEEN] > seen


def test_a_session_from_before_there_were_notes_is_over(client: Client, cast: Cast) -> None:
    signed_in(client, cast.therapist.user)
    session = client.session
    del session[SEEN]
    session.save()
    assert client.get("/caseload/")["Location"] == "/inloggen/"


def test_signing_in_gives_a_session_of_another_key(client: Client, cast: Cast) -> None:
    client.get("/inloggen/")
    session = client.session
    session["any"] = "thing"
    session.save()
    before = session.session_key
    signed_in(client, cast.therapist.user)
    assert client.session.session_key != before
