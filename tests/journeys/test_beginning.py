"""Somebody comes for the first time, and ends on a plan of her own."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import standards
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

CODE = re.compile(r"\b[A-Z2-9]{6}\b")
MOST_QUESTIONS = 60
ANSWERS = {"sex": "woman", "minutes": "30", "endurance": "walking", "duration": "years"}
"""Of the questions that are answered by one button, other than yes and no."""
YES = {"can_stand", "activity_related", "start_up_stiffness", "can_reach_floor"}
CHOSEN = {"place": "answer-groin", "goals": "goal-stairs", "days": "id_answer_0"}


def _meets_standards(visitor: Visitor, script: bool) -> None:
    if not script:
        return  # what looks for faults is itself a script
    wrong = standards.wrong(visitor.page, visitor.language)
    assert not wrong, standards.told(wrong)


def fills_in_who_she_is(visitor: Visitor, reader: Visitor, script: bool) -> None:
    """Goes on her own, and proves her address by the code that somebody reads from the mailbox."""
    visitor.goes_to("begin")
    page = visitor.page
    page.locator('label:has(input[value="alone"])').click()
    page.locator('select[name="clinic"]').select_option(index=1)
    visitor.fills_in("Your first name", "Wil")
    visitor.fills_in("Your last name", "Jansen")
    visitor.fills_in("Your day of birth", "2-4-1954")
    visitor.fills_in("Your e-mail address", "wil@example.org")
    page.locator('label:has(input[name="agrees"])').click()
    visitor.presses("Send me a code")
    visitor.reads("Fill in your code")
    _meets_standards(visitor, script)
    reader.goes_to("demo-mailbox")
    found = CODE.search(reader.page.locator("article .mail-body").first.inner_text())
    assert found, "the mail holds a code"
    visitor.fills_in("The code from the mail", found.group())
    visitor.presses("Go on", page.locator("main"))


def answers(visitor: Visitor) -> bool:
    """Answers the question on the screen; whether there was one."""
    page = visitor.page
    if page.locator('button[name="send"]').count():
        return False
    asked = page.locator('input[name="at"]').first.get_attribute("value") or ""
    main = page.locator("main")
    if asked in CHOSEN:
        page.locator(f'label[for="{CHOSEN[asked]}"]').click()
        visitor.presses("Go on", main)
    elif asked in ANSWERS or asked in YES:
        page.locator(f'button[name="answer"][value="{ANSWERS.get(asked, "yes")}"]').click()
    elif asked == "side":
        page.locator('button[name="answer"][value="right"]').click()
    else:
        _the_calmest(visitor)
    expect(page.locator(f'input[name="at"][value="{asked}"]')).to_have_count(0)
    return True


def _the_calmest(visitor: Visitor) -> None:
    """None of it, leave it open, no, or a low number: whichever the question has."""
    page = visitor.page
    for button in ('[name="none"]', '[name="skip"]', '[name="quick"]', '[value="no"]'):
        found = page.locator(f"form button{button}")
        if found.count():
            found.first.click()
            return
    page.locator("button.scale__step").nth(4).click()


@pytest.mark.parametrize(("language", "script"), [("nl", True), ("en", True), ("nl", False)])
def test_from_the_first_page_to_a_plan(visit: Visit, language: str, script: bool) -> None:
    visitor = visit(language=language, script=script)
    fills_in_who_she_is(visitor, visit(), script)
    visitor.reads("Begin")
    visitor.presses("Begin", visitor.page.locator("main"))
    asked = 0
    while answers(visitor):
        asked += 1
        assert asked < MOST_QUESTIONS, "the questions do not end"
    visitor.reads("Is this right?")
    _meets_standards(visitor, script)
    visitor.presses("This is right: make my plan")
    visitor.reads("This is how it works")
    visitor.presses("To my plan of today")
    visitor.reads(
        "Your first day. Begin gently: it may feel easy. Each step after this is a small one."
    )
    assert visitor.stands_at == visitor.path("today")
