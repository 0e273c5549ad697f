"""What an instrument is: its scales with their directions, its score, its norms.

An instrument is a questionnaire, a test or a measurement. `Instrument.score` takes plain answers
and gives a `Score`; what cannot be scored is a `ScoringError`, what has no norm is a `NoNorm`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from soepel.core.evidence import Limit, Mark, Source

Answers = Mapping[str, object]
"""Field names with what was answered or measured: text, numbers, None, a list of numbers."""

NONE: Final[Mapping[str, str]] = MappingProxyType({})


class ScoringError(ValueError):
    """An answer that cannot be scored, with its field, its value and what to do."""

    def __init__(self, name: str, value: object, remedy: str) -> None:
        super().__init__(f"{name} is {value!r}: {remedy}")
        self.field = name
        self.value = value


class Direction(StrEnum):
    """Which way a scale runs."""

    HIGHER_IS_BETTER = "higher_is_better"
    HIGHER_IS_WORSE = "higher_is_worse"

    def improvement(self, before: float, after: float) -> float:
        """How much better `after` is, in the unit of the scale; negative is worse.

        Rounded to a millionth, so that a binary fraction never decides a comparison.
        """
        change = after - before if self is Direction.HIGHER_IS_BETTER else before - after
        return round(change, 6)


class Kind(StrEnum):
    """Where a score comes from; what people report and what they perform differ (EV-4)."""

    REPORTED = "reported"
    PERFORMED = "performed"
    MEASURED = "measured"


class Protocol(StrEnum):
    """The essentials of how a test is done, as codes."""

    PAST_WEEK = "past_week"
    PAST_24_HOURS = "past_24_hours"
    CHAIR_43_CM_AGAINST_WALL = "chair_43_cm_against_wall"
    ARMS_CROSSED = "arms_crossed"
    THIRTY_SECONDS = "thirty_seconds"
    MORE_THAN_HALFWAY_COUNTS = "more_than_halfway_counts"
    ONE_PRACTICE = "one_practice"
    FOUR_TIMES_TEN_METRES = "four_times_ten_metres"
    FAST_BUT_SAFE = "fast_but_safe"
    COMFORTABLE_PACE = "comfortable_pace"
    TURNS_NOT_TIMED = "turns_not_timed"
    AID_ALLOWED_AND_RECORDED = "aid_allowed_and_recorded"
    AS_FAR_AS_POSSIBLE_IN_SIX_MINUTES = "as_far_as_possible_in_six_minutes"
    RESTS_COUNT = "rests_count"
    RISE_THREE_METRES_AND_BACK = "rise_three_metres_and_back"
    REGULAR_SHOES = "regular_shoes"
    NINE_STEPS_OF_20_CM = "nine_steps_of_20_cm"
    UP_AND_DOWN = "up_and_down"
    RAIL_ALLOWED = "rail_allowed"
    HOLD_THREE_TO_FIVE_SECONDS = "hold_three_to_five_seconds"
    BEST_OF_THREE = "best_of_three"
    SAME_POSITION = "same_position"
    FIRST_RETEST_IS_PRACTICE = "first_retest_is_practice"


class Note(StrEnum):
    """Something to know beside a score."""

    TWO_BOXES_WORSE_TAKEN = "two_boxes_worse_taken"
    ITEMS_MISSING = "items_missing"
    TOO_FEW_ANSWERS = "too_few_answers"
    SUCCESS = "success"
    NO_SUCCESS = "no_success"
    ACCEPTABLE = "acceptable"
    NOT_ACCEPTABLE = "not_acceptable"
    ARMS_USED = "arms_used"
    AID_USED = "aid_used"
    LOW_FUNCTIONAL_LEVEL = "low_functional_level"
    NORM_OF_ANOTHER_COURSE = "norm_of_another_course"
    NOT_THE_STANDARD_STAIRS = "not_the_standard_stairs"
    BOTH_SIDES_CAN_BE_WEAK = "both_sides_can_be_weak"
    FEWER_THAN_THREE_TRIALS = "fewer_than_three_trials"
    WITHIN_ACR_CUT = "within_acr_cut"


@dataclass(frozen=True, slots=True)
class Scale:
    """One number of an instrument, the way it runs, and its smallest changes."""

    id: str
    unit: str
    direction: Direction
    group: Limit[tuple[float, float]] | None = None
    """The minimal important change (MIC) of groups: the lowest and the highest published."""
    individual: Limit[float] | None = None
    """The minimal detectable change (MDC) of one person."""
    individual_is_share: bool = False
    """The individual change is a share of the first value, not an amount."""


class Standing(StrEnum):
    """How well someone does beside people of that age and sex: a slow walk is below average."""

    BELOW_AVERAGE = "below_average"
    AVERAGE = "average"
    ABOVE_AVERAGE = "above_average"


class WhyNoNorm(StrEnum):
    """Why there is nothing to compare with."""

    AGE_OUTSIDE_THE_NORM = "age_outside_the_norm"
    AGE_OR_SEX_NOT_GIVEN = "age_or_sex_not_given"
    BODY_SIZE_NOT_GIVEN = "body_size_not_given"
    POSITION_NOT_GIVEN = "position_not_given"
    NO_TRUSTED_NORM = "no_trusted_norm"


@dataclass(frozen=True, slots=True)
class NoNorm:
    """There is no norm for this person; none is made up."""

    why: WhyNoNorm
    ages: tuple[int, int] | None = None
    """The youngest and oldest age that the norm has."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands among people of that age and sex."""

    mean: float
    z: float
    """Standard deviations above the mean."""
    percentile: float
    """The percentage of a normal distribution below the value."""
    mark: Mark


@dataclass(frozen=True, slots=True)
class Norm:
    """What people of that age and sex reach, and how sure we are of it."""

    source: Source
    mark: Mark
    expected: float | None = None
    """The mean, or what an equation predicts."""
    low: float | None = None
    """The lower end of what counts as average."""
    high: float | None = None
    standing: Standing | None = None
    """None: the norm has a mean and no range."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """What an instrument gives, scale by scale. None: that scale cannot be scored."""

    instrument: str
    values: Mapping[str, float | None]
    scales: tuple[Scale, ...]
    notes: tuple[tuple[Note, str], ...] = ()
    """Each note with what it is about: an item, a scale, or "" for the whole."""
    norms: Mapping[str, Norm | NoNorm] = field(default_factory=dict)
    conditions: Mapping[str, str] = field(default_factory=lambda: NONE)
    """How it was measured; two scores compare only under the same conditions."""

    def scale(self, scale_id: str) -> Scale:
        """The scale with this id; it must be one of the instrument."""
        return next(scale for scale in self.scales if scale.id == scale_id)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire, test or measurement, and how it is scored."""

    id: str
    kind: Kind
    scales: tuple[Scale, ...]
    fields: tuple[str, ...]
    """The names that answers may have."""
    score_fields: Callable[[Answers], Score]
    protocol: tuple[Protocol, ...] = ()

    def score(self, answers: Answers) -> Score:
        """The score of these answers. Raises ScoringError, naming the field and its value."""
        for name, value in answers.items():
            if name not in self.fields:
                raise ScoringError(
                    name, value, f"{self.id} has no such field; it has {', '.join(self.fields)}"
                )
        return self.score_fields(answers)
