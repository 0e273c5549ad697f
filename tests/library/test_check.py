"""Nobody is left without an exercise, and the check notices when somebody is."""

from dataclasses import replace

import pytest

from soepel.core.exercises import Comorbidity, Equipment, Exercise, Phase, Target
from soepel.core.limits.targets import PHASE_TARGETS
from soepel.library import Library, Place, coverage, load_library, problems


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def with_exercises(library: Library, change: dict[str, Exercise | None]) -> Library:
    changed = (change.get(one.id, one) for one in library.exercises)
    return replace(library, exercises=tuple(one for one in changed if one))


def test_every_target_of_every_phase_has_an_exercise_for_everyone(library: Library) -> None:
    assert problems(library) == ()
    for row in coverage(library):
        assert all((row.any, row.nothing, row.no_floor, row.nothing_no_floor)), row
        assert all(row.with_one[piece] for piece in Equipment), row


def test_there_is_a_row_for_each_target_of_each_phase(library: Library) -> None:
    asked = [(phase, one) for phase, many in PHASE_TARGETS.value.items() for one in many]
    assert [(row.phase, row.target) for row in coverage(library)] == asked


def test_a_row_tells_apart_equipment_and_floor(library: Library) -> None:
    rows = {(row.phase, row.target): row for row in coverage(library)}
    bend = rows[Phase.FUNCTIONAL, Target.BEND_AND_LIFT]
    assert bend.any == ("floor-to-stand", "hip-hinge", "lift-and-carry", "supported-reach")
    assert bend.nothing == ("floor-to-stand", "hip-hinge", "supported-reach")
    assert bend.no_floor == ("hip-hinge", "lift-and-carry", "supported-reach")
    assert bend.nothing_no_floor == ("hip-hinge", "supported-reach")
    assert bend.with_one[Equipment.WEIGHT] == bend.any
    assert bend.with_one[Equipment.BAND] == bend.nothing


def by_id(library: Library, id_: str) -> Exercise:
    return next(one for one in library.exercises if one.id == id_)


def test_the_check_notices_a_target_that_asks_for_equipment(library: Library) -> None:
    walking = replace(by_id(library, "walking"), equipment=(Equipment.GYM,))
    found = problems(with_exercises(library, {"walking": walking}))
    assert "phase 3, endurance: nothing without equipment; add an exercise" in found


def test_the_check_notices_a_target_that_asks_for_the_floor(library: Library) -> None:
    on_the_floor = {
        one.id: replace(one, needs_floor=True)
        for one in library.exercises
        if Target.TRUNK_ROTATION in one.targets
    }
    found = problems(with_exercises(library, dict(on_the_floor)))
    assert "phase 2, trunk_rotation: nothing without getting on the floor; add an exercise" in found


def test_the_check_notices_a_comorbidity_that_forbids_all(library: Library) -> None:
    walking = replace(by_id(library, "walking"), forbidden_with=(Comorbidity.COPD,))
    found = problems(with_exercises(library, {"walking": walking}))
    assert (
        "phase 3, endurance: every exercise at home is forbidden with copd; add one that is not"
        in found
    )


def test_the_check_notices_an_exercise_that_nothing_can_replace(library: Library) -> None:
    lone = replace(by_id(library, "heel-slide"), alternatives=())
    assert problems(with_exercises(library, {"heel-slide": lone})) == (
        "heel-slide: no alternative in phase 1 that needs nothing and starts as light; add one",
        "heel-slide: no alternative in phase 2 that needs nothing and starts as light; add one",
    )


def test_the_check_notices_a_place_where_nothing_of_everyday_helps(library: Library) -> None:
    stays = {id_: one for id_, one in library.everyday.items() if one.place is not Place.CAR}
    assert problems(replace(library, everyday=stays)) == ("everyday: no moment for car; add one",)
