"""Answers with nothing alarming, that fit with hip osteoarthritis."""

from typing import Any, Final

from soepel.core.questionnaire import Answers

CALM: Final[dict[str, Any]] = {
    "emergency_signs": [],
    "can_stand": "yes",
    "fall": "no",
    "fever_or_unwell": "no",
    "signs": [],
    "side": "left",
    "place": ["groin"],
    "age": 72,
    "duration": "years",
    "activity_related": "yes",
    "morning_stiffness": 10,
    "start_up_stiffness": "yes",
    "course": [],
    "general_health": [],
    "widespread": [],
    "risks": [],
    "operations": [],
    "control": [],
}


def answered(**changes: Any) -> Answers:
    """These answers, but for what is given here."""
    return Answers.read({**CALM, **changes})
