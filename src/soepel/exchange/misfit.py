"""Says where a file does not fit its shape: the path, the value there, and what is allowed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from msgspec import Struct, ValidationError, inspect

from soepel.exchange.refusal import one_of, shown
from soepel.exchange.shape import MOMENT_PATTERN, UNIT_PATTERN

WHERE: Final = re.compile(r" - at (?P<key>`key` in )?`\$(?P<steps>.*)`$")
STEP: Final = re.compile(r"\.(?P<field>\w+)|\[(?P<number>\d+)\]|\[\.\.\.\]")
FIELD: Final = re.compile(
    r"Object .* (?P<what>unknown|required) field `(?P<name>.*?)`( - at|$)", re.S
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: its path, the value there, and the type that is asked."""

    path: str
    value: Any
    asked: inspect.Type

    @property
    def name(self) -> str:
        return self.path or "the file"


def misfit(error: ValidationError, raw: object, shape: type[Struct]) -> str:
    """One sentence on the first thing in plain data that does not fit."""
    try:
        return _told(str(error), Place("", raw, inspect.type_info(shape)))
    except (LookupError, StopIteration, TypeError, AttributeError):
        # The wording of another library is no contract, and it repeats the names of a file.
        return f"the file does not fit: {error}"


def _told(problem: str, place: Place) -> str:
    where = WHERE.search(problem)
    for step in STEP.finditer(where["steps"] if where else ""):
        place = _inside(place, step)
    if where and where["key"]:
        return _wrong_key(place)
    field = FIELD.match(problem)
    return _wrong_field(place, field) if field else _wrong_value(place)


def _inside(place: Place, step: re.Match[str]) -> Place:
    asked = _asked_of(place)
    if step["field"]:
        name = step["field"]
        path = f"{place.path}.{name}" if place.path else name
        return Place(path, place.value[name], _fields(place)[name])
    if step["number"]:
        number = int(step["number"])
        return Place(f"{place.path}[{number}]", place.value[number], asked.item_type)
    return next(
        Place(f"{place.path}.{key}", value, asked.value_type)
        for key, value in place.value.items()
        if not _fits(value, asked.value_type)
    )


def _asked_of(place: Place) -> Any:
    """What is asked when a value is given: of several kinds of entry, that of its `type`."""
    if not isinstance(place.asked, inspect.UnionType):
        return place.asked
    given = [one for one in place.asked.types if not isinstance(one, inspect.NoneType)]
    if len(given) == 1:
        return given[0]
    named = place.value.get("type") if isinstance(place.value, dict) else None
    return next((one for one in given if getattr(one, "tag", None) == named), place.asked)


def _fields(place: Place) -> Mapping[str, inspect.Type]:
    """The type of each field, `type` among them."""
    asked = _asked_of(place)
    if isinstance(asked, inspect.UnionType):
        tags = [one.tag for one in asked.types if isinstance(one, inspect.StructType)]
        return {"type": inspect.LiteralType(tuple(tags))}
    own = {field.encode_name: field.type for field in asked.fields}
    return {"type": inspect.LiteralType((asked.tag,)), **own} if asked.tag else own


def _fits(value: object, asked: inspect.Type) -> bool:
    """Whether a value of a mapping fits: mappings here hold dates or numbers from 0."""
    if isinstance(asked, inspect.DateType):
        return isinstance(value, str) and _is_date(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    most = getattr(asked, "le", None)
    return value >= 0 and (most is None or value <= most)


def _is_date(text: str) -> bool:
    try:
        return str(date.fromisoformat(text)) == text
    except ValueError:
        return False


def _wrong_key(place: Place) -> str:
    words = _words(_asked_of(place).key_type)
    wrong = next(key for key in place.value if key not in words)
    return f"{place.name} has the key {shown(wrong)}: {one_of(words, wrong)}"


def _wrong_field(place: Place, field: re.Match[str]) -> str:
    name = field["name"]
    if field["what"] == "required":
        return f'{place.name} has no "{name}": {_allowed(_fields(place)[name], None)}'
    return f"{place.name} has a field {shown(name)}, which is not known: " + one_of(
        _fields(place), name
    )


def _wrong_value(place: Place) -> str:
    asked = _asked_of(place)
    return f"{place.name} is {shown(place.value)}: {_allowed(asked, place.value)}"


def _words(asked: Any) -> list[str]:
    """The words of a vocabulary; empty for what is no vocabulary."""
    if isinstance(asked, inspect.EnumType):
        return [str(one.value) for one in asked.cls]
    return [str(one) for one in asked.values] if isinstance(asked, inspect.LiteralType) else []


def _allowed(asked: Any, tried: object) -> str:
    """What to give, in words."""
    words = _words(asked)
    return one_of(words, tried) if words else f"give {_kind(asked)}"


def _kind(asked: Any) -> str:
    match asked:
        case inspect.IntType(ge=least, le=most):
            return f"a whole number {_between(least, most)}"
        case inspect.FloatType(ge=least, le=most):
            return f"a number {_between(least, most)}"
        case inspect.StrType(pattern=str(pattern)):
            return PATTERN_WORDS[pattern]
        case inspect.ListType(min_length=1):
            return "a list with at least one item: [...]"
        case inspect.StrType(min_length=1):
            return "text that is not empty"
    return PLAIN_WORDS[type(asked)]


PATTERN_WORDS: Final[Mapping[str, str]] = {
    MOMENT_PATTERN: "a moment such as 2026-03-02T08:00",
    UNIT_PATTERN: "an exercise and its side, such as clam/left or bridge/both",
}
PLAIN_WORDS: Final[Mapping[type, str]] = {
    inspect.StrType: "text",
    inspect.BoolType: "true or false",
    inspect.DateType: "a date such as 2026-03-02",
    inspect.ListType: "a list: [...]",
    inspect.FrozenSetType: "a list: [...]",
    inspect.VarTupleType: "a list: [...]",
    inspect.DictType: "an object: {...}",
    inspect.StructType: "an object: {...}",
    inspect.UnionType: "an object: {...}",
}


def _between(least: float | None, most: float | None) -> str:
    return f"of {least} or more" if most is None else f"from {least} to {most}"
