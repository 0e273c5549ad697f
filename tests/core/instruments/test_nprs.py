import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.instruments.instrument import Direction, Note, ScoringError
from soepel.core.instruments.nprs import NPRS, acceptable, much_better, slightly_better

pains = st.integers(0, 10)


def test_pain_is_scored_as_given_and_higher_is_worse() -> None:
    score = NPRS.score({"average": 6, "rest": 4, "movement": 6})
    assert score.values == {"average": 6, "rest": 4, "movement": 6}
    assert {scale.direction for scale in score.scales} == {Direction.HIGHER_IS_WORSE}
    assert score.notes == ((Note.ACCEPTABLE, "rest"), (Note.NOT_ACCEPTABLE, "movement"))


def test_average_pain_alone_is_enough_and_has_no_acceptable_state() -> None:
    score = NPRS.score({"average": 0})
    assert score.values == {"average": 0, "rest": None, "movement": None}
    assert score.notes == ()


@pytest.mark.parametrize("answers", [{}, {"average": None}])
def test_no_pain_report_is_no_pain_of_zero(answers: dict[str, object]) -> None:
    with pytest.raises(ScoringError, match="at least one of average, rest, movement"):
        NPRS.score(answers)


@pytest.mark.parametrize("pain", [11, -1, 2.5, "4"])
def test_a_pain_off_the_scale_is_refused(pain: object) -> None:
    with pytest.raises(ScoringError, match="rest is"):
        NPRS.score({"rest": pain})


@pytest.mark.parametrize(
    ("pain", "at_rest", "moving"), [(4, True, True), (5, False, True), (6, False, False)]
)
def test_more_pain_is_accepted_on_movement_than_at_rest(
    pain: int, at_rest: bool, moving: bool
) -> None:
    assert acceptable(pain, moving=False) is at_rest
    assert acceptable(pain, moving=True) is moving


@pytest.mark.parametrize(
    ("before", "after", "slightly", "much"),
    [
        (6, 6, False, False),
        (6, 7, False, False),
        (0, 0, False, False),
        (5.0, 4.3, False, False),  # 0.7 points, 14 %
        (5.0, 4.25, True, False),  # exactly 15 %
        (10.0, 9.0, True, False),  # exactly 1 point, 10 %
        (10.0, 8.0, True, True),  # exactly 2 points, 20 %
        (3.0, 2.01, True, True),  # exactly 33 %
        (3.0, 2.02, True, False),
    ],
)
def test_better_needs_the_points_or_the_share(
    before: float, after: float, slightly: bool, much: bool
) -> None:
    assert slightly_better(before, after) is slightly
    assert much_better(before, after) is much


@given(pains, pains)
def test_much_better_is_also_slightly_better(before: int, after: int) -> None:
    assert slightly_better(before, after) or not much_better(before, after)


def test_a_change_is_held_against_groups_and_against_one_person() -> None:
    for scale in NPRS.scales:
        assert scale.group is not None
        assert scale.individual is not None
        assert scale.group.value == (1.0, 2.0)
        assert scale.individual.value == 3.3
