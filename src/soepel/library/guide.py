"""The texts of a guide one by one, and the legs that they leave open."""

from collections.abc import Iterator
from string import Formatter
from typing import Final

from soepel.core.evidence import Judgement
from soepel.library.schema import Guide, HowTo, Text

GUIDES: Final = Judgement("2026-11-25-exercise-texts")
"""Why every guide and every caution says what it says."""

LEGS: Final = frozenset({"leg", "other_leg"})
"""What a text may leave open: the leg that trains now, and the other one."""


def placeholders(text: Text) -> frozenset[str]:
    """What a text leaves open, in either language."""
    parsed = (*Formatter().parse(text.nl), *Formatter().parse(text.en))
    return frozenset(field for _, field, _, _ in parsed if field is not None)


def guide_texts(guide: Guide) -> Iterator[tuple[str, Text]]:
    """Every text of a guide with its place in the file, in the order in which it is read."""
    yield from _before(guide)
    yield "$.guide.breathing", guide.breathing
    yield "$.guide.pace", guide.pace
    yield from _after(guide)
    yield "$.guide.easier", guide.easier
    yield "$.guide.harder", guide.harder


def how_texts(how: HowTo) -> Iterator[tuple[str, Text]]:
    """Every text of a how-to with its place."""
    yield from _before(how)
    yield from _after(how)


def _before(how: HowTo) -> Iterator[tuple[str, Text]]:
    yield from _each("things", how.things)
    yield "$.guide.purpose", how.purpose
    yield "$.guide.start", how.start
    yield from _each("steps", how.steps)


def _after(how: HowTo) -> Iterator[tuple[str, Text]]:
    yield from _each("mistakes", how.mistakes)
    yield from _each("not_when", how.not_when)


def _each(name: str, texts: tuple[Text, ...]) -> Iterator[tuple[str, Text]]:
    for place, text in enumerate(texts):
        yield f"$.guide.{name}[{place}]", text
