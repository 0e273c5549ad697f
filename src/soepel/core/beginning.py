"""How somebody begins: what the screening tells of her intake, and what is asked besides."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

from soepel.core.exercises import Comorbidity
from soepel.core.quantities import Side
from soepel.core.questionnaire import Answers, Operation, QuestionId, Risk
from soepel.core.rules.screening import DATE_OF_OPERATION, flags_of, tier_of
from soepel.core.screening import RedFlag

AHEAD_OR_DONE: Final = frozenset(Operation) - {Operation.OTHER}


class OwnQuestion(StrEnum):
    """A question of the intake besides the screening, in the order in which they are asked."""

    SEX = "sex"
    USUAL = "usual"
    WORST = "worst"
    FLARE_NOW = "flare_now"
    WAKES_AT_NIGHT = "wakes_at_night"
    CONFIDENCE = "confidence"
    COMORBIDITIES = "comorbidities"
    HAMPERING = "hampering_comorbidity"
    GOALS = "goals"
    TROUBLE = "trouble"
    """How much trouble each of the goals gives."""
    DAYS = "days"
    MINUTES = "minutes"
    EQUIPMENT = "equipment"
    FLOOR = "can_reach_floor"
    ENDURANCE = "endurance"
    WALKING_MINUTES = "walking_minutes"
    CHAIR_STANDS = "chair_stands"


def told_by_screening(answers: Answers, day: date) -> Mapping[str, Any]:
    """The fields of an intake on a day that the screening answers already.

    Who does not know which hip is treated as if it were both; an operation without a date as if
    it were today, so that a therapist leads that side.
    """
    stiffness = answers.number(QuestionId.MORNING_STIFFNESS)
    operations = answers.chosen(QuestionId.OPERATIONS)
    return {
        "affected": next(iter(answers.chosen(QuestionId.SIDE)), Side.BOTH),
        "stiffness_minutes": None if stiffness is None else int(stiffness),
        "operation_planned": bool(operations & AHEAD_OR_DONE),
        "surgery": {
            side: answers.day(asked) or day
            for operation, (side, asked) in DATE_OF_OPERATION.items()
            if operation in operations
        },
    }


def conditions_told(answers: Answers) -> frozenset[Comorbidity]:
    """Conditions that the screening names already."""
    if Risk.OSTEOPOROSIS in answers.chosen(QuestionId.RISKS):
        return frozenset({Comorbidity.OSTEOPOROSIS})
    return frozenset()


def alarming(answers: Answers) -> tuple[RedFlag, ...]:
    """The red flags that stay with the record: those that hold back the plan."""
    return tuple(flag for flag in flags_of(answers) if tier_of(flag).holds_rises)


def age_on(day: date, born: date) -> int:
    """Whole years; who was born on 29 February has her birthday on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
