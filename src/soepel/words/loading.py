"""Reads the catalogue: what is missing, unknown or said twice is refused with its place.

The limits that its texts name are written out here, once.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from soepel.words import limits
from soepel.words.language import Lang

Table = Mapping[str, object]
Texts = Mapping[Lang, str]
"""One text in every language."""

CATALOGUE: Final = files("soepel.words") / "catalogue"


class CatalogueRefused(ValueError):
    """Words that cannot be used, with the file, the place in it and what to do."""


def read_folder(folder: Traversable) -> Mapping[str, Table]:
    """The tables of all files of a folder, each named once over all files."""
    found: dict[str, Table] = {}
    for name, table in _tables(folder):
        if name in found:
            raise CatalogueRefused(f"[{name}] stands twice in {folder.name}: keep one")
        found[name] = table
    return found


def _tables(folder: Traversable) -> Iterator[tuple[str, Table]]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            yield from read_file(file).items()


def read_file(file: Traversable) -> Mapping[str, Table]:
    """The tables of a file, the limits in their texts written out. Raises CatalogueRefused."""
    try:
        parsed = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise CatalogueRefused(f"{file.name} is not TOML: {fault}") from None
    return {name: _with_limits(table, f"{file.name} [{name}]") for name, table in parsed.items()}


def _with_limits(value: object, place: str) -> Table:
    return {
        key: _with_limits(part, f"{place}.{key}")
        if isinstance(part, dict)
        else _written_out(part, key, f"{place}.{key}")
        for key, part in as_table(value, place).items()
    }


def _written_out(value: object, key: str, place: str) -> object:
    """A text, which stands under its language, with the numbers of its limits."""
    if not isinstance(value, str) or key not in set(Lang):
        return value
    try:
        return limits.filled(value, Lang(key))
    except limits.NoSuchLimit as fault:
        raise CatalogueRefused(f"{place}: {fault}") from None


def as_table(value: object, place: str) -> Table:
    if not isinstance(value, dict):
        raise CatalogueRefused(f"{place} is {value!r}: make it a table")
    return value


def refuse_other_keys(table: Table, known: Iterable[str], place: str) -> None:
    """Every key must be one of the known ones."""
    allowed = list(known)
    for key in table:
        if key not in allowed:
            raise CatalogueRefused(f"{place} has the unknown key {key!r}: use {', '.join(allowed)}")


def refuse_gaps(present: Iterable[str], needed: Iterable[str], place: str) -> None:
    """Exactly the needed names must be there."""
    there, wanted = set(present), set(needed)
    if missing := wanted - there:
        raise CatalogueRefused(f"{place} lacks {', '.join(sorted(missing))}: add the words")
    refuse_unknown(there, wanted, place)


def refuse_unknown(present: Iterable[str], known: Iterable[str], place: str) -> None:
    """No name but the known ones may be there."""
    if unknown := set(present) - set(known):
        raise CatalogueRefused(f"{place} has the unknown {', '.join(sorted(unknown))}: take it out")


def texts(value: object, place: str) -> Texts:
    """The text in every language, none of them empty."""
    table = as_table(value, place)
    refuse_gaps(table, Lang, place)
    return {lang: _text(table[lang], f"{place}.{lang}") for lang in Lang}


def _text(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CatalogueRefused(f"{place} is {value!r}: write a text")
    return value
