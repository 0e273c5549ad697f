from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.instruments.instrument import NoNorm, Note, Score, ScoringError, WhyNoNorm
from soepel.core.instruments.strength import STRENGTH, symmetry
from soepel.core.quantities import Side

forces = st.floats(0, 1500)


def measured(**changed: Any) -> Score:
    return STRENGTH.score(
        {
            "movement": "hip_abduction",
            "position": "supine",
            "left": [180, 200, 190],
            "right": [240, 250, 230],
            "lever_m": 0.4,
            "weight_kg": 80,
            **changed,
        }
    )


def test_the_best_of_three_counts_for_each_leg() -> None:
    assert measured().values == pytest.approx({"left": 1.0, "right": 1.25})


def test_left_and_right_are_not_mixed_up() -> None:
    changed = measured(left=[400, 1, 1])
    assert changed.values["left"] == pytest.approx(2.0)
    assert changed.values["right"] == measured().values["right"]


def test_no_norm_is_made_up_for_either_leg() -> None:
    none = NoNorm(WhyNoNorm.NO_TRUSTED_NORM)
    assert measured().norms == {"left": none, "right": none}


def test_it_is_always_said_that_both_sides_can_be_weak() -> None:
    assert measured().notes == ((Note.BOTH_SIDES_CAN_BE_WEAK, ""),)


def test_fewer_than_three_trials_are_said_of_that_leg() -> None:
    notes = measured(right=[250, 240]).notes
    assert notes == (
        (Note.BOTH_SIDES_CAN_BE_WEAK, ""),
        (Note.FEWER_THAN_THREE_TRIALS, "right"),
    )


def test_movement_and_position_are_kept_so_that_they_are_never_mixed() -> None:
    conditions = measured(position="side_lying").conditions
    assert conditions == {"movement": "hip_abduction", "position": "side_lying"}


def test_symmetry_is_the_affected_leg_in_percent_of_the_other() -> None:
    assert symmetry(measured(), Side.LEFT) == pytest.approx(80)
    assert symmetry(measured(), Side.RIGHT) == pytest.approx(125)


def test_without_a_sound_leg_there_is_no_symmetry() -> None:
    assert symmetry(measured(), Side.BOTH) is None
    assert symmetry(measured(right=[0]), Side.LEFT) is None
    assert symmetry(measured(left=[0]), Side.LEFT) == 0


def test_symmetry_is_no_scale_on_which_anyone_improves() -> None:
    assert [scale.id for scale in STRENGTH.scales] == ["left", "right"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("movement", "hip"),
        ("position", None),
        ("left", []),
        ("left", [1, 2, 3, 4]),
        ("left", 200),
        ("left", [-1]),
        ("right", [1501]),
        ("right", ["250"]),
        ("right", None),
        ("lever_m", 0),
        ("lever_m", 40),
        ("weight_kg", 29),
    ],
)
def test_an_absurd_measurement_is_refused_by_its_name(field: str, value: object) -> None:
    with pytest.raises(ScoringError, match=f"^{field} is "):
        measured(**{field: value})


@given(forces, forces)
def test_more_force_never_gives_less_strength(one: float, other: float) -> None:
    weak, strong = (measured(left=[force]).values["left"] for force in sorted((one, other)))
    assert weak is not None
    assert strong is not None
    assert weak <= strong
