"""A therapist sees whom to look at and why, and closes what is done with a note."""

import pytest

from tests.journeys import standards
from tests.journeys.conftest import Visit
from tests.journeys.visitor import DESKTOP, PHONE, Device, Visitor

NOTE = "Gebeld: gaat beter, volgende week weer."


def opens_the_first(visitor: Visitor) -> str:
    """Opens the file of the first who asks for attention. Gives the name."""
    visitor.enters_as("therapist")
    link = visitor.page.locator("article a").first
    name = link.inner_text()
    link.click()
    visitor.page.locator("h1", has_text=name).wait_for()
    return name


@pytest.mark.parametrize(
    ("device", "language", "script"),
    [(PHONE, "nl", True), (DESKTOP, "nl", True), (DESKTOP, "en", True), (PHONE, "nl", False)],
)
def test_an_item_is_closed_with_a_note(
    visit: Visit, device: Device, language: str, script: bool
) -> None:
    visitor = visit(device, language, script=script)
    name = opens_the_first(visitor)
    items = visitor.page.locator(".item")
    count = items.count()
    visitor.presses("Close with a note", items.first)
    items.first.locator("textarea").fill(NOTE)
    visitor.presses("Close", items.first.locator("form"))
    visitor.reads("Closed. Your note is kept in the file.")
    assert visitor.page.locator(".item").count() == count - 1
    assert NOTE in visitor.page.locator(".notes").inner_text()
    visitor.goes_to("caseload")
    asking = visitor.page.locator("article").all_inner_texts()
    assert count > 1 or not any(name in one for one in asking)


@pytest.mark.parametrize("script", [True, False])
def test_a_note_that_is_missing_is_asked_and_the_item_stays(visit: Visit, script: bool) -> None:
    visitor = visit(DESKTOP, script=script)
    opens_the_first(visitor)
    items = visitor.page.locator(".item")
    count = items.count()
    visitor.presses("Close with a note", items.first)
    visitor.presses("Close", items.first.locator("form"))
    visitor.reads("Write in a few words what you did, then close it.")
    assert items.count() == count
    assert items.first.locator("textarea").is_visible(), "where it is asked stands open"
    if script:
        wrong = standards.wrong(visitor.page, "nl")
        assert not wrong, standards.told(wrong)


def test_it_works_by_keyboard_alone(visit: Visit) -> None:
    visitor = visit(DESKTOP)
    visitor.enters_as("therapist")
    keyboard = visitor.page.keyboard
    article = visitor.page.locator("article").first
    name = article.locator("a").first.inner_text()
    visitor.reaches(name)
    keyboard.press("Enter")
    visitor.page.locator("h1", has_text=name).wait_for()
    count = visitor.page.locator(".item").count()
    visitor.reaches("Close with a note")
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.type(NOTE)
    keyboard.press("Tab")
    keyboard.press("Enter")
    visitor.reads("Closed. Your note is kept in the file.")
    assert visitor.page.locator(".item").count() == count - 1


def test_a_name_is_found(visit: Visit) -> None:
    visitor = visit(DESKTOP)
    visitor.enters_as("therapist")
    name = visitor.page.locator("article a").first.inner_text()
    visitor.fills_in("Name", name.split()[-1])
    visitor.presses("Search")
    assert name in visitor.page.locator("article").inner_text()
