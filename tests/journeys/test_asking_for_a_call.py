"""Somebody worries about a hip, reads, and asks a clinic to call."""

import re

import pytest

from tests.journeys import standards
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

NAME, PHONE_NUMBER = "Ans Voorbeeld", "06 12345678"
CLINIC = "leeuwarden"
DESK_OF = """
    select user_id from records_member join records_clinic on records_clinic.id = clinic_id
    where slug = %s and role = 'reception'
"""
QUESTIONS = 5


def asks(visitor: Visitor) -> None:
    """From the front door, by the clinic, to the form."""
    visitor.goes_to("front-door")
    questions = visitor.page.locator(".question[id]")
    assert questions.count() == QUESTIONS
    for question in questions.all():
        question.locator("summary").click()
        assert visitor.says("Sources") in question.inner_text()
    visitor.page.locator(f'a[href$="clinic={CLINIC}"]').click()


@pytest.mark.parametrize(("language", "script"), [("nl", True), ("en", True), ("nl", False)])
def test_who_asks_for_a_call_is_called(visit: Visit, language: str, script: bool) -> None:
    visitor = visit(language=language, script=script)
    asks(visitor)
    visitor.fills_in("Your name", NAME)
    visitor.fills_in("Your telephone number", PHONE_NUMBER)
    visitor.answers("When do we reach you best?", "evening")
    visitor.presses("Ask to be called")
    visitor.reads("Thank you. Your request has arrived.")

    desk = visit(script=script)
    desk.becomes(desk.site.one(DESK_OF, CLINIC))
    assert NAME in desk.text
    assert PHONE_NUMBER in desk.text
    assert desk.says("in the evening") in desk.text
    desk.presses("Called")
    desk.reads("Nobody waits for a call")
    assert NAME in desk.text, "who was called stays in sight"


def test_the_mail_about_a_call_names_nobody(visit: Visit) -> None:
    visitor = visit()
    asks(visitor)
    visitor.fills_in("Your name", NAME)
    visitor.fills_in("Your telephone number", PHONE_NUMBER)
    visitor.answers("When do we reach you best?", "any")
    visitor.presses("Ask to be called")
    visitor.goes_to("demo-mailbox")
    mail = visitor.page.locator("article").inner_text()
    assert "@" in mail
    assert not re.search("Ans|Voorbeeld|12345678", mail)


def test_what_is_missing_is_told_and_nothing_is_lost(visit: Visit) -> None:
    visitor = visit()
    asks(visitor)
    visitor.fills_in("Your name", NAME)
    visitor.presses("Ask to be called")
    visitor.reads("Fill in a telephone number or an e-mail address.")
    assert visitor.page.get_by_label(visitor.says("Your name")).input_value() == NAME
    wrong = standards.wrong(visitor.page, "nl")
    assert not wrong, standards.told(wrong)


def test_another_clinic_does_not_see_who_asked(visit: Visit) -> None:
    visitor = visit()
    asks(visitor)
    visitor.fills_in("Your name", NAME)
    visitor.fills_in("Your e-mail address", "ans@example.org")
    visitor.answers("When do we reach you best?", "any")
    visitor.presses("Ask to be called")
    visitor.reads("Thank you. Your request has arrived.")
    desk = visit()
    desk.becomes(desk.site.one(DESK_OF, "helmond"))
    desk.reads("Nobody waits for a call")
    assert NAME not in desk.text
