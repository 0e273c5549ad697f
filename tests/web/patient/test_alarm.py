"""Something is wrong: one tap raises the flag, and says at once whom to call."""

from datetime import date

import pytest

from soepel.core.screening import FLAG_OF_ALARM, Alarm, Tier, tier_of
from soepel.records.models import Intake
from tests.people import Cast, at
from tests.web.patient.conftest import AtHome, hidden, seen, sits

MORNING = at(date(2026, 3, 2), 9)
PAGES = ("today", "check-in", "session", "activity", "flare", "check-in-yesterday")


@pytest.mark.parametrize("alarm", list(Alarm))
def test_each_tap_raises_its_flag_and_says_whom_to_call(at_home: AtHome, alarm: Alarm) -> None:
    home = at_home("new", MORNING)
    answer = home.sends("alarm", alarm=alarm.value)
    (flag,) = home.entries("flag_raised")
    assert flag.flag is FLAG_OF_ALARM[alarm]
    page = seen(home.client.get(answer.headers["location"]))
    urgent = tier_of(FLAG_OF_ALARM[alarm]) is Tier.T0
    assert ("Bel 112 of ga naar de spoedeisende hulp." in page) is urgent
    assert ("Bel vandaag je huisarts" in page) is not urgent
    assert "Stop nu met oefenen." in page
    assert "Praktijk een" in page
    assert "030 123 45 67" in page


def test_the_same_tap_sent_twice_is_one_flag(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    data = {**hidden(home.opens("alarm")), "alarm": "calf"}
    home.sends_again("alarm", data)
    home.sends_again("alarm", data)
    assert len(home.entries("flag_raised")) == 1


def test_two_taps_on_one_page_are_two_flags(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    page = hidden(home.opens("alarm"))
    home.sends_again("alarm", {**page, "alarm": "calf"})
    home.sends_again("alarm", {**page, "alarm": "fever"})
    assert len(home.entries("flag_raised")) == 2


def test_a_fall_names_what_makes_it_an_emergency(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    answer = home.sends("alarm", alarm="fall")
    page = seen(home.client.get(answer.headers["location"]))
    assert "Bel dan nu 112: Na een val niet op je been kunnen staan" in page


def test_in_english_it_says_the_same(at_home: AtHome) -> None:
    page = at_home("new", MORNING).sees("alarm", "en")
    assert "Emergency: call 112" in page
    assert "A swollen, painful calf" in page


@pytest.mark.parametrize("name", PAGES)
def test_every_page_leads_to_it(at_home: AtHome, name: str) -> None:
    home = at_home("stepping-up", at(date(2026, 4, 8), 9))
    assert 'href="/er-is-iets-mis/"' in home.opens(name).content.decode()


@pytest.mark.parametrize("name", ["therapist", "stranger"])
def test_it_is_a_patients_page(at_home: AtHome, cast: Cast, name: str) -> None:
    home = at_home("new", MORNING)
    other = sits(home.client, getattr(cast, name), MORNING)
    assert other.opens("alarm").status_code == 404
    assert other.sends_again("alarm", {"entry": "x", "alarm": "calf"}).status_code == 404


def test_it_needs_no_plan(at_home: AtHome, cast: Cast) -> None:
    home = at_home("new", MORNING)
    before_the_intake = sits(home.client, cast.neighbour, MORNING)
    assert before_the_intake.opens("today").headers["location"] == "/kennismaken/"
    answer = before_the_intake.sends("alarm", alarm="calf")
    assert "Bel vandaag je huisarts" in seen(home.client.get(answer.headers["location"]))


def test_whatever_breaks_on_our_side_she_is_told_whom_to_call(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    Intake.objects.filter(patient=home.patient).update(content={"no": "intake"})
    answer = home.sends("alarm", alarm="chest_pain_or_fainting")
    assert not home.entries("flag_raised")
    assert "Bel 112" in seen(home.client.get(answer.headers["location"]))


def test_the_address_and_the_title_tell_nothing(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    answer = home.sends("alarm", alarm="calf")
    assert answer.headers["location"] == "/er-is-iets-mis/bellen/"
    page = home.opens("alarm-call").content.decode()
    assert "<title>Wie je belt – Soepel</title>" in page
    assert "kuit</h1>" in page


def test_who_tapped_nothing_is_asked_what_is_wrong(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    assert home.opens("alarm-call").headers["location"] == "/er-is-iets-mis/"
    assert home.sends("alarm", alarm="headache").status_code == 200
    assert home.opens("alarm-call").headers["location"] == "/er-is-iets-mis/"


def test_what_is_not_on_the_list_has_a_number_too(at_home: AtHome) -> None:
    page = at_home("new", MORNING).sees("alarm")
    assert "Is het iets anders, en vertrouw je het niet? Bel je huisarts, of Praktijk een:" in page
    assert "030 123 45 67" in page
