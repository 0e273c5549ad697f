import pytest

from soepel.core.instruments.gait_speed import FORTY_METRE_WALK
from soepel.core.instruments.instrument import Direction, Norm, Note, ScoringError
from soepel.core.quantities import Sex


def test_forty_metres_in_25_seconds_is_1_6_metre_a_second() -> None:
    assert FORTY_METRE_WALK.score({"seconds": 25}).values == {"speed": 1.6, "time": 25}


def test_the_norm_is_that_of_a_fast_pace_and_said_to_be_of_another_course() -> None:
    score = FORTY_METRE_WALK.score({"seconds": 25, "sex": Sex.MAN, "age": 65})
    found = score.norms["speed"]
    assert isinstance(found, Norm)
    assert found.expected == 1.933
    assert (Note.NORM_OF_ANOTHER_COURSE, "speed") in score.notes


def test_speed_and_time_run_opposite_ways() -> None:
    directions = {scale.id: scale.direction for scale in FORTY_METRE_WALK.scales}
    assert directions == {
        "speed": Direction.HIGHER_IS_BETTER,
        "time": Direction.HIGHER_IS_WORSE,
    }


def test_what_matters_is_told_in_speed_and_what_is_noise_in_time() -> None:
    speed, time = FORTY_METRE_WALK.scales
    assert speed.group is not None
    assert time.individual is not None
    assert (speed.group.value, speed.individual) == ((0.2, 0.3), None)
    assert (time.group, time.individual.value) == (None, 4.0)


@pytest.mark.parametrize("time", [0, 601])
def test_an_absurd_time_is_refused(time: float) -> None:
    with pytest.raises(ScoringError, match=f"seconds is {time}"):
        FORTY_METRE_WALK.score({"seconds": time})
