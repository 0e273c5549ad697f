"""The id that an entry has when its file gives none."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

ABOUT: Final = ("exercise", "side", "activity", "flag")
"""The fields that say what an entry is about, in the order of the id."""


class EntryNames:
    """Gives ids such as exposure/2026-03-03/clam/left, and /2 after it for the second one."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def name(self, entry: Mapping[str, Any], day: date) -> str:
        about = [entry[field] for field in ABOUT if entry.get(field)]
        name = "/".join([entry["type"], str(day), *about])
        self._given[name] += 1
        number = self._given[name]
        return name if number == 1 else f"{name}/{number}"
