import pytest

from soepel.core.instruments.instrument import NoNorm, ScoringError, WhyNoNorm
from soepel.core.instruments.person import Person, height_and_weight, person, row_of_age, span
from soepel.core.quantities import Sex

TABLE = {(60, 64): "younger", (70, 74): "older"}


@pytest.mark.parametrize(
    ("age", "row"), [(60, "younger"), (64, "younger"), (70, "older"), (74, "older")]
)
def test_an_age_at_either_end_of_a_row_belongs_to_it(age: int, row: str) -> None:
    assert row_of_age(TABLE, age) == row


@pytest.mark.parametrize("age", [59, 65, 69, 75])
def test_there_is_no_norm_beside_or_between_the_rows(age: int) -> None:
    assert row_of_age(TABLE, age) == NoNorm(WhyNoNorm.AGE_OUTSIDE_THE_NORM, (60, 74))


def test_the_span_is_from_the_youngest_to_the_oldest() -> None:
    assert span({(70, 74): 0, (60, 64): 0}) == (60, 74)


def test_who_was_measured_needs_both_age_and_sex() -> None:
    assert person({"age": 67, "sex": "woman"}) == Person(67, Sex.WOMAN)
    assert person({"age": 67}) is None
    assert person({"sex": "woman"}) is None


@pytest.mark.parametrize("age", [17, 121, 67.5])
def test_an_age_that_is_no_adult_s_is_refused(age: float) -> None:
    with pytest.raises(ScoringError, match="age is"):
        person({"age": age, "sex": "woman"})


def test_body_size_needs_both_height_and_weight() -> None:
    assert height_and_weight({"height_cm": 175, "weight_kg": 80}) == (175, 80)
    assert height_and_weight({"height_cm": 175}) is None
    assert height_and_weight({"weight_kg": 80}) is None


def test_a_height_in_metres_is_refused() -> None:
    with pytest.raises(ScoringError, match=r"height_cm is 1\.75"):
        height_and_weight({"height_cm": 1.75, "weight_kg": 80})
