"""Rules as a question with its answer, and attention items with what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from soepel.core.reasons import Code
from soepel.core.rule import Rule
from soepel.words.language import Lang
from soepel.words.loading import (
    CATALOGUE,
    CatalogueRefused,
    Table,
    Texts,
    read_file,
    refuse_gaps,
    texts,
)

RULE_PARTS: Final = ("question", "answer")
ATTENTION_PARTS: Final = ("title", "action")


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What a rule asks, and what it does in one or two sentences."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class AttentionWords:
    """What an attention item is called, and what the therapist can do."""

    title: str
    action: str


def rule_words(rule: Rule, lang: Lang) -> RuleWords:
    """A rule in plain words."""
    words = rules()[rule]
    return RuleWords(words["question"][lang], words["answer"][lang])


def attention_words(code: Code, lang: Lang) -> AttentionWords:
    """An attention item in plain words. Raises CatalogueRefused for a code that is none."""
    words = attention().get(code)
    if words is None:
        raise CatalogueRefused(f"{code} is no attention item: give a code that begins with att_")
    return AttentionWords(words["title"][lang], words["action"][lang])


@cache
def rules() -> Mapping[Rule, Mapping[str, Texts]]:
    """The words of every rule. Raises CatalogueRefused."""
    tables = read_file(CATALOGUE / "rules.toml")
    refuse_gaps(tables, Rule, "rules.toml")
    return {Rule(name): _parts(table, RULE_PARTS, f"[{name}]") for name, table in tables.items()}


@cache
def attention() -> Mapping[Code, Mapping[str, Texts]]:
    """The words of every attention code. Raises CatalogueRefused."""
    tables = read_file(CATALOGUE / "attention.toml")
    refuse_gaps(tables, (code for code in Code if code.startswith("att_")), "attention.toml")
    return {
        Code(name): _parts(table, ATTENTION_PARTS, f"[{name}]") for name, table in tables.items()
    }


def _parts(table: Table, names: tuple[str, ...], place: str) -> Mapping[str, Texts]:
    refuse_gaps(table, names, place)
    return {name: texts(table[name], f"{place}.{name}") for name in names}
