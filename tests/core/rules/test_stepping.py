"""The step rule: what every rule says of a dose, and what becomes of it."""

from typing import Any

import pytest

from soepel.core.exercises import Dose, Level, Phase
from soepel.core.plan import Finding, Move
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.record import ExtraPain
from soepel.core.rule import Rule
from soepel.core.rules import stepping
from soepel.core.rules.turns import Block, Knob, Place, Room
from soepel.core.state import Unit, Waiting, Zone
from tests.core.rules.builders import (
    AMBER,
    DAY,
    GREEN,
    RED,
    YESTERDAY,
    ago,
    check_in,
    exercise,
    exposure,
    morning,
    session,
    state,
    unit,
)

PHASE_2, PHASE_3 = Phase.MOBILITY_AND_CONTROL, Phase.STRENGTH_AND_CAPACITY
WITHIN = ExtraPain.GONE_WITHIN_TWO_HOURS
LONGER = ExtraPain.LONGER_BUT_GONE
STILL = ExtraPain.STILL_THERE


def finding(move: Move, rule: Rule, code: Code, **values: Fact) -> Finding:
    return Finding(move, Reason(rule, code, values))


def held(rule: Rule, code: Code, **values: Fact) -> Finding:
    return finding(Move.HOLD, rule, code, **values)


# -- the morning ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"pain": 4}, True),
        ({"pain": 5}, False),
        ({"pain": None}, False),
        ({"painkillers": True}, False),
    ],
    ids=str,
)
def test_a_morning_is_settled_with_pain_near_usual_and_no_painkillers(
    changes: dict[str, Any], expected: bool
) -> None:
    assert morning(**changes).settled is expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"pain": 4}, False),
        ({"pain": 5}, True),
        ({"pain": 5, "after_session": False}, False),
        ({"pain": None}, False),
        ({"pain": 2, "usual": 0.0}, False),
        ({"pain": 3, "usual": 0.0}, True),
        ({"pain": 10, "usual": 9.0}, True),
    ],
    ids=str,
)
def test_a_morning_is_too_high_two_above_usual_and_only_after_a_session(
    changes: dict[str, Any], expected: bool
) -> None:
    assert morning(**changes).too_high is expected


def test_the_morning_takes_anchor_and_usual_pain_from_the_state_and_pain_from_the_check_in() -> (
    None
):
    seen = stepping.morning_after(
        state(anchor=4.0, usual=2.0), DAY, check_in(usual=6, extra=STILL), None, session=True
    )
    assert seen == stepping.Morning(DAY, 4.0, 2.0, 6, STILL, painkillers=False, after_session=True)


def test_without_a_check_in_the_morning_says_nothing() -> None:
    seen = stepping.morning_after(state(), DAY, None, None, session=False)
    assert seen == stepping.Morning(DAY, 3.0, 3.0)


@pytest.mark.parametrize(
    ("today", "yesterday", "expected"),
    [
        (True, None, True),
        (None, True, True),
        (False, False, False),
        (None, None, False),
    ],
)
def test_painkillers_before_the_exposure_or_before_this_check_in_count(
    today: bool | None, yesterday: bool | None, expected: bool
) -> None:
    now, before = check_in(extra_painkillers=today), check_in(extra_painkillers=yesterday)
    assert stepping.morning_after(state(), DAY, now, before, session=True).painkillers is expected


def test_painkillers_of_the_day_before_count_without_a_check_in_today() -> None:
    before = check_in(extra_painkillers=True)
    assert stepping.morning_after(state(), DAY, None, before, session=True).painkillers


# -- STEP-2 -----------------------------------------------------------------------------------


def test_red_pain_lowers_a_level() -> None:
    assert stepping.pain_during(exposure(pain=6), unit(), morning()) == [
        finding(Move.LEVEL_DOWN, Rule.STEP_2, Code.STEP_RED_ONCE, pain=6, limit=5.0)
    ]


def test_red_the_second_time_running_asks_for_another_exercise() -> None:
    swap = finding(Move.SWAP, Rule.STEP_2, Code.STEP_SWAPPED, pain=8, limit=6.0)
    for reds in (1, 2):
        seen = stepping.pain_during(exposure(pain=8), unit(reds=reds), morning(anchor=5.0))
        assert seen == [swap]


@pytest.mark.parametrize("pain", [None, 0, 5])
def test_no_pain_report_or_less_than_red_is_no_red(pain: int | None) -> None:
    assert stepping.pain_during(exposure(pain=pain), unit(reds=1), morning()) == []


def test_pain_elsewhere_is_never_red() -> None:
    assert stepping.pain_during(exposure(pain=9, elsewhere=True), unit(), morning()) == []


# -- the suspect ------------------------------------------------------------------------------

EXERCISES = {
    "bridge": exercise(),
    "squat": exercise("squat"),
    "step": exercise("step", one_sided=True),
}


def suspected(
    *units: Unit, affected: Side = Side.LEFT, relevance: dict[str, int] | None = None
) -> tuple[str, Side] | None:
    found = stepping.suspect(
        state(*units), session(units), EXERCISES, affected, DAY, relevance or {}
    )
    return found.key if found else None


def test_a_session_without_a_known_exercise_has_no_suspect() -> None:
    assert suspected() is None
    left = session([unit()])
    found = stepping.suspect(state(unit("squat")), left, EXERCISES, Side.LEFT, DAY, {})
    assert found is None


def test_only_exercises_of_the_session_are_suspect() -> None:
    start = state(unit("bridge", dose=Dose(9, 3)), unit("squat"))
    of_it = session([unit("squat")])
    found = stepping.suspect(start, of_it, EXERCISES, Side.LEFT, DAY, {})
    assert found == unit("squat")


def test_the_side_whose_dose_rose_last_is_the_suspect() -> None:
    assert suspected(
        unit("bridge", dose=Dose(9, 3)),
        unit("squat", last_rise=ago(2)),
        unit("step", Side.LEFT, last_rise=ago(3)),
    ) == ("squat", Side.BOTH)


@pytest.mark.parametrize(("days", "expected"), [(7, "bridge"), (8, "squat")])
def test_a_rise_counts_for_7_days_and_then_the_largest_load(days: int, expected: str) -> None:
    found = suspected(unit("bridge", last_rise=ago(days)), unit("squat", dose=Dose(6, 2)))
    assert found == (expected, Side.BOTH)


def test_of_two_that_rose_the_same_day_load_says_nothing() -> None:
    found = suspected(
        unit("bridge", last_rise=ago(1)), unit("squat", dose=Dose(9, 3), last_rise=ago(1))
    )
    assert found == ("bridge", Side.BOTH)


def test_among_equals_the_affected_side_then_the_least_relevant_then_the_name() -> None:
    left, right = unit("step", Side.LEFT), unit("step", Side.RIGHT)
    assert suspected(left, right, affected=Side.LEFT) == ("step", Side.LEFT)
    assert suspected(left, right, affected=Side.RIGHT) == ("step", Side.RIGHT)
    assert suspected(right, left, affected=Side.BOTH) == ("step", Side.LEFT)
    assert suspected(right, unit("squat"), affected=Side.LEFT) == ("squat", Side.BOTH)
    both = (unit("bridge"), unit("squat"))
    assert suspected(*both, relevance={"bridge": 1}) == ("squat", Side.BOTH)
    assert suspected(*both, relevance={"squat": 1}) == ("bridge", Side.BOTH)
    assert suspected(unit("squat"), unit("bridge")) == ("bridge", Side.BOTH)


# -- STEP-3, STEP-4 ---------------------------------------------------------------------------


def test_a_high_next_morning_lowers_the_suspect_a_level_and_holds_the_others() -> None:
    values: dict[str, Fact] = {"pain": 5, "limit": 5.0, "still_there": False}
    assert stepping.recovery(morning(pain=5), session()) == (
        finding(Move.LEVEL_DOWN, Rule.STEP_3, Code.STEP_SUSPECT, **values),
        held(Rule.STEP_3, Code.STEP_NEXT_MORNING, **values),
    )


def test_extra_pain_that_is_still_there_does_the_same() -> None:
    values: dict[str, Fact] = {"pain": 3, "limit": 5.0, "still_there": True}
    assert stepping.recovery(morning(extra=STILL), session()) == (
        finding(Move.LEVEL_DOWN, Rule.STEP_3, Code.STEP_SUSPECT, **values),
        held(Rule.STEP_3, Code.STEP_NEXT_MORNING, **values),
    )


def test_extra_pain_longer_than_two_hours_lowers_the_suspect_a_rung_and_holds_the_others() -> None:
    assert stepping.recovery(morning(extra=LONGER), session()) == (
        finding(Move.RUNG_DOWN, Rule.STEP_4, Code.STEP_SUSPECT_LONGER, hours=2),
        held(Rule.STEP_4, Code.STEP_LONGER_PAIN, hours=2),
    )


def test_a_high_morning_goes_before_pain_that_lasted_longer() -> None:
    found = stepping.recovery(morning(pain=5, extra=LONGER), session())
    assert found is not None
    assert found[0].move is Move.LEVEL_DOWN


@pytest.mark.parametrize("extra", [None, WITHIN])
def test_a_calm_morning_lowers_nothing(extra: ExtraPain | None) -> None:
    assert stepping.recovery(morning(pain=4, extra=extra), session()) is None


def test_a_session_lowers_a_suspect_once_and_no_session_never() -> None:
    assert stepping.recovery(morning(extra=STILL), session(lowered=True)) is None
    assert stepping.recovery(morning(extra=STILL), None) is None


# -- STEP-5 -----------------------------------------------------------------------------------


def test_a_full_report_holds_nothing() -> None:
    assert stepping.reported(exposure(done=80), unit(not_done=2), morning()) == []


@pytest.mark.parametrize("changes", [{"pain": None}, {"unreported": True}], ids=str)
def test_a_missing_pain_report_holds(changes: dict[str, Any]) -> None:
    assert stepping.reported(exposure(**changes), unit(), morning()) == [
        held(Rule.STEP_5, Code.STEP_NO_PAIN_REPORT)
    ]


def test_a_missing_check_in_holds() -> None:
    assert stepping.reported(exposure(), unit(), morning(pain=None, extra=None)) == [
        held(Rule.STEP_5, Code.STEP_NO_CHECK_IN)
    ]


def test_a_missing_answer_about_recovery_holds() -> None:
    assert stepping.reported(exposure(), unit(), morning(extra=None)) == [
        held(Rule.STEP_5, Code.STEP_NO_RECOVERY_REPORT)
    ]


@pytest.mark.parametrize("before", [0, 1])
def test_less_than_80_percent_done_holds(before: int) -> None:
    assert stepping.reported(exposure(done=79), unit(not_done=before), morning()) == [
        held(Rule.STEP_5, Code.STEP_NOT_DONE, done=79, least=80, times=before + 1)
    ]


def test_less_than_80_percent_the_third_time_running_lowers_a_rung() -> None:
    assert stepping.reported(exposure(done=79), unit(not_done=2), morning()) == [
        finding(Move.RUNG_DOWN, Rule.STEP_5, Code.STEP_NOT_DONE_AGAIN, done=79, least=80, times=3)
    ]


def test_all_that_is_missing_is_said() -> None:
    said = stepping.reported(exposure(pain=None, done=10), unit(), morning(pain=None))
    assert [f.reason.code for f in said] == [
        Code.STEP_NO_PAIN_REPORT,
        Code.STEP_NO_CHECK_IN,
        Code.STEP_NOT_DONE,
    ]


# -- STEP-6 -----------------------------------------------------------------------------------


def test_a_missing_effort_holds() -> None:
    assert stepping.effort_reported(exposure(effort=None), unit(too_heavy=2), PHASE_2) == [
        held(Rule.STEP_6, Code.STEP_NO_EFFORT)
    ]


@pytest.mark.parametrize(
    ("phase", "most"),
    [
        (Phase.CALM_DOWN, 3),
        (PHASE_2, 4),
        (PHASE_3, 7),
        (Phase.FUNCTIONAL, 7),
        (Phase.MAINTENANCE, 7),
    ],
)
def test_an_effort_above_the_band_of_the_phase_holds(phase: Phase, most: int) -> None:
    assert stepping.effort_reported(exposure(effort=most), unit(), phase) == []
    for before in (0, 1):
        heavy = exposure(effort=most + 1)
        assert stepping.effort_reported(heavy, unit(too_heavy=before), phase) == [
            held(Rule.STEP_6, Code.STEP_TOO_HEAVY, effort=most + 1, most=most, times=before + 1)
        ]


def test_an_effort_above_the_band_the_third_time_running_lowers_a_rung() -> None:
    values: dict[str, Fact] = {"effort": 5, "most": 4, "times": 3}
    assert stepping.effort_reported(exposure(effort=5), unit(too_heavy=2), PHASE_2) == [
        finding(Move.RUNG_DOWN, Rule.STEP_6, Code.STEP_TOO_HEAVY_AGAIN, **values)
    ]


# -- what else holds --------------------------------------------------------------------------


def test_too_hard_now_lowers_a_level() -> None:
    assert stepping.too_hard(exposure()) == []
    assert stepping.too_hard(exposure(too_hard=True)) == [
        finding(Move.LEVEL_DOWN, Rule.STEP_10, Code.STEP_TOO_HARD)
    ]


def test_pain_elsewhere_than_the_hip_holds_the_exercise() -> None:
    assert stepping.elsewhere(exposure()) == []
    assert stepping.elsewhere(exposure(elsewhere=True)) == [held(Rule.STEP_8, Code.STEP_ELSEWHERE)]


def test_painkillers_hold() -> None:
    assert stepping.not_settled(morning()) == []
    assert stepping.not_settled(morning(painkillers=True)) == [
        held(Rule.STEP_8, Code.STEP_PAINKILLERS)
    ]


def test_more_than_120_percent_done_earns_a_note() -> None:
    assert stepping.did_more(exposure(done=120)) == []
    assert stepping.did_more(exposure(done=121)) == [
        held(Rule.STEP_8, Code.STEP_DID_MORE, done=121)
    ]


# -- STEP-9 -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("idle", "band", "expected", "move", "code"),
    [
        (4, 0, 1, Move.HOLD, Code.STEP_GAP_HOLD),
        (6, 0, 1, Move.HOLD, Code.STEP_GAP_HOLD),
        (7, 1, 2, Move.RUNG_DOWN, Code.STEP_GAP_RUNG),
        (13, 1, 2, Move.RUNG_DOWN, Code.STEP_GAP_RUNG),
        (14, 2, 3, Move.LEVEL_DOWN, Code.STEP_GAP_LEVEL),
        (27, 2, 3, Move.LEVEL_DOWN, Code.STEP_GAP_LEVEL),
        (28, 3, 4, Move.RESTART, Code.STEP_GAP_RESTART),
    ],
)
def test_each_band_of_a_gap_acts_when_it_is_entered(
    idle: int, band: int, expected: int, move: Move, code: Code
) -> None:
    found = stepping.gap(unit(idle=idle, gap_band=band))
    assert found == (expected, [finding(move, Rule.STEP_9, code, days=idle)])


@pytest.mark.parametrize(("idle", "band"), [(3, 0), (6, 1), (13, 2), (27, 3), (28, 4), (90, 4)])
def test_each_band_of_a_gap_acts_once(idle: int, band: int) -> None:
    assert stepping.gap(unit(idle=idle, gap_band=band)) == (band, [])


# -- STEP-7: credit ---------------------------------------------------------------------------


@pytest.mark.parametrize(("pain", "expected"), [(2, GREEN), (3, AMBER), (5, AMBER)])
def test_a_settled_exposure_earns_its_zone(pain: int, expected: Zone) -> None:
    assert stepping.credit(exposure(pain=pain), [], morning()) is expected


@pytest.mark.parametrize(
    "changes",
    [{"pain": 5}, {"pain": None}, {"painkillers": True}, {"extra": None}, {"extra": LONGER}],
    ids=str,
)
def test_an_exposure_that_is_not_settled_earns_nothing(changes: dict[str, Any]) -> None:
    assert stepping.credit(exposure(), [], morning(**changes)) is None


def test_an_exposure_that_a_rule_holds_or_without_pain_earns_nothing() -> None:
    hold = held(Rule.STEP_6, Code.STEP_NO_EFFORT)
    assert stepping.credit(exposure(), [hold], morning()) is None
    assert stepping.credit(exposure(pain=None), [], morning()) is None


NO_ANSWER = held(Rule.STEP_5, Code.STEP_NO_RECOVERY_REPORT)


def test_an_exposure_that_lacks_only_the_answer_about_recovery_waits_for_it() -> None:
    quiet = morning(extra=None)
    waits = stepping.waits_for_recovery
    assert waits(exposure(pain=2), [NO_ANSWER], quiet) == Waiting(YESTERDAY, GREEN)
    assert waits(exposure(pain=3), [NO_ANSWER], quiet) == Waiting(YESTERDAY, AMBER)
    assert waits(exposure(), [], quiet) is None
    assert waits(exposure(pain=None), [NO_ANSWER], quiet) is None
    assert waits(exposure(), [NO_ANSWER, held(Rule.STEP_6, Code.STEP_NO_EFFORT)], quiet) is None
    assert waits(exposure(), [NO_ANSWER], morning(extra=None, pain=5)) is None


@pytest.mark.parametrize(("days", "expected"), [(1, AMBER), (3, AMBER), (4, None)])
def test_the_answer_about_recovery_counts_for_72_hours(days: int, expected: Zone | None) -> None:
    waiting = unit(waiting=Waiting(ago(days), AMBER))
    assert stepping.answered(waiting, morning()) is expected


@pytest.mark.parametrize(
    "changes", [{"extra": None}, {"extra": LONGER}, {"pain": 5}, {"painkillers": True}], ids=str
)
def test_a_late_answer_counts_only_if_it_is_good(changes: dict[str, Any]) -> None:
    waiting = unit(waiting=Waiting(ago(2), GREEN))
    assert stepping.answered(waiting, morning(**changes)) is None


def test_without_anything_waiting_a_late_answer_settles_nothing() -> None:
    assert stepping.answered(unit(), morning()) is None


# -- STEP-7: rising ---------------------------------------------------------------------------

TURN = Place(Knob.AMOUNT)


def rise(place: Place | None = TURN, block: Block | None = None, **changes: Any) -> Finding:
    ready = unit(**{"run": (GREEN, GREEN), **changes})
    return stepping.rise(ready, exercise(), PHASE_2, place, block)


@pytest.mark.parametrize(
    ("dose", "knob", "before", "after"),
    [
        (Dose(4, 2), Knob.AMOUNT, 8, 10),
        (Dose(6, 2), Knob.SETS, 2, 3),
        (Dose(6, 3), Knob.LEVEL, "medium", "hard"),
    ],
)
def test_a_completed_run_raises_one_knob_and_says_which(
    dose: Dose, knob: Knob, before: Fact, after: Fact
) -> None:
    values: dict[str, Fact] = {
        "knob": knob.value,
        "before": before,
        "after": after,
        "counts": "repetitions",
    }
    assert rise(Place(knob), dose=dose) == finding(Move.RISE, Rule.STEP_7, Code.STEP_ROSE, **values)


@pytest.mark.parametrize("run", [(), (GREEN,), (AMBER, GREEN)], ids=str)
def test_a_run_that_is_not_complete_is_building(run: tuple[Zone, ...]) -> None:
    assert rise(run=run) == held(Rule.STEP_8, Code.STEP_RUN_BUILDING, good=len(run))


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (Block.NO_TURN, Code.STEP_WAITS_FOR_TURN),
        (Block.LOAD_WEEKLY, Code.STEP_LOAD_WEEKLY),
        (Block.CAP, Code.STEP_CAP),
        (Block.CEILING, Code.STEP_CEILING),
        (Block.TOP, Code.STEP_TOP),
        (Block.FROZEN, Code.STEP_FROZEN),
    ],
)
def test_a_blocked_exercise_says_what_blocks_it(block: Block, code: Code) -> None:
    assert rise(block=block) == held(Rule.STEP_7, code)
    assert rise(Place(Knob.AMOUNT, block)) == held(Rule.STEP_7, code)


def test_without_a_place_an_exercise_waits_for_its_turn() -> None:
    assert rise(None) == held(Rule.STEP_7, Code.STEP_WAITS_FOR_TURN)


def test_its_own_block_goes_before_that_of_its_place() -> None:
    found = rise(Place(Knob.AMOUNT, Block.CAP), Block.CEILING)
    assert found == held(Rule.STEP_7, Code.STEP_CEILING)


def test_sides_that_stand_apart_never_turn_two_knobs_on_one_day() -> None:
    waits = held(Rule.STEP_7, Code.STEP_WAITS_FOR_TURN)
    assert rise(Place(Knob.AMOUNT), dose=Dose(6, 2)) == waits
    assert rise(Place(Knob.SETS), dose=Dose(5, 2)) == waits


def test_the_top_of_the_ladder_is_said() -> None:
    assert rise(dose=Dose(9, 3)) == held(Rule.STEP_7, Code.STEP_TOP)


# -- lowering ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dose", "move", "expected"),
    [
        (Dose(5, 2), Move.RUNG_DOWN, Dose(4, 2)),
        (Dose(4, 2), Move.RUNG_DOWN, Dose(3, 2)),
        (Dose(2, 2), Move.RUNG_DOWN, Dose(1, 2)),
        (Dose(9, 3), Move.LEVEL_DOWN, Dose(6, 3)),
        (Dose(5, 2), Move.LEVEL_DOWN, Dose(2, 2)),
        (Dose(3, 2), Move.LEVEL_DOWN, Dose(1, 2)),
        (Dose(1, 2), Move.LEVEL_DOWN, Dose(1, 1)),
        (Dose(1, 3), Move.RUNG_DOWN, Dose(1, 2)),
        (Dose(1, 1), Move.RUNG_DOWN, Dose(1, 1)),
        (Dose(9, 3), Move.RESTART, Dose(1, 1)),
    ],
)
def test_a_dose_is_lowered_but_never_under_rung_1(dose: Dose, move: Move, expected: Dose) -> None:
    assert stepping.lowered(dose, exercise(), move) == expected


@pytest.mark.parametrize("move", [Move.RUNG_DOWN, Move.LEVEL_DOWN, Move.RESTART])
@pytest.mark.parametrize(("sets", "expected"), [(3, 2), (2, 2), (1, 1)])
def test_sets_are_taken_off_down_to_the_first_and_a_lowering_never_adds_one(
    move: Move, sets: int, expected: int
) -> None:
    of_two = exercise(first_sets=2)
    assert stepping.lowered(Dose(1, sets), of_two, move) == Dose(1, expected)


@pytest.mark.parametrize(
    ("rung", "expected"), [(1, 1), (3, 1), (4, 2), (5, 2), (6, 2), (7, 3), (8, 4), (9, 5)]
)
def test_a_level_down_keeps_the_place_where_the_level_below_has_it(
    rung: int, expected: int
) -> None:
    uneven = exercise(
        levels=(
            Level("easy", (8, 10), 1.0),
            Level("medium", (6, 8, 10, 12), 2.0),
            Level("hard", (8, 10, 12), 3.0),
        )
    )
    assert stepping.level_below(uneven, rung) == expected


# -- moving within the bounds -----------------------------------------------------------------

DOWN_A_LEVEL = finding(Move.LEVEL_DOWN, Rule.STEP_3, Code.STEP_SUSPECT)
DOWN_A_RUNG = finding(Move.RUNG_DOWN, Rule.STEP_5, Code.STEP_NOT_DONE_AGAIN)
RED_DURING = finding(Move.LEVEL_DOWN, Rule.STEP_2, Code.STEP_RED_ONCE)
TOO_HARD = finding(Move.LEVEL_DOWN, Rule.STEP_10, Code.STEP_TOO_HARD)
SWAP = finding(Move.SWAP, Rule.STEP_2, Code.STEP_SWAPPED)
GAP = finding(Move.RESTART, Rule.STEP_9, Code.STEP_GAP_RESTART)
ROSE = finding(Move.RISE, Rule.STEP_7, Code.STEP_ROSE)
HOLD = held(Rule.STEP_8, Code.STEP_HOLD)

Moved = tuple[Move, Dose, tuple[Reason, ...]]


START = Dose(5, 2)


def moved(*findings: Finding, dose: Dose = START, **bounds: Any) -> Moved:
    return stepping.moved(unit(dose=dose), exercise(), PHASE_2, findings, Room(**bounds))


@pytest.mark.parametrize(
    ("findings", "move", "dose"),
    [
        ((ROSE,), Move.RISE, Dose(6, 2)),
        ((HOLD,), Move.HOLD, Dose(5, 2)),
        ((ROSE, HOLD), Move.HOLD, Dose(5, 2)),
        ((HOLD, DOWN_A_RUNG), Move.RUNG_DOWN, Dose(4, 2)),
        ((DOWN_A_RUNG, DOWN_A_LEVEL), Move.LEVEL_DOWN, Dose(2, 2)),
        ((RED_DURING, TOO_HARD), Move.LEVEL_DOWN, Dose(2, 2)),
        ((GAP, DOWN_A_LEVEL), Move.RESTART, Dose(1, 1)),
        ((SWAP, GAP), Move.SWAP, Dose(5, 2)),
        ((finding(Move.REST, Rule.STEP_2, Code.STEP_TARGET_RESTS), SWAP), Move.REST, Dose(5, 2)),
    ],
)
def test_the_lowest_of_all_outcomes_is_taken(
    findings: tuple[Finding, ...], move: Move, dose: Dose
) -> None:
    assert moved(*findings) == (move, dose, ())


def test_a_rise_adds_a_set_as_far_as_the_phase_allows() -> None:
    assert moved(ROSE, dose=Dose(6, 2)) == (Move.RISE, Dose(6, 3), ())
    assert moved(ROSE, dose=Dose(6, 3)) == (Move.RISE, Dose(7, 3), ())


FLOOR_HELD = (Reason(Rule.STEP_8, Code.STEP_FLOOR),)
FROZEN_HELD = (Reason(Rule.STEP_8, Code.STEP_FROZEN),)


def test_a_floor_keeps_what_is_lowered_on_it() -> None:
    assert moved(DOWN_A_LEVEL, floor=2) == (Move.LEVEL_DOWN, Dose(2, 2), ())
    assert moved(DOWN_A_LEVEL, floor=3) == (Move.LEVEL_DOWN, Dose(3, 2), FLOOR_HELD)
    assert moved(DOWN_A_LEVEL, floor=5) == (Move.HOLD, Dose(5, 2), FLOOR_HELD)


def test_a_floor_above_the_dose_never_raises_it() -> None:
    assert moved(DOWN_A_RUNG, floor=8) == (Move.HOLD, Dose(5, 2), FLOOR_HELD)


def test_a_frozen_exercise_is_not_lowered_by_the_morning_after() -> None:
    assert moved(DOWN_A_LEVEL, frozen=True) == (Move.HOLD, Dose(5, 2), FROZEN_HELD)


@pytest.mark.parametrize("bounds", [{"frozen": True}, {"floor": 4}], ids=str)
@pytest.mark.parametrize(("down", "rule"), [(RED_DURING, Rule.STEP_2), (TOO_HARD, Rule.STEP_10)])
def test_red_pain_and_too_hard_go_below_the_bounds_and_the_therapist_sees_it(
    down: Finding, rule: Rule, bounds: dict[str, Any]
) -> None:
    seen = (Reason(rule, Code.STEP_BELOW_BOUNDS),)
    assert moved(down, **bounds) == (Move.LEVEL_DOWN, Dose(2, 2), seen)
    assert moved(HOLD, DOWN_A_RUNG, down, **bounds) == (Move.LEVEL_DOWN, Dose(2, 2), seen)


def test_a_hold_for_a_flare_or_red_flag_lets_no_other_lowering_below_the_floor() -> None:
    flare = held(Rule.STEP_1, Code.STEP_FLARE)
    assert moved(flare, DOWN_A_LEVEL, floor=4) == (Move.LEVEL_DOWN, Dose(4, 2), FLOOR_HELD)


def test_at_the_lowest_dose_bounds_have_nothing_to_say() -> None:
    lowest = Dose(1, 1)
    assert moved(DOWN_A_LEVEL, dose=lowest, frozen=True) == (Move.LEVEL_DOWN, lowest, ())
    assert moved(DOWN_A_LEVEL, dose=Dose(1, 2), floor=1) == (Move.LEVEL_DOWN, lowest, ())


# -- counting ---------------------------------------------------------------------------------


def counted(before: Unit, phase: Phase = PHASE_2, after: Any = None, **changes: Any) -> Unit:
    return stepping.counted(before, exposure(**changes), after or morning(), phase)


def test_a_good_exposure_ends_the_gap_and_every_count() -> None:
    before = unit(
        idle=9,
        gap_band=2,
        reds=1,
        not_done=2,
        silent=1,
        too_heavy=2,
        run=(AMBER,),
        last_rise=ago(3),
        waiting=Waiting(ago(3), GREEN),
        zones=(RED, AMBER),
    )
    assert counted(before) == unit(
        last=YESTERDAY,
        idle=1,
        run=(AMBER,),
        last_rise=ago(3),
        zones=(AMBER, GREEN),
        effort_in_band=True,
    )


@pytest.mark.parametrize(
    ("changes", "reds", "zones"),
    [
        ({"pain": 6}, 2, (AMBER, RED)),
        ({"pain": 5}, 0, (AMBER, AMBER)),
        ({"pain": 2}, 0, (AMBER, GREEN)),
        ({"pain": None}, 1, (GREEN, AMBER)),
        ({"pain": 6, "elsewhere": True}, 1, (GREEN, AMBER)),
        ({"pain": 6, "unreported": True}, 2, (AMBER, RED)),
        ({"pain": 5, "unreported": True}, 1, (GREEN, AMBER)),
    ],
    ids=str,
)
def test_reds_running_and_the_last_two_zones_are_kept_silence_changes_neither(
    changes: dict[str, Any], reds: int, zones: tuple[Zone, ...]
) -> None:
    after = counted(unit(reds=1, zones=(GREEN, AMBER)), **changes)
    assert (after.reds, after.zones) == (reds, zones)


@pytest.mark.parametrize(("done", "expected"), [(79, 2), (80, 0)])
def test_exposures_with_too_little_done_are_counted(done: int, expected: int) -> None:
    assert counted(unit(not_done=1), done=done).not_done == expected


@pytest.mark.parametrize(
    ("effort", "too_heavy", "in_band"),
    [(5, 2, True), (4, 0, True), (3, 0, True), (2, 0, False), (None, 0, True)],
)
def test_exposures_above_the_effort_band_are_counted_and_reaching_it_is_noted(
    effort: int | None, too_heavy: int, in_band: bool
) -> None:
    after = counted(unit(too_heavy=1, effort_in_band=True), effort=effort)
    assert (after.too_heavy, after.effort_in_band) == (too_heavy, in_band)


@pytest.mark.parametrize(
    ("changes", "pain", "phase", "expected"),
    [
        ({}, 3, PHASE_2, 0),
        ({"pain": None}, 3, PHASE_2, 2),
        ({"unreported": True}, 3, PHASE_2, 2),
        ({"elsewhere": True}, 3, PHASE_2, 0),
        ({}, None, PHASE_2, 2),
        ({}, None, PHASE_3, 2),
        ({}, None, Phase.FUNCTIONAL, 0),
        ({"pain": None}, None, Phase.FUNCTIONAL, 2),
    ],
    ids=str,
)
def test_missing_reports_running_are_counted_as_far_as_one_is_due(
    changes: dict[str, Any], pain: int | None, phase: Phase, expected: int
) -> None:
    after = counted(unit(silent=1), phase, morning(pain=pain), **changes)
    assert after.silent == expected


# -- after the move ---------------------------------------------------------------------------

BUILT = unit(
    run=(GREEN,), last_rise=ago(2), waiting=Waiting(YESTERDAY, GREEN), not_done=3, too_heavy=3
)


def test_a_rise_starts_a_new_run() -> None:
    after = stepping.after_move(BUILT, Move.RISE, Dose(6, 2), [ROSE], DAY)
    assert after == unit(dose=Dose(6, 2), last_rise=DAY, not_done=3, too_heavy=3)


@pytest.mark.parametrize("down", [DOWN_A_LEVEL, GAP, TOO_HARD], ids=str)
def test_a_lowering_ends_the_run_and_uses_up_the_rise(down: Finding) -> None:
    after = stepping.after_move(BUILT, down.move, Dose(2, 2), [down], DAY)
    assert after == unit(dose=Dose(2, 2), not_done=3, too_heavy=3)


def test_a_lowering_for_three_times_running_starts_that_count_again() -> None:
    after = stepping.after_move(BUILT, Move.RUNG_DOWN, Dose(4, 2), [DOWN_A_RUNG], DAY)
    assert (after.not_done, after.too_heavy) == (0, 3)
    heavy = finding(Move.RUNG_DOWN, Rule.STEP_6, Code.STEP_TOO_HEAVY_AGAIN)
    after = stepping.after_move(BUILT, Move.RUNG_DOWN, Dose(4, 2), [heavy], DAY)
    assert (after.not_done, after.too_heavy) == (3, 0)


@pytest.mark.parametrize("rule", [Rule.STEP_1, Rule.STEP_2, Rule.STEP_3, Rule.STEP_4])
def test_pain_or_a_flare_breaks_a_run_and_the_rise_stays_suspect(rule: Rule) -> None:
    after = stepping.after_move(
        BUILT, Move.HOLD, BUILT.dose, [HOLD, held(rule, Code.STEP_HOLD)], DAY
    )
    assert after == unit(last_rise=ago(2), not_done=3, too_heavy=3)


@pytest.mark.parametrize("rule", [Rule.STEP_0, Rule.STEP_5, Rule.STEP_6, Rule.STEP_6D, Rule.FL_1])
def test_a_hold_without_pain_neither_counts_nor_breaks_a_run(rule: Rule) -> None:
    hold = held(rule, Code.STEP_HOLD)
    assert stepping.after_move(BUILT, Move.HOLD, BUILT.dose, [hold], DAY) == BUILT


@pytest.mark.parametrize(("silent", "run"), [(1, (GREEN,)), (2, ()), (3, ())])
def test_two_missing_reports_running_break_a_run(silent: int, run: tuple[Zone, ...]) -> None:
    before = unit(run=(GREEN,), silent=silent, waiting=Waiting(YESTERDAY, GREEN))
    after = stepping.after_move(before, Move.HOLD, before.dose, [HOLD], DAY)
    assert after.run == run
    assert (after.waiting is None) is (silent >= 2)
