"""Every word of the core has a label, and the folders of words are read strictly."""

import inspect
from enum import Enum
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import soepel.core
from soepel.core.beginning import OwnQuestion
from soepel.core.exercises import Phase
from soepel.core.quantities import Side
from soepel.core.reasons import Code
from soepel.core.rule import Rule
from soepel.core.screening import Tier
from soepel.library import education_schema, proposals, schema
from soepel.words import (
    CatalogueRefused,
    Lang,
    attention_words,
    instrument_name,
    label,
    rule_words,
    scale_name,
    title,
    unit_name,
)
from soepel.words.labels import IDS, KINDS, VOCABULARIES, catalogue, keys, label_of
from soepel.words.loading import read_folder

SAID_OTHERWISE = {Code, Rule, OwnQuestion}
"""Reasons and rules have whole sentences of their own, questions of the intake their pages."""


def vocabularies() -> set[type[Enum]]:
    """Every enumeration of core and schema that has words; one without is the base of others."""
    modules = [import_module(m.name) for m in walk_packages(soepel.core.__path__, "soepel.core.")]
    modules += [schema, education_schema, proposals]
    return {
        member
        for module in modules
        for _, member in inspect.getmembers(module, inspect.isclass)
        if issubclass(member, Enum) and len(member) and member.__module__ == module.__name__
    }


def test_every_vocabulary_of_core_and_library_has_labels() -> None:
    assert vocabularies() - SAID_OTHERWISE == set(VOCABULARIES.values())


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_has_a_label(kind: str) -> None:
    assert set(catalogue()[kind]) == keys(kind)


@pytest.mark.parametrize("vocabulary", VOCABULARIES.values(), ids=lambda words: words.__qualname__)
def test_a_label_is_a_text_in_every_language(vocabulary: type[Enum]) -> None:
    for member in vocabulary:
        for lang in Lang:
            assert label(member, lang)


def test_a_label_stands_in_a_sentence_and_a_title_alone() -> None:
    assert label(Side.BOTH, Lang.NL) == "beide benen"
    assert title(Side.BOTH, Lang.EN) == "Both legs"
    assert label(Phase.STRENGTH_AND_CAPACITY, Lang.NL) == "sterker worden"
    assert "112" in label(Tier.T0, Lang.EN)


def test_every_instrument_and_scale_has_a_name() -> None:
    for lang in Lang:
        assert all(instrument_name(one, lang) for one in IDS["instrument"])
        assert all(scale_name(one, lang) for one in IDS["scale"])
        assert all(unit_name(one, lang) for one in IDS["unit"])


def test_an_unknown_instrument_is_no_instrument() -> None:
    with pytest.raises(ValueError, match="'hoos-12' is no instrument"):
        label_of("instrument", "hoos-12", Lang.NL)


def test_a_word_without_a_label_shows_itself() -> None:
    assert instrument_name("some_test", Lang.NL) == "some test"


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_is_a_question_with_an_answer(rule: Rule) -> None:
    for lang in Lang:
        words = rule_words(rule, lang)
        assert words.question.endswith("?")
        assert words.answer.count(".") in (1, 2)


def test_every_attention_item_has_a_title_and_an_action() -> None:
    for code in Code:
        if code.startswith("att_"):
            assert all(attention_words(code, lang).action.endswith(".") for lang in Lang)


def test_other_codes_are_no_attention_item() -> None:
    with pytest.raises(CatalogueRefused, match="step_rose is no attention item"):
        attention_words(Code.STEP_ROSE, Lang.NL)


def test_an_entry_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text("[step_rose]\n", encoding="utf-8")
    with pytest.raises(CatalogueRefused, match=r"\[step_rose\] stands twice"):
        read_folder(tmp_path)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[step", encoding="utf-8")
    with pytest.raises(CatalogueRefused, match=r"bad\.toml is not TOML"):
        read_folder(tmp_path)


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("[step", encoding="utf-8")
    assert read_folder(tmp_path) == {}
