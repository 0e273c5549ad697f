"""How something is done, in one language and for one leg: what a page shows and reads aloud."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from soepel.core.exercises import Comorbidity, Exercise
from soepel.core.quantities import Side
from soepel.library import EverydayEntry, Guide, HowTo, Text, Variant
from soepel.words.labels import label, title
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
class HowTold:
    """How to do it alone. The leg is named: left, right, or the one that works."""

    purpose: str
    position: str
    hands: str
    things: tuple[str, ...]
    """What is needed; empty when nothing is."""
    start: str
    steps: tuple[str, ...]
    mistakes: tuple[str, ...]
    not_when: tuple[str, ...]


@dataclass(frozen=True)
class GuideTold(HowTold):
    """How an exercise is done."""

    breathing: str
    pace: str
    easier: VariantTold
    harder: VariantTold


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
    forbidden: tuple[str, ...]
    """The conditions with which it is never given, fit for the middle of a sentence."""
    guide: GuideTold
    cautions: tuple[CautionTold, ...]
    alternatives: tuple[tuple[str, str], ...]
    """Other exercises of the same target: their ids and names."""


@dataclass(frozen=True)
class HelpTold:
    """A position, a movement moment or a knack as a person reads it."""

    id: str
    name: str
    summary: str
    when: str
    needs_floor: bool
    guide: HowTold
    cautions: tuple[CautionTold, ...]


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
        forms=_said(words.levels.values(), voice, side),
        forbidden=tuple(label(condition, voice.lang) for condition in about.forbidden_with),
        guide=_guide(words.guide, about, voice, side),
        cautions=_cautions(about.caution_with, voice, conditions),
        alternatives=tuple((other, voice.names[other]) for other in about.alternatives),
    )


def help_told(
    entry: EverydayEntry, voice: Voice, conditions: Collection[Comorbidity] | None = None
) -> HelpTold:
    """What helps on an ordinary day, in words; the cautions as of an exercise."""
    return HelpTold(
        id=entry.id,
        name=voice.text(entry.name),
        summary=voice.text(entry.instruction),
        when=voice.text(entry.when),
        needs_floor=entry.needs_floor,
        guide=_how(entry.how, voice),
        cautions=_cautions(entry.caution_with, voice, conditions),
    )


def _guide(guide: Guide, about: Exercise, voice: Voice, side: Side) -> GuideTold:
    how = _how(guide, voice, side)
    equipment = (title(one, voice.lang) for one in about.equipment)
    return GuideTold(
        purpose=how.purpose,
        position=how.position,
        hands=how.hands,
        things=(*equipment, *how.things),
        start=how.start,
        steps=how.steps,
        mistakes=how.mistakes,
        not_when=how.not_when,
        breathing=voice.text(guide.breathing, side),
        pace=voice.text(guide.pace, side),
        easier=_variant(guide.easier, voice, side),
        harder=_variant(guide.harder, voice, side),
    )


def _how(how: HowTo, voice: Voice, side: Side = Side.BOTH) -> HowTold:
    return HowTold(
        purpose=voice.text(how.purpose, side),
        position=title(how.position, voice.lang),
        hands=title(how.hands, voice.lang),
        things=_said(how.things, voice, side),
        start=voice.text(how.start, side),
        steps=_said(how.steps, voice, side),
        mistakes=_said(how.mistakes, voice, side),
        not_when=_said(how.not_when, voice, side),
    )


def _said(texts: Iterable[Text], voice: Voice, side: Side) -> tuple[str, ...]:
    return tuple(voice.text(text, side) for text in texts)


def _variant(variant: Variant, voice: Voice, side: Side) -> VariantTold:
    name = voice.names[variant.exercise] if variant.exercise else ""
    return VariantTold(voice.text(variant, side), variant.exercise, name)


def _cautions(
    named: Iterable[Comorbidity], voice: Voice, conditions: Collection[Comorbidity] | None
) -> tuple[CautionTold, ...]:
    return tuple(
        CautionTold(title(one, voice.lang), voice.text(voice.library.cautions[one]))
        for one in named
        if conditions is None or one in conditions
    )
