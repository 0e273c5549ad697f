from typing import Any

import pytest

from soepel.core.evidence import Mark
from soepel.core.instruments.instrument import (
    NoNorm,
    Norm,
    Note,
    Score,
    ScoringError,
    WhyNoNorm,
)
from soepel.core.instruments.person import Person
from soepel.core.instruments.range_of_motion import (
    RANGE_OF_MOTION,
    Motion,
    Position,
    norm,
)
from soepel.core.quantities import Sex


def measured(**degrees: Any) -> Score:
    return RANGE_OF_MOTION.score(degrees)


@pytest.mark.parametrize(
    ("motion", "degrees", "within"),
    [
        ("internal_rotation", 14.9, True),
        ("internal_rotation", 15, False),
        ("flexion", 115, True),
        ("flexion", 115.1, False),
        ("extension", 0, False),
        ("abduction", 0, False),
        ("external_rotation", 0, False),
    ],
)
@pytest.mark.parametrize("side", ["left", "right"])
def test_the_cuts_of_the_acr_are_below_15_and_up_to_115(
    motion: str, degrees: float, within: bool, side: str
) -> None:
    name = f"{motion}_{side}"
    notes = measured(**{name: degrees}).notes
    assert notes == (((Note.WITHIN_ACR_CUT, name),) if within else ())


@pytest.mark.parametrize(
    ("motion", "age", "sex", "position", "mean", "mark"),
    [
        (Motion.FLEXION, 45, Sex.WOMAN, None, 130.8, Mark.MEMORY_HIGH),
        (Motion.FLEXION, 69, Sex.MAN, None, 127.2, Mark.MEMORY_HIGH),
        (Motion.FLEXION, 70, Sex.MAN, None, 118, Mark.MEMORY_HIGH),
        (Motion.FLEXION, 74, Sex.WOMAN, None, 118, Mark.MEMORY_HIGH),
        (Motion.EXTENSION, 50, Sex.WOMAN, None, 16.7, Mark.MEMORY_HIGH),
        (Motion.EXTENSION, 50, Sex.MAN, None, 13.5, Mark.MEMORY_HIGH),
        (Motion.EXTENSION, 72, Sex.MAN, None, 17, Mark.MEMORY_HIGH),
        (Motion.ABDUCTION, 60, Sex.MAN, None, 39, Mark.MEMORY_HIGH),
        (Motion.INTERNAL_ROTATION, 20, Sex.MAN, Position.SUPINE, 29.6, Mark.SEEN),
        (Motion.INTERNAL_ROTATION, 60, Sex.MAN, Position.PRONE, 35.2, Mark.SEEN),
        (Motion.INTERNAL_ROTATION, 40, Sex.WOMAN, Position.SEATED, 37.9, Mark.SEEN),
        (Motion.INTERNAL_ROTATION, 61, Sex.WOMAN, Position.SEATED, 30, Mark.MEMORY_HIGH),
        (Motion.INTERNAL_ROTATION, 60, Sex.WOMAN, None, 30, Mark.MEMORY_HIGH),
        (Motion.EXTERNAL_ROTATION, 40, Sex.WOMAN, Position.SUPINE, 38.5, Mark.SEEN),
        (Motion.EXTERNAL_ROTATION, 40, Sex.WOMAN, Position.PRONE, 41.8, Mark.SEEN),
    ],
)
def test_the_mean_is_that_of_motion_age_sex_and_position(
    motion: Motion, age: int, sex: Sex, position: Position | None, mean: float, mark: Mark
) -> None:
    found = norm(motion, Person(age, sex), position)
    assert isinstance(found, Norm)
    assert (found.expected, found.mark, found.standing) == (mean, mark, None)


@pytest.mark.parametrize(
    ("motion", "age", "position", "none"),
    [
        (Motion.FLEXION, 44, None, NoNorm(WhyNoNorm.AGE_OUTSIDE_THE_NORM, (45, 74))),
        (Motion.FLEXION, 75, None, NoNorm(WhyNoNorm.AGE_OUTSIDE_THE_NORM, (45, 74))),
        (Motion.ABDUCTION, 59, None, NoNorm(WhyNoNorm.AGE_OUTSIDE_THE_NORM, (60, 74))),
        (Motion.INTERNAL_ROTATION, 40, None, NoNorm(WhyNoNorm.POSITION_NOT_GIVEN)),
        (Motion.EXTERNAL_ROTATION, 40, None, NoNorm(WhyNoNorm.POSITION_NOT_GIVEN)),
        (Motion.EXTERNAL_ROTATION, 40, Position.SEATED, NoNorm(WhyNoNorm.NO_TRUSTED_NORM)),
    ]
    + [
        (motion, age, Position.PRONE, NoNorm(WhyNoNorm.AGE_OUTSIDE_THE_NORM, ages))
        for motion, age, ages in (
            (Motion.INTERNAL_ROTATION, 19, (20, 74)),
            (Motion.INTERNAL_ROTATION, 75, (20, 74)),
            (Motion.EXTERNAL_ROTATION, 61, (20, 60)),
        )
    ],
)
def test_where_no_study_covers_the_person_there_is_no_norm(
    motion: Motion, age: int, position: Position | None, none: NoNorm
) -> None:
    assert norm(motion, Person(age, Sex.WOMAN), position) == none


def test_only_what_was_measured_has_a_norm() -> None:
    score = measured(flexion_left=110, age=65, sex="man")
    assert set(score.norms) == {"flexion_left"}
    assert score.values["flexion_left"] == 110
    assert score.values["flexion_right"] is None


def test_without_age_or_sex_there_is_no_norm() -> None:
    nobody = NoNorm(WhyNoNorm.AGE_OR_SEX_NOT_GIVEN)
    assert measured(flexion_left=110).norms == {"flexion_left": nobody}


def test_the_position_of_rotation_is_kept() -> None:
    assert measured(flexion_left=110).conditions == {}
    score = measured(internal_rotation_left=20, rotation_position="prone")
    assert score.conditions == {"rotation_position": "prone"}


def test_nothing_measured_is_refused() -> None:
    with pytest.raises(ScoringError, match="give the degrees of at least one"):
        measured(age=65, sex="man")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("flexion_left", -31),
        ("flexion_left", 161),
        ("flexion_right", "90"),
        ("rotation_position", "standing"),
        ("knee_left", 90),
    ],
)
def test_an_absurd_measurement_is_refused_by_its_name(field: str, value: object) -> None:
    with pytest.raises(ScoringError, match=f"^{field} is {value!r}"):
        measured(**{"abduction_left": 30, field: value})
