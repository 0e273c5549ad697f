import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.instruments.heart_rate import (
    EffortZone,
    HeartRateZone,
    aerobic_zone,
    highest_heart_rate,
)
from soepel.core.instruments.instrument import ScoringError
from soepel.core.instruments.person import AGE
from soepel.core.quantities import Effort

ages = st.integers(*AGE.value)


@pytest.mark.parametrize(
    ("accustomed", "zone"),
    [(False, EffortZone(Effort(3), Effort(4))), (True, EffortZone(Effort(4), Effort(7)))],
)
def test_with_a_beta_blocker_the_zone_is_effort(accustomed: bool, zone: EffortZone) -> None:
    seen = aerobic_zone(65, accustomed, beta_blocker=True)
    assert isinstance(seen, EffortZone)
    assert seen == zone


@pytest.mark.parametrize("age", [17, 121, -1, 65.5])
def test_an_age_that_is_no_adults_is_refused(age: float) -> None:
    with pytest.raises(ScoringError, match=f"age is {age}: give a .*number from 18 to 120"):
        highest_heart_rate(age)  # type: ignore[arg-type]  # what a caller without types may do


@given(ages, st.booleans(), st.booleans())
def test_heart_rate_is_never_the_measure_with_a_beta_blocker(
    age: int, accustomed: bool, beta_blocker: bool
) -> None:
    zone = aerobic_zone(age, accustomed, beta_blocker)
    assert isinstance(zone, EffortZone if beta_blocker else HeartRateZone)


@given(ages)
def test_an_unaccustomed_person_is_never_sent_above_where_an_accustomed_one_begins(
    age: int,
) -> None:
    careful = aerobic_zone(age, accustomed=False, beta_blocker=False)
    hard = aerobic_zone(age, accustomed=True, beta_blocker=False)
    assert careful.highest == hard.lowest < highest_heart_rate(age)


@given(ages, ages)
def test_the_highest_heart_rate_never_rises_with_age(one: int, other: int) -> None:
    younger, older = sorted((one, other))
    assert highest_heart_rate(older) <= highest_heart_rate(younger)
