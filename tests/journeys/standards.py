"""What every page is held to. Each function says what is wrong, one sentence each."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, Response

AXE: Final = Path(__file__).parents[2] / "var/frontend/node_modules/axe-core/axe.min.js"
RULES: Final = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
NARROW: Final = {"width": 320, "height": 640}
LETTERS: Final = 16
"""The usual size of letters in a browser, in pixels."""
MOST_STOPS: Final = 400
ENGLISH: Final = re.compile(r"\b(the|and|your|with|this|from|you|what|when|which|are)\b", re.I)
DUTCH: Final = re.compile(r"\b(het|een|je|niet|voor|naar|jouw|waarom|wat|dit|deze|ook)\b", re.I)
OTHER_LANGUAGE: Final = {"nl": ENGLISH, "en": DUTCH}


def wrong(page: Page, wanted: str) -> list[str]:
    """All that is wrong with the page that stands open, which is to be in that language."""
    return [
        *inline(page),
        *language(page, wanted),
        *targets(page),
        *keyboard(page),
        *accessibility(page),
        *reflow(page),
    ]


@cache
def _axe() -> str:
    return AXE.read_text()


def accessibility(page: Page) -> list[str]:
    """By axe, with all that can be unfolded unfolded, and a contrast of 7:1 for text."""
    page.evaluate(
        "for (const it of document.querySelectorAll('details:not(.menu)')) it.open = true"
    )
    page.evaluate(_axe())
    found: list[dict[str, Any]] = page.evaluate(
        "async rules => (await axe.run(document, rules)).violations", RULES
    )
    return [
        f"axe {one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in found
        for node in one["nodes"]
    ]


def reflow(page: Page) -> list[str]:
    """At 320 px with letters of 200 % nothing has to be moved sideways, and nothing is cut off."""
    before = page.viewport_size
    assert before is not None
    page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    size = _letters(page)
    with _letters_of(page, LETTERS * 2):
        assert page.evaluate(GROWN, 2 * size), "the letters did not grow"
        wrong: list[str] = page.evaluate(SIDEWAYS)
    page.set_viewport_size(before)
    return wrong


def _letters(page: Page) -> float:
    size: float = page.evaluate(LETTERS_NOW)
    return size


GROWN: Final = """async wanted => {
  const now = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
  for (let frame = 0; frame < 100 && now() !== wanted; frame++)
    await new Promise(requestAnimationFrame);
  return now() === wanted;
}"""
LETTERS_NOW: Final = "parseFloat(getComputedStyle(document.documentElement).fontSize)"


@contextmanager
def _letters_of(page: Page, size: int) -> Iterator[None]:
    """Letters as a person sets them for every site in the browser."""
    browser = page.context.new_cdp_session(page)
    for wanted in (size, LETTERS):
        browser.send("Page.setFontSizes", {"fontSizes": {"standard": wanted}})
        if wanted == size:
            yield
    browser.detach()


SIDEWAYS: Final = """() => {
  const wide = innerWidth, wrong = [];
  const name = it => it.outerHTML.slice(0, 120);
  const scrolls = it => it && it !== document.documentElement &&
    (['auto', 'scroll'].includes(getComputedStyle(it).overflowX) || scrolls(it.parentElement));
  if (document.documentElement.scrollWidth > wide)
    wrong.push(`the page is ${document.documentElement.scrollWidth} px wide at ${wide} px`);
  for (const it of document.body.querySelectorAll('*')) {
    if (!it.checkVisibility() || it.closest('.visually-hidden, svg, .trap')) continue;
    const box = it.getBoundingClientRect(), style = getComputedStyle(it);
    if (box.right > wide + 1 && box.width > 1 && !scrolls(it.parentElement))
      wrong.push(`reaches to ${Math.round(box.right)} px: ${name(it)}`);
    const cuts = ['hidden', 'clip'].includes(style.overflowX) && it.innerText?.trim();
    if (cuts && it.scrollWidth > it.clientWidth + 1 && box.width > 2)
      wrong.push(`cuts off what is in it: ${name(it)}`);
  }
  return wrong.slice(0, 8);
}"""


def targets(page: Page) -> list[str]:
    """Whatever is pressed like a button is at least 44 px high and wide; the rest axe measures."""
    wrong: list[str] = page.evaluate(SMALL)
    return wrong


SMALL: Final = """() => {
  const pressed = 'button, .button, summary, select, textarea, .tool, .site-nav__link, ' +
    '.back-link, input:not([type=hidden])';
  const wrong = [];
  for (const it of document.querySelectorAll(pressed)) {
    if (!it.checkVisibility() || it.closest('.trap')) continue;
    const boxes = [it, ...(it.labels ?? [])].map(one => one.getBoundingClientRect());
    if (boxes.some(box => box.width >= 43.5 && box.height >= 43.5)) continue;
    wrong.push(`${Math.round(boxes[0].width)} x ${Math.round(boxes[0].height)} px: ` +
      it.outerHTML.slice(0, 120));
  }
  return wrong;
}"""


def keyboard(page: Page) -> list[str]:
    """Everything that can be used is reached by Tab, in view, and shows that it is reached."""
    page.evaluate(READY_FOR_TAB)
    wrong: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        step = page.evaluate(STOP)
        if step is None:
            break
        wrong += step
    wrong += page.evaluate(UNREACHED)
    return wrong


READY_FOR_TAB: Final = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  scrollTo(0, 0);
  const usable = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  const near = it => [it, ...(it.labels ?? []), it.parentElement, it.nextElementSibling]
    .filter(Boolean);
  const look = it => near(it).map(one => {
    const {outline, boxShadow, borderColor} = getComputedStyle(one);
    return `${outline} ${boxShadow} ${borderColor}`;
  });
  window.tour = {look, reached: new Set(), stops: new Map()};
  for (const it of document.querySelectorAll(usable)) {
    if (!it.checkVisibility({visibilityProperty: true}) || it.disabled || it.tabIndex < 0) continue;
    window.tour.stops.set(it, look(it));
  }
}"""

STOP: Final = """() => {
  const it = document.activeElement, {look, reached, stops} = window.tour;
  // A field for a date has a stop for the day, the month, the year and the calendar.
  if (it && it.type === 'date' && it === window.tour.last) return [];
  if (!it || it === document.body || reached.has(it)) return null;
  window.tour.last = it;
  reached.add(it);
  const wrong = [], name = it.outerHTML.slice(0, 120), before = stops.get(it);
  if (before && look(it).every((one, at) => one === before[at]))
    wrong.push(`does not show that it is reached: ${name}`);
  const seen = [it, ...(it.labels ?? [])].some(one => {
    const box = one.getBoundingClientRect();
    const x = box.x + box.width / 2, y = box.y + Math.min(box.height, innerHeight) / 2;
    const top = document.elementFromPoint(x, y);
    return top && (one.contains(top) || top.contains(one));
  });
  if (!seen) wrong.push(`is reached out of sight: ${name}`);
  return wrong;
}"""

UNREACHED: Final = """() => {
  const {reached, stops} = window.tour;
  const names = new Set([...reached].map(it => it.type === 'radio' ? it.name : null));
  return [...stops.keys()]
    .filter(it => !reached.has(it) && !(it.type === 'radio' && names.has(it.name)))
    .map(it => `Tab does not reach ${it.outerHTML.slice(0, 120)}`);
}"""


def language(page: Page, wanted: str) -> list[str]:
    """The page says which language it is in, and each text of another one does so too.

    The title of a work stays in the language of the work.
    """
    wrong = []
    said = page.locator("html").get_attribute("lang")
    if said != wanted:
        wrong.append(f"says its language is {said}")
    for text in page.evaluate(TEXTS, wanted):
        if OTHER_LANGUAGE[wanted].search(text):
            wrong.append(f"is not in {wanted}: {text[:120]!r}")
    return wrong


TEXTS: Final = """wanted => {
  const texts = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const around = walk.currentNode.parentElement;
    if (around.closest('script, style, cite')) continue;
    if (around.closest('[lang]')?.lang !== wanted) continue;
    const text = walk.currentNode.data.trim();
    if (text) texts.push(text);
  }
  for (const it of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
    if (it.closest('[lang]')?.lang === wanted)
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        if (it.getAttribute(name)) texts.push(it.getAttribute(name));
  return [...texts, document.title];
}"""


def policy(answer: Response) -> list[str]:
    """The browser is told to run and load nothing but the files of this site."""
    told = answer.headers.get("content-security-policy", "")
    parts = dict(part.strip().partition(" ")[::2] for part in told.split(";"))
    wrong = [
        f"the policy allows {loose}" for loose in ("unsafe", "data:", "http", "*") if loose in told
    ]
    wrong += [
        f"the policy says {parts.get(name)!r} of {name}"
        for name, allowed in (
            ("default-src", "'none'"),
            ("script-src", "'self'"),
            ("style-src", "'self'"),
        )
        if parts.get(name) != allowed
    ]
    return wrong


def inline(page: Page) -> list[str]:
    """Nothing stands in the page that the policy would have to allow."""
    wrong: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('[style], style, script:not([src]), [onclick]')]"
        ".map(it => `stands in the page itself: ${it.outerHTML.slice(0, 120)}`)"
    )
    return wrong


def told(wrong: list[str]) -> str:
    """What is wrong, a line each, as a red test shows it."""
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in dict.fromkeys(wrong))
