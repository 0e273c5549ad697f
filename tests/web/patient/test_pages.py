"""Every form of the patient: hers alone, and not there before the intake."""

from datetime import date

import pytest

from tests.people import Cast, at
from tests.web.patient.conftest import AtHome, hidden, sits

MORNING = at(date(2026, 4, 8), 9)
FORMS = ("check-in", "check-in-more", "check-in-yesterday", "session", "activity", "flare")


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("who", ["neighbour", "therapist", "stranger"])
def test_who_has_no_plan_finds_no_form(at_home: AtHome, cast: Cast, name: str, who: str) -> None:
    home = at_home("stepping-up", MORNING)
    other = sits(home.client, getattr(cast, who), MORNING)
    assert other.opens(name).status_code == 404
    assert other.sends_again(name, {"entry": "x", "usual": "3"}).status_code == 404


def test_the_id_of_anothers_entry_touches_nothing_of_hers(at_home: AtHome, cast: Cast) -> None:
    home = at_home("stepping-up", MORNING)
    data = hidden(home.opens("check-in"))
    home.sends_again("check-in", {**data, "usual": "2", "extra": "gone_within_two_hours"})
    kept = home.entries("check_in")
    other = sits(home.client, cast.neighbour, MORNING)
    assert other.sends_again("check-in", {**data, "usual": "9"}).status_code == 404
    assert home.entries("check_in") == kept


@pytest.mark.parametrize("name", FORMS)
def test_a_page_speaks_english_as_well(at_home: AtHome, name: str) -> None:
    home = at_home("stepping-up", MORNING)
    home.sends("check-in", usual="8", extra="still_there")
    page = home.sees(name, "en")
    assert "Back to today" in page
    assert "Terug" not in page
