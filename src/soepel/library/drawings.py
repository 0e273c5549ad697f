"""What a drawing of a lesson may hold: shapes and words, light, with a title for who hears it."""

import re
from collections.abc import Collection, Iterator
from typing import Final
from xml.etree import ElementTree

SVG: Final = "{http://www.w3.org/2000/svg}"
MOST_BYTES: Final = 6 * 1024
SHAPES: Final = frozenset(
    {"svg", "title", "g", "path", "circle", "ellipse", "rect", "line", "polyline"}
    | {"polygon", "text", "tspan"}
)
ATTRIBUTES: Final = frozenset(
    {"viewBox", "role", "aria-labelledby", "id", "d", "points", "transform"}
    | {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"}
    | {"fill", "fill-rule", "opacity", "stroke", "stroke-width", "stroke-linecap"}
    | {"stroke-linejoin", "stroke-dasharray"}
    | {"font-size", "font-weight", "text-anchor"}
)
WORDS: Final = re.compile(r"\{(\w+)\}")
"""A place where words come: `{title}` or a label."""
NAMED: Final = {"role": "img", "aria-labelledby": "drawing-title"}
"""What the outermost element says, so that the drawing is read aloud as one picture."""


def wrong_with(drawing: str, labels: Collection[str]) -> Iterator[str]:
    """What is wrong with a drawing, each with what to do; nothing when it can be shown."""
    if len(drawing.encode()) > MOST_BYTES:
        yield f"has {len(drawing.encode())} bytes; draw it with at most {MOST_BYTES}"
    try:
        root = ElementTree.fromstring(drawing)
    except ElementTree.ParseError as fault:
        yield f"is no SVG: {fault}"
        return
    for key, value in NAMED.items():
        if root.get(key) != value:
            yield f'lacks {key}="{value}" in its first element; add it'
    yield from _foreign(root)
    yield from _unsaid(drawing, labels)


def _foreign(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        name = element.tag.removeprefix(SVG)
        if name not in SHAPES:
            yield f"holds <{name}>; use only {', '.join(sorted(SHAPES))}"
        for attribute in set(element.keys()) - ATTRIBUTES:
            yield f"gives <{name}> the attribute {attribute}; leave it out"


def _unsaid(drawing: str, labels: Collection[str]) -> Iterator[str]:
    wanted = {"title", *labels}
    written = set(WORDS.findall(drawing))
    for word in wanted - written:
        yield f"does not show {{{word}}}; write it there"
    for word in written - wanted:
        yield f"shows {{{word}}}, which is no label; add it to [drawing.labels]"
