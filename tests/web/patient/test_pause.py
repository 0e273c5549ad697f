"""Her programme stands still until the day she chose, and goes on when she says so."""

from datetime import date, timedelta

import pytest

from soepel.actions.diary.ask_pause import LONGEST, ask_pause
from soepel.actions.diary.enter import enter
from soepel.actions.refused import Refused
from soepel.core.record import Pause
from soepel.records.clock import local
from soepel.records.queries.pauses import PauseNow, pause_of
from tests.people import Cast, at
from tests.web.patient.conftest import AtHome, Home

DAY = date(2026, 3, 5)
MORNING = at(DAY, 9)
SOON = DAY + timedelta(days=10)


@pytest.fixture
def home(at_home: AtHome) -> Home:
    return at_home("new", MORNING)


def pause(until: date, name: str = "p") -> Pause:
    return Pause(id=name, day=DAY, known=local(MORNING), until=until)


def test_today_says_until_when_and_asks_nothing(home: Home) -> None:
    answer = home.sends("pause", until=SOON.isoformat())
    assert answer.status_code == 302
    page = home.sees("today")
    assert "Je programma staat stil tot zondag 15 maart." in page
    assert "Eerst kijkt een arts" not in page
    assert not home.plan().plan.asked
    assert "Tijdens je pauze zijn er geen oefeningen" in home.sees("session")


def test_she_begins_again_whenever_she_likes(home: Home) -> None:
    home.sends("pause", until=SOON.isoformat())
    home.sends("pause", again="yes")
    assert not home.plan().plan.paused
    assert home.plan().plan.asked
    assert pause_of(home.viewer, DAY) is None


@pytest.mark.parametrize("until", ["", DAY, DAY - timedelta(1), DAY + LONGEST + timedelta(1), "x"])
def test_a_pause_has_a_day_within_six_weeks(home: Home, until: object) -> None:
    page = home.sends("pause", until=str(until)).content.decode()
    assert "Kies een dag" in page
    assert not home.entries("pause")


def test_no_other_way_in_makes_it_longer(home: Home) -> None:
    for until in (DAY - timedelta(1), DAY + LONGEST + timedelta(1)):
        with pytest.raises(Refused):
            ask_pause(home.viewer, home.patient, pause(until), MORNING)
    assert ask_pause(home.viewer, home.patient, pause(DAY + LONGEST), MORNING).plan.paused


def test_what_a_therapist_let_rest_she_does_not_start(home: Home, cast: Cast) -> None:
    enter(cast.therapist, home.patient, [pause(SOON)], MORNING)
    assert pause_of(home.viewer, DAY) == PauseNow(SOON, own=False)
    assert "Vandaag weer beginnen" not in home.sees("pause")
    with pytest.raises(Refused):
        ask_pause(home.viewer, home.patient, pause(DAY, "mine"), MORNING)
    assert home.plan().plan.paused


def test_an_urgent_sign_is_not_ended_by_her_pause(home: Home) -> None:
    home.sends("alarm", alarm="fever")
    home.sends_again("pause", {"again": "yes"})
    assert home.plan().plan.paused
    assert "Eerst kijkt een arts" in home.sees("today")
