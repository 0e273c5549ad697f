"""The flare button: first what else may be wrong, then a calmer plan at once."""

from datetime import date

from soepel.core.record import Trigger
from tests.people import at
from tests.web.patient.conftest import AtHome, hidden

MORNING = at(date(2026, 4, 23), 9)


def test_it_asks_first_whether_something_else_is_wrong(at_home: AtHome) -> None:
    page = at_home("stepping-up", MORNING).sees("flare")
    assert "Heb je een van deze dingen?" in page
    assert "Een dikke, pijnlijke kuit" in page
    assert page.index("Ja, er is iets mis") < page.index("Maak mijn plan rustiger")


def test_the_plan_is_calmer_at_once(at_home: AtHome) -> None:
    home = at_home("stepping-up", MORNING)
    assert not home.plan().state.in_flare
    home.sends("flare", triggers=["cold"])
    (entry,) = home.entries("flare_call")
    assert entry.triggers == (Trigger.COLD,)
    page = home.sees("today")
    assert home.plan().state.in_flare
    assert "Goed dat je het zegt." in page
    assert "Je doet het even rustiger aan" in page
    assert "Mijn heup vlamt op" not in page


def test_the_same_form_sent_twice_is_one_flare(at_home: AtHome) -> None:
    home = at_home("stepping-up", MORNING)
    data = hidden(home.opens("flare"))
    home.sends_again("flare", data)
    home.sends_again("flare", data)
    assert len(home.entries("flare_call")) == 1


def test_who_is_in_a_flare_reads_when_it_ends(at_home: AtHome) -> None:
    page = at_home("flare-and-back", at(date(2026, 5, 30), 9)).sees("flare")
    assert "Je plan is al rustiger Een opvlamming is voorbij na 2 dagen met je gewone pijn." in page
    assert "Maak mijn plan rustiger" not in page
