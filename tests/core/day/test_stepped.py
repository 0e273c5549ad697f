"""The step rule over a day: every exercise-side moved, turns used up, suspects remembered."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import pytest

from soepel.core.day.stepped import Yesterday, counts_as_gap, indexed, session_of, stepped
from soepel.core.exercises import Dose, Kind, Phase, Target
from soepel.core.plan import Decision, Finding, Move
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.core.record import Bounds, By, DayEntries, Exposure, ExtraPain
from soepel.core.rule import Rule
from soepel.core.rules import stepping
from soepel.core.rules.turns import Block, Knob, Place
from soepel.core.screening import Tier
from soepel.core.state import (
    Flare,
    Indexed,
    Session,
    Stage,
    State,
    Turn,
    Unit,
    Waiting,
)
from tests.core.rules.builders import (
    AMBER,
    DAY,
    GREEN,
    YESTERDAY,
    ago,
    care,
    check_in,
    exercise,
    exposure,
    flag,
    morning,
    session,
    state,
    unit,
)

CARE: Final = care(
    exercise(),
    exercise("squat"),
    exercise("step", one_sided=True),
    exercise("circles", kind=Kind.MOBILITY, targets=(Target.ROTATION_MOBILITY,)),
)
PLACE: Final = {"bridge": Place(Knob.AMOUNT)}
READY: Final = unit(run=(GREEN,))
"""One good exposure short of a rise."""


def yesterday(*exposures: Exposure, **changes: Any) -> Yesterday:
    """These exposures, a calm morning after, and a place for the bridge."""
    given: dict[str, Any] = {
        "morning": morning(after_session=bool(exposures)),
        "session": session(),
        "suspect": None,
        "recovery": None,
        "high": False,
        "places": PLACE,
        "in_gap": True,
        "asked": False,
        **changes,
    }
    return Yesterday(exposures={e.unit: e for e in exposures}, **given)


def one_step(start: State, past: Yesterday) -> tuple[Unit, Decision]:
    after, decisions, _ = stepped(start, DAY, past, CARE)
    assert len(after.units) == len(decisions) == 1
    return after.units[0], decisions[0]


def codes(decision: Decision) -> list[Code]:
    return [reason.code for reason in decision.reasons]


# -- the session ------------------------------------------------------------------------------


def sessioned(*exposures: Exposure, planned: Iterable[Unit] = (), **changes: Any) -> Session | None:
    return session_of(state(*planned, **changes), DayEntries(exposures), CARE)


def test_without_an_exposure_of_a_known_exercise_there_was_no_session() -> None:
    assert sessioned(planned=[unit()]) is None
    assert sessioned(exposure("squat"), planned=[unit()]) is None


def test_the_exposures_of_a_day_are_one_session() -> None:
    seen = sessioned(exposure("squat"), exposure(), planned=[unit(), unit("squat")])
    assert seen == Session(
        day=YESTERDAY,
        red=False,
        reported=True,
        strength=True,
        units=(("bridge", Side.BOTH), ("squat", Side.BOTH)),
    )


@pytest.mark.parametrize(
    ("changes", "red"),
    [({"pain": 5}, False), ({"pain": 6}, True), ({"pain": 6, "elsewhere": True}, False)],
    ids=str,
)
def test_one_red_exposure_makes_a_red_session(changes: dict[str, Any], red: bool) -> None:
    seen = sessioned(exposure(**changes), exposure("squat"), planned=[unit(), unit("squat")])
    assert seen is not None
    assert seen.red is red


@pytest.mark.parametrize(
    "changes", [{"pain": None}, {"unreported": True}, {"exercise": "squat"}], ids=str
)
def test_a_session_is_reported_when_every_planned_exercise_is(changes: dict[str, Any]) -> None:
    units = [unit(), unit("squat", planned=False)]
    whole = sessioned(exposure(), planned=units)
    assert whole is not None
    assert whole.reported
    partly = sessioned(exposure(**changes), planned=units)
    assert partly is not None
    assert not partly.reported


def test_daily_mobility_alone_is_no_strength() -> None:
    mobility = sessioned(exposure("circles"), planned=[unit("circles"), unit()])
    assert mobility is not None
    assert not mobility.strength


# -- rising -----------------------------------------------------------------------------------


def test_a_settled_green_exposure_that_completes_the_run_raises_one_knob() -> None:
    after, decision = one_step(state(READY), yesterday(exposure()))
    assert (decision.move, decision.before, decision.after) == (Move.RISE, Dose(5, 2), Dose(6, 2))
    assert codes(decision) == [Code.STEP_ROSE]
    assert (after.dose, after.run, after.last_rise) == (Dose(6, 2), (), DAY)


def test_a_good_exposure_builds_the_run() -> None:
    after, decision = one_step(state(unit()), yesterday(exposure(pain=3)))
    assert after.run == (AMBER,)
    assert codes(decision) == [Code.STEP_RUN_BUILDING]


def test_a_run_keeps_its_last_three_exposures() -> None:
    long = unit(run=(AMBER, AMBER, AMBER))
    after, _ = one_step(state(long), yesterday(exposure(), places={}))
    assert after.run == (AMBER, AMBER, GREEN)


def test_a_missing_report_never_raises_a_dose() -> None:
    for changes in ({"pain": None}, {"effort": None}, {"done": 79}, {"unreported": True}):
        given: dict[str, Any] = dict(changes)
        after, decision = one_step(state(READY), yesterday(exposure(**given)))
        assert (decision.move, after.dose, after.run) == (Move.HOLD, Dose(5, 2), (GREEN,))
    silent = morning(pain=None, extra=None)
    after, decision = one_step(state(READY), yesterday(exposure(), morning=silent))
    assert (decision.move, after.run) == (Move.HOLD, (GREEN,))


def test_a_morning_that_is_not_settled_holds_without_a_word_of_its_own() -> None:
    after, decision = one_step(state(READY), yesterday(exposure(), morning=morning(pain=5)))
    assert codes(decision) == [Code.STEP_HOLD]
    assert after.run == (GREEN,)


def test_a_ceiling_a_weekly_level_and_no_turn_are_said() -> None:
    top = Bounds(
        id="b", day=DAY, known=check_in().known, by=By.THERAPIST, exercise="bridge", ceiling=5
    )
    _, decision = one_step(state(READY, bounds=(top,)), yesterday(exposure()))
    assert codes(decision) == [Code.STEP_CEILING]
    level = unit(run=(GREEN,), dose=Dose(6, 3))
    turns = (Turn("bridge", load_rise=ago(6)),)
    _, decision = one_step(state(level, turns=turns), yesterday(exposure()))
    assert codes(decision) == [Code.STEP_LOAD_WEEKLY]
    _, decision = one_step(state(READY), yesterday(exposure(), places={}))
    assert codes(decision) == [Code.STEP_WAITS_FOR_TURN]
    capped = {"bridge": Place(Knob.AMOUNT, Block.CAP)}
    _, decision = one_step(state(READY), yesterday(exposure(), places=capped))
    assert codes(decision) == [Code.STEP_CAP]


# -- holding everywhere -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "high", "rule", "code", "run"),
    [
        ({"flags": (flag(Tier.T0),)}, False, Rule.STEP_0, Code.STEP_PAUSED, (GREEN, GREEN)),
        ({"flags": (flag(Tier.T1),)}, False, Rule.STEP_0, Code.STEP_PAUSED, (GREEN, GREEN)),
        ({"flags": (flag(Tier.T2),)}, False, Rule.STEP_0, Code.STEP_RED_FLAG, (GREEN, GREEN)),
        ({"paused_until": ago(-1)}, False, Rule.STEP_0, Code.STEP_PAUSED, (GREEN, GREEN)),
        ({"flare": Flare(ago(2))}, False, Rule.STEP_1, Code.STEP_FLARE, ()),
        (
            {"flare": Flare(ago(9), stage=Stage.BACK_AT_80)},
            False,
            Rule.STEP_1,
            Code.STEP_RETURN,
            (),
        ),
        ({}, True, Rule.FL_1, Code.STEP_HIGH_DAY, (GREEN, GREEN)),
        ({"drift_since": ago(3)}, False, Rule.STEP_6D, Code.STEP_DRIFT, (GREEN, GREEN)),
        ({"phase": Phase.MAINTENANCE}, False, Rule.PH_1, Code.STEP_MAINTENANCE, (GREEN, GREEN)),
    ],
)
def test_flags_pauses_flares_high_days_drift_and_maintenance_hold_every_dose(
    changes: dict[str, Any], high: bool, rule: Rule, code: Code, run: tuple[Any, ...]
) -> None:
    after, decision = one_step(state(READY, **changes), yesterday(exposure(effort=4), high=high))
    assert (decision.move, after.dose) == (Move.HOLD, Dose(5, 2))
    assert [(reason.rule, reason.code) for reason in decision.reasons] == [(rule, code)]
    assert after.run == run


def test_what_holds_carries_the_values_that_fired_it() -> None:
    start = state(
        READY,
        flags=(flag(Tier.T2),),
        flare=Flare(ago(9), stage=Stage.BACK_AT_60),
        drift_since=ago(3),
    )
    _, decision = one_step(start, yesterday(exposure(), high=True))
    assert decision.reasons == (
        Reason(Rule.STEP_0, Code.STEP_RED_FLAG, {"tier": 2}),
        Reason(Rule.STEP_1, Code.STEP_RETURN, {"share": 60}),
        Reason(Rule.FL_1, Code.STEP_HIGH_DAY, {"pain": 3, "limit": 5.0}),
        Reason(Rule.STEP_6D, Code.STEP_DRIFT, {"anchor": 3.0}),
    )


@pytest.mark.parametrize(
    "changes",
    [{"flags": (flag(Tier.T3),)}, {"flags": (flag(None),)}, {"paused_until": DAY}],
    ids=["T3", "resolved", "over"],
)
def test_a_mild_or_resolved_flag_and_a_pause_that_is_over_hold_nothing(
    changes: dict[str, Any],
) -> None:
    _, decision = one_step(state(READY, **changes), yesterday(exposure()))
    assert decision.move is Move.RISE


def test_a_flare_holds_what_would_rise_and_still_lets_red_pain_lower() -> None:
    _, decision = one_step(state(READY, flare=Flare(ago(1))), yesterday(exposure(pain=7)))
    assert (decision.move, decision.after) == (Move.LEVEL_DOWN, Dose(2, 2))
    assert codes(decision) == [Code.STEP_RED_ONCE, Code.STEP_FLARE]


# -- a day without the exercise ---------------------------------------------------------------


def test_a_day_without_the_exercise_makes_the_gap_longer_and_a_new_band_acts() -> None:
    after, decision = one_step(
        state(unit(planned=False, idle=6, gap_band=1, run=(GREEN,))),
        yesterday(session=None),
    )
    assert (after.idle, after.gap_band, after.dose, after.run) == (7, 2, Dose(4, 2), ())
    assert codes(decision) == [Code.STEP_GAP_RUNG]
    again, decision = one_step(state(after), yesterday(session=None))
    assert (again.idle, again.dose, codes(decision)) == (8, Dose(4, 2), [Code.STEP_HOLD])


@pytest.mark.parametrize(
    "changes",
    [
        {"flare": Flare(ago(2))},
        {"flags": (flag(Tier.T1),)},
        {"paused_until": DAY},
    ],
    ids=["flare", "red flag", "pause yesterday"],
)
def test_a_flare_or_a_pause_is_no_gap(changes: dict[str, Any]) -> None:
    assert counts_as_gap(state())
    assert not counts_as_gap(state(**changes))


def test_a_day_that_is_no_gap_leaves_the_count_alone() -> None:
    start = state(unit(idle=6, gap_band=1))
    after, _ = one_step(start, yesterday(session=None, in_gap=False))
    assert (after.idle, after.gap_band, after.dose) == (6, 1, Dose(5, 2))


def test_a_planned_exercise_left_out_of_a_session_is_a_missing_report() -> None:
    others = morning()
    start = state(unit(run=(GREEN,), waiting=Waiting(ago(2), GREEN)))
    after, decision = one_step(start, yesterday(morning=others))
    assert codes(decision) == [Code.STEP_NO_EXPOSURE]
    assert (after.silent, after.run, after.waiting) == (1, (GREEN,), None)
    after, _ = one_step(state(after), yesterday(morning=others))
    assert (after.silent, after.run) == (2, ())


def test_an_exercise_that_was_not_planned_is_not_missed() -> None:
    after, decision = one_step(state(unit(planned=False)), yesterday(morning=morning()))
    assert (after.silent, codes(decision)) == (0, [Code.STEP_HOLD])


# -- late answers -----------------------------------------------------------------------------


def test_an_exposure_without_the_answer_about_recovery_waits_for_it() -> None:
    quiet = morning(extra=None)
    after, decision = one_step(state(READY), yesterday(exposure(), morning=quiet))
    assert after.waiting == Waiting(YESTERDAY, GREEN)
    assert codes(decision) == [Code.STEP_NO_RECOVERY_REPORT]
    assert after.run == (GREEN,)


WAITING: Final = unit(run=(GREEN,), planned=False, waiting=Waiting(ago(2), GREEN))


def test_a_late_good_answer_settles_the_exposure_and_may_raise() -> None:
    after, decision = one_step(state(WAITING), yesterday())
    assert (decision.move, after.dose, after.waiting) == (Move.RISE, Dose(6, 2), None)


def test_a_late_good_answer_counts_also_when_something_holds() -> None:
    after, decision = one_step(state(WAITING, drift_since=ago(3)), yesterday())
    assert (decision.move, after.run, after.waiting) == (Move.HOLD, (GREEN, GREEN), None)


def test_an_answer_after_the_next_session_is_about_that_session() -> None:
    after, _ = one_step(state(WAITING), yesterday(morning=morning()))
    assert (after.run, after.waiting) == ((GREEN,), None)


# -- the suspect ------------------------------------------------------------------------------


def bad_morning(suspect: Unit | None, *exposures: Exposure, **changes: Any) -> Yesterday:
    of = session(units=[unit(), unit("squat")])
    after = morning(**{"pain": 6, **changes})
    return yesterday(
        *exposures,
        morning=after,
        session=of,
        suspect=suspect,
        recovery=stepping.recovery(after, of),
    )


def test_the_suspect_goes_down_and_the_others_of_the_session_hold() -> None:
    bridge, squat, step = unit(run=(GREEN,)), unit("squat", run=(GREEN,)), unit("step", Side.LEFT)
    done = [exposure(), exposure("squat")]
    start = state(bridge, squat, step, sessions=(session(day=ago(4)), session()))
    after, decisions, _ = stepped(start, DAY, bad_morning(squat, *done), CARE)
    assert [(d.exercise, d.move) for d in decisions] == [
        ("bridge", Move.HOLD),
        ("squat", Move.LEVEL_DOWN),
        ("step", Move.HOLD),
    ]
    assert [codes(decision)[0] for decision in decisions] == [
        Code.STEP_NEXT_MORNING,
        Code.STEP_SUSPECT,
        Code.STEP_NO_EXPOSURE,
    ]
    assert [of.run for of in after.units] == [(), (), ()]
    assert [of.lowered for of in after.sessions] == [False, True]
    assert after.suspects == (DAY,)


def test_lowerings_after_a_bad_morning_are_remembered_for_14_days() -> None:
    start = state(unit(), sessions=(session(),), suspects=(ago(14), ago(13), ago(5)))
    after, _, _ = stepped(start, DAY, bad_morning(unit(), exposure()), CARE)
    assert after.suspects == (ago(13), ago(5), DAY)


def test_pain_that_lasted_longer_lowers_a_rung_and_is_no_bad_morning() -> None:
    start = state(unit(), sessions=(session(),))
    longer = bad_morning(unit(), exposure(), pain=3, extra=ExtraPain.LONGER_BUT_GONE)
    after, decisions, _ = stepped(start, DAY, longer, CARE)
    assert (decisions[0].move, decisions[0].after) == (Move.RUNG_DOWN, Dose(4, 2))
    assert (after.sessions[0].lowered, after.suspects) == (True, ())


def test_without_a_suspect_in_the_plan_the_session_holds_and_nothing_is_remembered() -> None:
    start = state(unit(), sessions=(session(),))
    after, decisions, _ = stepped(start, DAY, bad_morning(None, exposure()), CARE)
    assert (decisions[0].move, after.sessions, after.suspects) == (Move.HOLD, (session(),), ())


def test_a_calm_day_remembers_no_suspect() -> None:
    start = state(unit(), sessions=(session(),))
    assert stepped(start, DAY, yesterday(exposure()), CARE)[0].sessions == (session(),)


# -- swaps, order of reasons ------------------------------------------------------------------


def test_red_twice_running_asks_for_a_swap_of_the_whole_exercise() -> None:
    start = state(unit("step", Side.LEFT, reds=1), unit("step", Side.RIGHT), unit())
    done = [exposure("step", Side.LEFT, pain=8), exposure("step", Side.RIGHT), exposure()]
    _, decisions, swaps = stepped(start, DAY, yesterday(*done), CARE)
    assert swaps == {"step"}
    assert [decision.move for decision in decisions][:2] == [Move.SWAP, Move.HOLD]


def test_what_moved_a_dose_stands_first_and_all_that_held_is_told() -> None:
    _, decision = one_step(
        state(unit(not_done=2)), yesterday(exposure(done=50, effort=None, pain=6))
    )
    assert codes(decision) == [
        Code.STEP_RED_ONCE,
        Code.STEP_NOT_DONE_AGAIN,
        Code.STEP_NO_EFFORT,
    ]


def test_a_bound_that_kept_a_dose_is_told_last() -> None:
    floor = Bounds(
        id="b", day=DAY, known=check_in().known, by=By.THERAPIST, exercise="bridge", floor=5
    )
    _, decision = one_step(state(unit(not_done=2), bounds=(floor,)), yesterday(exposure(done=50)))
    assert decision.move is Move.HOLD
    assert codes(decision) == [Code.STEP_NOT_DONE_AGAIN, Code.STEP_FLOOR]


# -- turns and the index ----------------------------------------------------------------------


def test_a_turn_is_used_up_on_a_session_day_whether_or_not_it_rose() -> None:
    start = state(READY, turns=(Turn("squat", turn=ago(3)),))
    places: Mapping[str, Place] = {"bridge": Place(Knob.AMOUNT), "squat": Place(Knob.LEVEL)}
    after, _, _ = stepped(start, DAY, yesterday(exposure(pain=None), places=places), CARE)
    assert after.turns == (Turn("squat", turn=DAY), Turn("bridge", turn=DAY))
    assert (after.side_rises, after.last_move) == ((), None)


def test_without_a_session_no_turn_is_used_up() -> None:
    assert stepped(state(READY), DAY, yesterday(), CARE)[0].turns == ()


def test_a_late_answer_earns_nothing_after_a_day_that_was_planned() -> None:
    after, decision = one_step(state(WAITING), yesterday(asked=True))
    assert decision.move is Move.HOLD
    assert after.run == WAITING.run


def test_a_late_answer_uses_up_only_the_turn_of_what_rose() -> None:
    places = {"bridge": Place(Knob.AMOUNT), "squat": Place(Knob.AMOUNT)}
    after, _, _ = stepped(state(WAITING), DAY, yesterday(places=places), CARE)
    assert after.turns == (Turn("bridge", turn=DAY, rise=DAY),)


def test_a_rise_is_remembered_for_its_legs_and_for_the_level() -> None:
    ready = unit("step", Side.LEFT, run=(GREEN,), dose=Dose(6, 3))
    start = state(ready, side_rises=((Side.RIGHT, ago(3)), (Side.LEFT, ago(9))))
    places = {"step": Place(Knob.LEVEL)}
    past = yesterday(exposure("step", Side.LEFT), places=places)
    after, _, _ = stepped(start, DAY, past, CARE)
    assert after.turns == (Turn("step", turn=DAY, rise=DAY, load_rise=DAY),)
    assert after.side_rises == ((Side.RIGHT, ago(3)), (Side.LEFT, DAY))
    assert after.last_move == DAY


def test_a_level_that_did_not_rise_and_another_knob_are_no_load_rise() -> None:
    after, _, _ = stepped(state(READY), DAY, yesterday(exposure()), CARE)
    assert after.turns == (Turn("bridge", turn=DAY, rise=DAY),)
    level = unit(run=(GREEN,), dose=Dose(6, 3))
    held = yesterday(exposure(pain=None), places={"bridge": Place(Knob.LEVEL)})
    after, _, _ = stepped(state(level), DAY, held, CARE)
    assert after.turns == (Turn("bridge", turn=DAY),)


def test_the_load_of_each_leg_is_kept_for_a_week() -> None:
    old = [Indexed(ago(days), left=1, right=1) for days in (8, 7, 1)]
    after = indexed(state(unit(), index=tuple(old)), DAY, CARE)
    assert after.index == (*old[1:], Indexed(DAY, left=40.0, right=40.0))


def test_a_finding_is_what_one_rule_says() -> None:
    assert stepping.hold(Rule.STEP_8, Code.STEP_HOLD) == Finding(
        Move.HOLD, Reason(Rule.STEP_8, Code.STEP_HOLD)
    )


# -- sides that hold one another --------------------------------------------------------------

LEFT: Final = unit("step", Side.LEFT, reds=1)
RIGHT: Final = unit("step", Side.RIGHT, run=(GREEN,))
STEP_PLACE: Final = {"step": Place(Knob.AMOUNT)}


def right_after(*exposures: Exposure, left: Unit = LEFT) -> Decision:
    past = yesterday(*exposures, places=STEP_PLACE)
    return stepped(state(left, RIGHT), DAY, past, CARE)[1][1]


def test_a_side_rises_beside_one_that_was_red_and_now_is_green() -> None:
    both = exposure("step", Side.LEFT), exposure("step", Side.RIGHT)
    assert right_after(*both).move is Move.RISE


def test_no_side_rises_of_an_exercise_that_is_swapped() -> None:
    both = exposure("step", Side.LEFT, pain=6), exposure("step", Side.RIGHT)
    decision = right_after(*both)
    assert decision.move is Move.HOLD
    assert decision.after == RIGHT.dose
    assert codes(decision)[0] is Code.STEP_SWAPPED


@pytest.mark.parametrize(
    "silent",
    [(), (exposure("step", Side.LEFT, pain=None),)],
    ids=["not done", "without a pain report"],
)
def test_no_side_rises_while_the_other_was_red_and_says_nothing(
    silent: tuple[Exposure, ...],
) -> None:
    asked = unit("step", Side.LEFT, reds=1, planned=True)
    decision = right_after(*silent, exposure("step", Side.RIGHT), left=asked)
    assert decision.move is Move.HOLD
    assert Code.STEP_NO_PAIN_REPORT in codes(decision)


def test_a_side_that_was_not_asked_keeps_nobody_back() -> None:
    resting = unit("step", Side.LEFT, reds=1, planned=False)
    assert right_after(exposure("step", Side.RIGHT), left=resting).move is Move.RISE
