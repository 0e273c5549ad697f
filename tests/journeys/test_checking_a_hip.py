"""Somebody worries about a hip and takes the hip check, on a phone, with calls in between."""

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

TYPED = {"age": "72", "morning_stiffness": "10"}
YES = {"can_stand", "activity_related", "start_up_stiffness"}
CHOSEN = {"side": "left", "duration": "years"}


def at(visitor: Visitor) -> str:
    """The question on the screen; empty at the result."""
    return visitor.page.locator("form[data-hip-check] input[name=at]").input_value()


def answers_on(visitor: Visitor) -> None:
    """Answers as most people do, to the result."""
    page = visitor.page
    while question := at(visitor):
        if question == "place":
            page.locator("#answer-groin").check()
            page.locator(".ask .button").first.click()
        elif question in TYPED:
            page.locator("#answer").fill(TYPED[question])
            page.locator(".ask .button").first.click()
        elif (none := page.locator("button[name=none]")).count():
            none.click()
        else:
            answer = CHOSEN.get(question, "yes" if question in YES else "no")
            page.locator(f'button[name=answer][value="{answer}"]').click()


@pytest.mark.parametrize(("language", "script"), [("nl", True), ("en", True), ("nl", False)])
def test_who_checks_a_hip_sees_that_it_can_start(visit: Visit, language: str, script: bool) -> None:
    visitor = visit(language=language, script=script)
    visitor.goes_to("front-door")
    visitor.page.get_by_role("link", name=visitor.says("Check your hip")).click()
    visitor.presses("Start the check")
    answers_on(visitor)
    visitor.reads("What you do now")
    assert visitor.page.url.endswith(visitor.path("hip-check")), "no answer is in the address"


def test_a_reload_and_another_language_lose_nothing(visit: Visit) -> None:
    visitor = visit()
    visitor.goes_to("hip-check")
    visitor.presses("Start the check")
    visitor.presses("None of these")
    assert at(visitor) == "can_stand"
    visitor.page.reload()
    assert at(visitor) == "can_stand"
    visitor.page.get_by_role("button", name="English").click()
    assert visitor.page.locator("h1").inner_text() == "Can you stand on the painful leg?"
    visitor.goes_to("front-door")
    visitor.goes_to("hip-check")
    visitor.presses("Go on where I was")
    assert at(visitor) == "can_stand"


def test_the_drawing_ticks_the_list(visit: Visit) -> None:
    visitor = visit()
    visitor.goes_to("hip-check")
    visitor.presses("Start the check")
    while at(visitor) != "place":
        none = visitor.page.locator("button[name=none]")
        (none if none.count() else visitor.page.locator("button[name=answer]").first).click()
        if at(visitor) == "fall":
            visitor.page.locator('button[name=answer][value="no"]').click()
        if at(visitor) == "fever_or_unwell":
            visitor.page.locator('button[name=answer][value="no"]').click()
    visitor.page.locator('[data-place="groin"] ellipse').first.click()
    assert visitor.page.locator("#answer-groin").is_checked()
    visitor.page.locator('[data-place="groin"] ellipse').last.click()
    assert not visitor.page.locator("#answer-groin").is_checked()
