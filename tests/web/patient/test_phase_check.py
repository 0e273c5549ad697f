"""The short test before phase 3: offered, taken once, or not possible."""

from datetime import date

import pytest

from soepel.core.exercises import Phase
from tests.people import at
from tests.web.patient.conftest import AtHome, Home, hidden, seen

MORNING = at(date(2026, 10, 2), 7, 30)
RESULT = {"chair_stands": "12", "hold_left": "20", "hold_right": "15"}


@pytest.fixture
def ready(at_home: AtHome) -> Home:
    """Ready for the test, with this morning's check-in."""
    home = at_home("phase-change", MORNING)
    home.sends("check-in", usual="2", extra="gone_within_two_hours")
    return home


def test_a_passed_test_opens_the_next_phase(ready: Home) -> None:
    assert "Een korte test" in ready.sees("today")
    ready.sends("phase-check", **RESULT)
    (entry,) = ready.entries("phase_check")
    assert (entry.chair_stands, entry.hold_left, entry.hold_right) == (12, 20, 15)
    page = ready.sees("today")
    assert ready.plan().plan.phase is Phase.STRENGTH_AND_CAPACITY
    assert "Je gaat naar de volgende fase: sterker worden." in page
    assert "Fase 3: Sterker worden Hier ben je" in page


def test_a_test_that_is_not_passed_says_so_and_when_it_comes_back(ready: Home) -> None:
    ready.sends("phase-check", **{**RESULT, "hold_left": "5"})
    page = ready.sees("today")
    assert "Het is nog niet genoeg" in page
    assert "Over een week kun je de test weer doen." in page


def test_the_same_form_sent_twice_is_one_test(ready: Home) -> None:
    data = {**hidden(ready.opens("phase-check")), **RESULT}
    ready.sends_again("phase-check", data)
    ready.sends_again("phase-check", data)
    assert len(ready.entries("phase_check")) == 1


def test_who_cannot_do_it_says_so_without_numbers(ready: Home) -> None:
    ready.sends("phase-check", unable="on")
    (entry,) = ready.entries("phase_check")
    assert (entry.unable, entry.chair_stands) == (True, None)


def test_what_was_filled_in_stays_when_something_is_missing(ready: Home) -> None:
    answer = ready.sends("phase-check", chair_stands="12", hold_left="")
    page = seen(answer)
    assert page.count("Vul de seconden op je linkerbeen in") == 2
    assert page.count("Vul de seconden op je rechterbeen in") == 2
    assert "Vul in hoe vaak je opstond" not in page
    assert 'value="12"' in answer.content.decode()
    assert not ready.entries("phase_check")


def test_it_is_not_asked_of_who_is_not_ready(at_home: AtHome) -> None:
    home = at_home("new", at(date(2026, 3, 2), 9))
    assert home.opens("phase-check").headers["location"] == "/vandaag/"
