"""Somebody looks for an exercise for the stairs, and reads how it is done."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit

STAIRS = {"nl": "trap", "en": "stairs"}


@pytest.mark.parametrize(("language", "script"), [("nl", True), ("en", True), ("nl", False)])
def test_an_exercise_is_found_and_read(visit: Visit, language: str, script: bool) -> None:
    visitor = visit(language=language, script=script)
    visitor.goes_to("front-door")
    visitor.presses("All exercises, step by step")
    everything = visitor.page.locator(".find").count()
    visitor.fills_in("Search for a word", STAIRS[language])
    visitor.page.get_by_label(visitor.says("What you need")).select_option("nothing")
    visitor.page.get_by_label(visitor.says("I cannot get down on the floor")).check()
    visitor.presses("Show")
    found = visitor.page.locator(".find")
    assert 0 < found.count() < everything / 2
    found.first.locator("a").click()
    visitor.reads("How you do it")
    expect(visitor.page.locator(".steps__step").first).to_be_visible()
    visitor.presses("All exercises")
    assert visitor.stands_at == visitor.path("exercises")
    assert visitor.faults == []


def test_the_other_language_has_the_same_exercise(visit: Visit) -> None:
    visitor = visit(language="nl")
    visitor.goes_to("exercise", "heel-slide")
    assert visitor.stands_at == "/oefeningen/hiel-schuiven/"
    visitor.page.get_by_role("link", name="English").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Heel slide")
    assert visitor.stands_at == "/en/exercises/heel-slide/"
