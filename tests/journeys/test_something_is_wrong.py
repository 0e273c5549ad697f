"""Something is wrong: the person reads whom to call, and the therapist sees it first."""

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.pages import THERAPIST_OF

FEVER, CANNOT_STAND = "fever", "cannot_stand"
NAME = """
    select given_name from records_patient join records_demolife
    on patient_id = records_patient.id where shown_as = %s
"""


@pytest.mark.parametrize(("language", "script"), [("nl", True), ("en", True), ("nl", False)])
def test_an_alarm_pauses_the_plan_and_stands_on_top_of_the_caseload(
    visit: Visit, language: str, script: bool
) -> None:
    visitor = visit(language=language, script=script)
    visitor.enters_as("new")
    visitor.presses("Something is wrong")
    visitor.page.locator(f'button[value="{FEVER}"]').click()
    assert visitor.page.locator('a[href^="tel:"]').count() >= 1
    visitor.goes_to("today")
    assert visitor.page.locator(".exercise").count() == 0, "no exercise is asked"
    assert visitor.page.locator(".notice--call, .notice--warning").first.is_visible()

    therapist = visit(script=script)
    therapist.enters_as(f"{THERAPIST_OF}new")
    first = therapist.page.locator("article").first.inner_text()
    assert str(therapist.site.one(NAME, "new")) in first
    assert "Alarmsignaal" in first


def test_an_emergency_says_112_first(visit: Visit) -> None:
    visitor = visit()
    visitor.enters_as("stepping_up")
    visitor.goes_to("alarm")
    visitor.page.locator(f'button[value="{CANNOT_STAND}"]').click()
    call = visitor.page.locator('main a[href^="tel:"]').first
    assert call.get_attribute("href") == "tel:112"
    assert call.bounding_box() is not None


def test_a_red_flag_is_not_closed_by_a_note(visit: Visit) -> None:
    visitor = visit()
    visitor.enters_as("new")
    visitor.goes_to("alarm")
    visitor.page.locator(f'button[value="{FEVER}"]').click()
    therapist = visit()
    therapist.enters_as(f"{THERAPIST_OF}new")
    item = therapist.page.locator("article").first.locator(".item").first
    therapist.presses("Write a note", item)
    item.locator("textarea").fill("Gebeld.")
    therapist.presses("Keep the note", item)
    therapist.reads("Your note is kept. The red flag stays open until it is resolved.")
    assert "Alarmsignaal" in therapist.page.locator("article").first.inner_text()
