"""Reads a record file into the record of the core, and writes one."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final, TypeVar

import msgspec

from soepel.core.exercises import Exercise
from soepel.core.record import Entry, Exposure, Intake, QuotaDone, Record
from soepel.exchange.cross_check import (
    Placed,
    check_entries,
    check_exercises,
    check_references,
    check_versions,
)
from soepel.exchange.entry_names import EntryNames
from soepel.exchange.json_text import read_json
from soepel.exchange.misfit import misfit
from soepel.exchange.moments import (
    AFTER_EXERCISE,
    MORNING,
    day_of,
    likely_day,
    local_moment,
)
from soepel.exchange.refusal import RecordFileError
from soepel.exchange.shape import ENTRY_BY_TYPE, SESSION, RecordShape, default_of, type_name

Kind = TypeVar("Kind")
Plain = dict[str, Any]
IN_A_FILE_ONLY: Final = {"type", "at"}


def read_record(data: bytes | str, exercises: Mapping[str, Exercise] | None = None) -> Record:
    """The record that a file holds; with `exercises` every exercise named must be one of them.

    Raises RecordFileError with the path of the field, the value and what is allowed.
    """
    raw = _shaped(read_json(data))
    intake = core(raw["intake"], Intake)
    likely_day(intake.day, "intake.day")
    placed = list(_entries(raw.get("entries", [])))
    check_entries(placed, intake)
    check_versions(placed)
    check_references(placed)
    if exercises is not None:
        check_exercises(intake, placed, exercises)
    return Record(intake, tuple(one.entry for one in placed))


def _shaped(raw: Any) -> Plain:
    try:
        msgspec.convert(raw, RecordShape)
    except msgspec.ValidationError as error:
        raise RecordFileError(misfit(error, raw, RecordShape)) from None
    return dict(raw)


def core(given: Any, kind: type[Kind]) -> Kind:
    """Plain values as a type of the core. Raises msgspec.ValidationError."""
    return msgspec.convert(given, kind, dec_hook=lambda quantity, value: quantity(value))


def _entries(listed: list[Plain]) -> Iterator[Placed]:
    names = EntryNames()
    for number, given in enumerate(listed):
        line = f"entries[{number}]"
        for path, written_out in _written_out(given, line):
            yield Placed(path, _entry(written_out, line, names))


def _written_out(given: Plain, path: str) -> Iterator[tuple[str, Plain]]:
    """The exposures of a session; any other entry as it stands."""
    if given["type"] != SESSION:
        yield path, given
        return
    shared = {name: value for name, value in given.items() if name != "exercises"}
    for number, unit in enumerate(given["exercises"]):
        exercise, _, side = unit.partition("/")
        about = {"type": type_name(Exposure), "exercise": exercise, "side": side}
        yield f"{path}.exercises[{number}]", shared | about


def _entry(given: Plain, line: str, names: EntryNames) -> Entry:
    kind = ENTRY_BY_TYPE[given["type"]]
    day, at = _day(given, line)
    content = {name: value for name, value in given.items() if name not in IN_A_FILE_ONLY}
    derived = {
        "day": day,
        "known": _known(given, line) or at or _usual_moment(kind, day),
        "id": given.get("id") or names.name(given, day),
    }
    return core(content | derived, kind)


def _day(given: Plain, path: str) -> tuple[date, datetime | None]:
    """The diary day an entry is about, and the moment, where that was given."""
    day, at = given.get("day"), given.get("at")
    if (day is None) == (at is None):
        wrong = 'has neither "day" nor "at"' if day is None else 'has both "day" and "at"'
        raise RecordFileError(
            f'{path} {wrong}: give one, "day" such as 2026-03-02 or "at" such as 2026-03-02T08:00'
        )
    if at is None:
        return likely_day(date.fromisoformat(str(day)), f"{path}.day"), None
    moment = local_moment(at, f"{path}.at")
    return day_of(moment, f"{path}.at"), moment


def _known(given: Plain, path: str) -> datetime | None:
    known = given.get("known")
    return None if known is None else local_moment(known, f"{path}.known")


def _usual_moment(kind: type[Entry], day: date) -> datetime:
    after_exercise = issubclass(kind, Exposure | QuotaDone)
    return datetime.combine(day, AFTER_EXERCISE if after_exercise else MORNING)


def write_record(record: Record, note: str = "") -> bytes:
    """A record as a file, one entry a line; fields that have their usual value are left out."""
    parts = [f'"note": {_one_line(note)}'] if note else []
    parts.append(f'"intake": {_one_field_a_line(plain(record.intake))}')
    lines = [_one_line({"type": type_name(type(e)), **plain(e)}) for e in record.entries]
    parts.append('"entries": [' + ",".join(f"\n    {line}" for line in lines) + "\n  ]")
    return ("{\n  " + ",\n  ".join(parts) + "\n}\n").encode()


def plain(item: Entry | Intake) -> Plain:
    """The fields that differ from their default, as JSON has them."""
    return {
        field.name: msgspec.to_builtins(value, enc_hook=int, order="deterministic")
        for field in fields(item)
        if (value := getattr(item, field.name)) != default_of(field)
    }


def _one_line(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False)


def _one_field_a_line(plain: Plain) -> str:
    lines = [f'    "{name}": {_one_line(value)}' for name, value in plain.items()]
    return "{\n" + ",\n".join(lines) + "\n  }"
