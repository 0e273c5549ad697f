from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.evidence import Mark
from soepel.core.instruments.hoos import HOOS, ITEMS, LEAST_ANSWERED, PERSON_CHANGE, SCALES
from soepel.core.instruments.instrument import Direction, Norm, Note, ScoringError

ALL = [item for codes in ITEMS.values() for item in codes]
answered = st.dictionaries(st.sampled_from(ALL), st.integers(0, 4))


def test_there_are_forty_items_in_five_scales() -> None:
    assert {scale: len(codes) for scale, codes in ITEMS.items()} == {
        "pain": 10,
        "symptoms": 5,
        "adl": 17,
        "sport": 4,
        "qol": 4,
    }
    assert len(set(ALL)) == 40


@pytest.mark.parametrize("scale", list(ITEMS))
def test_a_scale_is_scored_from_its_least_number_of_answers_on(scale: str) -> None:
    least = LEAST_ANSWERED.value[scale]
    enough = HOOS.score(dict.fromkeys(ITEMS[scale][:least], 4))
    too_few = HOOS.score(dict.fromkeys(ITEMS[scale][: least - 1], 4))
    assert enough.values[scale] == 0
    assert too_few.values[scale] is None


@pytest.mark.parametrize("scale", list(ITEMS))
def test_the_least_number_of_answers_is_half_of_the_items(scale: str) -> None:
    assert LEAST_ANSWERED.value[scale] == -(-len(ITEMS[scale]) // 2)


@given(answered)
def test_a_scale_is_the_mean_of_its_answers_turned_round(answers: dict[str, int]) -> None:
    values = HOOS.score(answers).values
    for scale, codes in ITEMS.items():
        given_items = [Fraction(answers[item]) for item in codes if item in answers]
        if len(given_items) * 2 >= len(codes):
            mean = sum(given_items) / len(given_items)
            assert values[scale] == pytest.approx(float(100 - 25 * mean))
        else:
            assert values[scale] is None


@given(answered, st.sampled_from(ALL))
def test_a_worse_answer_never_raises_a_scale(answers: dict[str, int], item: str) -> None:
    better = HOOS.score(answers | {item: 1}).values
    worse = HOOS.score(answers | {item: 2}).values
    for scale in ITEMS:
        if (high := better[scale]) is not None and (low := worse[scale]) is not None:
            assert low <= high


def test_the_order_of_two_marked_boxes_does_not_matter() -> None:
    one = HOOS.score({"Q1": [1, 3], "Q2": 0})
    other = HOOS.score({"Q1": (3, 1), "Q2": 0})
    assert one.values == other.values
    assert one.values["qol"] == 62.5
    assert (Note.TWO_BOXES_WORSE_TAKEN, "Q1") in one.notes


def test_one_box_in_a_list_is_an_ordinary_answer() -> None:
    score = HOOS.score({"Q1": [1], "Q2": 1, "Q3": 1, "Q4": 1})
    assert score.values["qol"] == 75
    assert not [note for note, _ in score.notes if note is Note.TWO_BOXES_WORSE_TAKEN]


def test_missing_items_are_told_scale_by_scale() -> None:
    some = dict.fromkeys([*ITEMS["pain"][:9], *ITEMS["qol"], "SP1"], 0)
    assert set(HOOS.score(some).notes) == {
        (Note.ITEMS_MISSING, "pain"),
        (Note.TOO_FEW_ANSWERS, "symptoms"),
        (Note.TOO_FEW_ANSWERS, "adl"),
        (Note.TOO_FEW_ANSWERS, "sport"),
    }


def test_an_item_answered_none_is_missing() -> None:
    assert HOOS.score({"Q1": None, "Q2": 0}).values["qol"] is None


@pytest.mark.parametrize("answer", [5, -1, 1.5, "2", True, [], [1, 7], float("nan")])
def test_an_answer_that_is_no_box_is_refused_with_its_item(answer: object) -> None:
    with pytest.raises(ScoringError, match="P3 is") as refusal:
        HOOS.score({"P3": answer})
    assert refusal.value.field == "P3"


def test_an_unknown_item_is_refused() -> None:
    with pytest.raises(ScoringError, match="hoos has no such field") as refusal:
        HOOS.score({"P11": 0})
    assert refusal.value.field == "P11"
    assert refusal.value.value == 0


def test_there_is_no_total_score() -> None:
    assert set(HOOS.score(dict.fromkeys(ALL, 0)).values) == set(ITEMS)


def test_every_scale_runs_up_to_better_and_has_its_smallest_changes() -> None:
    assert {scale.direction for scale in SCALES} == {Direction.HIGHER_IS_BETTER}
    assert {scale.group.value for scale in SCALES if scale.group} == {(6.0, 10.0)}
    known = {scale.id: scale.individual.value for scale in SCALES if scale.individual}
    assert known == {"pain": 21.6, "symptoms": 22.7, "adl": 17.7, "qol": 24.4}
    assert "sport" not in PERSON_CHANGE


def test_the_population_mean_is_shown_with_its_mark_and_without_a_verdict() -> None:
    norm = HOOS.score({}).norms["pain"]
    assert isinstance(norm, Norm)
    assert (norm.expected, norm.mark, norm.standing) == (86.9, Mark.SEEN, None)
