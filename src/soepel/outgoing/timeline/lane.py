"""What a lane of a timeline is, and how it gets its name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from soepel.outgoing.timeline.axis import Axis, text
from soepel.records.queries.timeline import Timeline
from soepel.words.voice import Voice

Parts = Iterator[str]
BASE: Final = 4.5
"""How far below the middle of a line its letters stand."""
ABOVE: Final = 18
"""The height of a name that stands above its lane."""


@dataclass(frozen=True)
class Lane:
    """One lane: how high it is, and how it is drawn from a height on."""

    height: float
    drawn: Callable[[float], Parts]


@dataclass(frozen=True)
class Drawing:
    """What every lane draws with."""

    line: Timeline
    axis: Axis
    voice: Voice

    @property
    def beside(self) -> bool:
        return self.axis.paper.names_beside


def named(drawing: Drawing, y: float, height: float, name: str, side: str = "") -> Parts:
    """The name of a lane, before it or above it."""
    axis = drawing.axis
    if drawing.beside:
        yield text(0, y + height / 2 + BASE, name, bold=True)
        if side:
            yield text(axis.left - 12, y + height / 2 + BASE, side, "end")
    else:
        yield text(0, y + ABOVE - 5, f"{name} {side}".strip(), bold=True)


def top_of(drawing: Drawing, y: float) -> float:
    """Where the lane itself begins."""
    return y if drawing.beside else y + ABOVE


def lane(drawing: Drawing, height: float, name: str, draw: Callable[[float], Parts]) -> Lane:
    """A lane with its name."""

    def drawn(y: float) -> Parts:
        yield from named(drawing, y, height, name)
        yield from draw(top_of(drawing, y))

    return Lane(height + (0 if drawing.beside else ABOVE), drawn)
