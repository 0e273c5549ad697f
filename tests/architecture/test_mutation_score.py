import pytest

from tools.mutation import score


def test_a_break_that_no_test_reaches_counts_as_missed() -> None:
    assert score({"killed": 6, "timeout": 2, "survived": 1, "no_tests": 1, "skipped": 9}) == (
        pytest.approx(0.8)
    )


def test_rules_in_which_nothing_was_broken_score_nothing() -> None:
    assert score({}) == 0
