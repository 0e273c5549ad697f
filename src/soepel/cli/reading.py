"""Reads what a command is given; whatever cannot be read is `Refused` with the file's name."""

import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from soepel import __version__
from soepel.cli.refused import Refused
from soepel.core.programme import Programme
from soepel.core.record import Record
from soepel.exchange import RecordFileError, read_answers, read_record
from soepel.library import Education, Library, LibraryError, education, load_library

STANDARD_INPUT: Final = "-"
LONGEST_SILENCE: Final = timedelta(days=366)
"""A day much later than the last entry is a slip: nothing would be left to decide on."""


@dataclass(frozen=True)
class Case:
    """A record beside the programme that decides on it."""

    record: Record
    library: Library
    programme: Programme

    @property
    def first_day(self) -> date:
        return self.record.intake.day

    @property
    def last_day(self) -> date:
        """The day of the last entry; of the intake, when there is none."""
        return max((entry.day for entry in self.record.entries), default=self.first_day)


def read_case(options: Namespace) -> Case:
    """The record that a command is given. Raises Refused."""
    library = read_library()
    exercises = {exercise.id: exercise for exercise in library.exercises}
    try:
        record = read_record(_content(options.record), exercises)
    except RecordFileError as refused:
        raise Refused(f"{_name(options.record)}: {refused}") from None
    return Case(record, library, Programme(__version__, exercises, library.hash))


def read_answer_file(argument: str) -> Mapping[str, object]:
    """The answers that a command is given. Raises Refused."""
    try:
        return read_answers(_content(argument))
    except RecordFileError as refused:
        raise Refused(f"{_name(argument)}: {refused}") from None


def read_library() -> Library:
    """The exercises of the product. Raises Refused."""
    try:
        return load_library()
    except LibraryError as refused:
        raise Refused(str(refused)) from None


def read_education() -> Education:
    """The lessons and questions of the product. Raises Refused."""
    try:
        return education()
    except LibraryError as refused:
        raise Refused(str(refused)) from None


def day_of_case(case: Case, asked: date | None, option: str) -> date:
    """The day asked for, within the course of a record; the last entry's when none is asked.

    Raises Refused.
    """
    if asked is None:
        return case.last_day
    if asked < case.first_day:
        raise Refused(
            f"{option} is {asked}, before the intake on {case.first_day}: "
            "give that day or a later one"
        )
    if asked > case.last_day + LONGEST_SILENCE:
        raise Refused(
            f"{option} is {asked}, more than a year after the last entry on {case.last_day}: "
            "give an earlier day"
        )
    return asked


def _name(argument: str) -> str:
    return "standard input" if argument == STANDARD_INPUT else argument


def _content(argument: str) -> bytes:
    if argument == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    if argument.lstrip().startswith("{"):
        raise Refused(f"{argument}: give the name of a file, or - and the JSON on standard input")
    try:
        return Path(argument).read_bytes()
    except FileNotFoundError:
        raise Refused(f"{argument}: there is no such file") from None
    except IsADirectoryError:
        raise Refused(f"{argument}: this is a folder; name a file in it") from None
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        raise Refused(f"{argument}: the file cannot be read ({reason.lower()})") from None
