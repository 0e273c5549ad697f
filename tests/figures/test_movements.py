"""Every movement that has been posed is true: in every frame of every level."""

from functools import cache

import pytest

from soepel.figures import measuring
from soepel.figures.playing import Frames, frames
from soepel.figures.poses import Movement
from soepel.library.posed import movements

MOVEMENTS = list(movements())
NAMES = [f"{exercise}-{level}" for exercise, level in MOVEMENTS]
every_movement = pytest.mark.parametrize("at", MOVEMENTS, ids=NAMES)


@cache
def played(at: tuple[str, str]) -> tuple[Movement, Frames]:
    movement = movements()[at]
    return movement, frames(movement)


@every_movement
def test_what_is_planted_stays_within_5_mm(at: tuple[str, str]) -> None:
    assert measuring.misses(played(at)[1]) == []


@every_movement
def test_nothing_sinks_more_than_10_mm_into_a_thing(at: tuple[str, str]) -> None:
    assert measuring.intrusions(*played(at)) == []


@every_movement
def test_no_joint_goes_further_than_a_person_can(at: tuple[str, str]) -> None:
    assert measuring.strains(played(at)[1]) == []


@every_movement
def test_no_limb_goes_through_another(at: tuple[str, str]) -> None:
    assert measuring.overlaps(*played(at)) == []


@every_movement
def test_a_movement_ends_where_it_began(at: tuple[str, str]) -> None:
    bones = played(at)[1].bones

    assert abs(bones.starts[0] - bones.starts[-1]).max() < 0.001
