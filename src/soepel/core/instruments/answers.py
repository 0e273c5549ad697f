"""Reads fields of answers; what is not of the right kind or range is a `ScoringError`."""

from collections.abc import Sequence
from enum import StrEnum
from math import isfinite
from typing import TypeVar

from soepel.core.instruments.instrument import Answers, ScoringError

Word = TypeVar("Word", bound=StrEnum)


def number(answers: Answers, name: str, least: float, most: float) -> float:
    """A number that must be there, from `least` to `most`."""
    return checked(name, answers.get(name), least, most)


def number_or_none(answers: Answers, name: str, least: float, most: float) -> float | None:
    """A number, or None where the field is missing or None."""
    return None if answers.get(name) is None else number(answers, name, least, most)


def whole(answers: Answers, name: str, least: int, most: int) -> int:
    """A whole number that must be there, from `least` to `most`."""
    return whole_value(name, answers.get(name), least, most)


def whole_or_none(answers: Answers, name: str, least: int, most: int) -> int | None:
    """A whole number, or None where the field is missing or None."""
    return None if answers.get(name) is None else whole(answers, name, least, most)


def checked(name: str, value: object, least: float, most: float) -> float:
    """The value as a number from `least` to `most`."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ScoringError(name, value, f"give a number from {least:g} to {most:g}")
    if not least <= value <= most:
        raise ScoringError(name, value, f"give a number from {least:g} to {most:g}")
    return float(value)


def whole_value(name: str, value: object, least: int, most: int) -> int:
    """The value as a whole number from `least` to `most`."""
    found = checked(name, value, least, most)
    if found != int(found):
        raise ScoringError(name, value, f"give a whole number from {least} to {most}")
    return int(found)


def listed(answers: Answers, name: str) -> Sequence[object]:
    """A list that must be there."""
    value = answers.get(name)
    if not isinstance(value, list | tuple):
        raise ScoringError(name, value, "give a list of numbers")
    return value


def flag(answers: Answers, name: str) -> bool:
    """True or false; false where the field is missing or None."""
    value = answers.get(name)
    if value is None:
        return False
    if not isinstance(value, bool):
        raise ScoringError(name, value, "give true or false")
    return value


def word(answers: Answers, name: str, words: type[Word]) -> Word:
    """A word of a vocabulary that must be there."""
    value = answers.get(name)
    if not isinstance(value, str) or value not in list(words):
        raise ScoringError(name, value, f"give one of {', '.join(words)}")
    return words(value)


def word_or_none(answers: Answers, name: str, words: type[Word]) -> Word | None:
    """A word of a vocabulary, or None where the field is missing or None."""
    return None if answers.get(name) is None else word(answers, name, words)
