"""How an exercise is done, told for the leg that does it."""

import pytest

from soepel.core.exercises import Comorbidity
from soepel.core.quantities import Side
from soepel.words import Lang
from soepel.words.guide import ExerciseTold, exercise_told, help_told
from soepel.words.voice import voice

DUTCH, ENGLISH = voice(Lang.NL), voice(Lang.EN)


def all_words(told: ExerciseTold) -> str:
    return " ".join((told.summary, told.guide.start, *told.guide.steps, *told.guide.mistakes))


def test_left_and_right_are_named_and_never_confused() -> None:
    left = all_words(exercise_told("heel-slide", DUTCH, Side.LEFT))
    right = all_words(exercise_told("heel-slide", DUTCH, Side.RIGHT))
    assert "je linkerbeen" in left
    assert "rechterbeen" not in left
    assert right == left.replace("linkerbeen", "rechterbeen")


def test_the_other_leg_is_the_other_one() -> None:
    left = all_words(exercise_told("hip-flexor-stretch", ENGLISH, Side.LEFT))
    assert "let your left leg sink" in left
    assert "the knee of your right leg" in left


def test_without_a_side_it_speaks_of_the_working_leg() -> None:
    both = all_words(exercise_told("heel-slide", DUTCH))
    assert "je oefenbeen" in both
    assert "{" not in both


def test_what_is_needed_begins_with_the_equipment() -> None:
    told = exercise_told("heel-slide", DUTCH)
    assert told.guide.things == ("Een bed", "Een handdoek")
    assert told.guide.harder.exercise == "knee-to-chest"
    assert told.guide.harder.name == "Knie naar de borst"
    assert told.guide.easier.exercise is None


@pytest.mark.parametrize(
    ("conditions", "cautions"),
    [
        (None, ["Hoge bloeddruk", "Hartziekte", "Hartfalen"]),
        (frozenset({Comorbidity.HYPERTENSION, Comorbidity.COPD}), ["Hoge bloeddruk"]),
        (frozenset(), []),
    ],
)
def test_cautions_are_those_that_a_person_needs(
    conditions: frozenset[Comorbidity] | None, cautions: list[str]
) -> None:
    told = exercise_told("belt-press", DUTCH, conditions=conditions)
    assert [one.condition for one in told.cautions] == cautions
    assert all(one.words.endswith(".") for one in told.cautions)


def test_a_condition_that_forbids_it_is_told() -> None:
    assert exercise_told("knee-to-chest", DUTCH).forbidden == ("botontkalking",)


def test_everyday_help_is_told_without_a_dose() -> None:
    told = help_told(DUTCH.library.everyday["sleep-on-your-side"], DUTCH)
    assert told.name == "Slapen op je zij"
    assert told.guide.things == ("Een stevig kussen",)
    assert told.cautions == ()
    assert not hasattr(told.guide, "pace")
