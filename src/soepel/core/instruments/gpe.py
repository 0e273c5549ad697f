"""GPE: global perceived effect, 1 completely recovered .. 4 unchanged .. 7 worse than ever."""

from typing import Final

from soepel.core.evidence import Judgement, Limit, Mark
from soepel.core.instruments.answers import whole
from soepel.core.instruments.instrument import (
    Answers,
    Direction,
    Instrument,
    Kind,
    Note,
    Scale,
    Score,
)

_MEMORY: Final = Judgement("2026-11-23-instruments", Mark.MEMORY_HIGH)

WORST: Final = Limit(7, "the worst perceived effect; 1 is the best", _MEMORY)
SUCCESS: Final = Limit(2, "the worst perceived effect that counts as success", _MEMORY)

SCALES: Final = (Scale("effect", "category", Direction.HIGHER_IS_WORSE),)


def score(answers: Answers) -> Score:
    """The perceived effect, 1..7, and whether it is a success. It is a change by itself."""
    effect = whole(answers, "effect", 1, WORST.value)
    note = Note.SUCCESS if success(effect) else Note.NO_SUCCESS
    return Score("gpe", {"effect": effect}, SCALES, ((note, "effect"),))


def success(effect: float) -> bool:
    """Whether someone calls it completely recovered or much improved."""
    return effect <= SUCCESS.value


GPE: Final = Instrument("gpe", Kind.REPORTED, SCALES, ("effect",), score)
