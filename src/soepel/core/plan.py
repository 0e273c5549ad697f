"""What comes out of a review: today's plan, and the reason for every change."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from soepel.core.exercises import Dose, Phase
from soepel.core.quantities import Side
from soepel.core.reasons import Reason
from soepel.core.record import Activity
from soepel.core.screening import Tier
from soepel.core.state import Item, State


class Move(IntEnum):
    """What happens to a dose; of several the lowest is taken."""

    REST = 0
    """The target rests for a while."""
    SWAP = 1
    """Another exercise of the same target comes."""
    RESTART = 2
    LEVEL_DOWN = 3
    RUNG_DOWN = 4
    HOLD = 5
    RISE = 6


class Tip(StrEnum):
    """What helps this evening or today, besides the exercises."""

    WARMTH = "warmth"
    PILLOW_BETWEEN_KNEES = "pillow_between_knees"
    SPREAD_THE_DAY = "spread_the_day"
    MOVE_EVERY_HALF_HOUR = "move_every_half_hour"
    PAINKILLERS_AS_ADVISED = "painkillers_as_advised"
    FLARE_PLAN = "flare_plan"


@dataclass(frozen=True)
class Finding:
    """What one rule says of a dose."""

    move: Move
    reason: Reason


@dataclass(frozen=True)
class Decision:
    """What became of an exercise-side today, with every rule that held."""

    exercise: str
    side: Side
    move: Move
    before: Dose | None
    """None: it is new."""
    after: Dose | None
    """None: it left the plan."""
    reasons: tuple[Reason, ...]
    """What moved it first; then what else held."""

    @property
    def changed(self) -> bool:
        """The dose is another one than before; a hold, or a fall at rung 1, changes nothing."""
        return self.before != self.after


@dataclass(frozen=True)
class Prescription:
    """An exercise-side as it is asked today."""

    exercise: str
    side: Side
    rung: int
    sets: int
    amount: int
    """Repetitions, or seconds of hold, of one set."""
    load: float | None = None
    """Kilograms, where the exercise is loaded and a one-repetition maximum is known."""


@dataclass(frozen=True)
class QuotaToday:
    """The minutes of an activity today. None: just measure an ordinary day."""

    activity: Activity
    minutes: int | None


@dataclass(frozen=True)
class Plan:
    """What is asked today."""

    day: date
    phase: Phase
    provisional: bool
    """This morning's check-in is still to come; the plan is then renewed once."""
    paused: bool = False
    daily: tuple[Prescription, ...] = ()
    """The mobility of every day."""
    session: tuple[Prescription, ...] = ()
    """Empty on a day without a session."""
    moments: int = 0
    """Short movement moments, spread over the day."""
    quotas: tuple[QuotaToday, ...] = ()
    tips: tuple[Tip, ...] = ()

    @property
    def asked(self) -> tuple[Prescription, ...]:
        """Everything that is asked today, the daily mobility first."""
        return self.daily + self.session


@dataclass(frozen=True)
class Review:
    """A day's review: the plan, what changed and why, whom to call, and the state after it."""

    day: date
    plan: Plan
    decisions: tuple[Decision, ...]
    reasons: tuple[Reason, ...]
    """About the person as a whole: phase, flare, drift, day strategy."""
    needed: tuple[Reason, ...]
    """What is still needed for the next phase."""
    contacts: tuple[Reason, ...]
    """Why to contact a therapist or a doctor now."""
    attention: tuple[Item, ...]
    """The open items for the therapist."""
    tier: Tier | None
    """The most urgent red flag that still counts."""
    state: State
