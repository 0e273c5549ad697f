from itertools import pairwise

import pytest

from soepel.core.instruments.hoos_ps import AS_HOOS, HOOS_PS, ITEMS, SCALES, converted
from soepel.core.instruments.instrument import Direction, ScoringError


def test_the_table_has_a_score_for_every_sum_and_always_falls() -> None:
    assert len(AS_HOOS.value) == 21
    assert all(after < before for before, after in pairwise(AS_HOOS.value))


@pytest.mark.parametrize("raw", range(21))
def test_both_directions_add_up_to_a_hundred(raw: int) -> None:
    as_hoos, original = converted(raw)
    assert as_hoos + original == pytest.approx(100)


@pytest.mark.parametrize("raw", [-1, 21, 1.5])
def test_a_sum_that_five_items_cannot_have_is_refused(raw: int) -> None:
    with pytest.raises(ScoringError, match="raw is"):
        converted(raw)


def test_the_two_directions_are_stored_with_their_scales() -> None:
    assert {scale.id: scale.direction for scale in SCALES} == {
        "as_hoos": Direction.HIGHER_IS_BETTER,
        "original_2008": Direction.HIGHER_IS_WORSE,
    }


def test_no_smallest_change_is_borrowed_from_hip_replacement() -> None:
    assert all(scale.group is None and scale.individual is None for scale in SCALES)


@pytest.mark.parametrize("item", ITEMS)
def test_every_item_is_needed(item: str) -> None:
    with pytest.raises(ScoringError, match="needs all 5 items"):
        HOOS_PS.score({other: 0 for other in ITEMS if other != item})


def test_of_two_marked_boxes_the_worse_counts() -> None:
    answers: dict[str, object] = dict.fromkeys(ITEMS, 0)
    assert HOOS_PS.score({**answers, "A1": [0, 2]}).values["as_hoos"] == 91.2
