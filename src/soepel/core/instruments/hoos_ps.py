"""HOOS-PS: five items of physical function, summed and converted by a published table.

It exists in two directions, and both are in use: as HOOS (100 is no difficulty) and as first
published in 2008 (0 is no difficulty). Both stand in the score, each under its own scale.
"""

from datetime import date
from typing import Final

from soepel.core.evidence import Basis, Judgement, Limit, Mark
from soepel.core.evidence.questionnaires import AWELL_SCORE, HOOS_PS_GUIDE
from soepel.core.instruments.answers import whole
from soepel.core.instruments.hoos import WORST_ITEM, marked
from soepel.core.instruments.instrument import (
    Answers,
    Direction,
    Instrument,
    Kind,
    Protocol,
    Scale,
    Score,
    ScoringError,
)
from soepel.core.rule import Rule

_CHECKED: Final = date(2026, 11, 23)

ITEMS: Final = ("A1", "A13", "A14", "SP2", "SP3")
ALL_ITEMS: Final = Limit(
    len(ITEMS),
    "the answered items that HOOS-PS needs: all, none is imputed",
    Judgement("2026-11-23-instruments", Mark.MEMORY_MEDIUM, (HOOS_PS_GUIDE,)),
    unit="items",
)
AS_HOOS: Final = Limit(
    (
        *(100.0, 95.4, 91.2, 87.3, 83.6, 80.0, 76.6),
        *(73.1, 69.6, 66.1, 62.3, 58.3, 53.9, 49.2),
        *(44.1, 38.4, 32.1, 25.2, 17.6, 9.2, 0.0),
    ),
    "the score for each sum of the five items, 0..20, where 100 is no difficulty",
    Basis(AWELL_SCORE, "HOOS-PS conversion table", _CHECKED),
    rules=(Rule.EV_2,),
    unit="points",
)

SCALES: Final = (
    Scale("as_hoos", "points", Direction.HIGHER_IS_BETTER),
    Scale("original_2008", "points", Direction.HIGHER_IS_WORSE),
)


def score(answers: Answers) -> Score:
    """Both directions. An item is 0..4; raises ScoringError where one is missing."""
    raw = sum(_item(answers, item) for item in ITEMS)
    as_hoos, original = converted(raw)
    return Score("hoos-ps", {"as_hoos": as_hoos, "original_2008": original}, SCALES)


def converted(raw: int) -> tuple[float, float]:
    """The sum of the items, 0..20, as HOOS (100 is best) and as first published (0 is best)."""
    as_hoos = AS_HOOS.value[whole({"raw": raw}, "raw", 0, len(AS_HOOS.value) - 1)]
    return as_hoos, round(100 - as_hoos, 1)


def _item(answers: Answers, item: str) -> int:
    found = marked(item, answers.get(item))
    if found is None:
        raise ScoringError(
            item,
            None,
            f"HOOS-PS needs all {ALL_ITEMS.value} items; give a whole number "
            f"from 0 to {WORST_ITEM.value}",
        )
    return found


HOOS_PS: Final = Instrument("hoos-ps", Kind.REPORTED, SCALES, ITEMS, score, (Protocol.PAST_WEEK,))
