"""Where a key stands in the text of a TOML file, so that an error can point at its line."""

import re
from collections import Counter
from typing import Final

ROOT: Final = "$"
_TABLE: Final = re.compile(r"^\s*\[([\w.-]+)\]")
_LIST_OF_TABLES: Final = re.compile(r"^\s*\[\[([\w.-]+)\]\]")
_KEY: Final = re.compile(r"^\s*([\w.-]+)\s*=")
_LAST_STEP: Final = re.compile(r"(\.[^.\[]+|\[\d+\])$")


def line_of(text: str, path: str) -> int:
    """The line, from 1, of a path such as `$.ladder.levels[1].weight`.

    A key that is not there has the line of the nearest table around it.
    """
    places = _places(text)
    while path not in places:
        path = _LAST_STEP.sub("", path)
    return places[path]


def key_of(path: str) -> str:
    """The key that a path ends in: `weight` for `$.ladder.levels[1].weight`."""
    return re.sub(r"\[\d+\]$", "", path).rpartition(".")[2]


def _places(text: str) -> dict[str, int]:
    """The line of every path that the text names; of a path named twice the first."""
    places = {ROOT: 1}
    counted: Counter[str] = Counter()
    table = ROOT
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _LIST_OF_TABLES.match(line):
            name = f"{ROOT}.{header[1]}"
            table = f"{name}[{counted[name]}]"
            counted[name] += 1
            places.setdefault(name, number)
            places[table] = number
        elif header := _TABLE.match(line):
            table = f"{ROOT}.{header[1]}"
            places.setdefault(table, number)
        elif key := _KEY.match(line):
            _add(places, table, key[1], number)
    return places


def _add(places: dict[str, int], table: str, dotted_key: str, number: int) -> None:
    path = table
    for part in dotted_key.split("."):
        path = f"{path}.{part}"
        places.setdefault(path, number)
