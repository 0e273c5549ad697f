"""The log of the exercises: kept card by card, once, both sides together unless one differs."""

from datetime import date

from soepel.core.plan import Review
from soepel.core.quantities import Side
from tests.people import at
from tests.web.patient.conftest import AtHome, Home, hidden, seen

MORNING = at(date(2026, 3, 2), 9)
"""The first day: pendulum and windscreen wiper on each side, two more with both legs."""
DONE = {"pendulum-done": "100", "pendulum-pain": "2", "pendulum-effort": "3"}


def rung(review: Review) -> int:
    """Of the glute squeeze, as it is asked today."""
    return next(one.rung for one in review.plan.asked if one.exercise == "glute-squeeze")


def told(home: Home) -> dict[tuple[str, Side], tuple[int, int | None, int | None]]:
    """What is kept of each exercise and side: how much, pain and effort."""
    last = {(one.exercise, one.side): one for one in home.entries("exposure")}
    return {unit: (one.done, one.pain, one.effort) for unit, one in last.items()}


def test_both_sides_are_told_at_once(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    home.sends("session", **DONE)
    assert told(home) == {
        ("pendulum", Side.LEFT): (100, 2, 3),
        ("pendulum", Side.RIGHT): (100, 2, 3),
    }


def test_a_side_that_differs_is_told_apart(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    differs = {"pendulum-other": "left", "pendulum-other_pain": "5", "pendulum-other_done": "50"}
    home.sends("session", **DONE, **differs)
    assert told(home)["pendulum", Side.LEFT] == (50, 5, 3)
    assert told(home)["pendulum", Side.RIGHT] == (100, 2, 3)


def test_the_next_card_opens_and_what_is_kept_is_ticked(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    answer = home.sends("session", **DONE)
    assert answer.headers["location"] == "/vandaag/oefeningen/#now"
    cards = home.opens("session").content.decode().split("<details")
    (now,) = [card for card in cards if ' id="now" open' in card]
    assert "windscreen-wiper" in now
    done = [card for card in cards if "log--done" in card]
    assert ["Been laten slingeren" in card for card in done] == [True]


def test_the_same_form_sent_twice_is_one_entry_for_each_side(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    data = {**hidden(home.opens("session")), **DONE}
    home.sends_again("session", data)
    home.sends_again("session", data)
    assert len(home.entries("exposure")) == 2


def test_a_card_can_be_corrected_and_the_others_stay(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    home.sends("session", **DONE, **{"glute-squeeze-done": "100", "glute-squeeze-pain": "1"})
    home.sends("session", **{**DONE, "pendulum-pain": "4"}, **{"glute-squeeze-done": "100",
               "glute-squeeze-pain": "1"})  # fmt: skip
    ids = {one.id for one in home.entries("exposure")}
    assert len(ids) == 3
    assert told(home)["pendulum", Side.LEFT] == (100, 4, 3)
    assert len(home.entries("exposure")) == 5


def test_a_right_card_is_kept_when_another_is_wrong(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    answer = home.sends("session", **DONE, **{"belt-press-pain": "4"})
    page, source = seen(answer), answer.content.decode()
    assert answer.status_code == 200
    assert "Kies hoeveel je hebt gedaan. (Knieën naar buiten duwen)" in page
    assert len(told(home)) == 2
    assert source.count("checked") == 4  # three of the card that is kept, one of the other


def test_what_was_not_done_is_no_exposure(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    home.sends("session", **{"pendulum-done": "0"})
    assert told(home) == {}
    assert "Klaar" not in home.sees("today")


def test_what_was_told_by_mistake_is_taken_back(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    home.sends("session", **DONE)
    home.sends("session", **{"pendulum-done": "0"})
    assert told(home)["pendulum", Side.LEFT] == (0, None, None)
    assert "Been laten slingeren Klaar" not in home.sees("today")


def test_too_hard_now_lowers_the_exercise_at_once(at_home: AtHome) -> None:
    home = at_home("stepping-up", at(date(2026, 4, 23), 9))
    before = home.plan()
    home.sends("session", **{"glute-squeeze-too_hard": "on", "glute-squeeze-pain": "3"})
    (entry,) = home.told_now
    assert entry.too_hard  # type: ignore[attr-defined]  # an exposure
    assert "Te zwaar is goed om te weten." in home.sees("today")
    assert rung(home.plan()) < rung(before)


def test_pain_elsewhere_is_kept_as_such(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    home.sends("session", **DONE, **{"pendulum-elsewhere": "on"})
    assert all(one.elsewhere for one in home.entries("exposure"))


def test_what_was_done_before_the_plan_became_calmer_is_not_lost(at_home: AtHome) -> None:
    home = at_home("stepping-up", at(date(2026, 4, 23), 9))
    page = hidden(home.opens("session"))
    home.sends("flare")
    assert "bridge" not in {asked.exercise for asked in home.plan().plan.asked}
    home.sends_again("session", {**page, "bridge-done": "100", "bridge-pain": "4"})
    assert any(one.exercise == "bridge" for one in home.told_now if hasattr(one, "exercise"))


def test_an_exercise_that_does_not_exist_is_not_kept(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    home.sends("session", exercise=["no-such:both", "pendulum:both"], **DONE)
    assert told(home) == {}


def test_a_form_without_an_answer_is_not_said_to_be_kept(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    assert home.sends("session").headers["location"] == "/vandaag/oefeningen/"
    page = home.sees("session")
    assert "Er is nog niets bewaard." in page
    assert not home.entries("exposure")


def test_who_is_stopped_is_not_told_to_keep_moving(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    home.sends("alarm", alarm="fall")
    page = home.sees("session")
    assert "Oefen niet tot er iemand heeft gekeken" in page
    assert "even bewegen" not in page
