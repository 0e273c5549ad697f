"""Range of motion of the hip in degrees, per side, with the cuts of the ACR criteria."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit, Mark, Source
from soepel.core.evidence.performance_tests import (
    CDC_SOUCIE_2011,
    KOUYOUMDJIAN_2012,
    ROACH_MILES_1991,
)
from soepel.core.instruments.answers import number_or_none, word_or_none
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
    ScoringError,
    WhyNoNorm,
)
from soepel.core.instruments.person import (
    FIELDS,
    NO_TRUSTED_NORM,
    NOBODY,
    Ages,
    Person,
    person,
    row_of_age,
    span,
)
from soepel.core.limits.screening import ACR_MOST_FLEXION, ACR_ROTATION
from soepel.core.quantities import Sex

_CHECKED: Final = date(2026, 11, 23)
_DECISION: Final = "2026-11-23-instruments"


class Motion(StrEnum):
    """A movement of the hip joint."""

    FLEXION = "flexion"
    EXTENSION = "extension"
    ABDUCTION = "abduction"
    INTERNAL_ROTATION = "internal_rotation"
    EXTERNAL_ROTATION = "external_rotation"


class Position(StrEnum):
    """How someone lay or sat while rotation was measured."""

    SUPINE = "supine"
    PRONE = "prone"
    SEATED = "seated"


DEGREES: Final = Limit(
    (-30.0, 160.0),
    "the angles taken as measured rightly; a negative one is a contracture",
    Judgement(_DECISION),
    unit="degrees",
)
BY_SEX: Final[Limit[Mapping[tuple[Motion, Sex], Mapping[Ages, float]]]] = Limit(
    MappingProxyType(
        {
            (Motion.FLEXION, Sex.WOMAN): {(45, 69): 130.8},
            (Motion.FLEXION, Sex.MAN): {(45, 69): 127.2},
            (Motion.EXTENSION, Sex.WOMAN): {(45, 69): 16.7},
            (Motion.EXTENSION, Sex.MAN): {(45, 69): 13.5},
        }
    ),
    "the mean flexion and extension by sex at 45 to 69 years",
    Judgement(_DECISION, Mark.MEMORY_HIGH, (CDC_SOUCIE_2011,)),
    unit="degrees",
)
OLDER: Final[Limit[Mapping[Motion, Mapping[Ages, float]]]] = Limit(
    MappingProxyType(
        {
            Motion.FLEXION: {(60, 74): 118.0},
            Motion.EXTENSION: {(60, 74): 17.0},
            Motion.ABDUCTION: {(60, 74): 39.0},
            Motion.INTERNAL_ROTATION: {(60, 74): 30.0},
        }
    ),
    "the mean angle at 60 to 74 years, both sexes together",
    Judgement(_DECISION, Mark.MEMORY_HIGH, (ROACH_MILES_1991,)),
    unit="degrees",
)
ROTATION: Final[Limit[Mapping[tuple[Motion, Position], Mapping[Ages, float]]]] = Limit(
    MappingProxyType(
        {
            (Motion.INTERNAL_ROTATION, Position.SUPINE): {(20, 60): 29.6},
            (Motion.INTERNAL_ROTATION, Position.PRONE): {(20, 60): 35.2},
            (Motion.INTERNAL_ROTATION, Position.SEATED): {(20, 60): 37.9},
            (Motion.EXTERNAL_ROTATION, Position.SUPINE): {(20, 60): 38.5},
            (Motion.EXTERNAL_ROTATION, Position.PRONE): {(20, 60): 41.8},
        }
    ),
    "the mean rotation by position at 20 to 60 years",
    Basis(KOUYOUMDJIAN_2012, "rotation by position", _CHECKED),
    unit="degrees",
)
SIDES: Final = ("left", "right")
SCALES: Final = tuple(
    Scale(f"{motion}_{side}", "degrees", Direction.HIGHER_IS_BETTER)
    for motion in Motion
    for side in SIDES
)


def score(answers: Answers) -> Score:
    """The degrees that were measured, at least one, and the position rotation was measured in."""
    position = word_or_none(answers, "rotation_position", Position)
    values = {scale.id: number_or_none(answers, scale.id, *DEGREES.value) for scale in SCALES}
    if all(angle is None for angle in values.values()):
        raise ScoringError(SCALES[0].id, None, "give the degrees of at least one movement")
    who = person(answers)
    return Score(
        "rom",
        values,
        SCALES,
        tuple(
            (Note.WITHIN_ACR_CUT, name) for name, angle in values.items() if _limited(name, angle)
        ),
        {
            f"{motion}_{side}": norm(motion, who, position)
            for motion in Motion
            for side in SIDES
            if values[f"{motion}_{side}"] is not None
        },
        {} if position is None else {"rotation_position": position.value},
    )


def _limited(scale: str, angle: float | None) -> bool:
    return angle is not None and limited(Motion(scale.rpartition("_")[0]), angle)


def limited(motion: Motion, angle: float) -> bool:
    """Whether an angle is as small as the second clinical set of the ACR asks."""
    if motion is Motion.INTERNAL_ROTATION:
        return angle < ACR_ROTATION.value
    return motion is Motion.FLEXION and angle <= ACR_MOST_FLEXION.value


def norm(motion: Motion, who: Person | None, position: Position | None) -> Norm | NoNorm:
    """The mean angle; no verdict, since a cut below it is not published.

    Where two tables hold, the seen one goes first, then the one that knows the sex.
    """
    if who is None:
        return NOBODY
    tables = _tables(motion, who, position)
    for source, mark, table in tables:
        angle = row_of_age(table, who.age)
        if not isinstance(angle, NoNorm):
            return Norm(source, mark, angle)
    return _none(motion, position, [table for _, _, table in tables])


def _tables(
    motion: Motion, who: Person, position: Position | None
) -> list[tuple[Source, Mark, Mapping[Ages, float]]]:
    rotation = ROTATION.value.get((motion, position), {}) if position else {}
    found = [
        (KOUYOUMDJIAN_2012, ROTATION.mark, rotation),
        (CDC_SOUCIE_2011, BY_SEX.mark, BY_SEX.value.get((motion, who.sex), {})),
        (ROACH_MILES_1991, OLDER.mark, OLDER.value.get(motion, {})),
    ]
    return [row for row in found if row[2]]


def _none(motion: Motion, position: Position | None, tables: list[Mapping[Ages, float]]) -> NoNorm:
    rotation = motion in (Motion.INTERNAL_ROTATION, Motion.EXTERNAL_ROTATION)
    if rotation and position is None:
        return NoNorm(WhyNoNorm.POSITION_NOT_GIVEN)
    if not tables:
        return NO_TRUSTED_NORM
    ages = [ages for table in tables for ages in table]
    return NoNorm(WhyNoNorm.AGE_OUTSIDE_THE_NORM, span(dict.fromkeys(ages, 0)))


RANGE_OF_MOTION: Final = Instrument(
    "rom",
    Kind.MEASURED,
    SCALES,
    (*(scale.id for scale in SCALES), "rotation_position", *FIELDS),
    score,
    (Protocol.SAME_POSITION,),
)
