import pytest

from soepel.core.instruments.gpe import GPE, success
from soepel.core.instruments.instrument import Direction, Note, ScoringError


@pytest.mark.parametrize(("effect", "succeeded"), [(1, True), (2, True), (3, False), (7, False)])
def test_only_the_two_best_answers_are_a_success(effect: int, succeeded: bool) -> None:
    score = GPE.score({"effect": effect})
    note = Note.SUCCESS if succeeded else Note.NO_SUCCESS
    assert success(effect) is succeeded
    assert score.values == {"effect": effect}
    assert score.notes == ((note, "effect"),)


def test_a_higher_effect_is_worse() -> None:
    assert GPE.scales[0].direction is Direction.HIGHER_IS_WORSE


@pytest.mark.parametrize("effect", [0, 8, None, 1.5])
def test_an_answer_off_the_scale_is_refused(effect: object) -> None:
    with pytest.raises(ScoringError, match=r"effect is .*from 1 to 7"):
        GPE.score({"effect": effect})
