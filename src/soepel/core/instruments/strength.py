"""Strength by hand-held dynamometer: the best of three trials per side, in Nm per kg.

There is no norm: the ones we know are not sure enough. Both sides can be weak (Loureiro 2018), so
each leg is compared with itself.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit, Mark
from soepel.core.evidence.performance_tests import CERDA_VEGA_2018, LOUREIRO_2018
from soepel.core.instruments.answers import checked, listed, number, word
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
from soepel.core.instruments.person import NO_TRUSTED_NORM, WEIGHT
from soepel.core.quantities import Side
from soepel.core.rule import Rule

_CHECKED: Final = date(2026, 11, 23)
_OURS: Final = Judgement("2026-11-23-instruments")


class Movement(StrEnum):
    """What was pushed against."""

    HIP_ABDUCTION = "hip_abduction"
    HIP_ADDUCTION = "hip_adduction"
    HIP_FLEXION = "hip_flexion"
    HIP_EXTENSION = "hip_extension"
    KNEE_EXTENSION = "knee_extension"
    KNEE_FLEXION = "knee_flexion"


class Position(StrEnum):
    """How someone lay, sat or stood; lying on the side gives 27-30 % more (Cerda Vega 2018)."""

    SUPINE = "supine"
    SIDE_LYING = "side_lying"
    PRONE = "prone"
    SEATED = "seated"
    STANDING = "standing"


TRIALS: Final = Limit(
    3,
    "the trials of which the best counts",
    Judgement("2026-11-23-instruments", Mark.MEMORY_HIGH),
    unit="trials",
)
SIDES_COMPARABLE: Final = Limit(
    False,
    "whether the other leg is a yardstick: in mild to moderate hip OA both are weak",
    Basis(LOUREIRO_2018, "weakness on both sides", _CHECKED),
    (Rule.EV_3,),
)
SAME_POSITION: Final = Limit(
    True,
    "whether two tests need the same position: the force differs by 27 to 30 %",
    Basis(CERDA_VEGA_2018, "side-lying against supine and standing", _CHECKED),
    (Rule.EV_3,),
)
FORCE: Final = Limit((0.0, 1500.0), "the forces taken as measured rightly", _OURS, unit="N")
LEVER: Final = Limit(
    (0.05, 0.7), "the levers taken as measured rightly, in metres", _OURS, unit="m"
)

SCALES: Final = (
    Scale("left", "Nm/kg", Direction.HIGHER_IS_BETTER),
    Scale("right", "Nm/kg", Direction.HIGHER_IS_BETTER),
)


def score(answers: Answers) -> Score:
    """Nm/kg left and right, from lists of forces in N, the lever in m and the body mass in kg."""
    conditions = {
        "movement": word(answers, "movement", Movement).value,
        "position": word(answers, "position", Position).value,
    }
    forces = {scale.id: trials(answers, scale.id) for scale in SCALES}
    arm = number(answers, "lever_m", *LEVER.value)
    mass = number(answers, "weight_kg", *WEIGHT.value)
    return Score(
        "strength",
        {side: torque(max(tried), arm, mass) for side, tried in forces.items()},
        SCALES,
        ((Note.BOTH_SIDES_CAN_BE_WEAK, ""), *_too_few(forces)),
        {scale.id: NO_TRUSTED_NORM for scale in SCALES},
        conditions,
    )


def trials(answers: Answers, side: str) -> list[float]:
    """The forces of one to three trials of a side, in N."""
    tried = listed(answers, side)
    if not 1 <= len(tried) <= TRIALS.value:
        raise ScoringError(side, tried, f"give 1 to {TRIALS.value} forces in newton")
    return [checked(side, force, *FORCE.value) for force in tried]


def torque(force: float, lever_m: float, mass_kg: float) -> float:
    """Newton times metres by kilogram of body mass."""
    return force * lever_m / mass_kg


def symmetry(strength: Score, affected: Side) -> float | None:
    """The affected leg in percent of the other; None with both affected or without strength.

    No scale, for it is no outcome: both legs can be weak (Loureiro 2018), so an even share does
    not mean strong legs, and it also rises when the other leg weakens.
    """
    if affected is Side.BOTH:
        return None
    other = Side.RIGHT if affected is Side.LEFT else Side.LEFT
    weaker, whole = strength.values[affected], strength.values[other]
    return 100 * weaker / whole if weaker is not None and whole else None


def _too_few(forces: Mapping[str, list[float]]) -> tuple[tuple[Note, str], ...]:
    return tuple(
        (Note.FEWER_THAN_THREE_TRIALS, side)
        for side, tried in forces.items()
        if len(tried) < TRIALS.value
    )


STRENGTH: Final = Instrument(
    "strength",
    Kind.MEASURED,
    SCALES,
    ("movement", "position", "left", "right", "lever_m", "weight_kg"),
    score,
    (
        Protocol.HOLD_THREE_TO_FIVE_SECONDS,
        Protocol.BEST_OF_THREE,
        Protocol.SAME_POSITION,
        Protocol.FIRST_RETEST_IS_PRACTICE,
    ),
)
