"""A patient looks at today, tells how it was, trains, and wakes up tomorrow."""

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

WAYS = pytest.mark.parametrize(("language", "script"), [("nl", True), ("en", True), ("nl", False)])
TOLD = """
    select count(*) from records_entry join records_demolife using (patient_id)
    where shown_as = 'stepping_up' and records_entry.day = '2026-11-25' and kind = %s
"""
ALL_OF_IT, MODERATE = 100, 3
PAIN = "How much pain did you have in the past 24 hours?"


def told(visitor: Visitor, kind: str) -> object:
    """How many entries of a kind there are of the first morning."""
    return visitor.site.one(TOLD, kind)


def tells(visitor: Visitor, pain: int) -> None:
    """Fills in the three taps of the check-in, and sends them."""
    visitor.answers(PAIN, pain)
    visitor.answers("Did you have extra pain after your last exercises?", "gone_within_two_hours")
    visitor.answers("How stiff was your hip?", pain)
    visitor.presses("Save")


def cards(visitor: Visitor) -> list[str]:
    """The exercises of the log, in their order, as the form knows them."""
    known = visitor.page.locator('details.log input[name="exercise"]').all()
    return [card.input_value() for card in known]


def logs(visitor: Visitor, exercise: str, pain: int) -> None:
    """Tells in the card of an exercise how it went."""
    card = visitor.page.locator(f'details.log:has(input[name="exercise"][value="{exercise}"])')
    if card.get_attribute("open") is None:
        card.locator("summary").first.click()
    visitor.answers("How much did you do?", ALL_OF_IT, card)
    visitor.answers("How much did your hip hurt while you did it?", pain, card)
    visitor.answers("How hard was it?", MODERATE, card)


@WAYS
def test_today_says_what_changed_and_why(visit: Visit, language: str, script: bool) -> None:
    visitor = visit(language=language, script=script)
    visitor.enters_as("stepping_up")
    visitor.reads("What is new today")
    change = visitor.page.locator(".change").first
    visitor.presses("Why?", change)
    assert visitor.says("Your numbers") in change.inner_text()
    assert visitor.says("What this rests on") in change.inner_text()


@WAYS
def test_a_day_is_told_and_tomorrow_asks_anew(visit: Visit, language: str, script: bool) -> None:
    visitor = visit(language=language, script=script)
    visitor.enters_as("stepping_up")
    visitor.goes_to("check-in")
    tells(visitor, 2)
    visitor.reads("Thank you. Your plan takes it into account.")

    visitor.goes_to("session")
    first, *others = cards(visitor)
    logs(visitor, first, pain=1)
    visitor.presses("Save and go on")
    for exercise in others:
        logs(visitor, exercise, pain=2)
    visitor.presses("Save everything")
    visitor.reads("Your exercises are kept. Well done.")
    tasks = visitor.page.locator(".task--done").all_inner_texts()
    assert any(visitor.says("Your exercises") in task for task in tasks)

    visitor.presses("To tomorrow")
    now = visitor.page.locator(".now")
    assert visitor.says("How was it?") in now.inner_text()
    visitor.presses("Tell how it was", now)
    visitor.reads("Did you have extra pain after your last exercises?")


@pytest.mark.parametrize("script", [True, False])
def test_a_form_that_is_sent_again_is_one_entry(visit: Visit, script: bool) -> None:
    visitor = visit(script=script)
    visitor.enters_as("stepping_up")
    visitor.goes_to("check-in")
    tells(visitor, 3)
    visitor.reads("Thank you. Your plan takes it into account.")
    before = told(visitor, "check_in")
    visitor.page.go_back()
    tells(visitor, 3)
    visitor.reads("Thank you. Your plan takes it into account.")
    assert told(visitor, "check_in") == before

    visitor.goes_to("session")
    exercise = cards(visitor)[0]
    assert exercise is not None
    logs(visitor, exercise, pain=1)
    visitor.presses("Save and go on")
    once = told(visitor, "exposure")
    assert once
    visitor.page.go_back()
    logs(visitor, exercise, pain=1)
    visitor.presses("Save and go on")
    assert told(visitor, "exposure") == once


def test_an_answer_that_is_missing_is_asked_and_the_others_stay(visit: Visit) -> None:
    visitor = visit()
    visitor.enters_as("new")
    visitor.goes_to("check-in")
    visitor.answers("How stiff was your hip?", 4)
    visitor.presses("Save")
    assert visitor.page.locator("[role=alert]").is_visible()
    assert visitor.page.locator('input[name="stiffness"][value="4"]').is_checked()
