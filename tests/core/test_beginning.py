"""What an intake takes from the screening, so that nothing is asked twice."""

from datetime import date

import pytest

from soepel.core.beginning import age_on, alarming, conditions_told, told_by_screening
from soepel.core.exercises import Comorbidity
from soepel.core.quantities import Side
from soepel.core.questionnaire import Answers
from soepel.core.screening import RedFlag

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("answered", "told"),
    [
        ([], set()),
        (["osteoporosis"], {Comorbidity.OSTEOPOROSIS}),
        (["training_spike"], set()),
    ],
)
def test_a_condition_that_was_told_is_not_asked_again(
    answered: list[str], told: set[Comorbidity]
) -> None:
    assert conditions_told(Answers.read({"risks": answered})) == told


def test_what_is_not_known_is_taken_on_the_safe_side() -> None:
    told = told_by_screening(Answers.read({"operations": ["planned_left"]}), DAY)
    assert told["affected"] is Side.BOTH
    assert told["surgery"] == {Side.LEFT: DAY}
    assert told["stiffness_minutes"] is None


def test_a_flag_that_holds_back_the_plan_goes_along() -> None:
    answers = Answers.read({"general_health": ["night_sweats"], "control": ["giving_way"]})
    assert RedFlag.NIGHT_SWEATS in alarming(answers)
    assert RedFlag.GIVING_WAY not in alarming(answers)


def test_an_age_is_in_whole_years() -> None:
    assert age_on(DAY, date(1954, 11, 25)) == 72
    assert age_on(DAY, date(1954, 11, 26)) == 71
    assert age_on(date(2026, 2, 28), date(2000, 2, 29)) == 25
