"""One language for all that is said at once: names, doses and sentences of the same library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final

from soepel.core.exercises import Amount, Dose, Exercise, Phase
from soepel.core.plan import Prescription
from soepel.core.quantities import Side
from soepel.core.reasons import Reason
from soepel.library import Library, Text, library
from soepel.words.labels import label
from soepel.words.language import Lang, number, sets_words
from soepel.words.phrases import Bilingual, DayPhrase, LegPhrase
from soepel.words.sentences import for_person, for_therapist

LEGS: Final[Mapping[Side, tuple[LegPhrase, LegPhrase]]] = {
    Side.LEFT: (LegPhrase.LEFT, LegPhrase.RIGHT),
    Side.RIGHT: (LegPhrase.RIGHT, LegPhrase.LEFT),
    Side.BOTH: (LegPhrase.WORKING, LegPhrase.OTHER),
}
"""What the leg that trains now is called, and the other one."""


@cache
def voice(lang: Lang) -> "Voice":
    """The voice of a language with the exercises of the product, made once. Raises LibraryError."""
    return Voice(lang, library())


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence for the person, with the reason that it puts into words."""

    words: str
    reason: Reason = field(compare=False)
    """Two reasons that are said alike are one for who reads them."""


def phase_words(phase: Phase, lang: Lang) -> str:
    """A phase by its number and name; what comes after the phases by its name."""
    name = label(phase, lang)
    if phase is Phase.MAINTENANCE:
        return DayPhrase.AFTER_PHASES.said(lang, name=name)
    return DayPhrase.PHASE.said(lang, number=int(phase), name=name)


@dataclass(frozen=True)
class Voice:
    """Says what a review holds in one language."""

    lang: Lang
    library: Library

    def say(self, phrase: Bilingual, **values: object) -> str:
        return phrase.said(self.lang, **values)

    @cached_property
    def exercises(self) -> Mapping[str, Exercise]:
        return {exercise.id: exercise for exercise in self.library.exercises}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each exercise by its id."""
        return {id_: self._text(words.name) for id_, words in self.library.words.items()}

    def level(self, exercise: str, rung: int) -> str:
        """What the level of a rung is called."""
        level = self.exercises[exercise].level(rung)
        return self._text(self.library.words[exercise].levels[level.id])

    def sides(self, sides: Iterable[Side]) -> str:
        """A side, or both legs when each has the same."""
        found = set(sides)
        if found >= {Side.LEFT, Side.RIGHT}:
            return self.say(DayPhrase.BOTH_SIDES)
        return ", ".join(label(side, self.lang) for side in sorted(found))

    def asked(self, asked: Prescription) -> str:
        """What a prescription asks: "2 keer 10 herhalingen met 12,5 kilo"."""
        return self.amount(asked.exercise, asked.sets, asked.amount, asked.load)

    def amount(self, exercise: str, sets: int, amount: int, kilos: float | None = None) -> str:
        """So many sets of an exercise, in words."""
        return sets_words(sets, amount, self.exercises[exercise].amount, self.lang, kilos)

    def instruction(self, exercise: str, side: Side = Side.BOTH) -> str:
        """How an exercise is done, in one sentence; with one side, for that leg."""
        return self.text(self.library.words[exercise].instruction, side)

    def text(self, text: Text, side: Side = Side.BOTH) -> str:
        """A text of the library for one leg; for both, it speaks of the working leg."""
        leg, other_leg = LEGS[side]
        return self._text(text).format(leg=self.say(leg), other_leg=self.say(other_leg))

    def phase(self, phase: Phase) -> str:
        return phase_words(phase, self.lang)

    def dose(self, exercise: str, dose: Dose, amount: int | None = None) -> str:
        """A dose in signs: "2×10", "2×10s", "2×10(2)" at the second level. It never breaks.

        The amount of a set is that of the rung, unless another is given.
        """
        about = self.exercises[exercise]
        unit = self.say(DayPhrase.SECONDS) if about.amount is Amount.SECONDS else ""
        level = about.level_index(dose.rung) + 1
        place = f"({level})" if level > 1 else ""
        return f"{dose.sets}×{amount or about.amount_at(dose.rung)}{unit}{place}"

    def number(self, value: float) -> str:
        return number(value, self.lang)

    def person(self, reason: Reason) -> str:
        return for_person(reason, self.lang, self.names)

    def said(self, reasons: Iterable[Reason]) -> tuple[Said, ...]:
        """The reasons for the person, in their order, none said twice."""
        return tuple(dict.fromkeys(Said(self.person(reason), reason) for reason in reasons))

    def therapist(self, reason: Reason) -> str:
        return for_therapist(reason, self.lang, self.names)

    def _text(self, text: Text) -> str:
        return text.nl if self.lang is Lang.NL else text.en
