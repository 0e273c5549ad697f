"""What stands behind a reason: the rule, the numbers of the person, and the limits it turns on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from soepel.core.evidence import Source
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.rule import Rule
from soepel.words.explaining import rule_words
from soepel.words.language import Lang
from soepel.words.limit_words import LimitTold, limits_told, sources_of
from soepel.words.loading import (
    CATALOGUE,
    Texts,
    as_table,
    read_file,
    refuse_other_keys,
    texts,
)
from soepel.words.sentences import rendered, wordings
from soepel.words.voice import Voice


@dataclass(frozen=True)
class ValueTold:
    """A number of the person that a rule looked at: "pijn", "6"."""

    name: str
    words: str


@dataclass(frozen=True)
class Because:
    """What stands behind a reason."""

    rule: Rule
    question: str
    answer: str
    values: tuple[ValueTold, ...]
    limits: tuple[LimitTold, ...]
    sources: tuple[Source, ...]
    """Those of all limits, each once, by key."""


def because(reason: Reason, voice: Voice) -> Because:
    """The rule, the values and the limits of a reason."""
    words, limits = rule_words(reason.rule, voice.lang), limits_told(reason.rule, voice.lang)
    return Because(
        rule=reason.rule,
        question=words.question,
        answer=words.answer,
        values=values_told(reason, voice),
        limits=limits,
        sources=sources_of(limits),
    )


# -- the values of a reason -------------------------------------------------------------------


def values_told(reason: Reason, voice: Voice) -> tuple[ValueTold, ...]:
    """The values that fired a reason; one that is unknown is not said."""
    kinds = wordings()[reason.code].values if reason.code in wordings() else {}
    return tuple(
        ValueTold(value_name(name, reason.code, voice.lang), words)
        for name, kind in kinds.items()
        if (words := _in_words(reason.values.get(name), kind, voice))
    )


def _in_words(value: Fact, kind: str, voice: Voice) -> str:
    """A value in words; empty where there is none or it cannot be said: a page never fails."""
    if value is None or value == ():
        return ""
    try:
        return rendered(value, kind, voice.lang, voice.names)
    except (ValueError, TypeError, KeyError):
        return ""


def value_name(name: str, code: Code, lang: Lang) -> str:
    """What a value of a code is called; its id where the catalogue lacks it."""
    named = value_names()
    found = named.get((name, code)) or named.get((name, None))
    return found[lang] if found else name.replace("_", " ")


@cache
def value_names() -> Mapping[tuple[str, Code | None], Texts]:
    """The name of each value, and its other name with some codes. Raises CatalogueRefused."""
    found: dict[tuple[str, Code | None], Texts] = {}
    for name, table in read_file(CATALOGUE / "values.toml").items():
        place = f"values.toml [{name}]"
        refuse_other_keys(table, (*Lang, "of"), place)
        found[name, None] = texts({lang: table.get(lang) for lang in Lang}, place)
        for code, words in as_table(table.get("of", {}), f"{place}.of").items():
            found[name, Code(code)] = texts(words, f"{place}.of.{code}")
    return found
