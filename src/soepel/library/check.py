"""Whether the library has something for everyone: phases x targets x what a person lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from soepel.core.exercises import Comorbidity, Dose, Equipment, Exercise, Phase, Target
from soepel.core.limits.targets import PHASE_TARGETS
from soepel.core.rules.turns import load_index
from soepel.library.loader import Library
from soepel.library.schema import Help, Place

NEEDED_EVERYDAY: Final = (
    (Help.POSITION, Place.BED),
    (Help.POSITION, Place.SOFA),
    (Help.MOMENT, Place.DESK),
    (Help.MOMENT, Place.CAR),
    (Help.MOMENT, Place.SOFA),
    (Help.KNACK, Place.HOME),
)
"""Where everybody finds a position to rest in, a movement moment or a knack."""


@dataclass(frozen=True, slots=True)
class Row:
    """The exercises, by id, that train a target in a phase."""

    phase: Phase
    target: Target
    any: tuple[str, ...]
    nothing: tuple[str, ...]
    """Those that need nothing beyond a bed, a chair, a wall and a worktop."""
    no_floor: tuple[str, ...]
    """Those for which nobody has to get down on the floor."""
    nothing_no_floor: tuple[str, ...]
    with_one: Mapping[Equipment, tuple[str, ...]]
    """Those for who has one piece of equipment, and nothing else."""


def coverage(library: Library) -> tuple[Row, ...]:
    """A row for each target that a phase asks for, in order of the phases."""
    return tuple(
        _row(library, phase, target)
        for phase, targets in PHASE_TARGETS.value.items()
        for target in targets
    )


def problems(library: Library) -> tuple[str, ...]:
    """What the library lacks, a line each; empty when nobody is left without an exercise."""
    return (
        *_empty_cells(library),
        *_left_out(library),
        *_without_stand_in(library),
        *_nothing_everyday(library),
    )


def _row(library: Library, phase: Phase, target: Target) -> Row:
    found = [one for one in library.exercises if phase in one.phases and target in one.targets]
    return Row(
        phase=phase,
        target=target,
        any=tuple(one.id for one in found),
        nothing=tuple(one.id for one in found if not one.equipment),
        no_floor=tuple(one.id for one in found if not one.needs_floor),
        nothing_no_floor=tuple(
            one.id for one in found if not one.equipment and not one.needs_floor
        ),
        with_one=MappingProxyType(
            {
                piece: tuple(one.id for one in found if {piece}.issuperset(one.equipment))
                for piece in Equipment
            }
        ),
    )


def _empty_cells(library: Library) -> Iterator[str]:
    for row in coverage(library):
        cells = {
            "no exercise": row.any,
            "nothing without equipment": row.nothing,
            "nothing without getting on the floor": row.no_floor,
            "nothing without both equipment and floor": row.nothing_no_floor,
        }
        for lack, found in cells.items():
            if not found:
                yield f"phase {row.phase}, {row.target}: {lack}; add an exercise"


def _left_out(library: Library) -> Iterator[str]:
    """Targets that one comorbidity alone leaves without an exercise at home."""
    by_id = {exercise.id: exercise for exercise in library.exercises}
    for row in coverage(library):
        for comorbidity in Comorbidity:
            forbidden = [comorbidity in by_id[id_].forbidden_with for id_ in row.nothing_no_floor]
            if forbidden and all(forbidden):
                yield (
                    f"phase {row.phase}, {row.target}: every exercise at home is forbidden"
                    f" with {comorbidity}; add one that is not"
                )


def _without_stand_in(library: Library) -> Iterator[str]:
    """Exercises that a person who does them at their lowest dose could not swap for another."""
    by_id = {exercise.id: exercise for exercise in library.exercises}
    for exercise in library.exercises:
        others = [by_id[id_] for id_ in exercise.alternatives]
        for phase in exercise.phases if exercise.levels else ():
            if not any(_stands_in(other, exercise, phase) for other in others):
                yield (
                    f"{exercise.id}: no alternative in phase {phase} that needs nothing and"
                    " starts as light; add one"
                )


def _nothing_everyday(library: Library) -> Iterator[str]:
    """Places where nothing of everyday helps."""
    there = {(one.kind, one.place) for one in library.everyday.values()}
    for kind, place in NEEDED_EVERYDAY:
        if (kind, place) not in there:
            yield f"everyday: no {kind} for {place}; add one"


def _stands_in(other: Exercise, exercise: Exercise, phase: Phase) -> bool:
    fits = phase in other.phases and not other.equipment and bool(other.levels)
    return fits and _first_load(other) <= _first_load(exercise)


def _first_load(exercise: Exercise) -> float:
    return load_index(exercise, Dose(rung=1, sets=exercise.first_sets))
