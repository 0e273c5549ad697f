"""The check-in: three taps, once; corrected without loss; more on a high day alone."""

from datetime import date

import pytest

from soepel.core.record import DailyLoad, ExtraPain, Trigger
from tests.people import at
from tests.web.patient.conftest import AtHome, hidden, seen

MORNING = at(date(2026, 4, 16), 7, 30)
"""Of a day in phase 2, after a day with exercises; usual pain is 2."""
TODAY, YESTERDAY = date(2026, 4, 16), date(2026, 4, 15)
CALM = {"usual": "2", "extra": "gone_within_two_hours", "stiffness": "1", "load": "usual"}


def test_it_is_kept_with_every_answer(at_home: AtHome) -> None:
    home = at_home("stepping-up", MORNING)
    answer = home.sends("check-in", **CALM)
    assert (answer.status_code, answer.headers["location"]) == (302, "/vandaag/")
    (told,) = home.told_now
    assert told.day == TODAY
    assert (told.usual, told.extra) == (2, ExtraPain.GONE_WITHIN_TWO_HOURS)  # type: ignore[attr-defined]  # a check-in
    assert (told.stiffness, told.load) == (1, DailyLoad.USUAL)  # type: ignore[attr-defined]  # the same


def test_the_plan_is_no_longer_provisional(at_home: AtHome) -> None:
    home = at_home("stepping-up", MORNING)
    assert "Dit plan is voorlopig" in home.sees("today")
    home.sends("check-in", **CALM)
    page = home.sees("today")
    assert "Dank je wel." in page
    assert "Dit plan is voorlopig" not in page


def test_the_same_form_sent_twice_is_one_check_in(at_home: AtHome) -> None:
    home = at_home("stepping-up", MORNING)
    data = {**hidden(home.opens("check-in")), **CALM}
    home.sends_again("check-in", data)
    home.sends_again("check-in", data)
    assert len(home.told_now) == 1


def test_what_was_filled_in_stays_when_something_is_missing(at_home: AtHome) -> None:
    home = at_home("stepping-up", MORNING)
    answer = home.sends("check-in", usual="4", load="heavy")
    page, source = seen(answer), answer.content.decode()
    assert not home.told_now
    assert "Nog niet alles is goed ingevuld" in page
    assert page.count("Kies wat het beste past.") == 2  # above the form, and beside the field
    assert source.count("checked") == 2
    assert hidden(answer)["entry"]


@pytest.mark.parametrize("wrong", ["11", "-1", "veel", ""])
def test_pain_is_a_number_of_the_scale(at_home: AtHome, wrong: str) -> None:
    home = at_home("stepping-up", MORNING)
    assert home.sends("check-in", **{**CALM, "usual": wrong}).status_code == 200
    assert not home.told_now


def test_today_can_be_corrected(at_home: AtHome) -> None:
    home = at_home("stepping-up", MORNING)
    home.sends("check-in", **CALM)
    assert "Dit heb je al ingevuld." in home.sees("check-in")
    home.sends("check-in", **{**CALM, "usual": "3"})
    first, second = home.told_now
    assert first.id == second.id
    assert "Pijn 3 van de 10." in home.sees("today")


def test_yesterday_can_be_corrected(at_home: AtHome) -> None:
    home = at_home("stepping-up", MORNING)
    before = [one for one in home.entries("check_in") if one.day == YESTERDAY]
    home.opens("today")
    home.sends("check-in-yesterday", usual="3")
    (told,) = home.told_now
    assert (told.id, told.day) == (before[0].id, YESTERDAY)


def test_extra_pain_is_asked_only_after_exercises(at_home: AtHome) -> None:
    assert "extra pijn" not in at_home("new", at(date(2026, 3, 2), 8)).sees("check-in")


class TestAHighDay:
    def test_asks_a_bit_more_and_keeps_that_with_the_check_in(self, at_home: AtHome) -> None:
        home = at_home("stepping-up", MORNING)
        answer = home.sends("check-in", **{**CALM, "usual": "6"})
        assert answer.headers["location"] == "/vandaag/hoe-was-het/meer/"
        assert "Dat is meer pijn dan je gewend bent" in home.sees("check-in-more")
        home.sends("check-in-more", hindered=["slept_worse"], triggers=["cold", "stress"])
        first, second = home.told_now
        assert first.id == second.id
        assert (second.usual, second.slept_worse, second.kept_from_things) == (6, True, False)  # type: ignore[attr-defined]  # a check-in
        assert second.triggers == (Trigger.COLD, Trigger.STRESS)  # type: ignore[attr-defined]  # the same

    def test_says_what_to_do_when_it_lasts(self, at_home: AtHome) -> None:
        home = at_home("stepping-up", MORNING)
        home.sends("check-in", **{**CALM, "usual": "6"})
        home.sends("check-in-more", hindered=["slept_worse"])
        assert "Houdt het aan, of wordt het erger? Kies dan:" in home.sees("today")

    def test_a_correction_keeps_what_was_told_on_that_page(self, at_home: AtHome) -> None:
        home = at_home("stepping-up", MORNING)
        home.sends("check-in", **{**CALM, "usual": "6"})
        home.sends("check-in-more", hindered=["extra_painkillers"])
        home.sends("check-in", **{**CALM, "usual": "7"})
        last = home.told_now[-1]
        assert (last.usual, last.extra_painkillers) == (7, True)  # type: ignore[attr-defined]  # a check-in

    def test_a_calm_day_asks_no_more(self, at_home: AtHome) -> None:
        home = at_home("stepping-up", MORNING)
        assert home.opens("check-in-more").headers["location"] == "/vandaag/hoe-was-het/"
        assert home.sends("check-in", **CALM).headers["location"] == "/vandaag/"
