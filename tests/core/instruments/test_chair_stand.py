import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.evidence import Mark
from soepel.core.instruments.chair_stand import (
    AVERAGE,
    CHAIR_STAND,
    MOST_STANDS,
    SPREAD,
    lower_bound,
    norm,
)
from soepel.core.instruments.instrument import (
    NoNorm,
    Norm,
    Note,
    Place,
    ScoringError,
    Standing,
    WhyNoNorm,
)
from soepel.core.instruments.person import Person
from soepel.core.quantities import Sex

sexes = st.sampled_from(Sex)
norm_ages = st.integers(60, 94)
stands = st.integers(0, MOST_STANDS.value)


def placed(made: int, sex: Sex, age: int) -> tuple[Norm, Place]:
    found = norm(made, Person(age, sex))
    assert isinstance(found, Norm)
    assert found.place is not None
    return found, found.place


@pytest.mark.parametrize("sex", Sex)
@pytest.mark.parametrize("age", [0, 55, 59, 95, 120])
def test_outside_60_to_94_there_is_no_norm(sex: Sex, age: int) -> None:
    none = NoNorm(WhyNoNorm.AGE_OUTSIDE_THE_NORM, (60, 94))
    assert lower_bound(sex, age) == none
    assert norm(12, Person(age, sex)) == none


@pytest.mark.parametrize(
    ("sex", "age", "least"),
    [
        (Sex.WOMAN, 60, 12),
        (Sex.WOMAN, 64, 12),
        (Sex.WOMAN, 65, 11),
        (Sex.WOMAN, 79, 10),
        (Sex.WOMAN, 80, 9),
        (Sex.WOMAN, 94, 4),
        (Sex.MAN, 60, 14),
        (Sex.MAN, 69, 12),
        (Sex.MAN, 70, 12),
        (Sex.MAN, 75, 11),
        (Sex.MAN, 85, 8),
        (Sex.MAN, 94, 7),
    ],
)
def test_the_lower_bound_is_the_25th_percentile(sex: Sex, age: int, least: int) -> None:
    assert lower_bound(sex, age) == least


@pytest.mark.parametrize("sex", Sex)
def test_the_quartiles_lie_within_one_stand_of_mean_and_spread(sex: Sex) -> None:
    for ages, (low, high) in AVERAGE.value[sex].items():
        mean, sd = SPREAD.value[sex][ages]
        assert abs(mean - 0.674 * sd - low) <= 1
        assert abs(mean + 0.674 * sd - high) <= 1


def test_the_range_is_marked_seen_and_the_place_from_memory() -> None:
    found, place = placed(12, Sex.WOMAN, 62)
    assert (found.mark, place.mark) == (Mark.SEEN, Mark.MEMORY_HIGH)


def test_without_age_or_sex_there_is_no_norm() -> None:
    for measured in ({"stands": 12}, {"stands": 12, "age": 67}, {"stands": 12, "sex": "man"}):
        none = CHAIR_STAND.score(measured).norms["stands"]
        assert none == NoNorm(WhyNoNorm.AGE_OR_SEX_NOT_GIVEN)


@pytest.mark.parametrize(("made", "low"), [(7, True), (8, False)])
def test_fewer_than_eight_stands_are_a_low_level(made: int, low: bool) -> None:
    notes = CHAIR_STAND.score({"stands": made}).notes
    assert notes == (((Note.LOW_FUNCTIONAL_LEVEL, "stands"),) if low else ())


def test_with_arms_it_is_0_and_the_count_stands_apart() -> None:
    score = CHAIR_STAND.score({"stands": 9, "arms_used": True})
    assert score.values == {"stands": 0, "adapted": 9}
    assert (Note.ARMS_USED, "stands") in score.notes


def test_without_arms_nothing_stands_apart() -> None:
    assert CHAIR_STAND.score({"stands": 9}).values == {"stands": 9, "adapted": None}


@pytest.mark.parametrize("made", [-1, 61, 7.5, None, "9", True, float("nan")])
def test_an_absurd_count_is_refused(made: object) -> None:
    with pytest.raises(ScoringError, match=r"stands is .*: give a (whole )?number from 0 to 60"):
        CHAIR_STAND.score({"stands": made})


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(ScoringError, match="arms_use is True"):
        CHAIR_STAND.score({"stands": 9, "arms_use": True})


@given(stands, sexes, norm_ages)
def test_the_percentile_lies_within_0_and_100(made: int, sex: Sex, age: int) -> None:
    _, place = placed(made, sex, age)
    assert 0 <= place.percentile <= 100
    assert (place.percentile > 50) is (place.z > 0)


@given(stands, stands, sexes, norm_ages)
def test_more_stands_never_place_someone_lower(one: int, other: int, sex: Sex, age: int) -> None:
    order = list(Standing)
    (few, few_place), (many, many_place) = (placed(made, sex, age) for made in sorted((one, other)))
    assert few_place.percentile <= many_place.percentile
    assert few.standing is not None
    assert many.standing is not None
    assert order.index(few.standing) <= order.index(many.standing)


@given(sexes, norm_ages)
def test_the_lower_bound_is_where_average_begins(sex: Sex, age: int) -> None:
    least = lower_bound(sex, age)
    assert isinstance(least, int)
    assert placed(least, sex, age)[0].standing is Standing.AVERAGE
    assert placed(least - 1, sex, age)[0].standing is Standing.BELOW_AVERAGE


@given(sexes, norm_ages, norm_ages)
def test_the_lower_bound_never_rises_with_age(sex: Sex, one: int, other: int) -> None:
    young, old = (lower_bound(sex, age) for age in sorted((one, other)))
    assert isinstance(young, int)
    assert isinstance(old, int)
    assert young >= old
