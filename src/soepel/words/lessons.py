"""What there is to learn, in one language: lessons with their drawings, questions, today's tip.

The limits that the texts name are written out here, once for each language.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from math import ceil
from typing import Final

from soepel.library import Lesson, Need, Question, Text, education
from soepel.library.drawings import WORDS
from soepel.library.education_schema import Drawing
from soepel.library.proposals import Proposal
from soepel.library.sources import SOURCES
from soepel.words.labels import label
from soepel.words.language import Lang
from soepel.words.limits import filled

WORDS_A_MINUTE: Final = 130
"""How fast a lesson is read: a calm pace, with a look at the drawing."""
LIST_MARK: Final = "- "


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a list with an item a line."""

    lines: tuple[str, ...]
    listed: bool


@dataclass(frozen=True, slots=True)
class PartTold:
    """A part of a lesson under its heading."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as it is named: in short beside an answer, in full in the list of all."""

    key: str
    short: str
    full: str


@dataclass(frozen=True, slots=True)
class LessonTold:
    """A lesson as it is read."""

    id: str
    need: Need
    title: str
    summary: str
    today: str
    """One thing to do today."""
    parts: tuple[PartTold, ...]
    drawing: str
    """SVG, with its words, safe to stand in a page."""
    shown: str
    """What the drawing shows, in words."""
    minutes: int
    exercises: tuple[str, ...]
    sources: tuple[Cited, ...]
    checked: date


@dataclass(frozen=True, slots=True)
class QuestionTold:
    """A question with its answer, as it is read."""

    id: str
    need: Need
    asked: str
    short: str
    answer: tuple[Block, ...]
    sources: tuple[Cited, ...]
    checked: date
    lesson: LessonTold | None
    """Where to read on."""
    at_front_door: bool


@dataclass(frozen=True, slots=True)
class TipTold:
    """The lesson that matters today, and why."""

    lesson: LessonTold
    why: str


@cache
def lessons(lang: Lang) -> Mapping[str, LessonTold]:
    """Every lesson by id, in the order of needs and places. Raises LibraryError, NoSuchLimit."""
    return {one.id: _lesson(one, lang) for one in education().lessons.values()}


@cache
def questions(lang: Lang) -> tuple[QuestionTold, ...]:
    """Every question in the order of needs and places. Raises LibraryError, NoSuchLimit."""
    return tuple(_question(one, lang) for one in education().questions.values())


def tip(proposal: Proposal, lang: Lang) -> TipTold:
    """A proposal in words."""
    return TipTold(lessons(lang)[proposal.lesson], label(proposal.occasion, lang))


def _lesson(lesson: Lesson, lang: Lang) -> LessonTold:
    return LessonTold(
        id=lesson.id,
        need=lesson.need,
        title=_said(lesson.title, lang),
        summary=_said(lesson.summary, lang),
        today=_said(lesson.today, lang),
        parts=tuple(
            PartTold(_said(part.heading, lang), _blocks(part.text, lang)) for part in lesson.parts
        ),
        drawing=_drawn(education().drawings[lesson.id], lesson.drawing, lang),
        shown=_said(lesson.drawing.description, lang),
        minutes=_minutes(lesson, lang),
        exercises=lesson.exercises,
        sources=_cited(lesson.sources),
        checked=lesson.checked,
    )


def _question(question: Question, lang: Lang) -> QuestionTold:
    return QuestionTold(
        id=question.id,
        need=question.need,
        asked=_said(question.asked, lang),
        short=_said(question.short, lang),
        answer=_blocks(question.answer, lang),
        sources=_cited(question.sources),
        checked=question.checked,
        lesson=lessons(lang)[question.lesson] if question.lesson else None,
        at_front_door=question.at_front_door,
    )


def _cited(keys: Iterable[str]) -> tuple[Cited, ...]:
    """Sources in their order; what stands before the first comma of a title names it in short."""
    found = (SOURCES[key] for key in keys)
    return tuple(
        Cited(source.key, source.title.partition(",")[0], f"{source.title} ({source.where})")
        for source in found
    )


def _said(text: Text, lang: Lang) -> str:
    return filled(getattr(text, lang), lang)


def _blocks(text: Text, lang: Lang) -> tuple[Block, ...]:
    return tuple(_block(part) for part in _said(text, lang).strip().split("\n\n"))


def _block(text: str) -> Block:
    lines = text.splitlines()
    if all(line.startswith(LIST_MARK) for line in lines):
        return Block(tuple(line.removeprefix(LIST_MARK) for line in lines), listed=True)
    return Block((" ".join(lines),), listed=False)


def _drawn(drawing: str, says: Drawing, lang: Lang) -> str:
    """The drawing with its words in their places."""
    said = {"title": says.title, **says.labels}
    return WORDS.sub(lambda word: escape(_said(said[word[1]], lang)), drawing)


def _minutes(lesson: Lesson, lang: Lang) -> int:
    words = sum(len(re.findall(r"\w+", text)) for text in _read(lesson, lang))
    return ceil(words / WORDS_A_MINUTE)


def _read(lesson: Lesson, lang: Lang) -> Iterator[str]:
    """All that is read of a lesson."""
    yield from (_said(text, lang) for text in (lesson.title, lesson.summary, lesson.today))
    yield from (_said(part.text, lang) for part in lesson.parts)
