"""What an exercise file holds: every key of it, and of what type."""

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
    first_choice: bool = False
    """What a therapist would ordinarily start with for its targets."""
    ladder: LadderEntry | None = None
