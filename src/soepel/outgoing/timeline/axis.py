"""Where a day stands on the paper, and the few strokes that a timeline is drawn with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.html import escape

from soepel.outgoing import palette

ONE_DAY: Final = timedelta(days=1)
LETTERS: Final = 13.0
LETTER: Final = 6.4
"""The usual width of a letter."""


@dataclass(frozen=True)
class Paper:
    """How wide a drawing is, and what stays free beside the days."""

    width: int
    before: float
    """The share of the width before the first day. Where there is room it holds the names."""
    after: float

    @property
    def names_beside(self) -> bool:
        """Names stand before their lane; else above it."""
        return self.before * self.width > LETTERS * LETTER


WIDE: Final = Paper(1120, 0.25, 0.1)
NARROW: Final = Paper(350, 0.08, 0.04)


@dataclass(frozen=True)
class Axis:
    """The days of a drawing, from left to right."""

    since: date
    until: date
    paper: Paper

    @property
    def left(self) -> float:
        return self.paper.width * self.paper.before

    @property
    def right(self) -> float:
        return self.paper.width * (1 - self.paper.after)

    @property
    def days(self) -> int:
        return (self.until - self.since).days + 1

    @property
    def step(self) -> float:
        """The width of a day."""
        return (self.right - self.left) / self.days

    def edge(self, day: date) -> float:
        """Where a day begins."""
        return round(self.left + (day - self.since).days * self.step, 1)

    def x(self, day: date) -> float:
        """The middle of a day."""
        return round(self.left + ((day - self.since).days + 1 / 2) * self.step, 1)

    def each(self) -> Iterator[date]:
        for number in range(self.days):
            yield self.since + number * ONE_DAY


def text(x: float, y: float, words: str, anchor: str = "start", *, bold: bool = False) -> str:
    """Some words on the paper; nothing for no words."""
    if not words:
        return ""
    weight = ' font-weight="700"' if bold else ""
    ink = palette.BRAND if bold else palette.INK_SOFT
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{LETTERS:g}"{weight} '
        f'fill="{ink}">{escape(words)}</text>'
    )


def box(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{round(width, 1):g}" height="{round(height, 1):g}" '
        f'fill="{fill}"{more}/>'
    )


def stroke(path: str, ink: str, width: float = 1, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{path}" stroke="{ink}" stroke-width="{width:g}" fill="none"{dashed}/>'


def dot(x: float, y: float, size: float, ink: str, fill: str) -> str:
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{size:g}" fill="{fill}" stroke="{ink}" '
        'stroke-width="1.6"/>'
    )


def square(x: float, y: float, size: float, ink: str, fill: str) -> str:
    side = 2 * size
    return box(x - size, y - size, side, side, fill, f' stroke="{ink}" stroke-width="1.6"')


def diamond(x: float, y: float, size: float, ink: str, fill: str) -> str:
    d = round(size * 1.3, 1)
    return (
        f'<path d="M{x:g} {y:g}m0 {-d:g}l{d:g} {d:g} {-d:g} {d:g} {-d:g} {-d:g}z" '
        f'fill="{fill}" stroke="{ink}" stroke-width="1.6"/>'
    )


def cross(x: float, y: float, size: float, ink: str) -> str:
    return stroke(
        f"M{x - size:g} {y - size:g}l{2 * size:g} {2 * size:g}m0 {-2 * size:g}l{-2 * size:g} "
        f"{2 * size:g}",
        ink,
        2.2,
    )
