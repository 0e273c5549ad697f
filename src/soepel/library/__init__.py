"""The exercises as content: one file each, read strictly, with a check of what they cover."""

from soepel.library.check import Row, coverage, problems
from soepel.library.current import education, library, programme
from soepel.library.education import Education, load_education
from soepel.library.education_schema import Lesson, Need, Question
from soepel.library.loader import (
    ExerciseWords,
    Library,
    exercises_folder,
    load_library,
)
from soepel.library.reading import LibraryError
from soepel.library.schema import Guide, Hands, HowTo, Position, Text, Variant

__all__ = [
    "Education",
    "ExerciseWords",
    "Guide",
    "Hands",
    "HowTo",
    "Lesson",
    "Library",
    "LibraryError",
    "Need",
    "Position",
    "Question",
    "Row",
    "Text",
    "Variant",
    "coverage",
    "education",
    "exercises_folder",
    "library",
    "load_education",
    "load_library",
    "problems",
    "programme",
]
