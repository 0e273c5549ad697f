"""Patients to whom something happens read what it means for today."""

import re

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.pages import THERAPIST_OF
from tests.journeys.visitor import Visitor

NAME = """
    select family_name from records_patient join records_demolife
    on patient_id = records_patient.id where shown_as = 'phase_change_due'
"""
CHAIR_STANDS, SECONDS = "20", "30"
HURT = {"nl": r"Deze oefening deed veel pijn \(je gaf een \d+\)", "en": r"This exercise hurt a lot"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_too_much_pain_lowers_an_exercise_and_says_so(visit: Visit, language: str) -> None:
    visitor = visit(language=language)
    visitor.enters_as("too_much")
    changes = visitor.page.locator(".change").all_inner_texts()
    assert any(re.search(HURT[language], change) for change in changes)
    visitor.reads("A bit less")


def test_a_flare_makes_the_plan_calmer_and_shows_the_way_back(visit: Visit) -> None:
    visitor = visit()
    visitor.enters_as("in_flare")
    visitor.reads("You take it easier for a while")
    assert visitor.page.locator(".way [aria-current=step]").is_visible()
    visitor.goes_to("flare")
    visitor.reads("Your plan is calmer already")


def test_a_person_says_that_the_hip_flares_up(visit: Visit) -> None:
    visitor = visit()
    visitor.enters_as("stepping_up")
    visitor.presses("My hip is flaring up")
    visitor.reads("Do you have one of these?")
    visitor.presses("Make my plan calmer")
    visitor.reads("You take it easier for a while")


@pytest.mark.parametrize("script", [True, False])
def test_the_test_that_was_left_leads_to_the_next_phase(visit: Visit, script: bool) -> None:
    visitor = visit(script=script)
    visitor.enters_as("phase_change_due")
    visitor.presses("To the test", visitor.page.locator(".now"))
    for name, measured in (
        ("chair_stands", CHAIR_STANDS),
        ("hold_left", SECONDS),
        ("hold_right", SECONDS),
    ):
        visitor.page.locator(f"[name={name}]").fill(measured)
    visitor.presses("Save")
    assert here(visitor) == "3"


def test_who_cannot_do_the_test_goes_on_and_the_therapist_looks(visit: Visit) -> None:
    visitor = visit()
    visitor.enters_as("phase_change_due")
    assert here(visitor) == "2"
    visitor.goes_to("phase-check")
    visitor.page.get_by_label(visitor.says("I cannot do this test")).check()
    visitor.presses("Save")
    assert here(visitor) == "3"
    name = visitor.site.one(NAME)
    therapist = visit()
    therapist.enters_as(f"{THERAPIST_OF}phase_change_due")
    asking = therapist.page.locator("article").all_inner_texts()
    assert any(str(name) in one for one in asking)


def here(visitor: Visitor) -> str:
    """The number of the phase in which the path says that she is."""
    visitor.page.wait_for_url(lambda address: address.endswith(visitor.path("today")))
    phase = visitor.page.locator(".phases [aria-current=step]").inner_text()
    found = re.search(r"\d", phase)
    assert found, phase
    return found.group()
