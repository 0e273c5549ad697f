import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.instruments.instrument import (
    Direction,
    NoNorm,
    Norm,
    Note,
    ScoringError,
    Standing,
    WhyNoNorm,
)
from soepel.core.instruments.person import Person
from soepel.core.instruments.timed_up_and_go import TIMED_UP_AND_GO, norm
from soepel.core.quantities import Sex

times = st.floats(1, 600)


def standing(time: float, age: int) -> Standing:
    found = norm(time, Person(age, Sex.MAN))
    assert isinstance(found, Norm)
    assert found.standing is not None
    return found.standing


@pytest.mark.parametrize(
    ("age", "low", "high"),
    [
        (60, 7.1, 9.0),
        (69, 7.1, 9.0),
        (70, 8.2, 10.2),
        (79, 8.2, 10.2),
        (80, 10.0, 12.7),
        (99, 10.0, 12.7),
    ],
)
def test_a_time_above_the_interval_is_below_average(age: int, low: float, high: float) -> None:
    assert standing(low - 0.01, age) is Standing.ABOVE_AVERAGE
    assert standing(low, age) is standing(high, age) is Standing.AVERAGE
    assert standing(high + 0.01, age) is Standing.BELOW_AVERAGE


@pytest.mark.parametrize("age", [18, 59, 100, 120])
def test_outside_60_to_99_there_is_no_norm(age: int) -> None:
    none = NoNorm(WhyNoNorm.AGE_OUTSIDE_THE_NORM, (60, 99))
    assert norm(9.0, Person(age, Sex.WOMAN)) == none


def test_without_age_there_is_no_norm() -> None:
    score = TIMED_UP_AND_GO.score({"seconds": 9})
    assert score.values == {"time": 9}
    assert score.norms["time"] == NoNorm(WhyNoNorm.AGE_OR_SEX_NOT_GIVEN)


def test_an_aid_is_said_beside_the_time() -> None:
    assert TIMED_UP_AND_GO.score({"seconds": 9}).notes == ()
    assert TIMED_UP_AND_GO.score({"seconds": 9, "aid_used": True}).notes == ((Note.AID_USED, ""),)


def test_noise_is_a_share_of_the_first_time() -> None:
    (time,) = TIMED_UP_AND_GO.scales
    assert time.individual is not None
    assert (time.individual.value, time.individual_is_share) == (0.446, True)
    assert time.direction is Direction.HIGHER_IS_WORSE


@pytest.mark.parametrize("time", [0, 601, None])
def test_an_absurd_time_is_refused(time: object) -> None:
    with pytest.raises(ScoringError, match=f"seconds is {time}"):
        TIMED_UP_AND_GO.score({"seconds": time})


@given(times, times, st.integers(60, 99))
def test_a_slower_time_never_stands_higher(one: float, other: float, age: int) -> None:
    order = list(Standing)
    quick, slow = sorted((one, other))
    assert order.index(standing(slow, age)) <= order.index(standing(quick, age))
