"""Reads a content file strictly: what is wrong is named with file, line and key."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Generic, TypeVar

import msgspec

from soepel.library.lines import ROOT, key_of, line_of

Entry = TypeVar("Entry", bound=msgspec.Struct, covariant=True)

Problems = Iterator[tuple[str, str]]
"""Pairs of the path of a key and what is wrong with it."""


class LibraryError(ValueError):
    """A content file that cannot be used: which file, line and key, and what to do."""

    def __init__(self, file: str, line: int, key: str, problem: str) -> None:
        self.file = file
        self.line = line
        self.key = key
        self.problem = problem
        super().__init__(f"{file}, line {line}, {key}: {problem}")


@dataclass(frozen=True, slots=True)
class ContentFile(Generic[Entry]):
    """A file of a folder of content: its text, and what stands in it."""

    name: str
    text: str
    entry: Entry

    @property
    def stem(self) -> str:
        """The name without its ending, which is the id of what stands in it."""
        return self.name.rpartition(".")[0]

    def error(self, path: str, problem: str) -> LibraryError:
        return LibraryError(self.name, line_of(self.text, path), key_of(path), problem)


def read_folder(folder: Traversable, kind: type[Entry]) -> list[ContentFile[Entry]]:
    """Every TOML file of a folder in the order of its names. Raises LibraryError."""
    found = [path for path in folder.iterdir() if path.name.endswith(".toml")]
    in_order = sorted(found, key=lambda path: path.name.removesuffix(".toml"))
    return [read_file(path, kind) for path in in_order]


def read_file(path: Traversable, kind: type[Entry]) -> ContentFile[Entry]:
    """One TOML file. Raises LibraryError."""
    text = path.read_text(encoding="utf-8")
    try:
        entry = msgspec.convert(tomllib.loads(text), kind)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path.name, text, error) from error
    except msgspec.ValidationError as error:
        raise _not_in_schema(path.name, text, error) from error
    return ContentFile(path.name, text, entry)


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
