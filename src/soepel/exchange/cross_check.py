"""What the fields of a record must say of one another, and of the library."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from soepel.core.exercises import Exercise
from soepel.core.quantities import Side
from soepel.core.record import (
    Bounds,
    Entry,
    Evaluation,
    Exposure,
    FlagRaised,
    FlagResolved,
    Intake,
    InvalidRecord,
    check,
)
from soepel.exchange.refusal import RecordFileError, one_of, shown


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry, and the path of where it stands in the file."""

    path: str
    entry: Entry


def check_entries(placed: Iterable[Placed], intake: Intake) -> None:
    """Refuse what the core refuses of an entry, with its path."""
    for one in placed:
        try:
            check(one.entry, intake)
        except InvalidRecord as refused:
            raise RecordFileError(f"{one.path}: {refused}") from None


def check_versions(placed: Iterable[Placed]) -> None:
    """Refuse two entries of one id that are no versions of each other: one would be lost."""
    first: dict[str, Placed] = {}
    made: dict[tuple[str, object], Placed] = {}
    for one in placed:
        entry, before = one.entry, first.setdefault(one.entry.id, one)
        if type(before.entry) is not type(entry):
            raise RecordFileError(
                f"{one.path}.id is {shown(entry.id)}, the id of {before.path}, which is "
                "of another type: give it an id of its own, or none"
            )
        rival = made.setdefault((entry.id, entry.known), one)
        if rival.entry != entry:
            raise RecordFileError(
                f"{one.path}.id is {shown(entry.id)}, and {rival.path} has the same id "
                f"and the same moment {entry.known.isoformat()}: give a correction a later "
                '"known", and another entry another id'
            )


def check_references(placed: Sequence[Placed]) -> None:
    """Refuse the outcome of a red flag that nobody raised."""
    raised = [one.entry.id for one in placed if isinstance(one.entry, FlagRaised)]
    for one in placed:
        if isinstance(one.entry, FlagResolved) and one.entry.flag_id not in raised:
            flag_id = one.entry.flag_id
            instead = one_of(raised, flag_id) if raised else "enter the flag first"
            raise RecordFileError(
                f"{one.path}.flag_id is {shown(flag_id)}, which is not the id of "
                f"a flag_raised entry: {instead}"
            )


def check_exercises(
    intake: Intake, placed: Sequence[Placed], exercises: Mapping[str, Exercise]
) -> None:
    """Refuse an exercise that the library does not have, or a side that it is not done on."""
    for path, exercise in _exercises_named(intake, placed):
        if exercise not in exercises:
            raise RecordFileError(
                f"{path} is {shown(exercise)}, which is not in the library: "
                f"{one_of(exercises, exercise)}"
            )
    for one in placed:
        entry = one.entry
        if isinstance(entry, Exposure | Bounds) and entry.side is not None:
            _check_side(f"{one.path}.side", entry.side, exercises[entry.exercise])


def _exercises_named(intake: Intake, placed: Iterable[Placed]) -> Iterator[tuple[str, str]]:
    """Every exercise that a record names, with the path."""
    yield from ((f"intake.one_rm.{name}", name) for name in intake.one_rm)
    for one in placed:
        match one.entry:
            case Exposure(exercise=name) | Bounds(exercise=name):
                yield f"{one.path}.exercise", name
            case Evaluation(one_rm=weights, painful_tests=painful):
                yield from ((f"{one.path}.one_rm.{name}", name) for name in weights)
                yield from ((f"{one.path}.painful_tests", name) for name in sorted(painful))


def _check_side(path: str, side: Side, exercise: Exercise) -> None:
    if exercise.one_sided == (side is Side.BOTH):
        asked = "left or right, for each leg has its own dose" if exercise.one_sided else "both"
        raise RecordFileError(f"{path} is {shown(side)}: {exercise.id} is done on {asked}")
