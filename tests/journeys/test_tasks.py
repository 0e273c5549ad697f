"""The tasks of docs/tasks.md, done in a browser with every press counted.

A press is a click or a key that does what a click would do; words that are typed are not counted.
A page on which somebody has landed after signing in costs nothing.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from tests.journeys.conftest import Visit
from tests.journeys.pages import FILE_OF, THERAPIST_OF
from tests.journeys.visitor import DESKTOP, Visitor

TASKS = Path(__file__).parents[2] / "docs/tasks.md"


class Hands:
    """A therapist at her desk, whose presses are counted."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.presses = visitor, 0

    def press(self, what: Locator) -> None:
        self.presses += 1
        what.click()

    def type(self, words: str) -> None:
        """In the field that has the focus."""
        self.visitor.page.keyboard.type(words)

    def enter(self) -> None:
        self.presses += 1
        self.visitor.page.keyboard.press("Enter")

    def finds(self, css: str, text: str = "") -> Locator:
        says = self.visitor.says(text) if text else ""
        return self.visitor.page.locator(css).filter(has_text=says, visible=True).first


@pytest.fixture
def hands(visit: Visit) -> Hands:
    return Hands(visit(DESKTOP, "nl"))


def signs_in(hands: Hands, of: str) -> None:
    """She who treats this patient signs in: that is not counted."""
    hands.visitor.enters_as(THERAPIST_OF + of)


def opens_the_file(hands: Hands, of: str) -> None:
    """One press on the name, wherever it stands on the list."""
    key = hands.visitor.site.one(FILE_OF.format(of))
    hands.press(hands.visitor.page.locator(f'a[href="/patient/{key}/"]').first)
    hands.visitor.page.locator("#course").wait_for()


def who_needs_me_today(hands: Hands) -> None:
    hands.visitor.enters_as("therapist")
    hands.visitor.page.locator(".asking .item__title").first.wait_for()


def why_did_a_dose_go_down(hands: Hands) -> None:
    signs_in(hands, "too_much")
    opens_the_file(hands, "too_much")
    lowered = hands.visitor.page.locator("#changed ~ .changed tr", has_text="STEP-2").first
    assert "Pijn tijdens" in lowered.inner_text()


def the_rule_and_source_behind_a_day(hands: Hands) -> None:
    signs_in(hands, "too_much")
    opens_the_file(hands, "too_much")
    hands.press(hands.visitor.page.locator(".timeline__sheet--wide .timeline__days a").last)
    hands.press(hands.finds(".day summary", "STEP-2"))
    hands.visitor.page.locator(".because__limits:visible").first.wait_for()


def freeze_an_exercise_on_the_left(hands: Hands) -> None:
    signs_in(hands, "stepping_up")
    opens_the_file(hands, "stepping_up")
    one_sided = hands.visitor.page.locator(
        ".sides tr", has=hands.visitor.page.locator("td[data-label]")
    )
    hands.press(one_sided.first.locator("a.steer"))
    hands.press(hands.finds(".bounds__side--left .choice", "Freeze: stays at this dose"))
    hands.visitor.page.locator("[name=why]").focus()
    hands.type("eerst de techniek")
    hands.enter()
    hands.visitor.reads("Kept. The plan of today follows it.")
    assert "Bevroren" in hands.visitor.page.locator(".sides__bounds").first.inner_text()


def look_two_weeks_ahead(hands: Hands) -> None:
    signs_in(hands, "stepping_up")
    opens_the_file(hands, "stepping_up")
    hands.press(hands.finds("a.steer"))
    hands.press(hands.finds(".bounds__side .choice", "Leave out: not to be done"))
    hands.visitor.page.locator("[name=why]").focus()
    hands.type("proef")
    hands.press(hands.finds("button", "Look ahead first"))
    hands.visitor.reads("Looking ahead")


def close_an_item_with_a_note(hands: Hands) -> None:
    hands.visitor.enters_as("therapist")
    hands.press(hands.finds("summary", "Close with a note"))
    hands.visitor.page.locator("textarea:visible").first.focus()
    hands.type("Gebeld, gaat beter.")
    hands.press(hands.finds(".item__form button", "Close"))
    hands.visitor.reads("Closed. Your note is kept in the file.")


def put_a_patient_in_another_phase(hands: Hands) -> None:
    signs_in(hands, "stepping_up")
    opens_the_file(hands, "stepping_up")
    hands.press(hands.finds("a.button", "Steer the plan"))
    hands.press(hands.finds("summary", "Another phase"))
    hands.press(hands.visitor.page.locator('label:has(input[name="phase"][value="1"])'))
    hands.visitor.page.locator("#phase-why").focus()
    hands.type("te snel gegaan")
    hands.enter()
    hands.visitor.reads("Kept. The plan of today follows it.")


def take_the_last_change_back(hands: Hands) -> None:
    freeze_an_exercise_on_the_left(hands)
    hands.presses = 0
    hands.press(hands.finds("a.button", "Steer the plan"))
    hands.press(hands.finds("button", "Take back"))
    hands.visitor.reads("Taken back. Both stay in the history.")


def call_a_patient(hands: Hands) -> None:
    hands.visitor.enters_as("therapist")
    link = hands.visitor.page.locator('.asking a[href^="tel:"]').first
    link.wait_for()
    hands.presses += 1  # the telephone itself is not part of the site


def find_somebody_by_name(hands: Hands) -> None:
    hands.visitor.enters_as("therapist")
    name = hands.visitor.page.locator(".quiet__name").first.inner_text()
    hands.visitor.page.keyboard.press("/")
    hands.presses += 1
    hands.type(name)
    hands.enter()
    hands.visitor.page.locator(".quiet__name", has_text=name).wait_for()
    assert hands.visitor.page.locator(".quiet__name").count() == 1


def go_through_the_list_by_keys(hands: Hands) -> None:
    hands.visitor.enters_as("therapist")
    second = hands.visitor.page.locator(".asking__name a").nth(1).inner_text()
    for _ in range(2):
        hands.presses += 1
        hands.visitor.page.keyboard.press("j")
    hands.enter()
    hands.visitor.page.locator("h1", has_text=second).wait_for()


def copy_a_note_of_today(hands: Hands) -> None:
    hands.visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    signs_in(hands, "in_flare")
    opens_the_file(hands, "in_flare")
    hands.press(hands.finds("a.button", "SOEP note of today"))
    hands.press(hands.finds("button", "Copy the note"))
    hands.visitor.reads("Copied. Paste it in your record system.")
    copied = hands.visitor.page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[2].startswith("S: ")


TASK = {
    "Who needs me today?": (who_needs_me_today, 0),
    "Why did her dose go down on Tuesday?": (why_did_a_dose_go_down, 3),
    "On which rule and source does that rest?": (the_rule_and_source_behind_a_day, 3),
    "Freeze an exercise on the left": (freeze_an_exercise_on_the_left, 4),
    "What would the next two weeks look like?": (look_two_weeks_ahead, 4),
    "Close an item with a note": (close_an_item_with_a_note, 2),
    "Put her in another phase": (put_a_patient_in_another_phase, 5),
    "Take my last change back": (take_the_last_change_back, 2),
    "Call her": (call_a_patient, 1),
    "Find somebody by name": (find_somebody_by_name, 2),
    "A note of this visit for my record system": (copy_a_note_of_today, 3),
    "Go through the list by keys": (go_through_the_list_by_keys, 3),
}


@pytest.mark.parametrize("task", TASK)
def test_a_task_takes_no_more_presses_than_it_may(hands: Hands, task: str) -> None:
    do, most = TASK[task]
    do(hands)
    assert hands.presses <= most


def rows() -> Iterator[tuple[str, int]]:
    """The tasks of the page, with the most presses of each."""
    for line in TASKS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[1].isdecimal():
            yield cells[0], int(cells[1])


def test_the_page_of_tasks_names_each_with_its_presses() -> None:
    assert dict(rows()) == {name: most for name, (_do, most) in TASK.items()}
