"""Small drawings of a diary, as SVG that needs neither script nor style sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from soepel.core.quantities import Pain
from soepel.outgoing import palette
from soepel.records.queries.evidence import Measure, PainDay
from soepel.words import Lang, number
from soepel.words.language import short_date

WIDTH, HEIGHT = 360, 136
LEFT, RIGHT, TOP, BOTTOM = 26, 74, 10, 24
"""The margins, which hold the names of lines and the scale."""
ONE_DAY: Final = timedelta(days=1)
GRID: Final = (0, 5, 10)
LETTERS: Final = f'font-size="13" fill="{palette.INK_SOFT}"'
MOST_DOT, SHARE_OF_STEP = 4.0, 0.42


@dataclass(frozen=True)
class PainChart:
    """Usual pain of some weeks, against the anchor and the line from which a day is high."""

    name: str
    """Unique on its page."""
    pain: Sequence[PainDay]
    measure: Measure | None
    until: date
    days: int
    lang: Lang

    @property
    def since(self) -> date:
        return self.until - timedelta(days=self.days - 1)

    @property
    def step(self) -> float:
        """The width of a day."""
        return (WIDTH - LEFT - RIGHT) / max(1, self.days - 1)

    def x(self, day: date) -> float:
        return round(LEFT + (day - self.since).days * self.step, 1)

    def y(self, pain: float) -> float:
        return round(TOP + (Pain.most - pain) / Pain.most * (HEIGHT - TOP - BOTTOM), 1)

    def high(self, day: PainDay) -> bool:
        return self.measure is not None and day.usual >= self.measure.high_from


def pain_chart(chart: PainChart) -> SafeString:
    """The drawing, with a title and a description that say the same in words."""
    title, about = f"{chart.name}-title", f"{chart.name}-about"
    called = escape(_("Usual pain, %(days)s days") % {"days": chart.days})
    parts = (
        f'<svg role="img" viewBox="0 0 {WIDTH} {HEIGHT}" aria-labelledby="{title} {about}">',
        f'<title id="{title}">{called}</title>',
        f'<desc id="{about}">{escape(in_words(chart))}</desc>',
        *_ground(chart),
        *_measures(chart),
        *_lines(chart),
        *_dots(chart),
        "</svg>",
    )
    return mark_safe("".join(parts))


def in_words(chart: PainChart) -> str:
    """What the drawing shows, for who hears the page."""
    if not chart.pain:
        return _("No check-in in these days.")
    pains, last = [day.usual for day in chart.pain], chart.pain[-1]
    told = _(
        "%(number)s check-ins from %(since)s to %(until)s. Lowest %(lowest)s, highest %(highest)s, "
        "last %(last)s on %(day)s."
    ) % {
        "number": len(pains),
        "since": short_date(chart.since, chart.lang),
        "until": short_date(chart.until, chart.lang),
        "lowest": min(pains),
        "highest": max(pains),
        "last": last.usual,
        "day": short_date(last.day, chart.lang),
    }
    return f"{told} {_measured(chart)}".strip()


def _measured(chart: PainChart) -> str:
    if chart.measure is None:
        return ""
    return _("Anchor %(anchor)s. High from %(high_from)s on: %(days)s of these days.") % {
        "anchor": number(chart.measure.anchor, chart.lang),
        "high_from": number(chart.measure.high_from, chart.lang),
        "days": sum(map(chart.high, chart.pain)),
    }


def _ground(chart: PainChart) -> Iterator[str]:
    """The scale of 0 to 10, and the first and last day."""
    right = WIDTH - RIGHT
    for pain in GRID:
        y = chart.y(pain)
        yield f'<path d="M{LEFT} {y}H{right}" stroke="{palette.LINE}"/>'
        yield _text(LEFT - 7, y + 4.5, str(pain), "end")
    yield _text(LEFT, HEIGHT - 5, short_date(chart.since, chart.lang), "start")
    yield _text(right, HEIGHT - 5, short_date(chart.until, chart.lang), "end")


def _measures(chart: PainChart) -> Iterator[str]:
    """Where high days begin, and the anchor."""
    if chart.measure is None:
        return
    right = WIDTH - RIGHT
    high, anchor = chart.y(chart.measure.high_from), chart.y(chart.measure.anchor)
    named = _("high %(pain)s") % {"pain": number(chart.measure.high_from, chart.lang)}
    own = _("anchor %(pain)s") % {"pain": number(chart.measure.anchor, chart.lang)}
    yield (
        f'<rect x="{LEFT}" y="{chart.y(Pain.most)}" width="{right - LEFT}" '
        f'height="{round(high - chart.y(Pain.most), 1)}" fill="{palette.CALL_GROUND}"/>'
    )
    yield f'<path d="M{LEFT} {high}H{right}" stroke="{palette.CALL}" stroke-dasharray="1 3"/>'
    yield _text(right + 6, high + 4.5, named, "start")
    yield f'<path d="M{LEFT} {anchor}H{right}" stroke="{palette.INK_SOFT}" stroke-dasharray="6 4"/>'
    yield _text(right + 6, anchor + 4.5, own, "start")


def _lines(chart: PainChart) -> Iterator[str]:
    """From one day to the next; a day without a check-in leaves a gap."""
    at = {day.day: f"{chart.x(day.day)} {chart.y(day.usual)}" for day in chart.pain}
    joined = [f"M{at[one]}L{at[next_]}" for one, next_ in pairwise(at) if next_ - one == ONE_DAY]
    if joined:
        yield f'<path d="{"".join(joined)}" stroke="{palette.BRAND}" stroke-width="2" fill="none"/>'


def _dots(chart: PainChart) -> Iterator[str]:
    """A round dot for a day; a filled diamond for a high one, which colour alone must not say."""
    size = round(min(MOST_DOT, chart.step * SHARE_OF_STEP), 1)
    for day in chart.pain:
        x, y = chart.x(day.day), chart.y(day.usual)
        if chart.high(day):
            d = round(size * 1.4, 1)
            yield f'<path d="M{x} {y}m0 {-d}l{d} {d} {-d} {d} {-d} {-d}z" fill="{palette.CALL}"/>'
        else:
            yield (
                f'<circle cx="{x}" cy="{y}" r="{size}" fill="{palette.SURFACE}" '
                f'stroke="{palette.BRAND}" stroke-width="1.8"/>'
            )


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" {LETTERS}>{escape(text)}</text>'
