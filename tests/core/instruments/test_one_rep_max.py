import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.instruments.instrument import ScoringError
from soepel.core.instruments.one_rep_max import (
    BEST_REPETITIONS,
    MOST_REPETITIONS,
    WhyNotUsed,
    brzycki,
    epley,
    estimate,
    training_loads,
    usable,
    why_not_used,
)

loads = st.floats(min_value=0.5, max_value=500)
repetitions = st.integers(min_value=1, max_value=MOST_REPETITIONS.value)


def test_one_repetition_is_the_maximum_itself() -> None:
    assert brzycki(50, 1) == epley(50, 1) == 50


def test_the_formulas_agree_at_ten_repetitions() -> None:
    assert brzycki(30, 10) == pytest.approx(40)
    assert epley(30, 10) == pytest.approx(40)


@pytest.mark.parametrize(("times", "lower"), [(5, brzycki), (12, epley)])
def test_the_estimate_is_the_lower_of_the_two(times: int, lower: object) -> None:
    assert callable(lower)
    assert estimate(20, times).one_rm == lower(20, times)


def test_an_estimate_from_more_than_ten_repetitions_is_no_good_one() -> None:
    assert estimate(20, BEST_REPETITIONS.value).good
    assert not estimate(20, BEST_REPETITIONS.value + 1).good


@pytest.mark.parametrize("times", [0, -1, 16, 36, 37, 2.5])
@pytest.mark.parametrize("formula", [brzycki, epley, estimate])
def test_repetitions_from_which_nothing_can_be_told_are_refused(
    formula: object, times: float
) -> None:
    assert callable(formula)
    with pytest.raises(ScoringError, match=f"repetitions is {times}: give a .*number from 1 to 15"):
        formula(20, times)


@pytest.mark.parametrize("load", [0, 0.4, -5, 501, float("nan"), float("inf")])
def test_an_absurd_load_is_refused(load: float) -> None:
    with pytest.raises(ScoringError, match=r"load_kg is .*: give a number from 0\.5 to 500"):
        brzycki(load, 5)


def test_a_painful_test_gives_no_dose() -> None:
    assert why_not_used(40, 40, painful=True) is WhyNotUsed.PAINFUL
    assert why_not_used(90, 40, painful=True) is WhyNotUsed.PAINFUL


def test_a_test_above_one_and_a_half_times_the_previous_gives_no_dose() -> None:
    assert usable(60, 40, painful=False)
    assert why_not_used(60.1, 40, painful=False) is WhyNotUsed.ABSURD


@pytest.mark.parametrize(("one_rm", "used"), [(0.5, True), (500, True), (0.4, False), (501, False)])
def test_a_first_test_is_used_within_the_believed_loads(one_rm: float, used: bool) -> None:
    assert usable(one_rm, None, painful=False) is used


@pytest.mark.parametrize("one_rm", [0, 501, float("nan")])
def test_no_training_load_comes_from_an_absurd_maximum(one_rm: float) -> None:
    with pytest.raises(ScoringError, match="one_rm is"):
        training_loads(one_rm, accustomed=False)


@given(loads, repetitions, st.integers(min_value=1, max_value=MOST_REPETITIONS.value))
def test_more_repetitions_never_mean_a_lower_maximum(load: float, one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert estimate(load, fewer).one_rm <= estimate(load, more).one_rm


@given(loads, st.booleans())
def test_no_training_load_is_above_the_maximum(one_rm: float, accustomed: bool) -> None:
    lightest, heaviest = training_loads(one_rm, accustomed)
    assert 0 < lightest < heaviest < one_rm


@given(loads, loads, st.booleans())
def test_a_higher_test_is_never_used_where_a_lower_one_is_not(
    one_rm: float, previous: float, painful: bool
) -> None:
    if not usable(one_rm, previous, painful):
        assert not usable(one_rm * 1.1, previous, painful)
