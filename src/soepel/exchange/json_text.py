"""JSON from bytes, stricter than the standard library: no key twice, no endless number."""

import json
import math
from collections.abc import Iterator
from typing import Final, NoReturn

from soepel.exchange.refusal import RecordFileError, shown

MOST_DIGITS: Final = 300
"""A whole number with more of them is larger than any other number can be."""


def read_json(data: bytes | str) -> object:
    """The value that stands in JSON. Raises RecordFileError with line and column, or the path."""
    twice: list[tuple[dict[str, object], str]] = []

    def as_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made: dict[str, object] = {}
        for key, value in pairs:
            if key in made:
                twice.append((made, key))
            made[key] = value
        return made

    value = _decoded(
        _text(data),
        json.JSONDecoder(
            object_pairs_hook=as_object,
            parse_int=_whole,
            parse_float=_number,
            parse_constant=_refuse_number,
        ),
    )
    if twice:
        _refuse_twice(value, *twice[-1])
    _refuse_half_characters(value)
    return value


def _text(data: bytes | str) -> str:
    if isinstance(data, str):
        return data
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RecordFileError(
            f"byte {error.start + 1} is not UTF-8 text: save the file as UTF-8"
        ) from None


def _decoded(text: str, decoder: json.JSONDecoder) -> object:
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        raise RecordFileError(_not_json(error)) from None
    except RecursionError:
        raise RecordFileError("the JSON is nested too deeply to be read") from None


def _not_json(error: json.JSONDecodeError) -> str:
    where = f"line {error.lineno}, column {error.colno}"
    rest = error.doc[error.pos :].partition("\n")[0]
    found = f"found {shown(rest)}" if rest.strip() else "the line ends there"
    return f"not JSON at {where}: {error.msg.lower()}; {found}"


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= MOST_DIGITS else _refuse_number(digits)


def _number(text: str) -> float:
    return float(text) if math.isfinite(float(text)) else _refuse_number(text)


def _refuse_number(text: str) -> NoReturn:
    raise RecordFileError(f"{shown(text)} is not a number that can be reckoned with: give another")


def _refuse_half_characters(value: object) -> None:
    """Half of a surrogate pair is no text: it could not be written or shown again."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        half = error.object[error.start : error.end]
        raise RecordFileError(
            f"{json.dumps(half)} is half a character: give it whole, or leave it out"
        ) from None


def _refuse_twice(value: object, doubled: dict[str, object], key: str) -> NoReturn:
    path = next((path for path, inside in _objects(value, "") if inside is doubled), "")
    raise RecordFileError(f"{path}.{key} is given twice: keep one of the two".removeprefix("."))


def _objects(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Every object in a value with its path."""
    if isinstance(value, dict):
        yield path, value
        for key, inside in value.items():
            yield from _objects(inside, f"{path}.{key}".removeprefix("."))
    elif isinstance(value, list):
        for number, inside in enumerate(value):
            yield from _objects(inside, f"{path}[{number}]")
