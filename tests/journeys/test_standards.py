"""The standards notice a page that does not meet them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys import standards
from tests.journeys.conftest import Visit

Check = Callable[[Page], list[str]]


def in_dutch(page: Page) -> list[str]:
    return standards.language(page, "nl")


BAD: list[tuple[Check, str, str]] = [
    (standards.accessibility, "<img src='/static/x.png'>", "image-alt"),
    (standards.accessibility, "<p id=grey>Grijs</p>", "color-contrast"),
    (
        standards.accessibility,
        "<a href='/' id=tiny>a</a><a href='/about' id=near>b</a>",
        "target-size",
    ),
    (standards.reflow, "<p>Meervoudigepersoonlijkheidsstoornisbehandelplan</p>", "px wide at"),
    (
        standards.reflow,
        "<p id=clipped>Meervoudigepersoonlijkheidsstoornisbehandelplan</p>",
        "cuts off",
    ),
    (standards.targets, "<button>x</button>", "px: <button"),
    (standards.keyboard, "<a href='/' id=bare>Verder</a>", "does not show"),
    (standards.keyboard, "<p id=trap tabindex=0>Val</p><button>Knop</button>", "does not reach"),
    (standards.keyboard, "<a href='/' id=away>Verder</a>", "out of sight"),
    (standards.inline, "<p style='color: red'>Rood</p>", "in the page itself"),
    (in_dutch, "<p>This is not translated</p>", "is not in nl"),
    (in_dutch, "<button aria-label='Close the menu'>x</button>", "is not in nl"),
]
STYLE = """
    #grey { color: #999; background: #fff }
    #tiny, #near { display: inline-block; width: 9px; height: 9px; font-size: 9px }
    #clipped { width: 100px; overflow: hidden }
    #bare:focus { outline: none }
    #away { position: fixed; left: -900px }
    button { width: 20px; height: 20px }
"""
TRAP = "it => it.addEventListener('keydown', event => event.preventDefault())"


@pytest.mark.parametrize(
    ("check", "body", "told"), BAD, ids=[f"{told}-{body[:9]}" for _, body, told in BAD]
)
def test_what_is_wrong_is_noticed(visit: Visit, check: Check, body: str, told: str) -> None:
    page = visit().page
    page.set_content(f"<html lang=nl><title>Slecht</title><main><h1>Kop</h1>{body}</main></html>")
    page.evaluate(STYLED, STYLE)
    if page.locator("#trap").count():
        page.locator("#trap").evaluate(TRAP)
    assert any(told in one for one in check(page)), check(page)


STYLED = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""


def test_a_page_without_fault_passes(visit: Visit) -> None:
    page = visit().page
    page.set_content(
        "<html lang=nl><title>Goed</title><main><h1>Goed</h1><p>Tekst</p></main></html>"
    )
    assert standards.wrong(page, "nl") == []
