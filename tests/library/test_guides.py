"""The texts of the exercises and of everyday help: whole, plain, and fit to be read aloud."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from soepel.library import Text, guide_texts, how_texts, library
from tools.readability import PLAIN, reading_ease, sentences_of

LONGEST_SENTENCE = 17
LEGS = {
    "nl": {"leg": "oefenbeen", "other_leg": "andere been"},
    "en": {"leg": "working leg", "other_leg": "other leg"},
}
UNKNOWN_TO_MANY = ("abductie", "extensie", "flexie", "rotatie", "mobiliteit", "stabiliteit")
GUIDES = dict(library().words)
EVERYDAY = dict(library().everyday)


def texts(id_: str) -> Iterator[Text]:
    """Every text of an exercise or a help, in the order in which it is read."""
    if id_ in GUIDES:
        words = GUIDES[id_]
        yield from (words.name, words.instruction, *words.levels.values())
        yield from (text for _, text in guide_texts(words.guide))
    else:
        entry = EVERYDAY[id_]
        yield from (entry.name, entry.instruction, entry.when)
        yield from (text for _, text in how_texts(entry.how))


def read(text: Text, language: str) -> str:
    said: str = getattr(text, language)
    return said.format(**LEGS[language])


def instruction(id_: str, language: str) -> str:
    """All that one reads of it, but for the name, which is its heading."""
    return "\n".join(read(text, language) for text in list(texts(id_))[1:])


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("id_", [*GUIDES, *EVERYDAY])
def test_an_instruction_is_plain_language(id_: str, language: str) -> None:
    assert reading_ease(instruction(id_, language), language) >= PLAIN


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("id_", [*GUIDES, *EVERYDAY])
def test_the_summary_is_plain_by_itself(id_: str, language: str) -> None:
    words = GUIDES[id_] if id_ in GUIDES else EVERYDAY[id_]
    assert reading_ease(read(words.instruction, language), language) >= PLAIN


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("id_", [*GUIDES, *EVERYDAY])
def test_no_sentence_is_too_long_to_follow(id_: str, language: str) -> None:
    summary = read((GUIDES.get(id_) or EVERYDAY[id_]).instruction, language)
    for sentence in sentences_of(instruction(id_, language).removeprefix(summary)):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


@pytest.mark.parametrize("id_", [*GUIDES, *EVERYDAY])
def test_dutch_says_je_and_no_word_of_the_clinic(id_: str) -> None:
    dutch = instruction(id_, "nl").lower()
    assert not re.search(r"\b(u|uw)\b", dutch)
    assert not [word for word in UNKNOWN_TO_MANY if word in dutch]


@pytest.mark.parametrize("id_", [one.id for one in library().exercises if one.one_sided])
def test_a_one_sided_exercise_says_which_leg(id_: str) -> None:
    words = GUIDES[id_]
    for text in (words.instruction.nl, words.instruction.en):
        assert "{leg}" in text
    steps = "".join(step.nl + step.en for step in (words.guide.start, *words.guide.steps))
    assert "{leg}" in steps


@pytest.mark.parametrize("id_", [one.id for one in library().exercises if one.one_sided])
def test_dutch_and_english_speak_of_the_same_legs(id_: str) -> None:
    for text in texts(id_):
        legs = [re.findall(r"\{\w+\}", one) for one in (text.nl, text.en)]
        assert sorted(legs[0]) == sorted(legs[1]), text


def test_no_text_calls_a_leg_this_side() -> None:
    """Left and right are filled in; "this side" was what people mixed up."""
    for id_ in GUIDES:
        assert "deze kant" not in instruction(id_, "nl"), id_
        assert "this side" not in instruction(id_, "en"), id_


def test_every_text_is_one_line_that_begins_with_a_capital() -> None:
    for id_ in (*GUIDES, *EVERYDAY):
        for text in texts(id_):
            for line in (text.nl, text.en):
                assert re.fullmatch(r"['A-Z0-9]\S*( \S+)*", line), f"{id_}: {line}"


def test_an_id_names_one_thing() -> None:
    assert not GUIDES.keys() & EVERYDAY.keys()


def test_judgements_of_everyday_help_lead_somewhere(root: Path) -> None:
    for entry in EVERYDAY.values():
        assert (root / "docs/decisions" / f"{entry.judgement}.md").is_file()
