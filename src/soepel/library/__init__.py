"""The exercises as content: one file each, read strictly, with a check of what they cover."""

from soepel.library.check import Row, coverage, problems
from soepel.library.current import education, library, programme
from soepel.library.education import Education, load_education
from soepel.library.education_schema import Lesson, Need, Question
from soepel.library.guide import guide_texts, how_texts
from soepel.library.loader import (
    ExerciseWords,
    Library,
    exercises_folder,
    load_library,
)
from soepel.library.reading import LibraryError
from soepel.library.schema import (
    EverydayEntry,
    Guide,
    Hands,
    Help,
    HowTo,
    Place,
    Position,
    Text,
    Variant,
)

__all__ = [
    "Education",
    "EverydayEntry",
    "ExerciseWords",
    "Guide",
    "Hands",
    "Help",
    "HowTo",
    "Lesson",
    "Library",
    "LibraryError",
    "Need",
    "Place",
    "Position",
    "Question",
    "Row",
    "Text",
    "Variant",
    "coverage",
    "education",
    "exercises_folder",
    "guide_texts",
    "how_texts",
    "library",
    "load_education",
    "load_library",
    "problems",
    "programme",
]
