"""Gait speed: comfortable over ten metres, or fast over forty, in m/s, with norms by decade."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit, Mark
from soepel.core.evidence.performance_tests import (
    BOHANNON_1997,
    GILBERT_2021,
    KENNEDY_2005,
    OARSI_PROTOCOLS,
    WRIGHT_2011,
)
from soepel.core.instruments.instrument import (
    Answers,
    Direction,
    Instrument,
    Kind,
    NoNorm,
    Norm,
    Note,
    Protocol,
    Scale,
    Score,
)
from soepel.core.instruments.person import FIELDS, NOBODY, Ages, Person, person, row_of_age
from soepel.core.instruments.timed import aid_note, seconds
from soepel.core.quantities import Sex
from soepel.core.rule import Rule

_CHECKED: Final = date(2026, 11, 23)
_DECADES: Final[tuple[Ages, ...]] = tuple((first, first + 9) for first in range(20, 80, 10))


class Pace(StrEnum):
    """How fast someone was asked to walk."""

    COMFORTABLE = "comfortable"
    FAST = "fast"


def _by_decade(*speeds: float) -> Mapping[Ages, float]:
    return MappingProxyType(dict(zip(_DECADES, speeds, strict=True)))


SPEEDS: Final[Limit[Mapping[tuple[Pace, Sex], Mapping[Ages, float]]]] = Limit(
    MappingProxyType(
        {
            (Pace.COMFORTABLE, Sex.MAN): _by_decade(1.393, 1.458, 1.462, 1.393, 1.359, 1.330),
            (Pace.FAST, Sex.MAN): _by_decade(2.533, 2.456, 2.462, 2.069, 1.933, 2.079),
            (Pace.COMFORTABLE, Sex.WOMAN): _by_decade(1.407, 1.415, 1.391, 1.395, 1.296, 1.272),
            (Pace.FAST, Sex.WOMAN): _by_decade(2.467, 2.342, 2.123, 2.010, 1.774, 1.749),
        }
    ),
    "the mean gait speed over 7.62 m by pace, sex and decade of age",
    Judgement("2026-11-23-instruments", Mark.MEMORY_HIGH, (BOHANNON_1997,)),
    unit="m/s",
)
COMFORTABLE_COURSE: Final = Limit(
    10.0, "the timed metres of a comfortable walk", Judgement("2026-11-23-instruments"), unit="m"
)
FAST_COURSE: Final = Limit(
    40.0,
    "the timed metres of a fast walk",
    Basis(OARSI_PROTOCOLS, "40 m fast-paced walk: four times 10 m", _CHECKED),
    unit="m",
)
COMFORTABLE_GROUP_CHANGE: Final = Limit(
    (0.068, 0.115),
    "the smallest change of comfortable gait speed that matters, in knee OA",
    Basis(GILBERT_2021, "20 m walk, knee OA", _CHECKED),
    (Rule.EV_1,),
    "m/s",
)
COMFORTABLE_PERSON_CHANGE: Final = Limit(
    0.15,
    "the minimal detectable change of gait speed: the strict end of 0.10 to 0.15",
    Judgement("2026-11-23-instruments", Mark.MEMORY_MEDIUM),
    (Rule.EV_1,),
    "m/s",
)
FAST_GROUP_CHANGE: Final = Limit(
    (0.2, 0.3),
    "the smallest change of speed that matters, measured at a self-chosen pace, used for fast",
    Judgement("2026-11-23-instruments", draws_on=(WRIGHT_2011,)),
    (Rule.EV_1,),
    "m/s",
)
FAST_PERSON_CHANGE: Final = Limit(
    4.0,
    "the minimal detectable change (90 %) of 40 m at a self-chosen pace, used for fast",
    Judgement("2026-11-23-instruments", Mark.MEMORY_HIGH, (KENNEDY_2005,)),
    (Rule.EV_1,),
    "s",
)

COMFORTABLE_SCALES: Final = (
    Scale(
        "speed",
        "m/s",
        Direction.HIGHER_IS_BETTER,
        COMFORTABLE_GROUP_CHANGE,
        COMFORTABLE_PERSON_CHANGE,
    ),
)
FAST_SCALES: Final = (
    Scale("speed", "m/s", Direction.HIGHER_IS_BETTER, FAST_GROUP_CHANGE),
    Scale("time", "s", Direction.HIGHER_IS_WORSE, individual=FAST_PERSON_CHANGE),
)


def score_comfortable(answers: Answers) -> Score:
    """Speed in m/s over 10 m at a comfortable pace, from the time in seconds."""
    speed = COMFORTABLE_COURSE.value / seconds(answers)
    return _score("gait-speed", {"speed": speed}, COMFORTABLE_SCALES, answers, Pace.COMFORTABLE)


def score_fast(answers: Answers) -> Score:
    """Speed in m/s over 40 m at a fast pace, and the time in seconds without the turns."""
    time = seconds(answers)
    values = {"speed": FAST_COURSE.value / time, "time": time}
    return _score("forty-metre-walk", values, FAST_SCALES, answers, Pace.FAST)


def _score(
    instrument: str,
    values: Mapping[str, float],
    scales: tuple[Scale, ...],
    answers: Answers,
    pace: Pace,
) -> Score:
    notes = ((Note.NORM_OF_ANOTHER_COURSE, "speed"), *aid_note(answers))
    return Score(instrument, values, scales, notes, {"speed": norm(pace, person(answers))})


def norm(pace: Pace, who: Person | None) -> Norm | NoNorm:
    """The mean speed at this pace, age and sex; ages 20..79. No range was published beside it."""
    if who is None:
        return NOBODY
    speed = row_of_age(SPEEDS.value[pace, who.sex], who.age)
    return speed if isinstance(speed, NoNorm) else Norm(BOHANNON_1997, SPEEDS.mark, speed)


GAIT_SPEED: Final = Instrument(
    "gait-speed",
    Kind.PERFORMED,
    COMFORTABLE_SCALES,
    ("seconds", "aid_used", *FIELDS),
    score_comfortable,
    (Protocol.COMFORTABLE_PACE, Protocol.AID_ALLOWED_AND_RECORDED),
)
FORTY_METRE_WALK: Final = Instrument(
    "forty-metre-walk",
    Kind.PERFORMED,
    FAST_SCALES,
    ("seconds", "aid_used", *FIELDS),
    score_fast,
    (
        Protocol.FOUR_TIMES_TEN_METRES,
        Protocol.FAST_BUT_SAFE,
        Protocol.TURNS_NOT_TIMED,
        Protocol.AID_ALLOWED_AND_RECORDED,
    ),
)
