import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.evidence import Mark
from soepel.core.instruments.gait_speed import GAIT_SPEED, Pace, norm
from soepel.core.instruments.instrument import NoNorm, Norm, Note, ScoringError, WhyNoNorm
from soepel.core.instruments.person import Person
from soepel.core.quantities import Sex

seconds = st.floats(1, 600)


@pytest.mark.parametrize(
    ("pace", "sex", "age", "speed"),
    [
        (Pace.COMFORTABLE, Sex.WOMAN, 70, 1.272),
        (Pace.COMFORTABLE, Sex.WOMAN, 79, 1.272),
        (Pace.COMFORTABLE, Sex.WOMAN, 69, 1.296),
        (Pace.COMFORTABLE, Sex.MAN, 40, 1.462),
        (Pace.COMFORTABLE, Sex.MAN, 20, 1.393),
        (Pace.FAST, Sex.WOMAN, 79, 1.749),
        (Pace.FAST, Sex.MAN, 20, 2.533),
        (Pace.FAST, Sex.MAN, 29, 2.533),
        (Pace.FAST, Sex.MAN, 30, 2.456),
    ],
)
def test_the_mean_speed_is_that_of_pace_sex_and_decade(
    pace: Pace, sex: Sex, age: int, speed: float
) -> None:
    found = norm(pace, Person(age, sex))
    assert isinstance(found, Norm)
    assert (found.expected, found.standing, found.mark) == (speed, None, Mark.MEMORY_HIGH)


@pytest.mark.parametrize("pace", Pace)
@pytest.mark.parametrize("age", [18, 19, 80, 99])
def test_outside_20_to_79_there_is_no_norm(pace: Pace, age: int) -> None:
    none = NoNorm(WhyNoNorm.AGE_OUTSIDE_THE_NORM, (20, 79))
    assert norm(pace, Person(age, Sex.WOMAN)) == none


def test_ten_metres_in_eight_seconds_is_one_and_a_quarter_metre_a_second() -> None:
    score = GAIT_SPEED.score({"seconds": 8})
    assert score.values == {"speed": 1.25}
    assert score.norms["speed"] == NoNorm(WhyNoNorm.AGE_OR_SEX_NOT_GIVEN)


def test_an_aid_is_said_beside_the_speed() -> None:
    other_course = (Note.NORM_OF_ANOTHER_COURSE, "speed")
    assert GAIT_SPEED.score({"seconds": 8}).notes == (other_course,)
    with_aid = GAIT_SPEED.score({"seconds": 8, "aid_used": True}).notes
    assert with_aid == (other_course, (Note.AID_USED, ""))


@pytest.mark.parametrize("time", [0, 0.9, -8, 601, None, "8", True, float("inf"), float("nan")])
def test_an_absurd_time_is_refused(time: object) -> None:
    with pytest.raises(ScoringError, match=r"seconds is .*: give a number from 1 to 600"):
        GAIT_SPEED.score({"seconds": time})


@given(seconds, seconds)
def test_a_slower_walk_never_has_the_higher_speed(one: float, other: float) -> None:
    quick, slow = (GAIT_SPEED.score({"seconds": time}) for time in sorted((one, other)))
    assert quick.values["speed"] is not None
    assert slow.values["speed"] is not None
    assert quick.values["speed"] >= slow.values["speed"]
