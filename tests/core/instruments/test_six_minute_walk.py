import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.evidence import Mark
from soepel.core.instruments.instrument import (
    NoNorm,
    Norm,
    Note,
    ScoringError,
    Standing,
    WhyNoNorm,
)
from soepel.core.instruments.person import HEIGHT, WEIGHT, Person
from soepel.core.instruments.six_minute_walk import SIX_MINUTE_WALK, norm, predicted
from soepel.core.quantities import Sex

MAN = Person(65, Sex.MAN)
people = st.builds(Person, st.integers(40, 80), st.sampled_from(Sex))
sizes = st.tuples(st.floats(*HEIGHT.value), st.floats(*WEIGHT.value))
distances = st.floats(0, 1500)


@pytest.mark.parametrize(
    ("metres", "standing"),
    [(395.64, Standing.BELOW_AVERAGE), (395.65, Standing.AVERAGE), (900, Standing.AVERAGE)],
)
def test_below_the_lower_limit_is_below_average_and_nothing_is_above(
    metres: float, standing: Standing
) -> None:
    found = norm(metres, MAN, (175, 80))
    assert isinstance(found, Norm)
    assert (found.standing, found.high, found.mark) == (standing, None, Mark.MEMORY_HIGH)


@pytest.mark.parametrize(("age", "has_norm"), [(39, False), (40, True), (80, True), (81, False)])
def test_there_is_a_norm_from_40_to_80(age: int, has_norm: bool) -> None:
    found = norm(400, Person(age, Sex.WOMAN), (165, 70))
    assert isinstance(found, Norm) is has_norm
    assert has_norm or found == NoNorm(WhyNoNorm.AGE_OUTSIDE_THE_NORM, (40, 80))


def test_without_body_size_or_person_there_is_no_norm() -> None:
    nobody = SIX_MINUTE_WALK.score({"metres": 400}).norms["metres"]
    assert nobody == NoNorm(WhyNoNorm.AGE_OR_SEX_NOT_GIVEN)
    for size in ({}, {"height_cm": 175}, {"weight_kg": 80}):
        measured = {"metres": 400, "age": 65, "sex": "man", **size}
        unknown = SIX_MINUTE_WALK.score(measured).norms["metres"]
        assert unknown == NoNorm(WhyNoNorm.BODY_SIZE_NOT_GIVEN)


def test_a_body_that_the_equation_was_not_drawn_from_has_no_norm() -> None:
    assert norm(100, Person(80, Sex.WOMAN), (100, 300)) == NoNorm(WhyNoNorm.NO_TRUSTED_NORM)


def test_a_lower_limit_of_nothing_is_no_norm() -> None:
    # 2.11 x 160 - 2.29 x 200 - 5.78 x age + 667 - 139 comes to 0 between 70 and 71 years.
    assert isinstance(norm(100, Person(70, Sex.WOMAN), (160, 200)), Norm)
    assert isinstance(norm(100, Person(71, Sex.WOMAN), (160, 200)), NoNorm)


def test_an_aid_is_said_beside_the_distance() -> None:
    assert SIX_MINUTE_WALK.score({"metres": 400}).notes == ()
    assert SIX_MINUTE_WALK.score({"metres": 400, "aid_used": True}).notes == ((Note.AID_USED, ""),)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("metres", -1),
        ("metres", 1501),
        ("metres", None),
        ("height_cm", 1.75),
        ("height_cm", 231),
        ("weight_kg", 29),
        ("weight_kg", 301),
        ("age", 65.5),
        ("sex", "male"),
        ("aid_used", "yes"),
    ],
)
def test_an_absurd_measurement_is_refused_by_its_name(field: str, value: object) -> None:
    measured = {"metres": 400, "age": 65, "sex": "man", "height_cm": 175, "weight_kg": 80}
    with pytest.raises(ScoringError, match=f"{field} is {value!r}"):
        SIX_MINUTE_WALK.score({**measured, field: value})


@given(people, sizes, distances, distances)
def test_a_longer_walk_never_stands_lower(
    who: Person, size: tuple[float, float], one: float, other: float
) -> None:
    short, long = (norm(metres, who, size) for metres in sorted((one, other)))
    if isinstance(long, Norm) and long.standing is Standing.BELOW_AVERAGE:
        assert isinstance(short, Norm)
        assert short.standing is Standing.BELOW_AVERAGE


@given(people, sizes, sizes)
def test_more_height_and_less_weight_predict_no_shorter_walk(
    who: Person, one: tuple[float, float], other: tuple[float, float]
) -> None:
    short, tall = sorted((one[0], other[0]))
    light, heavy = sorted((one[1], other[1]))
    assert predicted(who, tall, light) >= predicted(who, short, heavy)
