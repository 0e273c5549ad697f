"""The exercises, from their files: what the schema allows and sense forbids is refused too."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from types import MappingProxyType

import msgspec

from soepel.core.evidence import Judgement
from soepel.core.exercises import Amount, Comorbidity, Exercise, Kind, Level
from soepel.library.everyday import load_everyday
from soepel.library.guide import LEGS, guide_texts, placeholders
from soepel.library.reading import ContentFile, Problems, read_file, read_folder
from soepel.library.schema import (
    CautionsEntry,
    EverydayEntry,
    ExerciseEntry,
    Guide,
    LadderEntry,
    Text,
)
from soepel.library.sources import SOURCES

ExerciseFile = ContentFile[ExerciseEntry]


@dataclass(frozen=True, slots=True)
class ExerciseWords:
    """What a person reads of an exercise."""

    name: Text
    instruction: Text
    levels: Mapping[str, Text]
    """The name of each level by its id."""
    guide: Guide


@dataclass(frozen=True, slots=True)
class Library:
    """The exercises of the product, in order of their ids."""

    exercises: tuple[Exercise, ...]
    words: Mapping[str, ExerciseWords]
    because: Mapping[str, Judgement]
    """Why each exercise is dosed as it is."""
    cautions: Mapping[Comorbidity, Text]
    """What to heed with each condition."""
    everyday: Mapping[str, EverydayEntry]
    """What helps besides, by its id: positions, movement moments, knacks."""
    hash: str
    """SHA-256, in hex, of all that the rules see; a mended sentence leaves it as it was."""


def exercises_folder() -> Traversable:
    """The folder of the exercise files that come with the product."""
    return files("soepel.library").joinpath("exercises")


def load_library(folder: Traversable | None = None) -> Library:
    """All exercise files of a folder; the product's own when none is given.

    Raises LibraryError at the first file that breaks the schema or contradicts another.
    """
    found = read_folder(folder or exercises_folder(), ExerciseEntry)
    by_id = {file.entry.id: file for file in found}
    for file in found:
        for path, problem in (
            *_contradictions(file),
            *_misled(file, by_id),
            *_misguided(file.entry, by_id),
        ):
            raise file.error(path, problem)
    exercises = tuple(_exercise(file.entry) for file in found)
    return Library(
        exercises=exercises,
        words=MappingProxyType({file.entry.id: _words(file.entry) for file in found}),
        because=MappingProxyType({file.entry.id: _because(file.entry) for file in found}),
        cautions=load_cautions(),
        everyday=load_everyday(),
        hash=_hash(exercises),
    )


def load_cautions() -> Mapping[Comorbidity, Text]:
    """What to heed with each condition. Raises LibraryError."""
    entry = read_file(files("soepel.library").joinpath("cautions.toml"), CautionsEntry).entry
    return MappingProxyType({one: getattr(entry, one.value) for one in Comorbidity})


def _contradictions(file: ExerciseFile) -> Problems:
    """What the types allow and one file must not say."""
    entry = file.entry
    if entry.id != file.stem:
        yield "$.id", f"{entry.id!r} is not the name of the file; make them equal"
    if len(set(entry.targets)) < len(entry.targets):
        yield "$.targets", "names a target twice; name it once"
    if not _rising(entry.phases):
        yield "$.phases", f"{[int(phase) for phase in entry.phases]} does not rise; put in order"
    for both in set(entry.forbidden_with) & set(entry.caution_with):
        yield "$.caution_with", f"'{both}' is forbidden already; name it in one of the two"
    for source in entry.sources:
        if source not in SOURCES:
            yield "$.sources", f"{source!r} names no source; use a key of library.sources"
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


def _misled(file: ExerciseFile, by_id: Mapping[str, ExerciseFile]) -> Problems:
    """Alternatives that cannot stand in."""
    for place, id_ in enumerate(file.entry.alternatives):
        path = f"$.alternatives[{place}]"
        if id_ == file.entry.id:
            yield path, f"{id_!r} is this exercise itself; name another one"
        elif id_ not in by_id:
            yield path, f"there is no exercise {id_!r}; name one that exists"
        elif not set(file.entry.targets) & set(by_id[id_].entry.targets):
            yield path, f"{id_!r} shares no target with this exercise; name one that does"


def _misguided(entry: ExerciseEntry, by_id: Mapping[str, ExerciseFile]) -> Problems:
    """An easier or harder exercise that is none, and a leg that an exercise does not have."""
    for way, variant in (("easier", entry.guide.easier), ("harder", entry.guide.harder)):
        other = variant.exercise
        if other is not None and other not in by_id:
            path = f"$.guide.{way}.exercise"
            yield path, f"there is no exercise {other!r}; name one that exists"
        elif other is not None and not set(entry.targets) & set(by_id[other].entry.targets):
            path = f"$.guide.{way}.exercise"
            yield path, f"{other!r} shares no target with this exercise; name one that does"
    legs = LEGS if entry.ladder and entry.ladder.one_sided else frozenset()
    for path, text in (("$.instruction", entry.instruction), *guide_texts(entry.guide)):
        if unknown := placeholders(text) - legs:
            named = ", ".join(f"{{{one}}}" for one in sorted(unknown))
            yield path, f"{named} cannot be filled in; only a one-sided exercise has {{leg}}"


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
    return ExerciseWords(entry.name, entry.instruction, names, entry.guide)


def _because(entry: ExerciseEntry) -> Judgement:
    return Judgement(entry.judgement, draws_on=tuple(SOURCES[key] for key in entry.sources))


def _hash(exercises: tuple[Exercise, ...]) -> str:
    content = msgspec.json.encode(exercises, order="deterministic")
    return hashlib.sha256(content).hexdigest()
