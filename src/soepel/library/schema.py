"""What an exercise file holds: every key of it, and of what type."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from soepel.core.exercises import Amount, Comorbidity, Equipment, Kind, Phase, Target

Slug = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
Sentence = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=1)]
Seconds = Annotated[float, Meta(gt=0)]


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    """The same words in every language of the product."""

    nl: Sentence
    en: Sentence


class Position(StrEnum):
    """How one is placed when an exercise begins."""

    LYING = "lying"
    SITTING = "sitting"
    STANDING = "standing"
    KNEELING = "kneeling"
    WALKING = "walking"
    IN_WATER = "in_water"


class Hands(StrEnum):
    """What the hands do meanwhile."""

    FREE = "free"
    HOLD_ON = "hold_on"
    """They hold a worktop, a rail or a chair."""
    TAKE_PART = "take_part"
    """They pull, press or carry."""


class Variant(Text, frozen=True, forbid_unknown_fields=True):
    """How it is made easier or harder, and the exercise to go to where that is another one."""

    exercise: Slug | None = None


Steps = Annotated[tuple[Text, ...], Meta(min_length=2, max_length=6)]
Mistakes = Annotated[tuple[Text, ...], Meta(min_length=2, max_length=4)]
Reasons = Annotated[tuple[Text, ...], Meta(min_length=1, max_length=4)]


class HowTo(Struct, frozen=True, forbid_unknown_fields=True):
    """A `[how]` table: what one needs to do something alone and well."""

    position: Position
    hands: Hands
    things: tuple[Text, ...]
    """What is needed from around the house, beside the `equipment` of the file."""
    purpose: Text
    start: Text
    steps: Steps
    mistakes: Mistakes
    not_when: Reasons
    """When not to do it, beside what the comorbidities forbid."""


class Guide(HowTo, frozen=True, forbid_unknown_fields=True):
    """The `[guide]` table of an exercise.

    In the texts of a one-sided exercise `{leg}` is the leg that trains now and `{other_leg}` the
    other; whoever tells them fills in left or right.
    """

    breathing: Text
    pace: Text
    easier: Variant
    harder: Variant


class LevelEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A `[[ladder.levels]]` table: one difficulty."""

    id: Slug
    amounts: Annotated[tuple[Count, ...], Meta(min_length=1)]
    weight: Annotated[float, Meta(gt=0)]
    name: Text
    share_of_1rm: Annotated[float, Meta(gt=0, le=1)] | None = None


class LadderEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """The `[ladder]` table: how the exercise is dosed. An endurance form has none: quotas dose it.

    `tempo` stands there where repetitions are counted, and only there.
    """

    one_sided: bool
    first_sets: Count
    most_sets: Count
    amount: Amount
    rest: Annotated[int, Meta(ge=0)]
    levels: Annotated[tuple[LevelEntry, ...], Meta(min_length=1)]
    tempo: Seconds | None = None


class ExerciseEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file."""

    id: Slug
    kind: Kind
    targets: Annotated[tuple[Target, ...], Meta(min_length=1, max_length=2)]
    phases: Annotated[tuple[Phase, ...], Meta(min_length=1)]
    equipment: tuple[Equipment, ...]
    needs_floor: bool
    forbidden_with: tuple[Comorbidity, ...]
    caution_with: tuple[Comorbidity, ...]
    alternatives: Annotated[tuple[Slug, ...], Meta(min_length=1)]
    sources: tuple[Slug, ...]
    """Keys of the sources that the dose draws on."""
    judgement: Slug
    """The decision record that set the levels, weights and dose."""
    name: Text
    instruction: Text
    """The whole of it in one sentence."""
    guide: Guide
    first_choice: bool = False
    """What a therapist would ordinarily start with for its targets."""
    ladder: LadderEntry | None = None


class Help(StrEnum):
    """What helps on an ordinary day and is not dosed: it has no levels."""

    POSITION = "position"
    """To rest or sleep in."""
    MOMENT = "moment"
    """A minute or two of moving, wherever one sits or stands."""
    KNACK = "knack"
    """A handy way to do a task of every day."""


class Place(StrEnum):
    """Where one is when it helps."""

    BED = "bed"
    SOFA = "sofa"
    DESK = "desk"
    CAR = "car"
    HOME = "home"
    OUTDOORS = "outdoors"


class EverydayEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file of `everyday/`: a position, a movement moment or a knack."""

    id: Slug
    kind: Help
    place: Place
    needs_floor: bool
    caution_with: tuple[Comorbidity, ...]
    sources: tuple[Slug, ...]
    judgement: Slug
    name: Text
    instruction: Text
    when: Text
    """When it helps, and for how long."""
    how: HowTo


class CautionsEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of `cautions.toml`: what to heed with each comorbidity."""

    hypertension: Text
    heart_disease: Text
    heart_failure: Text
    beta_blocker: Text
    diabetes: Text
    copd: Text
    obesity: Text
    osteoporosis: Text
    fear_or_low_mood: Text
    fall_risk: Text
