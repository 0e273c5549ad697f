"""The shape of a record file, derived from `core.record`: what a field may hold is said once.

An entry in a file is an entry of the core, with its kind as `type`; `id` and `known` may be left
out, and `at` may stand instead of `day`. A `session` is several exposures in one line.
"""

import operator
import re
from collections.abc import Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache, reduce
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct, defstruct

from soepel.core import record
from soepel.core.exercises import Dose
from soepel.core.quantities import Confidence, Done, Effort, Pain, Stiffness, Trouble
from soepel.core.reasons import Code
from soepel.core.record import Entry, Intake

SESSION: Final = "session"
"""The one type of entry that the core does not have: several exposures in one line."""

QUANTITIES: Final = (Pain, Stiffness, Effort, Confidence, Trouble, Done)
ENTRY_TYPES: Final[tuple[type[Entry], ...]] = (
    record.CheckIn,
    record.Exposure,
    record.QuotaDone,
    record.FlareCall,
    record.FlagRaised,
    record.FlagResolved,
    record.PhaseCheck,
    record.GoalScore,
    record.Evaluation,
    record.Visit,
    record.Pause,
    record.Bounds,
    record.AskMe,
    record.PhaseOrder,
    record.AnchorOrder,
    record.AttentionClosed,
)

MOMENT_PATTERN: Final = r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?$"
UNIT_PATTERN: Final = r"^[a-z0-9-]+/(left|right|both)$"
Moment = Annotated[str, Meta(pattern=MOMENT_PATTERN)]
Text = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=0)]
FromOne = Annotated[int, Meta(ge=1)]
FromZero = Annotated[float, Meta(ge=0)]

TIGHTER: Final[dict[tuple[type, str], Any]] = {
    (Intake, "age"): Annotated[int, Meta(ge=0, le=120)],
    (Intake, "days"): frozenset[Annotated[int, Meta(ge=0, le=6)]],
    (Intake, "minutes"): FromOne,
    (Dose, "rung"): FromOne,
    (Dose, "sets"): FromOne,
    (record.Bounds, "floor"): FromOne | None,
    (record.Bounds, "ceiling"): FromOne | None,
    (record.Evaluation, "hoos"): dict[str, Annotated[float, Meta(ge=0, le=100)]],
    (record.AttentionClosed, "item"): Literal[
        tuple(code.value for code in Code if code.startswith("att_"))
    ],
}
"""What the file holds more closely than the type in the core says."""

NOT_IN_A_FILE: Final = {"id", "day", "known", "unreported"}
"""Fields of an entry that stand in a file in another way, or are never entered."""


def type_name(kind: type[Entry]) -> str:
    """The `type` of an entry in a file: `CheckIn` is `check_in`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


ENTRY_BY_TYPE: Final = {type_name(kind): kind for kind in ENTRY_TYPES}


def _file_type(hint: Any) -> Any:
    """The type in a file of a type in the core."""
    if hint in QUANTITIES:
        return Annotated[int, Meta(ge=hint.least, le=hint.most)]
    if is_dataclass(hint) and isinstance(hint, type):
        return _shape_of(hint)
    if hint in (int, float, str):
        return {int: Count, float: FromZero, str: str}[hint]
    origin, of = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _any_of(map(_file_type, of))
    if origin is None:
        return hint
    return origin[tuple(one if one is ... else _file_type(one) for one in of)]


def _any_of(types: Iterable[Any]) -> Any:
    return reduce(operator.or_, types)


def _file_fields(kind: type, *, but: set[str]) -> list[Any]:
    """The fields of a dataclass as they stand in a file."""
    hints = get_type_hints(kind)
    return [
        _file_field(field, TIGHTER.get((kind, field.name)) or _file_type(hints[field.name]))
        for field in fields(kind)
        if field.name not in but
    ]


def _file_field(field: "Field[Any]", file_type: Any) -> tuple[Any, ...]:
    if field.default is MISSING and field.default_factory is MISSING:
        return field.name, file_type
    default = default_of(field)
    return field.name, file_type, int(default) if isinstance(default, QUANTITIES) else default


def default_of(field: "Field[Any]") -> Any:
    """The default of a field of a dataclass; MISSING where it must be given."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


@cache
def _shape_of(kind: type) -> type[Struct]:
    return defstruct(
        kind.__name__,
        _file_fields(kind, but=set()),
        forbid_unknown_fields=True,
        kw_only=True,
        namespace={"__doc__": kind.__doc__},
    )


WHEN: Final[list[Any]] = [
    ("day", date | None, None),
    ("at", Moment | None, None),
    ("known", Moment | None, None),
]
ID: Final = ("id", Text | None, None)
Units = Annotated[list[Annotated[str, Meta(pattern=UNIT_PATTERN)]], Meta(min_length=1)]


def _entry_shape(kind: type[Entry]) -> type[Struct]:
    of_the_kind = _file_fields(kind, but=NOT_IN_A_FILE)
    return _tagged(kind.__name__, type_name(kind), [*WHEN, ID, *of_the_kind], kind.__doc__)


def _session_shape() -> type[Struct]:
    answers = _file_fields(record.Exposure, but=NOT_IN_A_FILE | {"exercise", "side"})
    about = "Several exposures with the same answers, in one line; each is read as an exposure."
    return _tagged("Session", SESSION, [*WHEN, ("exercises", Units), *answers], about)


def _tagged(name: str, tag: str, shape: list[Any], about: str | None) -> type[Struct]:
    return defstruct(
        name,
        shape,
        tag_field="type",
        tag=tag,
        forbid_unknown_fields=True,
        kw_only=True,
        namespace={"__doc__": about},
    )


AnyEntry: Any = _any_of([*map(_entry_shape, ENTRY_TYPES), _session_shape()])

RecordShape: Final = defstruct(
    "Record",
    [
        ("intake", _shape_of(Intake)),
        ("entries", list[AnyEntry], []),
        ("note", str, ""),
    ],
    forbid_unknown_fields=True,
    kw_only=True,
    namespace={"__doc__": "A person's intake, and everything entered since, in any order."},
)
