"""HOOS: five scales of hip problems over the past week, 0 extreme .. 100 none.

Only item codes and scoring; the wording belongs to its authors. There is no official total score.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from soepel.core.evidence import Basis, Limit
from soepel.core.evidence.questionnaires import (
    HOOS_DENMARK,
    HOOS_SCORING_2013,
    KJELDSEN_PROHIP,
    NAYLOR_2014,
)
from soepel.core.instruments.answers import whole_value
from soepel.core.instruments.instrument import (
    Answers,
    Direction,
    Instrument,
    Kind,
    Norm,
    Note,
    Protocol,
    Scale,
    Score,
    ScoringError,
)
from soepel.core.rule import Rule

_CHECKED: Final = date(2026, 11, 23)
_SCORING: Final = Basis(HOOS_SCORING_2013, "scoring and missing items", _CHECKED)

ITEMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "pain": tuple(f"P{number}" for number in range(1, 11)),
        "symptoms": tuple(f"S{number}" for number in range(1, 6)),
        "adl": tuple(f"A{number}" for number in range(1, 18)),
        "sport": tuple(f"SP{number}" for number in range(1, 5)),
        "qol": tuple(f"Q{number}" for number in range(1, 5)),
    }
)
WORST_ITEM: Final = Limit(4, "the worst score of an item; 0 is the best", _SCORING)
LEAST_ANSWERED: Final = Limit(
    MappingProxyType({"pain": 5, "symptoms": 3, "adl": 9, "sport": 2, "qol": 2}),
    "the fewest answered items with which a scale is scored (the 2013 rule)",
    _SCORING,
    unit="items",
)
GROUP_CHANGE: Final = Limit(
    (6.0, 10.0),
    "the minimal important change of HOOS scales after 12 weeks of exercise",
    Basis(KJELDSEN_PROHIP, "minimal important change, 160 people with hip OA", _CHECKED),
    rules=(Rule.EV_1,),
    unit="points",
)
PERSON_CHANGE: Final = MappingProxyType(
    {
        scale: Limit(
            points,
            f"the minimal detectable change (95 %) of HOOS {scale}; none is published for sport",
            Basis(NAYLOR_2014, "61 people who wait for a hip replacement", _CHECKED),
            (Rule.EV_1,),
            "points",
        )
        for scale, points in {"pain": 21.6, "symptoms": 22.7, "adl": 17.7, "qol": 24.4}.items()
    }
)
POPULATION: Final = Limit(
    MappingProxyType({"pain": 86.9, "symptoms": 83.7, "adl": 88.2, "sport": 83.1, "qol": 82.7}),
    "the mean of HOOS scales in a population, all adult ages together",
    Basis(HOOS_DENMARK, "population means", _CHECKED),
    unit="points",
)


SCALES: Final = tuple(
    Scale(name, "points", Direction.HIGHER_IS_BETTER, GROUP_CHANGE, PERSON_CHANGE.get(name))
    for name in ITEMS
)


def score(answers: Answers) -> Score:
    """The profile of five scales. An item is 0..4, None or missing, or a list of marked boxes."""
    items = {item: marked(item, answers.get(item)) for codes in ITEMS.values() for item in codes}
    return Score(
        "hoos",
        {name: scale_value(name, items) for name in ITEMS},
        SCALES,
        notes=_two_boxes(answers) + _missing(items),
        norms={
            name: Norm(HOOS_DENMARK, POPULATION.mark, mean)
            for name, mean in POPULATION.value.items()
        },
    )


def marked(item: str, answer: object) -> int | None:
    """The score of an item, 0..4; of two marked boxes the worse; None where it is missing."""
    if answer is None:
        return None
    boxes = answer if isinstance(answer, list | tuple) else [answer]
    if not boxes:
        raise ScoringError(item, answer, "give the marked boxes, or leave the item out")
    return max(whole_value(item, box, 0, WORST_ITEM.value) for box in boxes)


def scale_value(scale: str, items: Mapping[str, int | None]) -> float | None:
    """100 minus the mean of the answered items in percent; None where half is missing."""
    answered = [found for item in ITEMS[scale] if (found := items[item]) is not None]
    if len(answered) < LEAST_ANSWERED.value[scale]:
        return None
    return 100 - sum(answered) / len(answered) / WORST_ITEM.value * 100


def _two_boxes(answers: Answers) -> tuple[tuple[Note, str], ...]:
    return tuple(
        (Note.TWO_BOXES_WORSE_TAKEN, item)
        for item, answer in answers.items()
        if isinstance(answer, list | tuple) and len(answer) > 1
    )


def _missing(items: Mapping[str, int | None]) -> tuple[tuple[Note, str], ...]:
    """Which scales miss items, and which so many that they have no score."""
    notes = []
    for scale, codes in ITEMS.items():
        answered = sum(items[item] is not None for item in codes)
        if answered < LEAST_ANSWERED.value[scale]:
            notes.append((Note.TOO_FEW_ANSWERS, scale))
        elif answered < len(codes):
            notes.append((Note.ITEMS_MISSING, scale))
    return tuple(notes)


HOOS: Final = Instrument(
    "hoos",
    Kind.REPORTED,
    SCALES,
    tuple(item for codes in ITEMS.values() for item in codes),
    score,
    (Protocol.PAST_WEEK,),
)
