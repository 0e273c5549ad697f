"""The session, one exercise after another: each is kept before the next one comes."""

from datetime import date

from soepel.core.quantities import Side
from tests.people import at
from tests.web.patient.conftest import AtHome, Home, hidden

MORNING = at(date(2026, 3, 2), 9)
"""The first day: pendulum and windscreen wiper on each side, two more with both legs."""


def stands_at(home: Home) -> str:
    """The exercise on the screen; empty at the end."""
    return hidden(home.opens("player")).get("exercise", [":"])[0].partition(":")[0]


def does(home: Home, **given: str) -> None:
    """Tells how the exercise on the screen went."""
    exercise = stands_at(home)
    home.sends("player", **{f"{exercise}-{name}": value for name, value in given.items()})


def test_it_tells_how_and_counts(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    page = home.sees("player")
    assert "Oefening 1 van 4" in page
    assert "Zo doe je het" in page
    text = home.opens("player").content.decode()
    assert 'data-sides="2"' in text
    assert "data-coach" in text


def test_an_exercise_is_kept_and_the_next_comes(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    first = stands_at(home)
    does(home, done="100", pain="2", effort="3")
    kept = home.entries("exposure")
    assert {(one.exercise, one.side, one.pain) for one in kept} == {
        (first, Side.LEFT, 2),
        (first, Side.RIGHT, 2),
    }
    assert stands_at(home) != first
    assert "Oefening 2 van 4" in home.sees("player")


def test_it_ends_kindly_when_everything_is_done(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    for _ in range(4):
        does(home, done="100", pain="1", effort="3")
    assert stands_at(home) == ""
    assert "Het is gelukt" in home.sees("player")
    assert "Alle 4 oefeningen gedaan." in home.sees("today")


def test_without_an_answer_it_asks_for_one(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    first = stands_at(home)
    answer = home.sends("player")
    assert "Kies hoeveel je hebt gedaan." in answer.content.decode()
    assert stands_at(home) == first


def test_too_hard_brings_the_exercise_once_more_and_stays_told(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    first = stands_at(home)
    does(home, too_hard="on")
    assert "Hier is een makkelijkere vorm." in home.sees("today")
    assert stands_at(home) == first
    does(home, done="100", pain="1", effort="2")
    last = home.entries("exposure")[-1]
    assert (last.exercise, last.done, last.too_hard) == (first, 100, True)
    assert stands_at(home) != first
