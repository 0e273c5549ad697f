"""Finds every Limit that the core holds, with the name under which it stands, and shows it."""

import ast
import pkgutil
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from datetime import timedelta
from enum import Enum, IntEnum
from importlib import import_module
from pathlib import Path
from types import ModuleType

import soepel.core
from soepel.core.evidence import Limit


@dataclass(frozen=True, slots=True)
class Found:
    """A limit, and where it stands."""

    module: str
    name: str
    """The name in its module; for one inside a table with its place: `NORMS[woman][60]`."""
    limit: Limit[object]


def core_modules() -> Iterator[ModuleType]:
    """Every module of the core, by name."""
    for found in pkgutil.walk_packages(soepel.core.__path__, f"{soepel.core.__name__}."):
        yield import_module(found.name)


def core_limits() -> list[Found]:
    """Every limit of the core once, module by module in the order in which they are written.

    One that a registry holds as well stands where it is written: the later place.
    """
    found = (found for module in core_modules() for found in limits_in(module))
    return list({id(one.limit): one for one in found}.values())


def limits_in(module: ModuleType) -> list[Found]:
    """The limits that a module itself assigns; what it imports belongs to another module."""
    once = {
        id(limit): Found(module.__name__, place, limit)
        for name in _assigned(module)
        for place, limit in _within(name, getattr(module, name, None))
    }
    return list(once.values())


def _assigned(module: ModuleType) -> Iterator[str]:
    source = Path(module.__file__ or "").read_text(encoding="utf-8")
    for statement in ast.parse(source).body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
                yield name
            case ast.Assign(targets=targets):
                yield from (
                    part.id
                    for target in targets
                    for part in ast.walk(target)
                    if isinstance(part, ast.Name)
                )


def _within(place: str, value: object) -> Iterator[tuple[str, Limit[object]]]:
    if isinstance(value, Limit):
        yield place, value
        return
    for key, part in _parts(value):
        yield from _within(f"{place}{key}", part)


def _parts(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        yield from ((f"[{key}]", part) for key, part in value.items())
    elif isinstance(value, tuple | list):
        yield from ((f"[{number}]", part) for number, part in enumerate(value))
    elif isinstance(value, AbstractSet):
        yield from (("", part) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from ((f".{field.name}", getattr(value, field.name)) for field in fields(value))


def shown(value: object) -> str:
    """A value as a person reads it: `5`, `1.5`, `14 days`, `8, 10, 12`, `low 1, high 3`."""
    match value:
        case bool() | None:
            return {True: "yes", False: "no", None: "none"}[value]
        case IntEnum():
            return value.name.lower().replace("_", " ")
        case Enum():
            return shown(value.value)
        case float():
            return f"{value:g}"
        case timedelta():
            return _span(value)
        case _:
            return ", ".join(_pieces(value))


def _pieces(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (f"{shown(key)}: {shown(part)}" for key, part in value.items())
    elif isinstance(value, tuple | list):
        yield from (shown(part) for part in value)
    elif isinstance(value, AbstractSet):
        yield from sorted(shown(part) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (f"{field.name} {shown(getattr(value, field.name))}" for field in fields(value))
    else:
        yield str(value)


def _span(span: timedelta) -> str:
    if span % timedelta(days=1):
        return f"{span / timedelta(hours=1):g} hours"
    return f"{span.days} days" if span.days != 1 else "1 day"
