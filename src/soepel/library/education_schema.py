"""What the file of a lesson and the file of a question hold: every key, and of what type.

A text is paragraphs with an empty line between them; a paragraph whose lines all begin with `- `
is a list. It names a limit of the rules by its placeholder (`soepel.words.limits`), never by its
value.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from soepel.library.schema import Count, Slug, Text


class Need(StrEnum):
    """What somebody is looking for, in the order in which the pages tell it."""

    UNDERSTAND = "understand"
    MOVE = "move"
    HARD_DAYS = "hard_days"
    DAILY_LIFE = "daily_life"
    TREATMENT = "treatment"


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A `[[parts]]` table of a lesson: a heading, and what stands under it."""

    heading: Text
    text: Text


class Drawing(Struct, frozen=True, forbid_unknown_fields=True):
    """The `[drawing]` table: what the picture beside the file, `<id>.svg`, shows and says.

    A label is written in the picture as `{name}`.
    """

    title: Text
    description: Text
    """All that the picture explains, told under it: for who hears the page or sees it badly."""
    labels: Mapping[str, Text] = {}


class Lesson(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file of `lessons/`: something to understand, in two to four minutes."""

    id: Slug
    need: Need
    place: Count
    """Its place among the lessons of this need."""
    exercises: tuple[Slug, ...]
    """Exercises and everyday help that put the lesson into practice, the first the most."""
    sources: Annotated[tuple[Slug, ...], Meta(min_length=1)]
    checked: date
    """The day on which the text was last laid beside its sources."""
    title: Text
    summary: Text
    """Why one would read it, in a sentence or two."""
    today: Text
    """One thing to do today."""
    drawing: Drawing
    parts: Annotated[tuple[Part, ...], Meta(min_length=2)]


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file of `questions/`: what people ask, and the answer."""

    id: Slug
    need: Need
    place: Count
    """Its place among the questions of this need."""
    sources: Annotated[tuple[Slug, ...], Meta(min_length=1)]
    checked: date
    asked: Text
    short: Text
    """The answer in one line."""
    answer: Text
    """The rest of it."""
    lesson: Slug | None = None
    """Where to read on."""
    at_front_door: bool = False
    """One of the questions that the front page answers at once."""
