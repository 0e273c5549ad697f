"""Lessons and answers are easy to read, careful, short enough, and whole in both languages."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import pytest

from soepel.core.evidence import Limit
from soepel.core.limits import attention, flare, stepping
from soepel.library import education
from soepel.library.proposals import Occasion, Proposal
from soepel.words import Lang
from soepel.words.lessons import Block, LessonTold, QuestionTold, lessons, questions, tip
from tests.words.test_style import FORBIDDEN, LONGEST, sentences
from tools.readability import PLAIN, reading_ease

READ_IN_MINUTES: Final = range(2, 5)
MAY_SAY: Final = {
    "what-it-is": {"slijtage", "wear and tear"},
}
"""Forbidden words that a text may name, because it says what is wrong with them."""
TYPED: Final[Mapping[str, set[str]]] = {
    "what-it-is": {"76", "100", "112"},
    "flare-ups": {"112"},
    "flare-what-now": {"112"},
    "getting-worse": {"500", "76", "100"},
    "mood-and-worry": {"6", "100"},
    "safe": {"6", "100"},
    "traffic-light": {"0"},
    "keeping-it-up": {"150"},
    "when-to-call-doctor": {"112"},
    "medication": {"222"},
    "glucosamine": {"222"},
    "surgery": {"30", "70", "100", "58", "25", "5"},
    "new-hip": {"30", "70", "100"},
    "how-long-new-hip": {"58", "100", "25", "70", "5"},
}
"""Figures that come from a source; a limit of the programme is named, never typed."""


def told(lang: Lang) -> Iterator[tuple[str, str]]:
    """Every text that is read, with the id of its lesson or question; no headings."""
    for lesson in lessons(lang).values():
        yield lesson.id, "\n".join((lesson.summary, *_of_parts(lesson), lesson.today))
    for question in questions(lang):
        yield question.id, "\n".join((question.short, *_lines(question.answer)))


def _of_parts(lesson: LessonTold) -> Iterator[str]:
    for part in lesson.parts:
        yield from _lines(part.blocks)


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from block.lines


def headings(lang: Lang) -> Iterator[tuple[str, str]]:
    for lesson in lessons(lang).values():
        yield from ((lesson.id, text) for text in (lesson.title, lesson.shown))
        yield from ((lesson.id, part.heading) for part in lesson.parts)
    yield from ((question.id, question.asked) for question in questions(lang))


@pytest.mark.parametrize("lang", Lang)
def test_every_text_is_easy_to_read(lang: Lang) -> None:
    scores = {id_: reading_ease(text, lang) for id_, text in told(lang)}
    assert {id_: score for id_, score in scores.items() if score < PLAIN} == {}


@pytest.mark.parametrize("lang", Lang)
def test_no_sentence_is_long(lang: Lang) -> None:
    found = [
        sentence
        for _, text in told(lang)
        for line in text.splitlines()
        for sentence in sentences(line)
        if len(sentence.split()) > LONGEST
    ]
    assert found == []


@pytest.mark.parametrize("lang", Lang)
def test_a_lesson_is_read_in_two_to_four_minutes(lang: Lang) -> None:
    minutes = {id_: lesson.minutes for id_, lesson in lessons(lang).items()}
    assert {id_ for id_, found in minutes.items() if found not in READ_IN_MINUTES} == set()


@pytest.mark.parametrize("lang", Lang)
def test_words_are_careful_and_kind(lang: Lang) -> None:
    found = {
        (id_, match[0])
        for id_, text in (*told(lang), *headings(lang))
        for words in FORBIDDEN[lang]
        for match in re.finditer(rf"\b({words})\b", text, re.IGNORECASE)
        if match[0].lower() not in MAY_SAY.get(id_, set())
    }
    assert found == set()
    assert not any("!" in text for _, text in told(lang))


@pytest.mark.parametrize("lang", Lang)
def test_a_figure_in_a_text_is_a_limit_by_name_or_comes_from_a_source(lang: Lang) -> None:
    for content in (education().lessons, education().questions):
        for id_, one in content.items():
            written = [text for text in _texts(one) if text]
            bare = re.sub(r"\{=[^}]*\}", "", " ".join(getattr(text, lang) for text in written))
            assert set(re.findall(r"\d+", bare)) <= TYPED.get(id_, set()), id_


def _texts(one: object) -> Iterator[object]:
    for name in ("title", "summary", "today", "asked", "short", "answer"):
        yield getattr(one, name, None)
    for part in getattr(one, "parts", ()):
        yield from (part.heading, part.text)


@pytest.mark.parametrize(
    ("id_", "limits"),
    [
        ("traffic-light", (stepping.GREEN_UP_TO, stepping.RED_ABOVE, stepping.RECOVERY_HOURS)),
        ("flare-ups", (flare.FIRST_DAYS, flare.CALM_DAYS, flare.LONG, flare.NIGHTS)),
        ("physiotherapist", (attention.VISITS_REIMBURSED,)),
    ],
)
def test_the_limits_of_the_programme_are_told(id_: str, limits: tuple[Limit[int], ...]) -> None:
    told_of = dict(told(Lang.NL))[id_]
    for limit in limits:
        assert re.search(rf"\b{int(limit.value)}\b", told_of), limit.meaning


@pytest.mark.parametrize("lang", Lang)
def test_a_drawing_speaks_the_language_of_its_page(lang: Lang) -> None:
    for lesson in lessons(lang).values():
        assert "{" not in lesson.drawing
    other = Lang.EN if lang is Lang.NL else Lang.NL
    assert lessons(lang)["sleep"].drawing != lessons(other)["sleep"].drawing


def test_every_answer_names_its_sources_and_the_day_they_were_checked() -> None:
    told_of: tuple[LessonTold | QuestionTold, ...] = (
        *lessons(Lang.NL).values(),
        *questions(Lang.NL),
    )
    assert all(one.sources and one.checked for one in told_of)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("occasion", Occasion)
def test_a_proposal_says_in_one_or_two_sentences_why(occasion: Occasion, lang: Lang) -> None:
    found = tip(Proposal("sleep", occasion), lang)
    assert found.lesson.id == "sleep"
    assert found.why.endswith((".", "?"))
    assert len(sentences(found.why)) <= 2


def test_a_list_is_told_as_a_list() -> None:
    blocks = lessons(Lang.EN)["traffic-light"].parts[0].blocks
    assert [block.listed for block in blocks] == [False, True, False]
    assert len(blocks[1].lines) == 3
