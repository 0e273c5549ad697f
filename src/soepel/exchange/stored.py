"""Intakes, entries and reviews as plain JSON values, for a database that keeps them in a column.

What is read here was written here: a misfit is not a slip of a person but another version. Of
that version's reviews it is told as a RecordFileError, so that a page can do without.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final

import msgspec

from soepel.core.exercises import Dose
from soepel.core.plan import Decision, Move, Plan, Review
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.record import Entry, Intake
from soepel.core.rule import Rule
from soepel.core.screening import Tier
from soepel.core.state import Item, State
from soepel.exchange.record_file import Plain, core, plain
from soepel.exchange.refusal import RecordFileError
from soepel.exchange.shape import ENTRY_BY_TYPE, type_name
from soepel.exchange.spelled_out import spelled_out

ENTRY_TYPES: Final = tuple(ENTRY_BY_TYPE)
"""The kinds of entries, as a file and a database name them."""
SHARED: Final = {field.name for field in fields(Entry)}
"""What all entries have, which a database keeps in columns of its own."""
DATE: Final = "date"
"""Marks a value that is a date, which JSON cannot tell from a text."""


def kind_of(entry: Entry) -> str:
    """The kind of an entry, as a file and a database name it."""
    return type_name(type(entry))


def write_intake(intake: Intake) -> Plain:
    """An intake as JSON; fields that have their usual value are left out."""
    return plain(intake)


def read_intake(stored: Plain) -> Intake:
    """The intake that was written."""
    return core(stored, Intake)


def write_entry(entry: Entry) -> Plain:
    """What an entry holds besides what all entries share."""
    return {name: value for name, value in plain(entry).items() if name not in SHARED}


def read_entry(stored: Plain, kind: str, entry: str, day: date, known: datetime, by: str) -> Entry:
    """An entry from its content and what all entries share; `known` is local, wall-clock."""
    return core(stored | {"id": entry, "day": day, "known": known, "by": by}, ENTRY_BY_TYPE[kind])


def write_review(review: Review) -> Plain:
    """A review as JSON, without the state after it and the decisions that changed nothing."""
    return {
        "day": str(review.day),
        "plan": _builtin(review.plan),
        "decisions": [_written(one) for one in review.decisions if one.changed],
        "reasons": write_reasons(review.reasons),
        "needed": write_reasons(review.needed),
        "contacts": write_reasons(review.contacts),
        "attention": _builtin(review.attention),
        "tier": review.tier,
    }


def read_review(stored: Plain, state: State) -> Review:
    """The review that was written, beside the state after it. Raises RecordFileError."""
    with _of_this_version():
        return _review(stored, state)


def read_plan(stored: Plain) -> Plan:
    """The plan of the review that was written. Raises RecordFileError."""
    with _of_this_version():
        return core(stored["plan"], Plan)


def _review(stored: Plain, state: State) -> Review:
    return Review(
        day=date.fromisoformat(stored["day"]),
        plan=core(stored["plan"], Plan),
        decisions=tuple(_read(one) for one in stored["decisions"]),
        reasons=read_reasons(stored["reasons"]),
        needed=read_reasons(stored["needed"]),
        contacts=read_reasons(stored["contacts"]),
        attention=core(stored["attention"], tuple[Item, ...]),
        tier=core(stored["tier"], Tier | None),  # type: ignore[arg-type]  # mypy takes no union for a type
        state=state,
    )


def write_reasons(reasons: Iterable[Reason]) -> list[Plain]:
    """Reasons as JSON: the deciding one first, as they came."""
    return [
        {
            "rule": reason.rule.value,
            "code": reason.code.value,
            "values": {name: _fact(value) for name, value in reason.values.items()},
        }
        for reason in reasons
    ]


def read_reasons(stored: Iterable[Plain]) -> tuple[Reason, ...]:
    """The reasons that were written. Raises RecordFileError."""
    with _of_this_version():
        return tuple(map(_reason, stored))


def _reason(stored: Plain) -> Reason:
    facts = {name: _read_fact(value) for name, value in stored["values"].items()}
    return Reason(Rule(stored["rule"]), Code(stored["code"]), facts)


@contextmanager
def _of_this_version() -> Iterator[None]:
    try:
        yield
    except (KeyError, TypeError, ValueError) as misfit:
        raise RecordFileError(f"another version of Soepel wrote this review: {misfit}") from None


def _written(decision: Decision) -> Plain:
    return {
        "exercise": decision.exercise,
        "side": decision.side.value,
        "move": int(decision.move),
        "before": spelled_out(decision.before),
        "after": spelled_out(decision.after),
        "reasons": write_reasons(decision.reasons),
    }


def _read(stored: Plain) -> Decision:
    return Decision(
        exercise=stored["exercise"],
        side=Side(stored["side"]),
        move=Move(stored["move"]),
        before=_dose(stored["before"]),
        after=_dose(stored["after"]),
        reasons=read_reasons(stored["reasons"]),
    )


def _dose(stored: Plain | None) -> Dose | None:
    return None if stored is None else Dose(**stored)


def _builtin(value: object) -> Any:
    """As it will be read back, so that what was kept can be compared with what is new."""
    return msgspec.json.decode(msgspec.json.encode(spelled_out(value), enc_hook=int))


def _fact(value: Fact) -> Any:
    if isinstance(value, date):
        return {DATE: value.isoformat()}
    if isinstance(value, tuple):
        return [_fact(part) for part in value]
    return _builtin(value)


def _read_fact(stored: Any) -> Fact:
    if isinstance(stored, Mapping):
        return date.fromisoformat(stored[DATE])
    if isinstance(stored, list):
        return tuple(_read_fact(part) for part in stored)
    fact: Fact = stored
    return fact
