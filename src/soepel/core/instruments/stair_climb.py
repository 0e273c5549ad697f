"""Stair climb: the seconds up and down; two times compare only on the same number of steps."""

from datetime import date
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit, Mark
from soepel.core.evidence.performance_tests import KENNEDY_2005, OARSI_PROTOCOLS
from soepel.core.instruments.answers import whole
from soepel.core.instruments.instrument import (
    Answers,
    Direction,
    Instrument,
    Kind,
    Note,
    Protocol,
    Scale,
    Score,
)
from soepel.core.instruments.person import NO_TRUSTED_NORM
from soepel.core.instruments.timed import seconds
from soepel.core.rule import Rule

STANDARD_STEPS: Final = Limit(
    9,
    "the number of steps of the preferred stairs",
    Basis(OARSI_PROTOCOLS, "stair climb, 9 steps of 20 cm", date(2026, 11, 23)),
    unit="steps",
)
MOST_STEPS: Final = Limit(
    30,
    "the most steps that are taken as counted rightly",
    Judgement("2026-11-23-instruments"),
    unit="steps",
)
PERSON_CHANGE: Final = Limit(
    5.5,
    "the minimal detectable change of the time, before arthroplasty",
    Judgement("2026-11-23-instruments", Mark.MEMORY_HIGH, (KENNEDY_2005,)),
    (Rule.EV_1,),
    "s",
)

SCALES: Final = (Scale("time", "s", Direction.HIGHER_IS_WORSE, individual=PERSON_CHANGE),)


def score(answers: Answers) -> Score:
    """The time in seconds and the number of steps it belongs to. There is no trusted norm."""
    time = seconds(answers)
    steps = whole(answers, "steps", 1, MOST_STEPS.value)
    standard = steps == STANDARD_STEPS.value
    return Score(
        "stair-climb",
        {"time": time},
        SCALES,
        () if standard else ((Note.NOT_THE_STANDARD_STAIRS, "time"),),
        {"time": NO_TRUSTED_NORM},
        {"steps": str(steps)},
    )


STAIR_CLIMB: Final = Instrument(
    "stair-climb",
    Kind.PERFORMED,
    SCALES,
    ("seconds", "steps"),
    score,
    (Protocol.NINE_STEPS_OF_20_CM, Protocol.UP_AND_DOWN, Protocol.RAIL_ALLOWED),
)
