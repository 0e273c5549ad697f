"""What stands behind a reason: the rule, the numbers of the person, and the limits it turns on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from soepel.core.evidence import Basis, Judgement, Mark, Source
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.rule import Rule
from soepel.library.limits import Found, core_limits, shown
from soepel.words.explaining import rule_words
from soepel.words.labels import VOCABULARIES, label
from soepel.words.language import Lang
from soepel.words.loading import CATALOGUE, Texts, as_table, read_file, refuse_other_keys, texts
from soepel.words.phrases import LimitPhrase
from soepel.words.sentences import rendered, wordings
from soepel.words.voice import Voice


@dataclass(frozen=True)
class ValueTold:
    """A number of the person that a rule looked at: "pijn", "6"."""

    name: str
    words: str


@dataclass(frozen=True)
class LimitTold:
    """A number that a rule turns on: what it means, how sure it is, and where it comes from."""

    name: str
    lines: tuple[str, ...]
    """The value with its unit; a line for each row of a table."""
    meaning: str
    mark: Mark
    sure: str
    """How sure the value is, in words."""
    sources: tuple[Source, ...]
    where: str
    """Where in its source; empty for a choice of ours."""
    decision: str
    """The record of the choice; empty for a value from a source."""
    needs_sign_off: bool
    because: str
    """All of that on one line."""


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


# -- the limits of a rule ---------------------------------------------------------------------


@cache
def limits_told(rule: Rule, lang: Lang) -> tuple[LimitTold, ...]:
    """The limits that a rule turns on, in the order in which they are written."""
    return tuple(_told(found, lang) for found in limits_of(rule))


def limits_of(rule: Rule) -> list[Found]:
    """The limits of the core that a rule uses."""
    return [found for found in _limits() if rule in found.limit.rules]


@cache
def _limits() -> tuple[Found, ...]:
    return tuple(core_limits())


def sources_of(limits: Iterable[LimitTold]) -> tuple[Source, ...]:
    """The sources of some limits, each once, by key."""
    found = {source.key: source for limit in limits for source in limit.sources}
    return tuple(found[key] for key in sorted(found))


def _told(found: Found, lang: Lang) -> LimitTold:
    limit, why = found.limit, found.limit.because
    sources, where, decision = _origin(why)
    return LimitTold(
        name=found.name,
        lines=tuple(_lines(limit.value, limit.unit, lang)),
        meaning=limit.meaning,
        mark=limit.mark,
        sure=label(limit.mark, lang),
        sources=sources,
        where=where,
        decision=decision,
        needs_sign_off=why.needs_sign_off,
        because=_because(why, lang),
    )


def _origin(why: Basis | Judgement) -> tuple[tuple[Source, ...], str, str]:
    """The sources, where in them, and the decision; what there is not is empty."""
    if isinstance(why, Basis):
        return (why.source,), why.where, ""
    return why.draws_on, "", why.decision


def _lines(value: object, unit: str, lang: Lang) -> Iterator[str]:
    """A value with its unit; a table as one line for each row, set in for each table within."""
    if not isinstance(value, Mapping):
        counted = unit.removesuffix("s") if value == 1 else unit
        yield f"{_said(value, lang)} {counted}".strip()
        return
    for key, part in value.items():
        below = list(_lines(part, unit, lang))
        nested = isinstance(part, Mapping)
        yield f"{_said(key, lang)}:" if nested else f"{_said(key, lang)}: {below[0]}"
        yield from (f"  {line}" for line in below if nested)


def _said(value: object, lang: Lang) -> str:
    """A word of a vocabulary in the language; two numbers as from one to the other."""
    match value:
        case Enum() if type(value) in VOCABULARIES.values():
            return label(value, lang)
        case (int() | float() as least, int() | float() as most):
            return f"{shown(least)}–{shown(most)}"
    return shown(value)


def _because(why: Basis | Judgement, lang: Lang) -> str:
    """How sure a value is, and the source or the decision that it comes from."""
    parts = [f"{label(why.mark, lang)} ({why.mark})"]
    if isinstance(why, Basis):
        parts.append(f"{why.source.key}: {why.where}")
    else:
        parts.append(LimitPhrase.DECISION.said(lang, decision=why.decision))
        parts += [source.key for source in why.draws_on]
    if why.needs_sign_off:
        parts.append(LimitPhrase.UNSIGNED.said(lang))
    return " · ".join(parts)
