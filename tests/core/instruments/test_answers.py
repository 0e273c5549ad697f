from collections.abc import Callable

import pytest

from soepel.core.instruments.answers import (
    checked,
    flag,
    listed,
    number,
    number_or_none,
    whole,
    whole_or_none,
    word,
    word_or_none,
)
from soepel.core.instruments.instrument import ScoringError
from soepel.core.quantities import Sex


@pytest.mark.parametrize("value", [1, 2.5, 10])
def test_a_number_within_its_range_is_read(value: float) -> None:
    assert number({"load": value}, "load", 1, 10) == value


@pytest.mark.parametrize("value", [0.99, 10.01, None, "5", True, [5], float("nan"), float("inf")])
def test_what_is_no_number_of_the_range_is_refused_with_its_field(value: object) -> None:
    with pytest.raises(ScoringError, match=r"load is .*: give a number from 1 to 10") as refusal:
        number({"load": value}, "load", 1, 10)
    assert refusal.value.field == "load"
    assert refusal.value.value is value


def test_a_missing_number_is_refused_as_none() -> None:
    with pytest.raises(ScoringError, match="load is None"):
        number({}, "load", 1, 10)


@pytest.mark.parametrize("answers", [{}, {"load": None}])
def test_what_may_be_missing_is_none(answers: dict[str, object]) -> None:
    assert number_or_none(answers, "load", 1, 10) is None
    assert whole_or_none(answers, "load", 1, 10) is None
    assert word_or_none(answers, "load", Sex) is None


@pytest.mark.parametrize("read", [number_or_none, whole_or_none])
def test_what_may_be_missing_is_still_checked(read: Callable[..., object]) -> None:
    assert read({"load": 10}, "load", 1, 10) == 10
    with pytest.raises(ScoringError):
        read({"load": 11}, "load", 1, 10)


def test_a_whole_number_may_be_written_as_a_float_but_has_no_fraction() -> None:
    assert whole({"stands": 12.0}, "stands", 0, 20) == 12
    with pytest.raises(ScoringError, match="give a whole number from 0 to 20"):
        whole({"stands": 12.5}, "stands", 0, 20)


def test_a_checked_value_is_a_float() -> None:
    assert isinstance(checked("load", 3, 0, 5), float)


def test_a_list_is_a_list_or_a_tuple_and_never_text() -> None:
    assert listed({"left": [1, 2]}, "left") == [1, 2]
    assert listed({"left": (1, 2)}, "left") == (1, 2)
    for value in ("12", None, 12):
        with pytest.raises(ScoringError, match="give a list of numbers"):
            listed({"left": value}, "left")


@pytest.mark.parametrize(("value", "read"), [(True, True), (False, False), (None, False)])
def test_a_flag_is_true_or_false(value: object, read: bool) -> None:
    assert flag({"arms_used": value}, "arms_used") is read


@pytest.mark.parametrize("value", [1, 0, "yes"])
def test_a_flag_is_never_guessed(value: object) -> None:
    with pytest.raises(ScoringError, match="give true or false"):
        flag({"arms_used": value}, "arms_used")


def test_a_word_is_one_of_its_vocabulary() -> None:
    assert word({"sex": "woman"}, "sex", Sex) is Sex.WOMAN
    assert word_or_none({"sex": "man"}, "sex", Sex) is Sex.MAN
    wrong: tuple[object, ...] = ("Woman", None, 1, [])
    for value in wrong:
        with pytest.raises(ScoringError, match="give one of woman, man"):
            word({"sex": value}, "sex", Sex)
