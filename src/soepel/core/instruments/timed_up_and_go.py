"""Timed up and go: rise, walk 3 m, turn, walk back and sit, in seconds."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from soepel.core.evidence import Basis, Limit
from soepel.core.evidence.performance_tests import BOHANNON_2006, WRIGHT_2011
from soepel.core.evidence.questionnaires import NAYLOR_2014
from soepel.core.instruments.instrument import (
    Answers,
    Direction,
    Instrument,
    Kind,
    NoNorm,
    Norm,
    Protocol,
    Scale,
    Score,
    Standing,
)
from soepel.core.instruments.person import FIELDS, NOBODY, Ages, Person, person, row_of_age
from soepel.core.instruments.timed import aid_note, seconds
from soepel.core.rule import Rule

_CHECKED: Final = date(2026, 11, 23)

TIMES: Final[Limit[Mapping[Ages, tuple[float, float, float]]]] = Limit(
    MappingProxyType(
        {(60, 69): (8.1, 7.1, 9.0), (70, 79): (9.2, 8.2, 10.2), (80, 99): (11.3, 10.0, 12.7)}
    ),
    "the mean time by age, with its confidence interval; above the interval is worse than average",
    Basis(BOHANNON_2006, "meta-analysis by age", _CHECKED),
    unit="s",
)
GROUP_CHANGE: Final = Limit(
    (0.8, 1.4),
    "the smallest change of the time that matters after physiotherapy, by three methods",
    Basis(WRIGHT_2011, "TUG, 65 people with hip OA", _CHECKED),
    (Rule.EV_1,),
    "s",
)
PERSON_CHANGE: Final = Limit(
    0.446,
    "the minimal detectable change (95 %) of the time, as a share of the first time",
    Basis(NAYLOR_2014, "61 people who wait for a hip replacement", _CHECKED),
    (Rule.EV_1,),
    "share",
)

SCALES: Final = (Scale("time", "s", Direction.HIGHER_IS_WORSE, GROUP_CHANGE, PERSON_CHANGE, True),)


def score(answers: Answers) -> Score:
    """The time in seconds, beside what is average at that age."""
    time = seconds(answers)
    return Score(
        "tug", {"time": time}, SCALES, aid_note(answers), {"time": norm(time, person(answers))}
    )


def norm(time: float, who: Person | None) -> Norm | NoNorm:
    """The average time at this age, 60..99, both sexes together."""
    if who is None:
        return NOBODY
    row = row_of_age(TIMES.value, who.age)
    if isinstance(row, NoNorm):
        return row
    mean, low, high = row
    return Norm(BOHANNON_2006, TIMES.mark, mean, low, high, standing(time, low, high))


def standing(time: float, low: float, high: float) -> Standing:
    """A time above the interval is below average: slower; one under it is above average."""
    if time > high:
        return Standing.BELOW_AVERAGE
    return Standing.ABOVE_AVERAGE if time < low else Standing.AVERAGE


TIMED_UP_AND_GO: Final = Instrument(
    "tug",
    Kind.PERFORMED,
    SCALES,
    ("seconds", "aid_used", *FIELDS),
    score,
    (
        Protocol.RISE_THREE_METRES_AND_BACK,
        Protocol.REGULAR_SHOES,
        Protocol.AID_ALLOWED_AND_RECORDED,
    ),
)
