"""What helps on an ordinary day: positions, movement moments and knacks, one file each."""

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from soepel.library.reading import ContentFile, Problems, read_folder
from soepel.library.schema import EverydayEntry
from soepel.library.sources import SOURCES


def everyday_folder() -> Traversable:
    """The folder of these files that come with the product."""
    return files("soepel.library").joinpath("everyday")


def load_everyday(folder: Traversable | None = None) -> Mapping[str, EverydayEntry]:
    """All files of a folder by their ids, in their order; the product's own when none is given.

    Raises LibraryError at the first file that breaks the schema or names what does not exist.
    """
    found = read_folder(folder or everyday_folder(), EverydayEntry)
    for file in found:
        for path, problem in _contradictions(file):
            raise file.error(path, problem)
    return MappingProxyType({file.entry.id: file.entry for file in found})


def _contradictions(file: ContentFile[EverydayEntry]) -> Problems:
    if file.entry.id != file.stem:
        yield "$.id", f"{file.entry.id!r} is not the name of the file; make them equal"
    for source in file.entry.sources:
        if source not in SOURCES:
            yield "$.sources", f"{source!r} is no known source; use the key of one"
