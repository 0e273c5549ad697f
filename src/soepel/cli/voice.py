"""One language for one command: names, doses and sentences of the same library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from soepel.cli.phrases import Phrase
from soepel.core.exercises import Amount, Dose, Exercise
from soepel.core.plan import Prescription
from soepel.core.quantities import Side
from soepel.core.reasons import Reason
from soepel.library import Library, Text
from soepel.words import Lang, for_person, for_therapist, label, number, sets_words


@dataclass(frozen=True)
class Voice:
    """Says what a review holds in one language."""

    lang: Lang
    library: Library

    def say(self, phrase: Phrase, **values: object) -> str:
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
            return self.say(Phrase.BOTH_SIDES)
        return ", ".join(label(side, self.lang) for side in sorted(found))

    def asked(self, asked: Prescription) -> str:
        """What a prescription asks: "2 keer 10 herhalingen met 12,5 kilo"."""
        counts = self.exercises[asked.exercise].amount
        return sets_words(asked.sets, asked.amount, counts, self.lang, asked.load)

    def dose(self, exercise: str, dose: Dose) -> str:
        """A dose in signs: "2×10", "2×10s", "2×10(2)" at the second level. It never breaks."""
        about = self.exercises[exercise]
        unit = self.say(Phrase.SECONDS) if about.amount is Amount.SECONDS else ""
        level = about.level_index(dose.rung) + 1
        place = f"({level})" if level > 1 else ""
        return f"{dose.sets}×{about.amount_at(dose.rung)}{unit}{place}"

    def number(self, value: float) -> str:
        return number(value, self.lang)

    def person(self, reason: Reason) -> str:
        return for_person(reason, self.lang, self.names)

    def therapist(self, reason: Reason) -> str:
        return for_therapist(reason, self.lang, self.names)

    def _text(self, text: Text) -> str:
        return text.nl if self.lang is Lang.NL else text.en
