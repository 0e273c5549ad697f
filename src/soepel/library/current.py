"""The programme of this installation: the rules of this version, and the exercises that ship."""

from functools import cache

from soepel import __version__
from soepel.core.programme import Programme
from soepel.library.education import Education, load_education
from soepel.library.loader import Library, load_library


@cache
def library() -> Library:
    """The exercises of the product, read once. Raises LibraryError."""
    return load_library()


@cache
def programme() -> Programme:
    """The rules and exercises that decide now. Raises LibraryError."""
    content = library()
    exercises = {exercise.id: exercise for exercise in content.exercises}
    return Programme(__version__, exercises, content.hash)


@cache
def education() -> Education:
    """The lessons and questions of the product, read once. Raises LibraryError."""
    return load_education({*library().words, *library().everyday})
