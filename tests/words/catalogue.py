"""Every text of the catalogue with values filled in, for tests of how it reads."""

from collections.abc import Iterator, Mapping
from datetime import date

from soepel.core.reasons import Code, Fact, Reason
from soepel.core.rule import Rule
from soepel.words import Audience, Lang, sentence
from soepel.words.labels import IDS, VOCABULARIES
from soepel.words.sentences import Plain, Wording, wordings

NAMES = {"sit-to-stand": "Opstaan uit een stoel"}
PLAIN: Mapping[str, tuple[Fact, ...]] = {
    Plain.NUMBER: (1, 14, 2.5),
    Plain.DATE: (date(2026, 12, 27),),
    Plain.EXERCISE: ("sit-to-stand",),
    Plain.TRUE_OR_FALSE: (True, False),
    Plain.ANY: (10, "standing"),
}


def of_kind(kind: str) -> tuple[Fact, ...]:
    """Values that a kind can have."""
    if kind in PLAIN:
        return PLAIN[kind]
    if kind in VOCABULARIES:
        return tuple(member.value for member in VOCABULARIES[kind])
    return tuple(sorted(IDS[kind]))


def samples(code: Code, wording: Wording) -> Iterator[Reason]:
    """A reason for every value of every kind, and for every variant."""
    first = {name: of_kind(kind)[0] for name, kind in wording.values.items()}
    rule = Rule.STEP_8
    yield Reason(rule, code, first)
    for name, kind in wording.values.items():
        for value in of_kind(kind):
            yield Reason(rule, code, {**first, name: value})
    for chosen in wording.variants:
        if wording.by:
            yield Reason(rule, code, {**first, wording.by: _fact(chosen)})


def _fact(chosen: str) -> Fact:
    special: dict[str, Fact] = {"none": None, "true": True, "false": False}
    if chosen in special:
        return special[chosen]
    return int(chosen) if chosen.isdigit() else chosen


def said(audience: Audience, lang: Lang) -> Iterator[tuple[Code, str]]:
    """Every sentence for someone in a language, over the samples."""
    for code, wording in wordings().items():
        for reason in samples(code, wording):
            yield code, sentence(reason, audience, lang, NAMES)
