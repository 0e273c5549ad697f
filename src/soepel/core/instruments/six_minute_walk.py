"""Six-minute walk: the metres walked in six minutes, rests included."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from soepel.core.evidence import Basis, Judgement, Limit, Mark
from soepel.core.evidence.performance_tests import ENRIGHT_SHERRILL_1998
from soepel.core.evidence.questionnaires import NAYLOR_2014
from soepel.core.instruments.answers import number
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
    WhyNoNorm,
)
from soepel.core.instruments.person import (
    FIELDS,
    NO_TRUSTED_NORM,
    NOBODY,
    Person,
    height_and_weight,
    person,
)
from soepel.core.instruments.timed import aid_note
from soepel.core.quantities import Sex
from soepel.core.rule import Rule

_CHECKED: Final = date(2026, 11, 23)


class Equation(NamedTuple):
    """Predicted metres: constant + height x cm + age x years + weight x kg."""

    constant: float
    height: float
    age: float
    weight: float


MOST_METRES: Final = Limit(
    1500.0,
    "the longest distance that is taken as measured rightly",
    Judgement("2026-11-23-instruments"),
    unit="m",
)
PREDICTED: Final[Limit[Mapping[Sex, Equation]]] = Limit(
    MappingProxyType(
        {
            Sex.MAN: Equation(constant=-309.0, height=7.57, age=-5.02, weight=-1.76),
            Sex.WOMAN: Equation(constant=667.0, height=2.11, age=-5.78, weight=-2.29),
        }
    ),
    "the equation that predicts the distance from height, age and weight",
    Basis(ENRIGHT_SHERRILL_1998, "reference equations of the six-minute walk", _CHECKED),
    unit="m",
)
TO_LOWER_LIMIT: Final = Limit(
    MappingProxyType({Sex.MAN: 153.0, Sex.WOMAN: 139.0}),
    "the metres from the predicted distance down to the lower limit of normal",
    Judgement("2026-11-23-instruments", Mark.MEMORY_HIGH, (ENRIGHT_SHERRILL_1998,)),
    unit="m",
)
AGES: Final = Limit(
    (40, 80),
    "the ages of the people from whom the equation was made",
    Judgement("2026-11-23-instruments", Mark.MEMORY_MEDIUM, (ENRIGHT_SHERRILL_1998,)),
    unit="years",
)
PERSON_CHANGE: Final = Limit(
    81.5,
    "the minimal detectable change (95 %) of the distance",
    Basis(NAYLOR_2014, "61 people who wait for a hip replacement", _CHECKED),
    (Rule.EV_1,),
    "m",
)

SCALES: Final = (Scale("metres", "m", Direction.HIGHER_IS_BETTER, individual=PERSON_CHANGE),)


def score(answers: Answers) -> Score:
    """Metres in six minutes, beside what is predicted for age, sex, height and weight."""
    metres = number(answers, "metres", 0, MOST_METRES.value)
    norms = {"metres": norm(metres, person(answers), height_and_weight(answers))}
    return Score("six-minute-walk", {"metres": metres}, SCALES, aid_note(answers), norms)


def norm(metres: float, who: Person | None, size: tuple[float, float] | None) -> Norm | NoNorm:
    """The predicted distance, and whether this one is under the lower limit of normal."""
    if who is None:
        return NOBODY
    if size is None:
        return NoNorm(WhyNoNorm.BODY_SIZE_NOT_GIVEN)
    if not AGES.value[0] <= who.age <= AGES.value[1]:
        return NoNorm(WhyNoNorm.AGE_OUTSIDE_THE_NORM, AGES.value)
    expected = predicted(who, *size)
    low = expected - TO_LOWER_LIMIT.value[who.sex]
    if low <= 0:
        # A straight line followed to a body it was not drawn from would call any walk normal.
        return NO_TRUSTED_NORM
    standing = Standing.BELOW_AVERAGE if metres < low else Standing.AVERAGE
    # The verdict rests on the lower limit, so it has the mark of the lower limit.
    return Norm(ENRIGHT_SHERRILL_1998, TO_LOWER_LIMIT.mark, expected, low, standing=standing)


def predicted(who: Person, height_cm: float, weight_kg: float) -> float:
    """The predicted distance in metres (Enright and Sherrill 1998)."""
    equation = PREDICTED.value[who.sex]
    metres = (
        equation.constant
        + equation.height * height_cm
        + equation.age * who.age
        + equation.weight * weight_kg
    )
    return round(metres, 6)


SIX_MINUTE_WALK: Final = Instrument(
    "six-minute-walk",
    Kind.PERFORMED,
    SCALES,
    ("metres", "aid_used", "height_cm", "weight_kg", *FIELDS),
    score,
    (
        Protocol.AS_FAR_AS_POSSIBLE_IN_SIX_MINUTES,
        Protocol.RESTS_COUNT,
        Protocol.AID_ALLOWED_AND_RECORDED,
    ),
)
