import pytest

from soepel.core.instruments.instrument import NoNorm, Note, ScoringError, WhyNoNorm
from soepel.core.instruments.stair_climb import STAIR_CLIMB


def test_the_time_stands_with_the_steps_it_belongs_to_and_has_no_norm() -> None:
    score = STAIR_CLIMB.score({"seconds": 12.5, "steps": 9})
    assert score.values == {"time": 12.5}
    assert score.conditions == {"steps": "9"}
    assert score.norms == {"time": NoNorm(WhyNoNorm.NO_TRUSTED_NORM)}
    assert score.notes == ()


@pytest.mark.parametrize("steps", [8, 10, 1, 30])
def test_other_stairs_are_said(steps: int) -> None:
    score = STAIR_CLIMB.score({"seconds": 12.5, "steps": steps})
    assert score.notes == ((Note.NOT_THE_STANDARD_STAIRS, "time"),)
    assert score.conditions == {"steps": str(steps)}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seconds", 0),
        ("seconds", 601),
        ("steps", 0),
        ("steps", 31),
        ("steps", 9.5),
        ("steps", None),
    ],
)
def test_an_absurd_measurement_is_refused_by_its_name(field: str, value: object) -> None:
    with pytest.raises(ScoringError, match=f"{field} is {value}"):
        STAIR_CLIMB.score({"seconds": 12.5, "steps": 9, field: value})
