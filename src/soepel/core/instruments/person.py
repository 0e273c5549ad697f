"""Who was measured: the age and sex that norms are split by, and the body size of equations."""

from collections.abc import Mapping
from typing import Final, NamedTuple, TypeVar

from soepel.core.evidence import Judgement, Limit
from soepel.core.instruments.answers import number_or_none, whole_or_none, word_or_none
from soepel.core.instruments.instrument import Answers, NoNorm, WhyNoNorm
from soepel.core.quantities import Sex

FIELDS: Final = ("age", "sex")
Row = TypeVar("Row")
Ages = tuple[int, int]
"""The youngest and oldest age of a row of a norm table."""

_PLAUSIBLE: Final = Judgement("2026-11-23-instruments")
AGE: Final = Limit((18, 120), "the ages that are taken as an adult's", _PLAUSIBLE, unit="years")
HEIGHT: Final = Limit(
    (100.0, 230.0), "the heights that are taken as an adult's", _PLAUSIBLE, unit="cm"
)
WEIGHT: Final = Limit(
    (30.0, 300.0), "the body weights that are taken as an adult's", _PLAUSIBLE, unit="kg"
)


class Person(NamedTuple):
    """Age in years and sex, where both are given."""

    age: int
    sex: Sex


def person(answers: Answers) -> Person | None:
    """Who was measured, or None where age or sex is not given."""
    age = whole_or_none(answers, "age", *AGE.value)
    sex = word_or_none(answers, "sex", Sex)
    return None if age is None or sex is None else Person(age, sex)


def height_and_weight(answers: Answers) -> tuple[float, float] | None:
    """Height in cm and weight in kg, or None where one is not given."""
    height = number_or_none(answers, "height_cm", *HEIGHT.value)
    weight = number_or_none(answers, "weight_kg", *WEIGHT.value)
    return None if height is None or weight is None else (height, weight)


def row_of_age(table: Mapping[Ages, Row], age: int) -> Row | NoNorm:
    """The row of a norm table for an age; no norm outside its ages, and none between rows."""
    for (youngest, oldest), row in table.items():
        if youngest <= age <= oldest:
            return row
    return NoNorm(WhyNoNorm.AGE_OUTSIDE_THE_NORM, span(table))


def span(table: Mapping[Ages, object]) -> Ages:
    """The youngest and oldest age of a table."""
    return min(youngest for youngest, _ in table), max(oldest for _, oldest in table)


NOBODY: Final = NoNorm(WhyNoNorm.AGE_OR_SEX_NOT_GIVEN)
NO_TRUSTED_NORM: Final = NoNorm(WhyNoNorm.NO_TRUSTED_NORM)
