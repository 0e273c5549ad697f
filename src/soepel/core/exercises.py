"""What an exercise, a ladder and a dose are.

A ladder is the ordered list of rungs of an exercise: every level has a few rungs (8, 10 and 12
repetitions, or holds in steps of 5 seconds), and a harder level starts at its low end again.
The number of sets is a knob of its own: it is kept when the rung changes.
"""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from soepel.core.quantities import Side


class Kind(StrEnum):
    """What an exercise does, which decides how a flare and a heavy day treat it."""

    MOBILITY = "mobility"
    ISOMETRIC = "isometric"
    CONTROL = "control"
    GAIT = "gait"
    STRENGTH = "strength"
    FUNCTION = "function"
    ENDURANCE = "endurance"

    @property
    def loaded(self) -> bool:
        """It loads the hip: a flare stops it at first, and with a red flag none is new."""
        return self in (Kind.STRENGTH, Kind.FUNCTION)


class Target(StrEnum):
    """What a phase asks to be trained; phases list the targets they want covered."""

    FLEXION_MOBILITY = "flexion_mobility"
    ROTATION_MOBILITY = "rotation_mobility"
    EXTENSION_MOBILITY = "extension_mobility"
    ISOMETRIC_ABDUCTION = "isometric_abduction"
    ISOMETRIC_EXTENSION = "isometric_extension"
    TRUNK_ROTATION = "trunk_rotation"
    PELVIC_CONTROL = "pelvic_control"
    GAIT_DRILL = "gait_drill"
    FIRST_LOADING = "first_loading"
    ABDUCTION = "abduction"
    EXTENSION = "extension"
    FLEXION = "flexion"
    SQUAT = "squat"
    STEP = "step"
    ENDURANCE = "endurance"
    STAIRS = "stairs"
    BEND_AND_LIFT = "bend_and_lift"
    WALKING = "walking"


class Phase(IntEnum):
    """A phase of the programme, in order; maintenance follows the fourth."""

    CALM_DOWN = 1
    MOBILITY_AND_CONTROL = 2
    STRENGTH_AND_CAPACITY = 3
    FUNCTIONAL = 4
    MAINTENANCE = 5


class Amount(StrEnum):
    """What the amount of a rung counts."""

    REPETITIONS = "repetitions"
    SECONDS = "seconds"


class Equipment(StrEnum):
    """What an exercise needs beyond a floor, a wall, a bed and a chair."""

    BAND = "band"
    STEP = "step"
    WEIGHT = "weight"
    BIKE = "bike"
    POOL = "pool"
    GYM = "gym"


class Comorbidity(StrEnum):
    """A condition that asks for adaptations of the programme."""

    HYPERTENSION = "hypertension"
    HEART_DISEASE = "heart_disease"
    HEART_FAILURE = "heart_failure"
    BETA_BLOCKER = "beta_blocker"
    DIABETES = "diabetes"
    COPD = "copd"
    OBESITY = "obesity"
    OSTEOPOROSIS = "osteoporosis"
    FEAR_OR_LOW_MOOD = "fear_or_low_mood"
    FALL_RISK = "fall_risk"


@dataclass(frozen=True, slots=True)
class Level:
    """One difficulty of an exercise, with its rungs from low to high."""

    id: str
    amounts: tuple[int, ...]
    """Repetitions, or seconds of hold, of each rung; rising."""
    weight: float
    """How heavily one repetition counts in the load index."""
    share_of_1rm: float | None = None
    """For a loaded machine exercise: the part of the one-repetition maximum that is lifted."""


@dataclass(frozen=True, order=True)
class Dose:
    """A place on a ladder: a rung (1 is the lowest) and a number of sets."""

    rung: int
    sets: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise as the rules see it; its words live in the library."""

    id: str
    kind: Kind
    targets: tuple[Target, ...]
    """At most two; the first is the main one."""
    phases: tuple[Phase, ...]
    one_sided: bool
    """One leg at a time: left and right have a ladder place each."""
    levels: tuple[Level, ...]
    amount: Amount = Amount.REPETITIONS
    first_sets: int = 1
    most_sets: int = 1
    """The most sets of any phase; a phase may allow fewer."""
    tempo: float = 4.0
    """Seconds for one repetition; ignored where the amount is seconds."""
    rest: int = 30
    """Seconds of rest between sets."""
    equipment: tuple[Equipment, ...] = ()
    needs_floor: bool = False
    forbidden_with: tuple[Comorbidity, ...] = ()
    caution_with: tuple[Comorbidity, ...] = ()
    first_choice: bool = False
    """What a therapist would ordinarily start with for its targets."""
    alternatives: tuple[str, ...] = ()
    """Ids of exercises of the same target, best first."""
    ladder: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False)
    """(level index, amount) of each rung, lowest first; derived from the levels."""

    def __post_init__(self) -> None:
        rungs = tuple(
            (number, amount) for number, level in enumerate(self.levels) for amount in level.amounts
        )
        object.__setattr__(self, "ladder", rungs)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that have a ladder place: left and right, or both legs at once."""
        return (Side.LEFT, Side.RIGHT) if self.one_sided else (Side.BOTH,)

    @property
    def top(self) -> int:
        """The number of the highest rung."""
        return len(self.ladder)

    def level_index(self, rung: int) -> int:
        """Which level (0 is the easiest) a rung belongs to."""
        return self.ladder[rung - 1][0]

    def level(self, rung: int) -> Level:
        return self.levels[self.level_index(rung)]

    def amount_at(self, rung: int) -> int:
        """Repetitions, or seconds of hold, at a rung."""
        return self.ladder[rung - 1][1]

    def first_of_level(self, index: int) -> int:
        """The lowest rung of a level (0 is the easiest)."""
        return 1 + sum(len(level.amounts) for level in self.levels[:index])
