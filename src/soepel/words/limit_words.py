"""The limits of a rule in words: value and unit, what it means, and where it comes from."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from soepel.core.evidence import Basis, Judgement, Mark, Source
from soepel.core.reasons import Code
from soepel.core.rule import Rule
from soepel.library.limits import Found, core_limits, shown
from soepel.words.explaining import attention_words
from soepel.words.labels import VOCABULARIES, label
from soepel.words.language import DECIMAL_MARK, Lang
from soepel.words.loading import CATALOGUE, Table, Texts, read_file, texts
from soepel.words.phrases import LimitPhrase
from soepel.words.sentences import NONE, Plain, rendered

NO_UNIT: Final = ("", "share")
"""Where these stand, a number below one is a part of something."""


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
        meaning=meaning_of(found, lang),
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


def meaning_of(found: Found, lang: Lang) -> str:
    """What a limit means; in English as it stands with the limit."""
    if lang is Lang.EN:
        return found.limit.meaning
    module = found.module.rpartition(".")[2]
    return str(dutch_meanings().get(module, {}).get(found.name, found.limit.meaning))


@cache
def dutch_meanings() -> Mapping[str, Table]:
    """The Dutch meaning of each limit that a rule uses, by module and name."""
    return read_file(CATALOGUE / "limits.toml")


@cache
def unit_words() -> Mapping[str, Texts]:
    """The words of each unit. Raises CatalogueRefused."""
    tables = read_file(CATALOGUE / "units.toml")
    return {unit: texts(table, f"units.toml [{unit}]") for unit, table in tables.items()}


# -- the value of a limit ---------------------------------------------------------------------


def _lines(value: object, unit: str, lang: Lang) -> Iterator[str]:
    """A value with its unit; a table as one line for each row, set in for each table within."""
    if not isinstance(value, Mapping):
        yield _with_unit(value, unit, lang)
        return
    for key, part in value.items():
        below = list(_lines(part, unit, lang))
        nested = isinstance(part, Mapping)
        yield f"{_said(key, lang)}:" if nested else f"{_said(key, lang)}: {below[0]}"
        yield from (f"  {line}" for line in below if nested)


def _with_unit(value: object, unit: str, lang: Lang) -> str:
    """ "2 dagen", "1 dag"; a part of something as "75 %"."""
    if unit in NO_UNIT and (percent := _percent(value)) is not None:
        value, unit = percent, "%"
    words = unit_words()[unit][lang] if unit in unit_words() else unit
    one, _, more = words.partition("|")
    return f"{_said(value, lang)} {one if value == 1 else more or one}".strip()


def _percent(value: object) -> object:
    """A part of a whole, or two of them, in per cent; None for what is no part."""
    parts = value if isinstance(value, tuple) else (value,)
    if not parts or not all(isinstance(part, float) and 0 < part < 1 for part in parts):
        return None
    percent = tuple(round(part * 100, 1) for part in parts)
    return percent if isinstance(value, tuple) else percent[0]


def _said(value: object, lang: Lang) -> str:
    """A value in the language; two numbers as from one to the other."""
    match value:
        case Enum() if type(value) in VOCABULARIES.values():
            return label(value, lang)
        case bool() | int() | float():
            return _number(value, lang)
        case (int() | float() as least, int() | float() as most):
            return f"{_number(least, lang)}–{_number(most, lang)}"
        case AbstractSet():
            return ", ".join(sorted(_said(part, lang) for part in value)) or NONE[lang]
        case tuple():
            return ", ".join(_said(part, lang) for part in value)
    return attention_words(value, lang).title if isinstance(value, Code) else shown(value)


def _number(value: float, lang: Lang) -> str:
    if isinstance(value, bool):
        return rendered(value, Plain.TRUE_OR_FALSE, lang, {})
    return f"{value:g}".replace(".", DECIMAL_MARK[lang])


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
