"""Principle 4 on single reviews, drawn and shrunk by Hypothesis."""

from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.histories import History, Life, Mishap, live
from tests.properties.monotony import (
    again,
    deleted,
    more_after_worse,
    rose_by_silence,
    worsened,
)

LIVES = (
    Life(1, 42, frozenset()),
    Life(2, 42, frozenset({Mishap.PAINFUL_SPELLS, Mishap.RED_EXERCISES})),
    Life(3, 42, frozenset({Mishap.HALF_REPORTS, Mishap.SLOW_RECOVERY})),
    Life(4, 42, frozenset({Mishap.FLARE_BUTTON, Mishap.BOUNDS, Mishap.TOO_HARD})),
    Life(5, 42, frozenset({Mishap.GAPS, Mishap.PAINKILLERS, Mishap.RED_FLAGS})),
)
"""Lives of every kind; Hypothesis draws a day of one, and what is made worse."""


@cache
def lived(life: Life) -> History:
    return live(life)


@settings(max_examples=400)
@given(st.sampled_from(LIVES), st.integers(0, 41), st.integers(0, 999), st.integers(1, 12))
def test_a_worse_report_never_leads_to_more(life: Life, day: int, seed: int, how_many: int) -> None:
    twice = again(lived(life).days[day], worsened, Random(seed), how_many)
    assert twice is None or more_after_worse(twice) is None


@settings(max_examples=400)
@given(st.sampled_from(LIVES), st.integers(0, 41), st.integers(0, 999), st.integers(1, 12))
def test_a_missing_report_never_leads_to_a_rise(
    life: Life, day: int, seed: int, how_many: int
) -> None:
    twice = again(lived(life).days[day], deleted, Random(seed), how_many)
    assert twice is None or rose_by_silence(twice) is None
