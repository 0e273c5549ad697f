"""The one error of this package, and how it shows a value and suggests a word."""

import json
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

LONGEST_SHOWN: Final = 60


class RecordFileError(ValueError):
    """What is wrong with a file, in one line: the path of the field, the value, what is allowed."""

    def __init__(self, told: str) -> None:
        super().__init__("".join(map(_visible, told)))


def _visible(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode()


def shown(value: object) -> str:
    """A value as it stands in the file; the start of it where it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + " ..."


def one_of(words: Iterable[str], tried: object) -> str:
    """What to give instead: the word that looks like the one tried, or else every word."""
    known = list(words)
    close = get_close_matches(tried, known, n=1) if isinstance(tried, str) else []
    return f"did you mean {close[0]}?" if close else f"give one of {', '.join(known)}"
