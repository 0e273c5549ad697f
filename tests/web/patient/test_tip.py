"""At most one lesson is proposed on the page of today, with a sentence why."""

from datetime import date

import pytest

from soepel.actions.learning.mark_read import mark_read
from tests.people import at
from tests.web.patient.conftest import AtHome

FIRST = at(date(2026, 3, 2), 7, 30)
FLARE = at(date(2026, 5, 30), 10)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nl", "Tip van vandaag Een korte uitleg die nu goed van pas komt. Wat er in je heup"),
        ("en", "Tip of today A short explanation that is useful now. What happens in your hip"),
    ],
)
def test_the_first_day_proposes_the_first_lesson(at_home: AtHome, lang: str, words: str) -> None:
    page = at_home("new", FIRST).sees("today", lang)
    assert words in page
    assert page.count(words.partition(" ")[0]) == 1


def test_a_flare_proposes_what_helps_in_a_flare(at_home: AtHome) -> None:
    page = at_home("flare-and-back", FLARE).sees("today")
    assert "Je heup vlamt op. Zo kom je er rustig weer uit. Als je heup opvlamt" in page


@pytest.mark.parametrize(
    ("hour", "lesson"), [(10, "Als je heup opvlamt"), (20, "Beter liggen en slapen")]
)
def test_after_a_bad_night_warmth_and_a_pillow_are_for_the_evening(
    at_home: AtHome, hour: int, lesson: str
) -> None:
    page = at_home("flare-and-back", at(date(2026, 5, 29), hour)).sees("today")
    assert lesson in page.partition("Tip van vandaag")[2]


def test_what_was_read_is_not_proposed_again(at_home: AtHome) -> None:
    home = at_home("new", FIRST)
    mark_read(home.viewer, "what-it-is", FIRST)
    assert "Tip van vandaag" not in home.sees("today")


def test_the_flare_page_leads_to_the_lesson(at_home: AtHome) -> None:
    assert "Lees meer: Als je heup opvlamt" in at_home("new", FIRST).sees("flare")
