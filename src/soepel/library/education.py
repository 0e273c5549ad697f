"""Lessons with their drawings, and questions with their answers: read strictly, in their order."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeVar

from soepel.library.drawings import wrong_with
from soepel.library.education_schema import Lesson, Need, Question
from soepel.library.reading import ContentFile, Problems, read_folder
from soepel.library.sources import SOURCES

Entry = TypeVar("Entry", Lesson, Question)
LessonFile = ContentFile[Lesson]
QuestionFile = ContentFile[Question]


@dataclass(frozen=True, slots=True)
class Education:
    """What there is to learn, by need and place."""

    lessons: Mapping[str, Lesson]
    drawings: Mapping[str, str]
    """The SVG of each lesson, its words still to be filled in."""
    questions: Mapping[str, Question]


def load_education(exercises: Collection[str], folder: Traversable | None = None) -> Education:
    """All lessons and questions of a folder; the product's own when none is given.

    `exercises` are the ids to which a lesson may lead: of exercises and of everyday help.
    Raises LibraryError at the first file that breaks the schema or contradicts another.
    """
    place = folder or files("soepel.library")
    lessons = read_folder(place.joinpath("lessons"), Lesson)
    questions = read_folder(place.joinpath("questions"), Question)
    ids = {lesson.entry.id for lesson in lessons}
    drawings = {lesson.stem: _drawing(place, lesson) for lesson in lessons}
    _refuse(lessons, questions, ids, exercises, drawings)
    return Education(
        lessons=MappingProxyType({one.id: one for one in _in_order(lessons)}),
        drawings=MappingProxyType(drawings),
        questions=MappingProxyType({one.id: one for one in _in_order(questions)}),
    )


def _drawing(folder: Traversable, lesson: LessonFile) -> str:
    path = folder.joinpath("lessons", f"{lesson.stem}.svg")
    if not path.is_file():
        raise lesson.error("$.drawing", f"there is no {lesson.stem}.svg beside this file; draw it")
    return path.read_text(encoding="utf-8")


def _refuse(
    lessons: list[LessonFile],
    questions: list[QuestionFile],
    ids: Collection[str],
    exercises: Collection[str],
    drawings: Mapping[str, str],
) -> None:
    for lesson in lessons:
        for path, problem in (*_of_any(lesson, lessons), *_of_lesson(lesson, exercises)):
            raise lesson.error(path, problem)
        for problem in wrong_with(drawings[lesson.stem], lesson.entry.drawing.labels):
            raise lesson.error("$.drawing", f"{lesson.stem}.svg {problem}")
    for question in questions:
        for path, problem in (*_of_any(question, questions), *_of_question(question, ids)):
            raise question.error(path, problem)


def _of_any(file: ContentFile[Entry], files: list[ContentFile[Entry]]) -> Problems:
    entry = file.entry
    if entry.id != file.stem:
        yield "$.id", f"{entry.id!r} is not the name of the file; make them equal"
    for source in entry.sources:
        if source not in SOURCES:
            yield "$.sources", f"{source!r} names no source; use a key of library.sources"
    for other in files:
        if other is not file and _where(other.entry) == _where(entry):
            yield "$.place", f"{other.name} stands at {entry.place} already; take another place"


def _of_lesson(file: LessonFile, exercises: Collection[str]) -> Problems:
    for exercise in file.entry.exercises:
        if exercise not in exercises:
            yield "$.exercises", f"there is no exercise {exercise!r}; name one that exists"


def _of_question(file: QuestionFile, lessons: Collection[str]) -> Problems:
    if file.entry.lesson is not None and file.entry.lesson not in lessons:
        yield "$.lesson", f"there is no lesson {file.entry.lesson!r}; name one that exists"


def _where(entry: Lesson | Question) -> tuple[int, int]:
    return list(Need).index(entry.need), entry.place


def _in_order(files: list[ContentFile[Entry]]) -> list[Entry]:
    return sorted((file.entry for file in files), key=_where)
