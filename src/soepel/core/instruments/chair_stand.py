"""Thirty-second chair stand: how often someone stands up from a chair in 30 seconds."""

from collections.abc import Mapping
from datetime import date
from statistics import NormalDist
from types import MappingProxyType
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit, Mark
from soepel.core.evidence.performance_tests import (
    OARSI_PROTOCOLS,
    RIKLI_JONES_1999,
    WRIGHT_2011,
)
from soepel.core.instruments.answers import flag, whole
from soepel.core.instruments.instrument import (
    Answers,
    Direction,
    Instrument,
    Kind,
    NoNorm,
    Norm,
    Note,
    Place,
    Protocol,
    Scale,
    Score,
    Standing,
)
from soepel.core.instruments.person import FIELDS, NOBODY, Ages, Person, person, row_of_age
from soepel.core.quantities import Sex
from soepel.core.rule import Rule

_CHECKED: Final = date(2026, 11, 23)
_OURS: Final = Judgement("2026-11-23-instruments")

MOST_STANDS: Final = Limit(60, "the most stands that are taken as counted rightly", _OURS)
WITH_ARMS: Final = Limit(
    0,
    "the score when the arms were used; the stands made stand beside it",
    Basis(OARSI_PROTOCOLS, "30 s chair stand, arms", _CHECKED),
    unit="stands",
)
AVERAGE: Final[Limit[Mapping[Sex, Mapping[Ages, tuple[int, int]]]]] = Limit(
    MappingProxyType(
        {
            Sex.WOMAN: MappingProxyType(
                {
                    (60, 64): (12, 17),
                    (65, 69): (11, 16),
                    (70, 74): (10, 15),
                    (75, 79): (10, 15),
                    (80, 84): (9, 14),
                    (85, 89): (8, 13),
                    (90, 94): (4, 11),
                }
            ),
            Sex.MAN: MappingProxyType(
                {
                    (60, 64): (14, 19),
                    (65, 69): (12, 18),
                    (70, 74): (12, 17),
                    (75, 79): (11, 17),
                    (80, 84): (10, 15),
                    (85, 89): (8, 14),
                    (90, 94): (7, 12),
                }
            ),
        }
    ),
    "the 25th and 75th percentile of stands by sex and age; below the first is below average",
    Basis(RIKLI_JONES_1999, "chair stand, normal range of scores", _CHECKED),
    (Rule.INT_2, Rule.PH_1),
    "stands",
)
SPREAD: Final[Limit[Mapping[Sex, Mapping[Ages, tuple[float, float]]]]] = Limit(
    MappingProxyType(
        {
            Sex.WOMAN: MappingProxyType(
                {
                    (60, 64): (14.5, 4.0),
                    (65, 69): (13.5, 3.5),
                    (70, 74): (12.9, 3.6),
                    (75, 79): (12.5, 3.8),
                    (80, 84): (11.3, 4.2),
                    (85, 89): (10.3, 4.0),
                    (90, 94): (8.0, 5.1),
                }
            ),
            Sex.MAN: MappingProxyType(
                {
                    (60, 64): (16.4, 4.3),
                    (65, 69): (15.2, 4.5),
                    (70, 74): (14.5, 4.2),
                    (75, 79): (14.0, 4.3),
                    (80, 84): (12.4, 3.9),
                    (85, 89): (11.1, 4.6),
                    (90, 94): (9.7, 3.8),
                }
            ),
        }
    ),
    "the mean and standard deviation of stands by sex and age",
    Judgement("2026-11-23-instruments", Mark.MEMORY_HIGH, (RIKLI_JONES_1999,)),
    unit="stands",
)
ROWS: Final = {
    sex: {ages: (average, SPREAD.value[sex][ages]) for ages, average in rows.items()}
    for sex, rows in AVERAGE.value.items()
}
LOW_LEVEL: Final = Limit(
    8,
    "the stands below which the functional level is low",
    Basis(RIKLI_JONES_1999, "low functional level, unassisted stands", _CHECKED),
    unit="stands",
)
GROUP_CHANGE: Final = Limit(
    (2.0, 2.6),
    "the smallest change of stands that matters after physiotherapy, by three methods",
    Basis(WRIGHT_2011, "30 s chair stand, 65 people with hip OA", _CHECKED),
    (Rule.EV_1,),
    "stands",
)
PERSON_CHANGE: Final = Limit(
    3.0,
    "the minimal detectable change of stands: the strict end of 2 to 3",
    Judgement("2026-11-23-instruments", Mark.MEMORY_MEDIUM),
    (Rule.EV_1,),
    "stands",
)

SCALES: Final = (
    Scale("stands", "stands", Direction.HIGHER_IS_BETTER, GROUP_CHANGE, PERSON_CHANGE),
    Scale("adapted", "stands", Direction.HIGHER_IS_BETTER, GROUP_CHANGE, PERSON_CHANGE),
)


def score(answers: Answers) -> Score:
    """Stands in 30 s. With arms used the score is 0, and the stands made are `adapted`."""
    made = whole(answers, "stands", 0, MOST_STANDS.value)
    arms = flag(answers, "arms_used")
    stands = WITH_ARMS.value if arms else made
    notes = [(Note.ARMS_USED, "stands")] if arms else []
    if stands < LOW_LEVEL.value:
        notes.append((Note.LOW_FUNCTIONAL_LEVEL, "stands"))
    return Score(
        "chair-stand",
        {"stands": stands, "adapted": made if arms else None},
        SCALES,
        tuple(notes),
        {"stands": norm(stands, person(answers))},
    )


def lower_bound(sex: Sex, age: int) -> int | NoNorm:
    """The fewest stands in 30 s that are average at this age; ages 60..94."""
    row = row_of_age(AVERAGE.value[sex], age)
    return row if isinstance(row, NoNorm) else row[0]


def norm(stands: int, who: Person | None) -> Norm | NoNorm:
    """How many stands are average for this person, and where this number stands."""
    if who is None:
        return NOBODY
    row = row_of_age(ROWS[who.sex], who.age)
    if isinstance(row, NoNorm):
        return row
    (low, high), (mean, sd) = row
    z = (stands - mean) / sd
    return Norm(
        RIKLI_JONES_1999,
        AVERAGE.mark,
        low=low,
        high=high,
        standing=standing(stands, low, high),
        place=Place(mean, z, 100 * NormalDist().cdf(z), SPREAD.mark),
    )


def standing(stands: int, low: int, high: int) -> Standing:
    """Below, within or above the average range, its ends included."""
    if stands < low:
        return Standing.BELOW_AVERAGE
    return Standing.ABOVE_AVERAGE if stands > high else Standing.AVERAGE


CHAIR_STAND: Final = Instrument(
    "chair-stand",
    Kind.PERFORMED,
    SCALES,
    ("stands", "arms_used", *FIELDS),
    score,
    (
        Protocol.CHAIR_43_CM_AGAINST_WALL,
        Protocol.ARMS_CROSSED,
        Protocol.ONE_PRACTICE,
        Protocol.THIRTY_SECONDS,
        Protocol.MORE_THAN_HALFWAY_COUNTS,
    ),
)
