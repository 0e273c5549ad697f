"""A person's own measure: zones, high days, anchor, usual pain, threshold and drift."""

from typing import Any

import pytest

from soepel.core.reasons import Code, Reason
from soepel.core.rule import Rule
from soepel.core.rules import usual_pain
from soepel.core.screening import Tier
from soepel.core.state import Flare, Stage, State, Zone
from tests.core.rules.builders import AMBER, DAY, GREEN, RED, ago, diary, flag, state

# -- zones during an exercise -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("pain", "anchor", "expected"),
    [
        (0, 3, GREEN),
        (2, 3, GREEN),
        (3, 3, AMBER),
        (5, 3, AMBER),
        (6, 3, RED),
        (5, 0, AMBER),
        (6, 4.5, RED),
        (6, 5, AMBER),
        (7, 5, RED),
        (7, 5.5, RED),
        (7, 6, AMBER),
        (8, 6, RED),
        (7, 10, AMBER),
        (8, 10, RED),
    ],
)
def test_pain_during_is_green_to_2_and_red_above_5_or_above_the_anchor_and_one(
    pain: int, anchor: float, expected: Zone
) -> None:
    assert usual_pain.zone(pain, anchor) is expected


@pytest.mark.parametrize(
    ("anchor", "expected"), [(0, 5), (4, 5), (4.5, 5.5), (5, 6), (6, 7), (6.5, 7), (9, 7)]
)
def test_the_red_zone_lies_a_point_above_the_anchor_but_never_under_5_or_over_7(
    anchor: float, expected: float
) -> None:
    assert usual_pain.red_above(anchor) == expected


@pytest.mark.parametrize(
    ("usual", "threshold", "expected"),
    [
        (0, 2, 4),
        (2, 2, 4),
        (2.5, 2, 4.5),
        (3, 2, 5),
        (2, 3, 5),
        (8, 2, 10),
        (8.5, 2, 10),
        (9, 3, 10),
    ],
)
def test_a_high_day_lies_the_threshold_above_usual_from_4_to_10(
    usual: float, threshold: int, expected: float
) -> None:
    assert usual_pain.high_from(usual, threshold) == expected


@pytest.mark.parametrize(
    ("usual", "expected"), [(0, 3), (1, 3), (1.5, 3.5), (2, 4), (8, 10), (8.5, 10), (10, 10)]
)
def test_a_next_morning_is_too_high_two_above_usual_from_3_to_10(
    usual: float, expected: float
) -> None:
    assert usual_pain.too_high_morning(usual) == expected


@pytest.mark.parametrize(("pain", "expected"), [(3, True), (4, True), (5, False)])
def test_a_settled_morning_is_at_most_a_point_above_usual(pain: int, expected: bool) -> None:
    assert usual_pain.settled_morning(pain, 3.0) is expected


# -- drift ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pains", "expected"),
    [
        ((5, 5, 5, 5), True),
        ((5, 5, 5), False),
        ((5, 5, 5, 5, 0, 0, 0), True),
        ((5, 5, 5, 5, 0, 0, 0, 0), False),
        ((4, 4, 4, 4, 4, 4, 4), False),
        ((5, None, 5, None, 5, None, 5), True),
    ],
)
def test_drift_is_four_of_the_last_seven_entries_more_than_a_point_above_the_anchor(
    pains: tuple[int | None, ...], expected: bool
) -> None:
    assert usual_pain.drifting(diary(*pains, until=DAY), DAY, 3.0) is expected


def test_drift_looks_back_at_21_calendar_days_today_included() -> None:
    recent = diary(5, 5, 5, until=DAY)
    assert usual_pain.drifting(diary(5, until=ago(20)) + recent, DAY, 3.0)
    assert not usual_pain.drifting(diary(5, until=ago(21)) + recent, DAY, 3.0)


# -- the anchor -------------------------------------------------------------------------------


def learned(days_in: int, **changes: Any) -> State:
    """What a state with these changes learns so many days after the intake."""
    given: dict[str, Any] = {"day": DAY, "learning": (5,) * 7, **changes}
    return usual_pain.learned(state(**given), DAY, ago(days_in))[0]


def test_before_day_7_the_anchor_is_that_of_the_intake() -> None:
    assert learned(6).anchor == 3.0


@pytest.mark.parametrize("days_in", [7, 14, 27])
def test_from_day_7_to_the_first_mark_the_anchor_is_the_median_of_the_first_diary_days(
    days_in: int,
) -> None:
    assert learned(days_in, learning=(1, 1, 5, 5, 5, 6, 6)).anchor == 5.0
    assert learned(days_in, learning=(1, 1, 4, 4, 5, 5, 6, 6)).anchor == 4.5


def test_after_the_first_mark_the_anchor_is_learned_no_more() -> None:
    assert learned(28).anchor == 3.0
    assert learned(29).anchor == 3.0


def test_six_diary_days_are_too_few_to_learn_an_anchor() -> None:
    assert learned(10, learning=(5,) * 6).anchor == 3.0


def test_an_anchor_that_a_therapist_set_is_not_learned_over() -> None:
    assert learned(10, learning_closed=True).anchor == 3.0


@pytest.mark.parametrize(("days_in", "expected"), [(27, 3.0), (28, 2.0), (29, 3.0), (56, 2.0)])
def test_the_anchor_falls_only_at_28_day_marks(days_in: int, expected: float) -> None:
    after = learned(days_in, learning=(), diary=diary(*(2,) * 28, until=DAY))
    assert after.anchor == expected


@pytest.mark.parametrize(
    ("pains", "expected"),
    [
        ((2,) * 7, 2.0),
        ((2,) * 6, 3.0),
        ((2,) * 4 + (3,) * 4, 3.0),
        ((1,) * 4 + (2,) * 4, 1.5),
        ((6,) * 7, 3.0),
    ],
)
def test_the_anchor_falls_when_the_median_is_at_least_a_point_lower_and_never_rises(
    pains: tuple[int, ...], expected: float
) -> None:
    assert learned(28, diary=diary(*pains, until=DAY)).anchor == expected


def test_the_fall_looks_at_the_last_28_days_outside_flares() -> None:
    recent = diary(*(0,) * 6, until=DAY)
    assert learned(28, diary=diary(0, until=ago(27)) + recent).anchor == 0.0
    assert learned(28, diary=diary(0, until=ago(28)) + recent).anchor == 3.0
    assert learned(28, diary=diary(*(0,) * 28, until=DAY, in_flare=True)).anchor == 3.0


@pytest.mark.parametrize(
    ("known", "pain", "expected"),
    [
        (0, 4, (4,)),
        (3, None, (1, 1, 1)),
        (13, 4, (1,) * 13 + (4,)),
        (14, 4, (1,) * 14),
    ],
)
def test_the_anchor_is_learned_from_the_first_14_values(
    known: int, pain: int | None, expected: tuple[int, ...]
) -> None:
    assert usual_pain.learning((1,) * known, pain) == expected


# -- usual pain and threshold -----------------------------------------------------------------


def test_usual_pain_is_the_median_of_21_to_8_days_ago() -> None:
    assert usual_pain.usual(diary(2, 2, 2, 3, 3, 3, 3, until=ago(8)), DAY, 3.0) == 3.0
    assert usual_pain.usual(diary(2, 2, 2, 2, 3, 3, 3, until=ago(8)), DAY, 3.0) == 2.0
    assert usual_pain.usual(diary(*(2,) * 4, *(3,) * 4, until=ago(8)), DAY, 3.0) == 2.5


def test_usual_pain_needs_seven_values_between_those_days() -> None:
    assert usual_pain.usual(diary(*(2,) * 6, until=ago(8)), DAY, 3.0) == 3.0
    assert usual_pain.usual(diary(*(2,) * 7, until=ago(7)), DAY, 3.0) == 3.0
    assert usual_pain.usual(diary(*(2,) * 7, until=ago(15)), DAY, 3.0) == 2.0
    assert usual_pain.usual(diary(*(2,) * 7, until=ago(16)), DAY, 3.0) == 3.0


def test_days_in_a_flare_and_empty_days_teach_no_usual_pain() -> None:
    assert usual_pain.usual(diary(*(2,) * 7, until=ago(8), in_flare=True), DAY, 3.0) == 3.0
    assert usual_pain.usual(diary(*(None,) * 7, until=ago(8)), DAY, 3.0) == 3.0


def test_usual_pain_never_lies_more_than_a_point_above_the_anchor() -> None:
    assert usual_pain.usual(diary(*(4,) * 7, until=ago(8)), DAY, 3.0) == 4.0
    assert usual_pain.usual(diary(*(5,) * 7, until=ago(8)), DAY, 3.0) == 4.0


@pytest.mark.parametrize(
    ("pains", "expected"),
    [
        ((3,) * 7, 2),
        ((2, 2, 2, 3, 4, 4, 4), 3),
        ((2, 2, 3, 3, 3, 4, 4), 3),
        ((2, 3, 3, 3, 3, 4, 4), 2),
        ((2, 2, 2, 2, 3, 3, 3, 3), 2),
        ((1, 1, 1, 3, 5, 5, 5), 3),
        ((2, 2, 2, 4, 4, 4), 2),
    ],
)
def test_variable_pain_asks_three_points_for_a_high_day(
    pains: tuple[int, ...], expected: int
) -> None:
    assert usual_pain.threshold(diary(*pains, until=ago(8)), DAY) == expected


def test_the_threshold_looks_at_35_to_8_days_ago() -> None:
    varying = (1, 1, 1, 3, 5, 5, 5)
    assert usual_pain.threshold(diary(*varying, until=ago(29)), DAY) == 3
    assert usual_pain.threshold(diary(*varying, until=ago(30)), DAY) == 2
    assert usual_pain.threshold(diary(*varying, until=ago(7)), DAY) == 2


def test_usual_pain_and_threshold_are_learned_together_with_the_anchor() -> None:
    after = learned(
        28, diary=diary(1, 1, 1, 2, 3, 3, 3, until=ago(7)), usual=9.0, threshold=9, anchor=3.0
    )
    assert (after.anchor, after.usual, after.threshold) == (2.0, 2.0, 3)


def test_what_is_learned_today_is_of_21_to_8_days_before_tomorrow() -> None:
    assert learned(29, learning=(), diary=diary(*(2,) * 7, until=ago(7))).usual == 2.0
    assert learned(29, learning=(), diary=diary(*(2,) * 7, until=ago(6))).usual == 3.0
    varying = diary(1, 1, 1, 3, 5, 5, 5, until=ago(28))
    assert learned(29, learning=(), diary=varying).threshold == 3
    late = diary(1, 1, 1, 3, 5, 5, 5, until=ago(29))
    assert learned(29, learning=(), diary=late).threshold == 2


# -- STEP-6D: the anchor set again ------------------------------------------------------------


def drifted(**changes: Any) -> tuple[State, tuple[Reason, ...]]:
    """Pain of 5 for five weeks against an anchor of 3, in drift for 28 days."""
    given: dict[str, Any] = {
        "day": DAY,
        "diary": diary(*(5,) * 35, until=DAY),
        "drift_since": ago(28),
        **changes,
    }
    return usual_pain.learned(state(**given), DAY, ago(40))


def test_after_28_days_of_steady_drift_the_anchor_is_set_again_and_it_is_told() -> None:
    after, reasons = drifted()
    assert (after.anchor, after.anchor_reset, after.drift_since) == (5.0, DAY, None)
    assert after.usual == 5.0
    assert reasons == (
        Reason(Rule.STEP_6D, Code.STEP_ANCHOR_RESET, {"from_pain": 3.0, "to_pain": 5.0}),
    )


def test_the_anchor_is_raised_by_two_at_most() -> None:
    assert drifted(anchor=2.5)[0].anchor == 4.5
    assert drifted(diary=diary(*(5,) * 28, *(4,) * 7, until=DAY), anchor=2.5)[0].anchor == 4.0


@pytest.mark.parametrize(
    "changes",
    [
        {"drift_since": None},
        {"drift_since": ago(27)},
        {"flare": Flare(ago(5))},
        {"flare": Flare(ago(20), stage=Stage.BACK_AT_60, unresolved=True)},
        {"anchor_reset": ago(55)},
        {"diary": diary(*(5,) * 6, until=ago(8)) + diary(*(5,) * 7, until=DAY)},
        {"diary": diary(*(5,) * 28, *(7,) * 7, until=DAY)},
    ],
    ids=str,
)
def test_the_anchor_is_not_set_again(changes: dict[str, Any]) -> None:
    after, reasons = drifted(**changes)
    assert (after.anchor, reasons) == (3.0, ())
    assert after.anchor_reset == changes.get("anchor_reset")


def test_an_open_red_flag_keeps_the_anchor_and_a_resolved_one_does_not() -> None:
    assert drifted(flags=(flag(Tier.T2),))[0].anchor == 3.0
    assert drifted(flags=(flag(None),))[0].anchor == 5.0


@pytest.mark.parametrize(
    "changes",
    [
        {"anchor_reset": ago(56)},
        {"flare": Flare(ago(20), stage=Stage.BACK_AT_60)},
        {"diary": diary(*(5,) * 7, until=ago(8)) + diary(*(6,) * 7, until=DAY)},
        {"diary": diary(*(6,) * 7, until=ago(8)) + diary(None, *(5,) * 4, 1, 1, 1, until=DAY)},
    ],
    ids=str,
)
def test_the_anchor_is_set_again(changes: dict[str, Any]) -> None:
    assert drifted(**changes)[0].anchor == 5.0
