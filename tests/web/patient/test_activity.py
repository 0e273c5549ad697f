"""Minutes of walking and the like: the total of the day, once."""

from datetime import date

from soepel.core.record import Activity
from tests.people import at
from tests.web.patient.conftest import AtHome, hidden, seen

MORNING = at(date(2026, 3, 2), 9)


def test_the_minutes_are_kept_with_the_pain(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    home.sends("activity", **{"walking-minutes": "12", "walking-pain": "2"})
    (entry,) = home.entries("quota_done")
    assert (entry.activity, entry.amount, entry.pain) == (Activity.WALKING, 12, 2)
    assert "Wandelen 12 minuten opgeschreven." in home.sees("today")


def test_a_second_walk_makes_the_total_more(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    home.sends("activity", **{"walking-minutes": "12"})
    home.sends("activity", **{"walking-minutes": "20"})
    first, second = home.entries("quota_done")
    assert (first.id, second.amount) == (second.id, 20)


def test_the_same_form_sent_twice_is_one_entry(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    data = {**hidden(home.opens("activity")), "walking-minutes": "12"}
    home.sends_again("activity", data)
    home.sends_again("activity", data)
    assert len(home.entries("quota_done")) == 1


def test_what_was_filled_in_stays_when_it_is_wrong(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    answer = home.sends("activity", **{"walking-minutes": "een uur", "gardening-minutes": "10"})
    page = seen(answer)
    assert page.count("Vul de minuten in als een heel getal, zoals 15.") == 2
    assert 'value="een uur"' in answer.content.decode()
    (entry,) = home.entries("quota_done")
    assert (entry.activity, entry.amount) == (Activity.GARDENING, 10)


def test_pain_alone_asks_for_the_minutes(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    assert "Vul de minuten in" in seen(home.sends("activity", **{"walking-pain": "2"}))


def test_a_form_without_minutes_is_not_said_to_be_kept(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    assert home.sends("activity").headers["location"] == "/vandaag/minuten/"
    assert "Er is nog niets bewaard." in home.sees("activity")
    assert not home.entries("quota_done")


def test_the_unit_may_stand_behind_the_number(at_home: AtHome) -> None:
    home = at_home("new", MORNING)
    home.sends("activity", **{"walking-minutes": " 20 min. "})
    (entry,) = home.entries("quota_done")
    assert entry.amount == 20
