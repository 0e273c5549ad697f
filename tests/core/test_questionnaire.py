from datetime import date, datetime, time
from typing import Any, Final

import pytest

from soepel.core.questionnaire import (
    DONT_KNOW,
    QUESTIONS,
    AnswerRefused,
    Answers,
    QuestionId,
    YesNo,
    question,
)
from soepel.core.screening import Place

NOON: Final = datetime.combine(date(2027, 1, 15), time(12))


def test_every_question_is_asked_once_and_has_a_name() -> None:
    assert sorted(q.id for q in QUESTIONS) == sorted(QuestionId)


def test_a_follow_up_stands_after_the_question_that_leads_to_it() -> None:
    order = [q.id for q in QUESTIONS]
    for asked in QUESTIONS:
        if asked.after:
            assert order.index(asked.after.question) < order.index(asked.id)
            assert question(asked.after.question).after is None


@pytest.mark.parametrize(
    ("name", "raw", "answer"),
    [
        ("can_stand", "yes", YesNo.YES),
        ("place", ["groin", "knee"], frozenset({Place.GROIN, Place.KNEE})),
        ("place", [], frozenset()),
        ("age", 0, 0),
        ("age", 120, 120),
        ("temperature", 38.5, 38.5),
        ("planned_date_left", "2027-01-15", date(2027, 1, 15)),
        ("planned_date_left", date(2027, 1, 15), date(2027, 1, 15)),
        ("age", "dont_know", DONT_KNOW),
        ("place", "dont_know", DONT_KNOW),
    ],
)
def test_a_plain_value_becomes_an_answer(name: str, raw: object, answer: object) -> None:
    assert Answers.read({name: raw}).given == {name: answer}


@pytest.mark.parametrize(
    ("name", "raw", "asked"),
    [
        ("can_stand", "maybe", "one of yes, no"),
        ("can_stand", True, "one of yes, no"),
        ("place", "groin", "a list of words"),
        ("place", ["elbow"], "one of groin,"),
        ("age", -1, "a whole number from 0 to 120 (years)"),
        ("age", 121, "a whole number from 0 to 120 (years)"),
        ("age", 70.5, "a whole number"),
        ("age", "70", "a whole number"),
        ("age", True, "a whole number"),
        ("temperature", 101, "a number from 34 to 43 (°C)"),
        ("temperature", float("nan"), "a number from 34 to 43"),
        ("planned_date_left", "15-01-2027", "a date such as 2026-11-23"),
        ("planned_date_left", 2027, "a date such as 2026-11-23"),
        (
            "planned_date_left",
            NOON,
            "a date such as 2026-11-23",
        ),
    ],
)
def test_a_value_that_is_no_answer_is_refused_with_what_can_be(
    name: str, raw: Any, asked: str
) -> None:
    with pytest.raises(AnswerRefused) as refused:
        Answers.read({name: raw})
    message = str(refused.value)
    assert message.startswith(f"{name} cannot be {raw!r}: give ")
    assert asked in message
    assert message.endswith("or dont_know")


def test_a_question_that_does_not_exist_is_refused() -> None:
    with pytest.raises(AnswerRefused, match="no question 'shoe_size': questions are emergency_"):
        Answers.read({"shoe_size": 42})


def test_answering_again_gives_new_answers_and_leaves_the_old_as_they_were() -> None:
    first = Answers.read({"age": 70})
    second = first.with_answer(QuestionId.AGE, 71)
    assert (first.number(QuestionId.AGE), second.number(QuestionId.AGE)) == (70, 71)
    assert not second.without(QuestionId.AGE).given
    with pytest.raises(TypeError):
        first.given[QuestionId.AGE] = 5  # type: ignore[index] # that it cannot is the point


def test_dont_know_is_given_but_not_known() -> None:
    answers = Answers.read({"age": "dont_know", "fall": "no"})
    assert QuestionId.AGE in answers.given
    assert not answers.known(QuestionId.AGE)
    assert not answers.known(QuestionId.CAN_STAND)
    assert answers.known(QuestionId.FALL)
    assert answers.number(QuestionId.AGE) is None


def test_an_answer_of_another_kind_is_no_choice_number_or_day() -> None:
    answers = Answers.read({"age": 70, "planned_date_left": "2027-01-15"})
    assert answers.chosen(QuestionId.AGE) == frozenset()
    assert answers.day(QuestionId.AGE) is None
    assert answers.number(QuestionId.PLANNED_DATE_LEFT) is None
