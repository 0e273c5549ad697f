"""Every movement that has been posed is true: in every frame of every level."""

from functools import cache

import pytest

from soepel.figures import measuring
from soepel.figures.pictures import content_key
from soepel.figures.playing import Frames, frames
from soepel.figures.poses import Movement
from soepel.library.current import library
from soepel.library.posed import movements

# A level that only weighs more looks the same, and is measured once.
MOVEMENTS = list({content_key(movement): at for at, movement in movements().items()}.values())
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


def test_every_exercise_has_been_posed() -> None:
    posed = {exercise for exercise, _ in movements()}

    assert [one.id for one in library().exercises if one.id not in posed] == []
