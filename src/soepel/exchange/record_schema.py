"""The JSON Schema of a record file, with the words of the core as its descriptions."""

import ast
from collections.abc import Iterator
from functools import cache
from inspect import getsource
from types import ModuleType
from typing import Any, Final

import msgspec

from soepel.core import exercises, record
from soepel.exchange.shape import RecordShape

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
OF_AN_ENTRY: Final = {
    "type": "The kind of entry.",
    "day": "The diary day it is about; or give `at`.",
    "at": "The moment it is about, instead of `day`; before 03:00 it counts for the day before. "
    "Local time such as 2026-03-02T08:00, or with an offset (Z, +01:00), which is then put into "
    "the time of Europe/Amsterdam.",
    "known": "When this version was made, written as `at`. Left out: `at`, or else that day, "
    "at 10:00 for exercises and quotas and at 08:00 for everything else.",
    "id": "A later version that corrects an earlier one has the same id. Left out: "
    "type/day/what it is about, and /2, /3 ... for the second, third ... of the day.",
    "by": "Who made the entry. What only a therapist decides must say so here.",
}
OF_THE_FILE: Final = {
    ("Record", "note"): "A remark for whoever reads the file; no rule sees it.",
    ("Session", "exercises"): "Each exercise with its side: clam/left, bridge/both.",
}


def record_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) that a record file fits; its plain values, not its sense."""
    schema = _plain(msgspec.json.schema(RecordShape))
    for name, definition in schema["$defs"].items():
        properties = definition.get("properties", {})
        shared = OF_AN_ENTRY if "type" in properties else {}
        for field, about in properties.items():
            core_name = "Exposure" if name == "Session" else name
            words = (
                _descriptions().get((name, field))
                or _descriptions().get((core_name, field))
                or shared.get(field)
            )
            if words:
                about["description"] = words
    return {"$schema": DIALECT, **schema}


def _plain(value: Any) -> Any:
    """Only what JSON knows: lists for tuples and sets, numbers for quantities."""
    return msgspec.json.decode(msgspec.json.encode(value, enc_hook=int))


@cache
def _descriptions() -> dict[tuple[str, str], str]:
    """The text under each field of the core, by class and field."""
    return OF_THE_FILE | {
        (kind.name, field): words
        for module in (record, exercises)
        for kind in _classes(module)
        for field, words in _field_texts(kind)
    }


def _classes(module: ModuleType) -> Iterator[ast.ClassDef]:
    return (node for node in ast.parse(getsource(module)).body if isinstance(node, ast.ClassDef))


def _field_texts(kind: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, after in zip(kind.body, kind.body[1:], strict=False):
        match field, after:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, " ".join(text.split())
