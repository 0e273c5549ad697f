"""One morning: what came in, and the log of what the rules say about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from soepel.core.care import Care
from soepel.core.plan import Decision
from soepel.core.reasons import Reason
from soepel.core.record import CheckIn, DayEntries
from soepel.core.state import State


@dataclass
class Today:
    """A day under review. The rules read it, and log their reasons and decisions in it."""

    day: date
    past: DayEntries
    """The entries about yesterday: its exercises are judged today."""
    entries: DayEntries
    """The entries about today."""
    care: Care
    start: State
    """The state after the day before."""
    reasons: list[Reason] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    needed: tuple[Reason, ...] = ()
    contacts: tuple[Reason, ...] = ()

    @property
    def check_in(self) -> CheckIn | None:
        """This morning's; of several the worst of each answer."""
        return self.entries.check_in

    @property
    def pain(self) -> int | None:
        """This morning's usual pain."""
        return self.check_in.usual if self.check_in else None

    def because(self, reasons: Iterable[Reason]) -> None:
        """Logs reasons about the person as a whole."""
        self.reasons.extend(reasons)

    @property
    def told(self) -> list[Reason]:
        """Every reason of today, of the person and of each exercise."""
        of_doses = [reason for decision in self.decisions for reason in decision.reasons]
        return [*self.reasons, *self.contacts, *of_doses]
