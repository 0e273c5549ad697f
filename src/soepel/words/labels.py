"""A label for every word of every vocabulary of the core, and for every instrument and scale."""

from collections.abc import Mapping
from enum import Enum, IntEnum
from functools import cache
from typing import Final

from soepel.core import evidence, exercises, plan, quantities, questionnaire, record, screening
from soepel.core import state as standing
from soepel.core.instruments import (
    INSTRUMENTS,
    gait_speed,
    instrument,
    one_rep_max,
    range_of_motion,
    strength,
)
from soepel.core.rules import turns
from soepel.library import education_schema, proposals, schema
from soepel.words.language import Lang
from soepel.words.loading import CATALOGUE, Texts, read_folder, refuse_gaps, refuse_unknown, texts

VOCABULARIES: Final[Mapping[str, type[Enum]]] = {
    "activity": record.Activity,
    "advice": screening.Advice,
    "alarm": screening.Alarm,
    "amount": exercises.Amount,
    "block": turns.Block,
    "by": record.By,
    "comorbidity": exercises.Comorbidity,
    "contact": screening.Contact,
    "criterion": screening.Criterion,
    "daily_load": record.DailyLoad,
    "direction": instrument.Direction,
    "dont_know": questionnaire.DontKnow,
    "duration": questionnaire.Duration,
    "equipment": exercises.Equipment,
    "extra_pain": record.ExtraPain,
    "fit": screening.Fit,
    "hands": schema.Hands,
    "help": schema.Help,
    "hint": screening.Hint,
    "instrument_kind": instrument.Kind,
    "kind": exercises.Kind,
    "knob": turns.Knob,
    "mark": evidence.Mark,
    "motion": range_of_motion.Motion,
    "motion_position": range_of_motion.Position,
    "move": plan.Move,
    "movement": strength.Movement,
    "need": education_schema.Need,
    "note": instrument.Note,
    "occasion": proposals.Occasion,
    "operation": questionnaire.Operation,
    "outside": questionnaire.Outside,
    "pace": gait_speed.Pace,
    "phase": exercises.Phase,
    "place": screening.Place,
    "position": schema.Position,
    "where": schema.Place,
    "protocol": instrument.Protocol,
    "question_id": questionnaire.QuestionId,
    "red_flag": screening.RedFlag,
    "risk": questionnaire.Risk,
    "sex": quantities.Sex,
    "side": quantities.Side,
    "stage": standing.Stage,
    "standing": instrument.Standing,
    "strength_position": strength.Position,
    "target": exercises.Target,
    "tier": screening.Tier,
    "tip": plan.Tip,
    "trigger": record.Trigger,
    "why_no_norm": instrument.WhyNoNorm,
    "why_not_used": one_rep_max.WhyNotUsed,
    "widespread": questionnaire.Widespread,
    "yes_no": questionnaire.YesNo,
    "zone": standing.Zone,
}
"""The vocabularies of the core and the library, by the name they have in the catalogue."""

_SCALES: Final = tuple(scale for one in INSTRUMENTS.values() for scale in one.scales)
IDS: Final[Mapping[str, frozenset[str]]] = {
    "instrument": frozenset(INSTRUMENTS),
    "scale": frozenset(scale.id for scale in _SCALES),
    "unit": frozenset(scale.unit for scale in _SCALES),
}
"""Ids that are no vocabulary but have labels all the same."""

KINDS: Final = (*VOCABULARIES, *IDS)

_NAME_OF: Final = {vocabulary: name for name, vocabulary in VOCABULARIES.items()}


def label(member: Enum, lang: Lang) -> str:
    """A word of the core, as people say it; fit for the middle of a sentence unless it is one."""
    return _text(_NAME_OF[type(member)], _key(member), lang)


def title(member: Enum, lang: Lang) -> str:
    """A label that stands alone: it begins with a capital."""
    return capital(label(member, lang))


def instrument_name(instrument_id: str, lang: Lang) -> str:
    """What an instrument is called."""
    return _text("instrument", instrument_id, lang)


def scale_name(scale_id: str, lang: Lang) -> str:
    """What a scale of an instrument is called."""
    return _text("scale", scale_id, lang)


def unit_name(unit: str, lang: Lang) -> str:
    """What a scale counts in."""
    return _text("unit", unit, lang)


def label_of(kind: str, value: object, lang: Lang) -> str:
    """The label of a plain value. Raises ValueError for one that its vocabulary lacks."""
    if kind in VOCABULARIES:
        return label(VOCABULARIES[kind](value), lang)
    if value not in IDS[kind]:
        raise ValueError(f"{value!r} is no {kind}")
    return _text(kind, str(value), lang)


def _text(kind: str, key: str, lang: Lang) -> str:
    """A label; the word itself where it has none, since a page never fails on one."""
    labels = catalogue()[kind]
    return labels[key][lang] if key in labels else key.replace("_", " ")


def capital(text: str) -> str:
    if text.startswith("één"):
        # Dutch keeps one accent on a capital: "Eén".
        return f"E{text[1:]}"
    return text[:1].upper() + text[1:]


def _key(member: Enum) -> str:
    """The name of a word in the catalogue: its value, or its name where that is a number."""
    return member.name.lower() if isinstance(member, IntEnum) else str(member.value)


def keys(kind: str) -> frozenset[str]:
    """The words of a kind, as the catalogue names them."""
    return IDS[kind] if kind in IDS else frozenset(map(_key, VOCABULARIES[kind]))


@cache
def catalogue() -> Mapping[str, Mapping[str, Texts]]:
    """Every label, by vocabulary and word. Raises CatalogueRefused.

    That no word is without a label is tested.
    """
    tables = read_folder(CATALOGUE / "labels")
    refuse_gaps(tables, KINDS, "labels")
    for name, table in tables.items():
        refuse_unknown(table, keys(name), f"labels [{name}]")
    return {
        name: {key: texts(words, f"labels [{name}].{key}") for key, words in table.items()}
        for name, table in tables.items()
    }
