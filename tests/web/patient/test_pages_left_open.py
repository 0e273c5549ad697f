"""A page that was left open overnight tells of the new day, and takes nothing from the old one."""

from datetime import date, timedelta
from typing import Any

import pytest

from soepel.records.models import Message
from soepel.records.vocabulary import Subject
from tests.people import at
from tests.web.patient.conftest import AtHome, Home, hidden, seen, sits

EVENING = at(date(2026, 3, 2), 20)
NEXT_MORNING = EVENING + timedelta(hours=12)
SESSION = {"pendulum-done": "100", "pendulum-pain": "2"}
MINUTES = {"walking-minutes": "10", "walking-pain": "1"}


def days(home: Home, kind: str) -> list[date]:
    """The day of each entry of a kind, by its last version."""
    last = {entry.id: entry.day for entry in home.entries(kind)}
    return sorted(last.values())


def sent_on_both_days(home: Home, name: str, data: dict[str, Any]) -> Home:
    """The same page is sent in the evening, and found back and sent in the morning."""
    home.sends_again(name, data)
    woken = sits(home.client, home.viewer, NEXT_MORNING)
    woken.sends_again(name, data)
    return woken


FILLED_IN = {
    "check-in": ("check_in", {"usual": "3", "extra": "none"}),
    "session": ("exposure", SESSION),
    "activity": ("quota_done", MINUTES),
    "flare": ("flare_call", {}),
    "alarm": ("flag_raised", {"alarm": "calf"}),
}
CORRECTED = FILLED_IN.keys() - {"flare"}
"""Who is in a flare has no button to press it again."""


@pytest.mark.parametrize("name", FILLED_IN)
def test_each_day_keeps_its_own(at_home: AtHome, name: str) -> None:
    kind, given = FILLED_IN[name]
    home = at_home("new", EVENING)
    woken = sent_on_both_days(home, name, {**hidden(home.opens(name)), **given})
    assert set(days(woken, kind)) == {EVENING.date(), NEXT_MORNING.date()}


@pytest.mark.parametrize("wrong", ["", "two words", "<b>", "x" * 81])
def test_what_is_no_id_is_not_kept(at_home: AtHome, wrong: str) -> None:
    home = at_home("new", EVENING)
    home.sends("check-in", entry=wrong, usual="3", extra="none")
    assert not home.told_now


@pytest.mark.parametrize("name", sorted(CORRECTED))
def test_a_page_to_correct_keeps_each_day_too(at_home: AtHome, name: str) -> None:
    kind, given = FILLED_IN[name]
    home = at_home("new", EVENING)
    home.sends(name, **given)
    woken = sent_on_both_days(home, name, {**hidden(home.opens(name)), **given})
    assert set(days(woken, kind)) == {EVENING.date(), NEXT_MORNING.date()}


def test_the_therapist_is_told_of_an_alarm_on_each_day(at_home: AtHome) -> None:
    home = at_home("new", EVENING)
    sent_on_both_days(home, "alarm", {**hidden(home.opens("alarm")), "alarm": "calf"})
    assert Message.objects.filter(about=Subject.CALL_NOW).count() == 2


def test_minutes_of_two_pages_are_not_added_up(at_home: AtHome) -> None:
    """The page asks for the minutes of today, all together."""
    home = at_home("new", EVENING)
    first, second = hidden(home.opens("activity")), hidden(home.opens("activity"))
    home.sends_again("activity", {**first, **MINUTES})
    home.sends_again("activity", {**second, **MINUTES, "walking-minutes": "15"})
    told = {entry.id: entry.amount for entry in home.entries("quota_done")}
    assert sum(told.values()) == 15


def test_what_a_high_day_was_like_is_not_told_of_the_next_day(at_home: AtHome) -> None:
    home = at_home("new", EVENING)
    home.sends("check-in", usual="9", extra="none")
    left_open = {**hidden(home.opens("check-in-more")), "hindered": "slept_worse"}
    woken = sits(home.client, home.viewer, NEXT_MORNING)
    woken.sends("check-in", usual="9", extra="none")
    answer = woken.sends_again("check-in-more", left_open)
    assert "Deze bladzijde ging over een andere dag." in seen(answer)
    assert not any(entry.slept_worse for entry in woken.entries("check_in"))
    woken.sends("check-in-more", hindered="slept_worse")
    assert woken.entries("check_in")[-1].slept_worse
