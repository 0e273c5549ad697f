"""Every reason of a screening can be said, with the values it carries."""

from datetime import date

import pytest

from soepel.core.quantities import Side
from soepel.core.questionnaire import Answers
from soepel.core.rules.screening import screen
from soepel.core.screening import Examination, RedFlag
from soepel.words import Audience, Lang, for_person, sentence
from soepel.words.sentences import wordings

DAY = date(2026, 3, 2)
EXAMINED = (Examination(side=Side.LEFT, internal_rotation=10, flexion=100),)
ANSWERS: dict[str, dict[str, object]] = {
    "nothing": {},
    "fever": {
        "fever_or_unwell": "yes",
        "temperature": 38.6,
        "severe_or_immobile": "yes",
        "age": 40,
        "morning_stiffness": 30,
    },
    "typical": {
        "age": 70,
        "place": ["groin"],
        "activity_related": "yes",
        "morning_stiffness": 30,
        "operations": ["prosthesis_left"],
        "risks": ["long_steroid_use"],
    },
    "stiff": {"age": 60, "morning_stiffness": 90, "widespread": ["shoulders_and_hips"]},
}


@pytest.mark.parametrize("given", ANSWERS)
def test_every_reason_of_a_screening_can_be_said(given: str) -> None:
    for reason in screen(Answers.read(ANSWERS[given]), DAY, EXAMINED).reasons:
        assert set(reason.values) <= set(wordings()[reason.code].values), reason
        for audience in Audience:
            for lang in Lang:
                assert sentence(reason, audience, lang, {})


def test_an_emergency_says_to_call_112() -> None:
    found = screen(Answers.read(ANSWERS["fever"]), DAY)
    said = [for_person(reason, Lang.NL, {}) for reason in found.reasons]
    flag = "Je gaf aan: hoge koorts met hevige pijn in je heup. Dit kan ernstig zijn, bel nu 112."
    assert RedFlag.FEVER_WITH_SEVERE_HIP_PAIN in found.flags
    assert flag in said
