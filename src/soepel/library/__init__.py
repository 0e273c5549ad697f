"""The exercises as content: one file each, read strictly, with a check of what they cover."""

from soepel.library.check import Row, coverage, problems
from soepel.library.current import library, programme
from soepel.library.loader import (
    ExerciseWords,
    Library,
    exercises_folder,
    load_library,
)
from soepel.library.reading import LibraryError
from soepel.library.schema import Guide, Hands, HowTo, Position, Text, Variant

__all__ = [
    "ExerciseWords",
    "Guide",
    "Hands",
    "HowTo",
    "Library",
    "LibraryError",
    "Position",
    "Row",
    "Text",
    "Variant",
    "coverage",
    "exercises_folder",
    "library",
    "load_library",
    "problems",
    "programme",
]
