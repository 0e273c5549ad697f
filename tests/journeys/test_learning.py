"""Somebody reads, searches and listens; nothing of it leaves the page, and little comes over it."""

import pytest
from playwright.sync_api import CDPSession, expect

from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

MOST_BYTES = 60_000
A_VOICE = """
    window.spoken = [];
    Object.defineProperty(window, "speechSynthesis", { value: {
        getVoices: () => [{ lang: "nl-NL" }, { lang: "en-GB" }],
        speak: (said) => window.spoken.push(said),
        cancel: () => {},
        addEventListener: () => {},
    } });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
"""What a device with voices offers; the browser of the tests has none. It says nothing aloud, and a
part is over when the test says so."""


def part_ends(visitor: Visitor) -> None:
    visitor.page.evaluate("window.spoken.at(-1).onend()")


def heard(visitor: Visitor) -> list[str]:
    found: list[str] = visitor.page.evaluate("window.spoken.map((said) => said.text)")
    return found


@pytest.mark.parametrize(
    ("name", "label", "typed", "left"),
    [
        ("lessons", "What are you looking for?", "knieen kussen", 1),
        ("questions", "What is your question about?", "RÖNTGEN", 1),
    ],
)
def test_a_list_is_narrowed_and_what_is_typed_goes_nowhere(
    visit: Visit, name: str, label: str, typed: str, left: int
) -> None:
    visitor = visit()
    visitor.goes_to(name)
    visitor.page.wait_for_load_state("networkidle")
    address, asked = visitor.page.url, list[str]()
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.fills_in(label, typed)
    entries = visitor.page.locator("[data-narrow-item]:visible")
    expect(entries).to_have_count(left)
    assert visitor.page.locator("[data-narrow-group]:visible").count() == 1
    assert visitor.page.url == address
    assert asked == []
    visitor.fills_in(label, "zzz")
    expect(entries).to_have_count(0)
    assert "ander woord" in visitor.page.get_by_role("status").inner_text()
    visitor.fills_in(label, "")
    assert entries.count() > left


def test_without_script_there_is_no_box_that_does_nothing(visit: Visit) -> None:
    visitor = visit(script=False)
    visitor.goes_to("questions")
    assert visitor.page.locator("input[type=search]:visible").count() == 0
    assert visitor.page.locator("details.question[id]").count() > 20


def test_an_address_leads_to_an_open_answer(visit: Visit) -> None:
    visitor = visit()
    visitor.goes_to("lesson", "pain-and-picture")
    visitor.page.get_by_role("link", name="Heb ik eerst een röntgenfoto nodig?").click()
    expect(visitor.page.locator("#x-ray .question__body")).to_be_visible()
    visitor.fills_in("What is your question about?", "zzz")
    visitor.page.evaluate("location.hash = 'glucosamine'")
    expect(visitor.page.locator("#glucosamine .question__body")).to_be_visible()


def test_a_lesson_is_read_aloud_part_by_part(visit: Visit) -> None:
    visitor = visit()
    visitor.page.add_init_script(A_VOICE)
    visitor.goes_to("lesson", "sleep")
    visitor.presses("Read aloud")
    assert heard(visitor) == ["Beter liggen en slapen"]
    expect(visitor.page.locator(".being-read")).to_have_text("Beter liggen en slapen")
    part_ends(visitor)
    assert heard(visitor)[1].startswith("Warmte, een kussen tussen je knieën")
    visitor.presses("Pause")
    assert visitor.page.locator(".being-read").count() == 0
    visitor.presses("Go on")
    assert heard(visitor)[1] == heard(visitor)[2]
    visitor.presses("Stop")
    assert visitor.page.get_by_role("button", name="Lees voor").is_visible()


def test_what_is_heard_is_the_lesson_and_then_it_is_over(visit: Visit) -> None:
    visitor = visit(language="en")
    visitor.page.add_init_script(A_VOICE)
    visitor.goes_to("lesson", "sleep")
    visitor.presses("Read aloud")
    while visitor.page.locator(".being-read").count():
        part_ends(visitor)
    told = heard(visitor)
    assert len(told) == len(set(told)) > 20
    assert told[-1].startswith("Put a firm pillow beside your bed")
    assert not any("Sources" in part or "Print" in part for part in told)
    assert visitor.page.evaluate("window.spoken[0].lang") == "en"


def test_without_a_voice_there_is_no_button(visit: Visit) -> None:
    visitor = visit()
    visitor.goes_to("lesson", "sleep")
    assert visitor.page.get_by_role("button", name="Lees voor").count() == 0


@pytest.mark.parametrize(
    ("name", "args"), [("lessons", ()), ("lesson", ("what-it-is",)), ("questions", ())]
)
def test_the_first_look_weighs_at_most_60_kb(visit: Visit, name: str, args: tuple[str]) -> None:
    """All that comes over the line but the headers, which say nothing to a person."""
    visitor = visit()
    line: CDPSession = visitor.page.context.new_cdp_session(visitor.page)
    line.send("Network.enable")
    headers: dict[str, float] = {}
    whole: dict[str, float] = {}
    line.on(
        "Network.responseReceived",
        lambda told: headers.update({told["requestId"]: told["response"]["encodedDataLength"]}),
    )
    line.on(
        "Network.loadingFinished",
        lambda told: whole.update({told["requestId"]: told["encodedDataLength"]}),
    )
    visitor.goes_to(name, *args)
    visitor.page.wait_for_load_state("networkidle")
    assert len(whole) > 3, "page, styles, letters and script"
    weight = sum(whole.values()) - sum(headers.values())
    assert weight <= MOST_BYTES, f"{weight:.0f} bytes"
