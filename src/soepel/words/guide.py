"""How an exercise is done, in one language and for one leg: what a page shows and reads aloud."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from soepel.core.exercises import Comorbidity, Exercise
from soepel.core.quantities import Side
from soepel.library import Guide, Text, Variant
from soepel.words.labels import title
from soepel.words.voice import Voice


@dataclass(frozen=True)
class VariantTold:
    """How it is made easier or harder; with the other exercise to go to, if there is one."""

    words: str
    exercise: str | None
    name: str
    """The name of that exercise; empty when it is the same one."""


@dataclass(frozen=True)
class CautionTold:
    """A condition, and what to heed with it."""

    condition: str
    words: str


@dataclass(frozen=True)
class GuideTold:
    """All that one needs to do it alone. The leg is named: left, right, or the one that works."""

    purpose: str
    position: str
    hands: str
    things: tuple[str, ...]
    """What is needed; empty when nothing is."""
    start: str
    steps: tuple[str, ...]
    breathing: str
    pace: str
    mistakes: tuple[str, ...]
    easier: VariantTold
    harder: VariantTold
    not_when: tuple[str, ...]


@dataclass(frozen=True)
class ExerciseTold:
    """An exercise as a person reads it."""

    id: str
    name: str
    summary: str
    """The instruction in one sentence."""
    one_sided: bool
    needs_floor: bool
    forms: tuple[str, ...]
    """The names of the levels, easiest first; none where a quota doses it."""
    guide: GuideTold
    cautions: tuple[CautionTold, ...]
    alternatives: tuple[tuple[str, str], ...]
    """Other exercises of the same target: their ids and names."""


def exercise_told(
    exercise: str,
    voice: Voice,
    side: Side = Side.BOTH,
    conditions: Collection[Comorbidity] | None = None,
) -> ExerciseTold:
    """An exercise in words, for the left or the right leg, or for whichever works.

    With `conditions` the cautions are those that this person needs, otherwise all.
    """
    about, words = voice.exercises[exercise], voice.library.words[exercise]
    return ExerciseTold(
        id=exercise,
        name=voice.names[exercise],
        summary=voice.instruction(exercise, side),
        one_sided=about.one_sided,
        needs_floor=about.needs_floor,
        forms=tuple(voice.text(form) for form in words.levels.values()),
        guide=_guide(words.guide, about, voice, side),
        cautions=tuple(_cautions(about, voice, conditions)),
        alternatives=tuple((other, voice.names[other]) for other in about.alternatives),
    )


def _guide(guide: Guide, about: Exercise, voice: Voice, side: Side) -> GuideTold:
    def said(texts: Iterable[Text]) -> tuple[str, ...]:
        return tuple(voice.text(text, side) for text in texts)

    equipment = (title(one, voice.lang) for one in about.equipment)
    return GuideTold(
        purpose=voice.text(guide.purpose, side),
        position=title(guide.position, voice.lang),
        hands=title(guide.hands, voice.lang),
        things=(*equipment, *said(guide.things)),
        start=voice.text(guide.start, side),
        steps=said(guide.steps),
        breathing=voice.text(guide.breathing, side),
        pace=voice.text(guide.pace, side),
        mistakes=said(guide.mistakes),
        easier=_variant(guide.easier, voice, side),
        harder=_variant(guide.harder, voice, side),
        not_when=(*_forbidden(about, voice), *said(guide.not_when)),
    )


def _variant(variant: Variant, voice: Voice, side: Side) -> VariantTold:
    name = voice.names[variant.exercise] if variant.exercise else ""
    return VariantTold(voice.text(variant, side), variant.exercise, name)


def _forbidden(about: Exercise, voice: Voice) -> Iterable[str]:
    for condition in about.forbidden_with:
        yield title(condition, voice.lang)


def _cautions(
    about: Exercise, voice: Voice, conditions: Collection[Comorbidity] | None
) -> Iterable[CautionTold]:
    for condition in about.caution_with:
        if conditions is None or condition in conditions:
            words = voice.text(voice.library.cautions[condition])
            yield CautionTold(title(condition, voice.lang), words)
