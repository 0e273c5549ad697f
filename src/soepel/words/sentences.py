"""A reason as one sentence: for the person in plain words, for the therapist with the values.

An entry of the catalogue declares the values that its code carries, each with its kind, and may
have other words for some values of one of them. In a text `{days}` is a value and
`{days|dag|dagen}` a number with its noun in the right form; `{=flare.LONG}` is a limit of the core.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final

from soepel.core.reasons import Code, Fact, Reason
from soepel.words import labels, language
from soepel.words.language import Lang
from soepel.words.loading import (
    CATALOGUE,
    CatalogueRefused,
    Table,
    Texts,
    as_table,
    read_folder,
    refuse_gaps,
    refuse_other_keys,
    refuse_unknown,
    texts,
)

Names = Mapping[str, str]
"""The name of an exercise by its id, in the language that is asked for."""

SLOT: Final = re.compile(r"\{(?P<name>[a-z0-9_]+)(?:\|(?P<one>[^|{}]+)\|(?P<more>[^|{}]+))?\}")
UNKNOWN: Final = {Lang.NL: "onbekend", Lang.EN: "unknown"}
NONE: Final = {Lang.NL: "geen", Lang.EN: "none"}
YES_NO: Final = {Lang.NL: ("ja", "nee"), Lang.EN: ("yes", "no")}


class Audience(StrEnum):
    """Whom a sentence is for."""

    PERSON = "person"
    THERAPIST = "therapist"


class Plain(StrEnum):
    """The kinds of values that are no word of a vocabulary."""

    NUMBER = "number"
    DATE = "date"
    EXERCISE = "exercise"
    TRUE_OR_FALSE = "true_or_false"
    ANY = "any"
    """A number, or an id that is shown as it is."""


KINDS: Final = (*Plain, *labels.KINDS)


class Unspeakable(ValueError):
    """A reason that cannot be put into words, with the code, the value and what is wrong."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How one code is said."""

    values: Mapping[str, str]
    """The kind of each value that the code carries, by name."""
    words: Mapping[Audience, Texts]
    by: str | None
    """The value that other words hang on."""
    variants: Mapping[str, Mapping[Audience, Texts]]
    """Other words, by that value as text."""

    def text(self, audience: Audience, lang: Lang, values: Mapping[str, Fact]) -> str:
        chosen = self.variants.get(plainly(values.get(self.by)), {}) if self.by else {}
        return chosen.get(audience, self.words[audience])[lang]


def for_person(reason: Reason, lang: Lang, names: Names) -> str:
    """One plain sentence. A reason that lacks a value gets a general one: a page never fails."""
    return _spoken(reason, Audience.PERSON, lang, names)


def for_therapist(reason: Reason, lang: Lang, names: Names) -> str:
    """One line with the values; forgiving as for the person."""
    return _spoken(reason, Audience.THERAPIST, lang, names)


def _spoken(reason: Reason, audience: Audience, lang: Lang, names: Names) -> str:
    try:
        return sentence(reason, audience, lang, names)
    except Unspeakable:
        return GENERAL[audience][lang].format(rule=reason.rule.value, code=reason.code.value)


GENERAL: Final[Mapping[Audience, Texts]] = {
    Audience.PERSON: {
        Lang.NL: "Dit volgt uit regel {rule} van je programma.",
        Lang.EN: "This follows from rule {rule} of your programme.",
    },
    Audience.THERAPIST: {
        Lang.NL: "{code}, met onvolledige gegevens.",
        Lang.EN: "{code}, with incomplete values.",
    },
}


def sentence(reason: Reason, audience: Audience, lang: Lang, names: Names) -> str:
    """The words of a reason. Raises Unspeakable for a value that is missing or cannot be shown."""
    wording = wordings().get(reason.code)
    if wording is None:
        raise Unspeakable(f"{reason.code} has no words: add [{reason.code}] to the catalogue")

    def filled(slot: re.Match[str]) -> str:
        name = slot["name"]
        if name not in reason.values:
            raise Unspeakable(f"{reason.code} needs the value {name!r}: give it in the reason")
        value = reason.values[name]
        try:
            if slot["one"] and isinstance(value, int | float) and not isinstance(value, bool):
                return language.counted(value, slot["one"], slot["more"], lang)
            return rendered(value, wording.values[name], lang, names)
        except (ValueError, TypeError, KeyError) as fault:
            raise Unspeakable(f"{reason.code} cannot show {name} = {value!r}: {fault}") from fault

    return labels.capital(SLOT.sub(filled, wording.text(audience, lang, reason.values)))


def rendered(value: Fact, kind: str, lang: Lang, names: Names) -> str:
    """A value in words. Raises ValueError, TypeError or KeyError for one that its kind lacks."""
    if value is None:
        return UNKNOWN[lang]
    if value == ():
        return NONE[lang]
    if isinstance(value, tuple):
        return language.listed([rendered(part, kind, lang, names) for part in value], lang)
    if kind in labels.KINDS:
        return labels.label_of(kind, value, lang)
    return _plain(value, Plain(kind), lang, names)


def _plain(value: Fact, kind: Plain, lang: Lang, names: Names) -> str:
    match kind, value:
        case Plain.TRUE_OR_FALSE, bool():
            return YES_NO[lang][0 if value else 1]
        case Plain.DATE, date():
            return language.day(value, lang)
        case Plain.EXERCISE, str():
            return names[value]
        case Plain.ANY, str():
            return value
        case ((Plain.NUMBER | Plain.ANY), int() | float()) if not isinstance(value, bool):
            return language.number(value, lang)
    raise TypeError(f"it is no {kind}")


def plainly(value: Fact) -> str:
    """A value as the catalogue names it where words hang on it."""
    return str(value).lower()


# -- reading the catalogue --------------------------------------------------------------------


@cache
def wordings() -> Mapping[Code, Wording]:
    """How every code is said. Raises CatalogueRefused.

    That none is missing is tested; a page gets the general sentence for one that is.
    """
    tables = read_folder(CATALOGUE / "reasons")
    refuse_unknown(tables, Code, "reasons")
    return {Code(name): read_wording(table, f"[{name}]") for name, table in tables.items()}


def read_wording(table: Table, place: str) -> Wording:
    """An entry of the catalogue. Raises CatalogueRefused."""
    refuse_other_keys(table, ("values", "by", "when", *Audience), place)
    values = _values(as_table(table.get("values", {}), f"{place}.values"), place)
    words = _audiences(table, values, place)
    refuse_gaps(words, Audience, place)
    by = table.get("by")
    if by is not None and by not in values:
        raise CatalogueRefused(f"{place}.by is {by!r}: name one of the values {list(values)}")
    return Wording(values, words, str(by) if by else None, _variants(table, values, place))


def _values(table: Table, place: str) -> Mapping[str, str]:
    for name, kind in table.items():
        if kind not in KINDS:
            raise CatalogueRefused(
                f"{place}.values.{name} is {kind!r}: use one of {', '.join(KINDS)}"
            )
    return {name: str(kind) for name, kind in table.items()}


def _variants(
    table: Table, values: Mapping[str, str], place: str
) -> Mapping[str, Mapping[Audience, Texts]]:
    variants = as_table(table.get("when", {}), f"{place}.when")
    if bool(variants) != ("by" in table):
        raise CatalogueRefused(f"{place} has only one of `by` and `when`: give both or neither")
    found = {}
    for value, words in variants.items():
        there = f"{place}.when.{value}"
        refuse_other_keys(as_table(words, there), Audience, there)
        found[value] = _audiences(as_table(words, there), values, there)
    return found


def _audiences(table: Table, values: Mapping[str, str], place: str) -> Mapping[Audience, Texts]:
    found = {
        audience: texts(table[audience], f"{place}.{audience}")
        for audience in Audience
        if audience in table
    }
    for audience, said in found.items():
        for lang, text in said.items():
            refuse_slots(text, values, f"{place}.{audience}.{lang}")
    return found


def refuse_slots(text: str, values: Mapping[str, str], place: str) -> None:
    """Every slot of a text must be well written and name a declared value."""
    for slot in SLOT.finditer(text):
        if slot["name"] not in values:
            raise CatalogueRefused(
                f"{place} uses {slot[0]}, which is no value of it: declare it under values"
            )
    rest = SLOT.sub("", text)
    if "{" in rest or "}" in rest:
        raise CatalogueRefused(f"{place} has a bad slot: write {{name}} or {{name|one|more}}")
