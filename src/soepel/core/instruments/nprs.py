"""NPRS: pain on the numeric rating scale, 0 none .. 10 worst imaginable."""

from datetime import date
from typing import Final

from soepel.core.evidence import Basis, Limit
from soepel.core.evidence.guidelines import KNGF
from soepel.core.evidence.questionnaires import NAYLOR_2014, PERROT_BERTIN_2013, SALAFFI_2004
from soepel.core.instruments.answers import whole_or_none
from soepel.core.instruments.instrument import (
    Answers,
    Direction,
    Instrument,
    Kind,
    Note,
    Protocol,
    Scale,
    Score,
    ScoringError,
)
from soepel.core.rule import Rule

_CHECKED: Final = date(2026, 11, 23)
_SALAFFI: Final = Basis(SALAFFI_2004, "825 people with lasting pain, 86 with hip OA", _CHECKED)
_PASS: Final = Basis(PERROT_BERTIN_2013, "acceptable symptom state", _CHECKED)

MOST_PAIN: Final = Limit(
    10, "the worst pain of the scale; 0 is none", Basis(KNGF, "NPRS, past 24 hours", _CHECKED)
)
SLIGHTLY_BETTER: Final = Limit(
    1.0, "the least fall of pain that people call slightly better", _SALAFFI, (Rule.EV_5,), "points"
)
SLIGHTLY_BETTER_SHARE: Final = Limit(
    0.15, "the least share of the pain that is gone when people are slightly better", _SALAFFI
)
MUCH_BETTER: Final = Limit(
    2.0, "the least fall of pain that people call much better", _SALAFFI, unit="points"
)
MUCH_BETTER_SHARE: Final = Limit(
    0.33, "the least share of the pain that is gone when people are much better", _SALAFFI
)
ACCEPTABLE_AT_REST: Final = Limit(4, "the most pain at rest that people accept", _PASS)
ACCEPTABLE_MOVING: Final = Limit(5, "the most pain on movement that people accept", _PASS)
GROUP_CHANGE: Final = Limit(
    (SLIGHTLY_BETTER.value, MUCH_BETTER.value),
    "the change of pain from slightly better to much better",
    _SALAFFI,
    (Rule.EV_1,),
    "points",
)
PERSON_CHANGE: Final = Limit(
    3.3,
    "the minimal detectable change (95 %) of pain, measured as VAS in cm",
    Basis(NAYLOR_2014, "61 people who wait for a hip replacement", _CHECKED),
    (Rule.EV_1,),
    "points",
)

SCALES: Final = tuple(
    Scale(name, "points", Direction.HIGHER_IS_WORSE, GROUP_CHANGE, PERSON_CHANGE)
    for name in ("average", "rest", "movement")
)


def score(answers: Answers) -> Score:
    """Average pain of the past 24 hours, pain at rest and on movement; at least one of them."""
    values = {scale.id: whole_or_none(answers, scale.id, 0, MOST_PAIN.value) for scale in SCALES}
    if all(value is None for value in values.values()):
        raise ScoringError("average", None, "give at least one of average, rest, movement")
    notes = tuple(
        (Note.ACCEPTABLE if acceptable(value, name == "movement") else Note.NOT_ACCEPTABLE, name)
        for name, value in values.items()
        if value is not None and name != "average"
    )
    return Score("nprs", values, SCALES, notes)


def slightly_better(before: float, after: float) -> bool:
    """At least 1 point or 15 % less pain."""
    return _fell(before, after, SLIGHTLY_BETTER, SLIGHTLY_BETTER_SHARE)


def much_better(before: float, after: float) -> bool:
    """At least 2 points or 33 % less pain."""
    return _fell(before, after, MUCH_BETTER, MUCH_BETTER_SHARE)


def _fell(before: float, after: float, least: Limit[float], share: Limit[float]) -> bool:
    fall = Direction.HIGHER_IS_WORSE.improvement(before, after)
    return fall > 0 and (fall >= least.value or fall >= round(before * share.value, 6))


def acceptable(pain: float, moving: bool) -> bool:
    """Whether most people call this pain acceptable, at rest or on movement."""
    return pain <= (ACCEPTABLE_MOVING if moving else ACCEPTABLE_AT_REST).value


NPRS: Final = Instrument(
    "nprs",
    Kind.REPORTED,
    SCALES,
    tuple(scale.id for scale in SCALES),
    score,
    (Protocol.PAST_24_HOURS,),
)
