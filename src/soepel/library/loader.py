"""Reads the exercise files, strictly: what is wrong is named with file, line and key."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import msgspec

from soepel.core.evidence import Judgement, Source, guidelines, programmes
from soepel.core.exercises import Amount, Exercise, Kind, Level
from soepel.library.lines import ROOT, key_of, line_of
from soepel.library.schema import ExerciseEntry, LadderEntry, Text

SOURCES: Final[Mapping[str, Source]] = MappingProxyType(
    {
        found.key: found
        for module in (guidelines, programmes)
        for found in vars(module).values()
        if isinstance(found, Source)
    }
)
"""The sources that an exercise file may name, by key."""


class LibraryError(ValueError):
    """An exercise file that cannot be used: which file, line and key, and what to do."""

    def __init__(self, file: str, line: int, key: str, problem: str) -> None:
        self.file = file
        self.line = line
        self.key = key
        self.problem = problem
        super().__init__(f"{file}, line {line}, {key}: {problem}")


@dataclass(frozen=True, slots=True)
class ExerciseWords:
    """What a person reads of an exercise."""

    name: Text
    instruction: Text
    levels: Mapping[str, Text]
    """The name of each level by its id."""


@dataclass(frozen=True, slots=True)
class Library:
    """The exercises of the product, in order of their ids."""

    exercises: tuple[Exercise, ...]
    words: Mapping[str, ExerciseWords]
    because: Mapping[str, Judgement]
    """Why each exercise is dosed as it is."""
    hash: str
    """SHA-256, in hex, of all that the rules see; a mended sentence leaves it as it was."""


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    text: str
    entry: ExerciseEntry

    def error(self, path: str, problem: str) -> LibraryError:
        return LibraryError(self.name, line_of(self.text, path), key_of(path), problem)


def exercises_folder() -> Traversable:
    """The folder of the exercise files that come with the product."""
    return files("soepel.library").joinpath("exercises")


def load_library(folder: Traversable | None = None) -> Library:
    """All exercise files of a folder; the product's own when none is given.

    Raises LibraryError at the first file that breaks the schema or contradicts another.
    """
    found = [_read(path) for path in _toml_files(folder or exercises_folder())]
    by_id = {file.entry.id: file for file in found}
    for file in found:
        for path, problem in (*_contradictions(file), *_misled(file, by_id)):
            raise file.error(path, problem)
    exercises = tuple(_exercise(file.entry) for file in found)
    return Library(
        exercises=exercises,
        words=MappingProxyType({file.entry.id: _words(file.entry) for file in found}),
        because=MappingProxyType({file.entry.id: _because(file.entry) for file in found}),
        hash=_hash(exercises),
    )


def _toml_files(folder: Traversable) -> list[Traversable]:
    found = [path for path in folder.iterdir() if path.name.endswith(".toml")]
    return sorted(found, key=lambda path: path.name.removesuffix(".toml"))


def _read(path: Traversable) -> _File:
    text = path.read_text(encoding="utf-8")
    try:
        entry = msgspec.convert(tomllib.loads(text), ExerciseEntry)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path.name, text, error) from error
    except msgspec.ValidationError as error:
        raise _not_in_schema(path.name, text, error) from error
    return _File(path.name, text, entry)


def _not_toml(file: str, text: str, error: tomllib.TOMLDecodeError) -> LibraryError:
    at = re.search(r"line (\d+)", str(error))
    line = int(at[1]) if at else len(text.splitlines())
    return LibraryError(file, line, "TOML", f"{error}; mend the notation")


def _not_in_schema(file: str, text: str, error: msgspec.ValidationError) -> LibraryError:
    problem, _, at = str(error).partition(" - at ")
    path = at.strip("`") or ROOT
    if unknown := re.fullmatch(r"Object contains unknown field `(.+)`", problem):
        path = f"{path}.{unknown[1]}"
        problem = "unknown key; remove it or mend its spelling"
    elif missing := re.fullmatch(r"Object missing required field `(.+)`", problem):
        path = f"{path}.{missing[1]}"
        problem = "this key is missing; add it"
    return LibraryError(file, line_of(text, path), key_of(path), problem)


Problems = Iterator[tuple[str, str]]
"""Pairs of the path of a key and what is wrong with it."""


def _contradictions(file: _File) -> Problems:
    """What the types allow and one file must not say."""
    entry = file.entry
    if entry.id != file.name.removesuffix(".toml"):
        yield "$.id", f"{entry.id!r} is not the name of the file; make them equal"
    if len(set(entry.targets)) < len(entry.targets):
        yield "$.targets", "names a target twice; name it once"
    if not _rising(entry.phases):
        yield "$.phases", f"{[int(phase) for phase in entry.phases]} does not rise; put in order"
    for both in set(entry.forbidden_with) & set(entry.caution_with):
        yield "$.caution_with", f"'{both}' is forbidden already; name it in one of the two"
    for source in entry.sources:
        if source not in SOURCES:
            yield "$.sources", f"{source!r} is no source in core/evidence; use the key of one"
    yield from _unfit_ladder(entry)


def _unfit_ladder(entry: ExerciseEntry) -> Problems:
    if (entry.kind is Kind.ENDURANCE) == (entry.ladder is not None):
        yield "$.ladder", "every exercise has a ladder but endurance, which a quota doses"
    elif entry.ladder is not None:
        yield from _unfit_dose(entry.ladder)
        yield from _unfit_levels(entry.ladder)


def _unfit_dose(ladder: LadderEntry) -> Problems:
    if ladder.first_sets > ladder.most_sets:
        yield "$.ladder.first_sets", f"{ladder.first_sets} is more than most_sets; lower it"
    if (ladder.tempo is not None) != (ladder.amount is Amount.REPETITIONS):
        yield "$.ladder.tempo", "stands there for repetitions, and only there; add or remove it"


def _unfit_levels(ladder: LadderEntry) -> Problems:
    for index, level in enumerate(ladder.levels):
        if not _rising(level.amounts):
            problem = f"{[*level.amounts]} does not rise; put the lowest rung first"
            yield f"$.ladder.levels[{index}].amounts", problem
    for index, (easier, harder) in enumerate(pairwise(ladder.levels), start=1):
        at = f"$.ladder.levels[{index}]"
        if harder.weight <= easier.weight:
            problem = f"{harder.weight} is not above {easier.weight} of the level before; raise it"
            yield f"{at}.weight", problem
        if (harder.share_of_1rm or 0) < (easier.share_of_1rm or 0):
            yield f"{at}.share_of_1rm", "is below that of the level before; raise it"
        if harder.id in {level.id for level in ladder.levels[:index]}:
            yield f"{at}.id", f"{harder.id!r} names two levels; give each its own id"


def _misled(file: _File, by_id: Mapping[str, _File]) -> Problems:
    """Alternatives that cannot stand in."""
    for place, id_ in enumerate(file.entry.alternatives):
        path = f"$.alternatives[{place}]"
        if id_ == file.entry.id:
            yield path, f"{id_!r} is this exercise itself; name another one"
        elif id_ not in by_id:
            yield path, f"there is no exercise {id_!r}; name one that exists"
        elif not set(file.entry.targets) & set(by_id[id_].entry.targets):
            yield path, f"{id_!r} shares no target with this exercise; name one that does"


def _rising(numbers: tuple[int, ...]) -> bool:
    return all(one < following for one, following in pairwise(numbers))


def _exercise(entry: ExerciseEntry) -> Exercise:
    bare = Exercise(
        id=entry.id,
        kind=entry.kind,
        targets=entry.targets,
        phases=entry.phases,
        one_sided=False,
        levels=(),
        equipment=entry.equipment,
        needs_floor=entry.needs_floor,
        forbidden_with=entry.forbidden_with,
        caution_with=entry.caution_with,
        alternatives=entry.alternatives,
        first_choice=entry.first_choice,
    )
    return bare if entry.ladder is None else _with_ladder(bare, entry.ladder)


def _with_ladder(exercise: Exercise, ladder: LadderEntry) -> Exercise:
    return replace(
        exercise,
        one_sided=ladder.one_sided,
        levels=tuple(
            Level(level.id, level.amounts, level.weight, level.share_of_1rm)
            for level in ladder.levels
        ),
        amount=ladder.amount,
        first_sets=ladder.first_sets,
        most_sets=ladder.most_sets,
        tempo=exercise.tempo if ladder.tempo is None else ladder.tempo,
        rest=ladder.rest,
    )


def _words(entry: ExerciseEntry) -> ExerciseWords:
    levels = entry.ladder.levels if entry.ladder else ()
    names = MappingProxyType({level.id: level.name for level in levels})
    return ExerciseWords(entry.name, entry.instruction, names)


def _because(entry: ExerciseEntry) -> Judgement:
    return Judgement(entry.judgement, draws_on=tuple(SOURCES[key] for key in entry.sources))


def _hash(exercises: tuple[Exercise, ...]) -> str:
    content = msgspec.json.encode(exercises, order="deterministic")
    return hashlib.sha256(content).hexdigest()
