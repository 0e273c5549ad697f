"""Where a person stands after a day: all that the next day needs besides the new entries.

A state is a value: it can be stored and continued, and two equal states are the same standing.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from soepel.core.exercises import Dose, Phase, Target
from soepel.core.quantities import Side
from soepel.core.reasons import Code
from soepel.core.record import Activity, Bounds, DailyLoad, FlagRaised, FlagResolved
from soepel.core.screening import Tier


class Zone(StrEnum):
    """The pain traffic light of one exposure."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True)
class Waiting:
    """An exposure that is only missing the answer about recovery."""

    day: date
    zone: Zone


@dataclass(frozen=True)
class Unit:
    """An exercise on a side, as it stands: its dose, and the runs that move it."""

    exercise: str
    side: Side
    dose: Dose
    planned: bool = False
    """Asked for on the day of this state."""
    last: date | None = None
    """The last exposure."""
    idle: int = 0
    """Days since the last exposure; flares and pauses do not count."""
    gap_band: int = 0
    """How many bands of this gap have been used."""
    run: tuple[Zone, ...] = ()
    """Settled exposures since the last change, the youngest last."""
    reds: int = 0
    """Red exposures running."""
    not_done: int = 0
    """Exposures running with too little done."""
    silent: int = 0
    """Exposures running with a report missing."""
    too_heavy: int = 0
    """Exposures running with an effort above the band."""
    last_rise: date | None = None
    """The last rise that no lowering has used up."""
    waiting: Waiting | None = None
    zones: tuple[Zone, ...] = ()
    """The zones of the last two exposures with a report."""
    effort_in_band: bool = False
    """The last reported effort reached the band of the phase."""

    @property
    def key(self) -> tuple[str, Side]:
        return self.exercise, self.side


@dataclass(frozen=True)
class Turn:
    """When an exercise last had its turn, last rose, and its load or level last rose."""

    exercise: str
    turn: date | None = None
    rise: date | None = None
    load_rise: date | None = None


@dataclass(frozen=True)
class Rest:
    """An exercise that rests because it was swapped out, or because its target rests."""

    exercise: str
    until: date
    target: Target | None = None
    """The target that rests with it."""


@dataclass(frozen=True)
class Swap:
    """A swap for a target, kept as long as a second one would let the target rest."""

    target: Target
    day: date


@dataclass(frozen=True)
class Kept:
    """The dose of an exercise-side that left the plan."""

    exercise: str
    side: Side
    dose: Dose


@dataclass(frozen=True)
class DiaryDay:
    """What the diary of one day tells the rules."""

    day: date
    usual: int | None
    high: bool = False
    disturbed: bool = False
    bad_night: bool = False
    in_flare: bool = False


@dataclass(frozen=True)
class Session:
    """The exercises done on one day, all together."""

    day: date
    red: bool
    reported: bool
    """Every planned exercise has a pain report."""
    strength: bool
    """It held more than the daily mobility."""
    units: tuple[tuple[str, Side], ...] = ()
    """Exercise and side of what was done."""
    lowered: bool = False
    """A suspect was lowered for it."""


class Stage(StrEnum):
    """Where a flare stands: going on, or on the way back to the old dose."""

    ACTIVE = "active"
    BACK_AT_60 = "back_at_60"
    BACK_AT_80 = "back_at_80"
    BACK_AT_100 = "back_at_100"


@dataclass(frozen=True)
class Flare:
    """A flare, or the way back from one."""

    started: date
    stage: Stage = Stage.ACTIVE
    calm_days: int = 0
    """Calendar days running at usual pain."""
    exposures: int = 0
    """Days of exercise done well in this return stage."""
    unresolved: bool = False
    """It lasted too long: held at the first return stage until usual pain is back."""

    @property
    def goes_on(self) -> bool:
        """Usual pain is not back yet: the flare is active or unresolved."""
        return self.stage is Stage.ACTIVE or self.unresolved


@dataclass(frozen=True)
class PastFlare:
    """A flare in the recent past; `ended` is the day usual pain was back."""

    started: date
    ended: date | None = None


@dataclass(frozen=True)
class StandingFlag:
    """A red flag with what was recorded about it. The answer itself is never changed."""

    raised: FlagRaised
    resolutions: tuple[FlagResolved, ...] = ()
    tier: Tier | None = None
    """As it counts now; None once it is resolved."""


@dataclass(frozen=True)
class Check:
    """The phase check: what was offered, and what came of it."""

    offered: date | None = None
    passed: bool = False
    waived: bool = False
    baseline: int | None = None
    """Chair stands to compare with."""


@dataclass(frozen=True)
class Quota:
    """An activity that is built up by the day strategy."""

    activity: Activity
    amount: int | None = None
    """Minutes; None while ordinary days are measured."""
    measured: tuple[int, ...] = ()
    run: int = 0
    """Days running done, logged and not too painful since the last step."""
    idle: int = 0
    """Days running without it; a flare does not count."""
    over: int = 0
    """Exposures running with too much pain."""
    held: bool = False
    """Two exposures were too painful: holds until two are not."""


@dataclass(frozen=True)
class Indexed:
    """The load index of each leg on a day."""

    day: date
    left: float
    right: float

    def of(self, leg: Side) -> float:
        return self.left if leg is Side.LEFT else self.right


@dataclass(frozen=True)
class Item:
    """An item for the therapist that was raised; closed with a note, or still open."""

    code: Code
    raised: date
    due: date
    holds: bool = True
    """The condition still holds."""
    closed: date | None = None


@dataclass(frozen=True)
class State:
    """A person's standing at the end of a review of `day`."""

    day: date
    phase: Phase
    phase_since: date
    short_exit: bool
    anchor: float
    usual: float
    threshold: int
    units: tuple[Unit, ...] = ()
    wanted: tuple[str, ...] = ()
    """The exercises of this phase; those without a unit still have to enter."""
    learning: tuple[int, ...] = ()
    """The first diary values, from which the anchor is learned."""
    learning_closed: bool = False
    """A therapist set the anchor: it is learned no more."""
    anchor_reset: date | None = None
    diary: tuple[DiaryDay, ...] = ()
    drift_since: date | None = None
    last_drift: date | None = None
    flare: Flare | None = None
    past_flares: tuple[PastFlare, ...] = ()
    turns: tuple[Turn, ...] = ()
    rests: tuple[Rest, ...] = ()
    swaps: tuple[Swap, ...] = ()
    kept: tuple[Kept, ...] = ()
    sessions: tuple[Session, ...] = ()
    """The youngest sessions, the last one last."""
    sessions_in_phase: int = 0
    session_planned: bool = False
    """The plan of this day held more than the daily mobility."""
    index: tuple[Indexed, ...] = ()
    index_since: date | None = None
    """The load index is compared with this day at the earliest: then the last exercise entered."""
    side_rises: tuple[tuple[Side, date], ...] = ()
    """The last day on which a dose of each leg rose."""
    suspects: tuple[date, ...] = ()
    """The days on which a bad morning lowered a suspect."""
    last_move: date | None = None
    """The last day a dose rose or a phase was entered."""
    check: Check = Check()
    chair_stands: int | None = None
    """Stands of the last test."""
    start_stands: int | None = None
    """Stands of the first test, with which later ones are compared."""
    goals: tuple[tuple[Activity, int], ...] = ()
    """The last score of each goal that was scored again."""
    pain_at_evaluation: int | None = None
    hoos_gain: float = 0.0
    """The largest gain of any HOOS scale so far."""
    hoos: tuple[tuple[str, float], ...] = ()
    """The first score of each HOOS scale, with which later ones are compared."""
    quotas: tuple[Quota, ...] = ()
    heavy_days: int = 0
    load: DailyLoad | None = None
    flags: tuple[StandingFlag, ...] = ()
    bounds: tuple[Bounds, ...] = ()
    ask_me: bool = False
    paused_since: date | None = None
    paused_until: date | None = None
    one_rm: tuple[tuple[str, float], ...] = ()
    """One-repetition maximum in kg by exercise id, as a dose may rest on it."""
    items: tuple[Item, ...] = ()
    visits: tuple[date, ...] = ()
    evaluated: tuple[int, ...] = ()
    """Weeks that have been evaluated."""
    last_diary: date | None = None
    fingerprint: str = ""
    """A chained hash of the intake, the rules and every entry this standing has seen."""

    @property
    def in_flare(self) -> bool:
        """A flare goes on; the way back from one is no longer a flare."""
        return self.flare is not None and self.flare.stage is Stage.ACTIVE

    @property
    def tier(self) -> Tier | None:
        """The most urgent tier of the flags that still count."""
        return min((flag.tier for flag in self.flags if flag.tier is not None), default=None)

    def unit(self, exercise: str, side: Side) -> Unit | None:
        """An exercise-side of the plan; None for one that is not in it."""
        return next((unit for unit in self.units if unit.key == (exercise, side)), None)

    @property
    def last_session(self) -> Session | None:
        """The youngest session; None before the first."""
        return self.sessions[-1] if self.sessions else None

    def diary_on(self, day: date) -> DiaryDay | None:
        """What the diary says of the day under review; None for a day without a check-in."""
        last = self.diary[-1] if self.diary else None
        return last if last is not None and last.day == day else None

    @property
    def holds_rises(self) -> bool:
        """A red flag of T0 to T2 is open: nothing rises."""
        return self.tier is not None and self.tier.holds_rises

    @property
    def pauses_plan(self) -> bool:
        """A red flag of T0 or T1 is open."""
        return self.tier is not None and self.tier.pauses_plan

    def paused_on(self, day: date) -> bool:
        """A pause that somebody asked for."""
        return self.paused_until is not None and day < self.paused_until
