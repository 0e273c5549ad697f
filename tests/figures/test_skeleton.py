"""Angles mean what their names say, and the left does what the right does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.figures.body import body
from soepel.figures.joints import OF_A_SIDE
from soepel.figures.skeleton import OUTWARDS, Posed, ball_and_socket, corners, posed
from soepel.figures.solving import _ball_angles

FORWARD, UP, OUT = 2, 1, 0


def pose(**angles: float) -> Posed:
    named = {name.replace("_of_", "."): np.array([value]) for name, value in angles.items()}
    return posed(named, np.zeros((1, 3)), 1)


def shift(bone: str, axis: int, **angles: float) -> float:
    """How far a bone's start goes along an axis for these angles, in metres."""
    return float((pose(**angles).start(bone) - pose().start(bone))[0, axis])


def test_the_body_is_one_metre_seventy_below_its_hair() -> None:
    skin = corners(pose())[0]

    assert np.ptp(skin[:, 1]) == pytest.approx(1.70, abs=0.03)


def test_the_body_is_light_enough_for_a_phone() -> None:
    assert len(body().faces) <= 3000


@pytest.mark.parametrize(
    ("bone", "axis", "sign", "angle"),
    [
        ("calf_r", FORWARD, 1, "this_of_hip_flexion"),
        ("calf_r", OUT, -1, "this_of_hip_abduction"),
        ("calf_l", OUT, 1, "other_of_hip_abduction"),
        ("foot_r", FORWARD, -1, "this_of_knee_flexion"),
        ("ball_r", UP, 1, "this_of_ankle_dorsiflexion"),
        ("ball_r", OUT, -1, "this_of_hip_rotation"),
        ("lowerarm_l", FORWARD, 1, "other_of_shoulder_flexion"),
        ("lowerarm_l", OUT, 1, "other_of_shoulder_abduction"),
        ("hand_r", FORWARD, 1, "this_of_elbow_flexion"),
        ("fingers_r", OUT, 1, "this_of_fingers_curl"),
        ("neck_01", FORWARD, 1, "trunk_flexion"),
        ("neck_01", OUT, -1, "trunk_bend"),
        ("neck_01", FORWARD, 1, "pelvis_tilt"),
        ("thigh_r", UP, 1, "pelvis_list"),
        ("upperarm_r", FORWARD, -1, "trunk_turn"),
    ],
)
def test_a_positive_angle_moves_what_its_name_says(
    bone: str, axis: int, sign: int, angle: str
) -> None:
    assert shift(bone, axis, **{angle: 30.0}) * sign > 0.005


@pytest.mark.parametrize("angle", OF_A_SIDE)
def test_both_sides_are_mirror_images(angle: str) -> None:
    moved = pose(**{f"this_of_{angle}": 25.0, f"other_of_{angle}": 25.0})
    right = moved.starts[0, [body().bone(name) for name in body().names if name.endswith("_r")]]
    left = moved.starts[0, [body().bone(name) for name in body().names if name.endswith("_l")]]

    np.testing.assert_allclose(right * [-1, 1, 1], left, atol=1e-6)


@given(
    st.floats(-60, 130), st.floats(-60, 80), st.floats(-90, 90), st.sampled_from(["this", "other"])
)
def test_the_angles_of_a_ball_joint_are_found_back(
    flexion: float, abduction: float, rotation: float, side: str
) -> None:
    out = OUTWARDS[side]
    turn = ball_and_socket(np.array([flexion]), np.array([abduction]), np.array([rotation]), out)

    found = [float(value[0]) for value in _ball_angles(turn, side, "hip", out).values()]

    assert found == pytest.approx([flexion, abduction, rotation], abs=1e-6)
