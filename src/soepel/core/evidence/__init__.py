"""A number is a record: every threshold carries what it means and why it has that value."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from soepel.core.rule import Rule


class Mark(StrEnum):
    """How sure we are of a fact: the mark it has in the evidence file."""

    SEEN = "seen"
    MEMORY_HIGH = "mem-H"
    MEMORY_MEDIUM = "mem-M"
    MEMORY_LOW = "mem-L"
    DERIVED = "derived"
    DESIGN = "design"

    @property
    def stands_alone(self) -> bool:
        """Whether a source with this mark is enough, without a clinician's signature."""
        return self in (Mark.SEEN, Mark.DERIVED)


@dataclass(frozen=True, slots=True)
class Source:
    """A publication, guideline, manual or piece of open code that we can point at."""

    key: str
    title: str
    where: str
    """A DOI, a PMID or the name of the site and page."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A value taken from a source.

    Raises ValueError for marks that rest on memory or on our own design: those are judgements.
    """

    source: Source
    where: str
    """Where in the source: a table, section or row."""
    checked: date
    mark: Mark = Mark.SEEN

    def __post_init__(self) -> None:
        if not self.mark.stands_alone:
            raise ValueError(
                f"a value marked {self.mark} is a Judgement, not a Basis "
                f"({self.source.key}, {self.where})"
            )

    @property
    def needs_sign_off(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Judgement:
    """A value that we chose: it points at the record of that decision and waits for a clinician."""

    decision: str
    """The name of a file in docs/decisions/, without `.md`."""
    mark: Mark = Mark.DESIGN
    draws_on: tuple[Source, ...] = ()
    needs_sign_off: bool = True


Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Limit(Generic[Value]):
    """A threshold, table entry or span of time on which a decision turns."""

    value: Value
    meaning: str
    """What it is, in English, so that it reads after its name: "the most pain accepted ..."."""
    because: Basis | Judgement
    rules: tuple[Rule, ...] = ()
    """The rules that use it."""
    unit: str = ""

    @property
    def mark(self) -> Mark:
        return self.because.mark
