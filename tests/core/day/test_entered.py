"""What was entered today: orders, bounds, flags, tests, goals and visits."""

from datetime import datetime, time
from typing import Any, Final, TypeVar

import pytest

from soepel.core.care import Care
from soepel.core.day.entered import bounded, entered
from soepel.core.exercises import Dose, Phase
from soepel.core.plan import Decision, Move
from soepel.core.quantities import Pain, Side, Trouble
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.record import (
    NO_ENTRIES,
    Activity,
    AnchorOrder,
    AskMe,
    Bounds,
    By,
    DayEntries,
    Entry,
    Evaluation,
    FlagRaised,
    FlagResolved,
    Goal,
    GoalScore,
    Pause,
    PhaseCheck,
    PhaseOrder,
    Visit,
)
from soepel.core.rule import Rule
from soepel.core.screening import RedFlag, Tier
from soepel.core.state import Check, StandingFlag, State, Waiting
from tests.core.rules.builders import DAY, GREEN, YESTERDAY, ago, care, exercise, state, unit

Kind = TypeVar("Kind", bound=Entry)
CARE: Final = care(
    exercise(),
    exercise("step", one_sided=True),
    goals=(Goal(Activity.WALKING, Trouble(7)), Goal(Activity.STAIRS, Trouble(5))),
)


def by_therapist(kind: type[Kind], **values: Any) -> Kind:
    given: dict[str, Any] = {
        "id": f"{kind.__name__}-{values}",
        "day": DAY,
        "known": datetime.combine(DAY, time(9)),
        "by": By.THERAPIST,
        **values,
    }
    return kind(**given)


def bounds(exercise: str = "bridge", **values: Any) -> Bounds:
    return by_therapist(Bounds, exercise=exercise, **values)


def after(*entries: Entry, start: State | None = None, of: Care = CARE) -> State:
    return entered(start or state(), DayEntries(entries), of)[0]


def told(*entries: Entry, start: State | None = None, of: Care = CARE) -> list[Reason]:
    return entered(start or state(), DayEntries(entries), of)[1]


def test_a_day_without_entries_changes_nothing() -> None:
    assert entered(state(), NO_ENTRIES, CARE) == (state(), [])


# -- red flags --------------------------------------------------------------------------------


def raised(flag: RedFlag = RedFlag.WOUND_LEAK, id_: str = "f") -> FlagRaised:
    return FlagRaised(id=id_, day=DAY, known=datetime.combine(DAY, time(8)), flag=flag)


def resolved(flag_id: str = "f", **values: Any) -> FlagResolved:
    given = {"flag_id": flag_id, "examined_by": "GP", "may_exercise": True, **values}
    return by_therapist(FlagResolved, **given)


def test_a_raised_flag_stands_with_its_tier() -> None:
    seen = after(raised())
    assert seen.flags == (StandingFlag(raised(), tier=Tier.T1),)
    assert seen.pauses_plan


def test_a_flag_that_a_therapist_resolves_stands_no_more_and_stays_in_the_state() -> None:
    seen = after(resolved(), start=after(raised()))
    assert seen.flags == (StandingFlag(raised(), (resolved(),), None),)


def test_a_resolution_is_about_its_own_flag() -> None:
    two = after(raised(), raised(RedFlag.SWOLLEN_PAINFUL_CALF, "g"), resolved("g"))
    assert [flag.tier for flag in two.flags] == [Tier.T1, None]
    assert [len(flag.resolutions) for flag in two.flags] == [0, 1]


def test_a_later_no_of_the_therapist_raises_the_flag_again() -> None:
    first = after(raised(), resolved())
    later = resolved(may_exercise=False, known=datetime.combine(DAY, time(10)))
    assert after(later, start=first).flags[0].tier is Tier.T1


# -- orders -----------------------------------------------------------------------------------


def test_the_latest_bounds_of_an_exercise_and_side_replace_the_earlier_ones() -> None:
    left = bounds("step", side=Side.LEFT, ceiling=4)
    start = after(bounds("step", ceiling=6), left)
    again = after(bounds("step", ceiling=5), start=start)
    assert [(b.side, b.ceiling) for b in again.bounds] == [(Side.LEFT, 4), (None, 5)]


def test_the_therapist_says_whether_to_be_asked() -> None:
    asked = after(by_therapist(AskMe, wanted=True))
    assert asked.ask_me
    assert not after(by_therapist(AskMe, wanted=False), start=asked).ask_me


def test_an_anchor_that_the_therapist_sets_ends_drift_and_learning() -> None:
    order = by_therapist(AnchorOrder, anchor=Pain(5))
    seen = after(order, start=state(drift_since=ago(9)))
    assert (seen.anchor, seen.drift_since, seen.learning_closed) == (5.0, None, True)
    values = {"from_pain": 3.0, "to_pain": 5.0}
    assert told(order) == [Reason(Rule.STEP_6D, Code.STEP_ANCHOR_RESET, values)]


def test_a_pause_starts_on_its_day_and_one_that_follows_at_once_keeps_its_start() -> None:
    pause = by_therapist(Pause, until=ago(-5))
    assert (after(pause).paused_since, after(pause).paused_until) == (DAY, ago(-5))
    going_on = state(paused_since=ago(4), paused_until=DAY)
    assert after(pause, start=going_on).paused_since == ago(4)
    over = state(paused_since=ago(4), paused_until=YESTERDAY)
    assert after(pause, start=over).paused_since == DAY


def test_a_phase_that_the_therapist_chooses_starts_its_days_and_sessions_anew() -> None:
    order = by_therapist(PhaseOrder, phase=Phase.FUNCTIONAL, reason="wants stairs")
    start = state(sessions_in_phase=9, check=Check(offered=ago(2), passed=True, baseline=11))
    seen = after(order, start=start)
    assert (seen.phase, seen.phase_since, seen.sessions_in_phase) == (Phase.FUNCTIONAL, DAY, 0)
    assert (seen.check, seen.last_move) == (Check(baseline=11), DAY)
    values: dict[str, Fact] = {"phase": 4, "why": "wants stairs"}
    assert told(order) == [Reason(Rule.PH_1, Code.PH_THERAPIST_CHOSE, values)]


# -- tests, goals and visits ------------------------------------------------------------------


def score(activity: Activity, trouble: int) -> GoalScore:
    return by_therapist(GoalScore, activity=activity, trouble=Trouble(trouble))


def test_the_last_score_of_each_goal_is_kept() -> None:
    first = after(score(Activity.WALKING, 6), score(Activity.STAIRS, 5))
    again = after(score(Activity.WALKING, 4), start=first)
    assert dict(again.goals) == {Activity.WALKING: 4, Activity.STAIRS: 5}


def test_visits_are_counted_by_their_days() -> None:
    first = after(by_therapist(Visit, day=ago(1)))
    assert after(by_therapist(Visit), start=first).visits == (ago(1), DAY)


def evaluation(**values: Any) -> Evaluation:
    return by_therapist(Evaluation, **{"week": 6, **values})


def test_an_evaluation_leaves_its_week_pain_and_stands() -> None:
    seen = after(evaluation(pain=Pain(2), chair_stands=12))
    assert (seen.evaluated, seen.pain_at_evaluation) == ((6,), 2)
    assert (seen.chair_stands, seen.start_stands) == (12, 12)
    again = after(evaluation(week=12, chair_stands=14), start=seen)
    assert (again.evaluated, again.pain_at_evaluation) == ((6, 12), None)
    assert (again.chair_stands, again.start_stands) == (14, 12)
    assert after(evaluation(), start=seen).chair_stands == 12


def test_hoos_is_compared_with_its_first_score_and_the_best_gain_is_kept() -> None:
    first = after(evaluation(week=0, hoos={"pain": 50.0, "adl": 60.0}))
    assert (first.hoos, first.hoos_gain) == ((("adl", 60.0), ("pain", 50.0)), 0.0)
    better = after(evaluation(hoos={"pain": 62.5, "adl": 55.0}), start=first)
    assert (better.hoos, better.hoos_gain) == (first.hoos, 12.5)
    worse = after(evaluation(week=12, hoos={"pain": 40.0}), start=better)
    assert worse.hoos_gain == 12.5
    assert after(evaluation(week=12), start=better).hoos_gain == 12.5


def test_a_strength_test_gives_a_load_unless_it_was_painful_or_absurd() -> None:
    start = state(one_rm=(("press", 20.0),))
    good = evaluation(one_rm={"press": 30.0, "curl": 10.0})
    assert after(good, start=start).one_rm == (("curl", 10.0), ("press", 30.0))
    bad = evaluation(one_rm={"press": 30.5, "curl": 10.0}, painful_tests=frozenset({"curl"}))
    assert after(bad, start=start).one_rm == (("press", 20.0),)
    assert told(bad, start=start)[:2] == [
        Reason(Rule.INT_3, Code.INT_TEST_NOT_USED, {"exercise": "curl"}),
        Reason(Rule.INT_3, Code.INT_TEST_NOT_USED, {"exercise": "press"}),
    ]


@pytest.mark.parametrize(
    ("week", "pain", "walking", "code"),
    [
        (0, 3, None, Code.EV_TOO_EARLY),
        (6, 3, 7, Code.EV_RETHINK),
        (12, 3, 7, Code.EV_PATHWAY),
        (12, 3, 2, Code.EV_IMPROVED),
        (6, None, None, Code.EV_NOT_MEASURED),
    ],
)
def test_an_evaluation_says_what_it_asks_for(
    week: int, pain: int | None, walking: int | None, code: Code
) -> None:
    goals = () if walking is None else (score(Activity.WALKING, walking),)
    at = evaluation(week=week, pain=None if pain is None else Pain(pain))
    (reason,) = told(*goals, at)
    assert (reason.rule, reason.code) == (Rule.EV_5, code)
    assert reason.values["pain"] == (None if pain is None else (3, pain))
    assert reason.values["goals"] == (() if walking is None else ((7, walking),))


def test_a_phase_check_gives_its_result_and_the_stands() -> None:
    done = by_therapist(PhaseCheck, chair_stands=12, hold_left=15, hold_right=15)
    seen = after(done)
    assert (seen.check, seen.chair_stands) == (Check(passed=True, baseline=12), 12)
    assert [reason.code for reason in told(done)] == [Code.PH_CHECK_PASSED]
    untested = by_therapist(PhaseCheck, hold_left=15, hold_right=15)
    assert (after(untested), told(untested)) == (state(), [])
    unable = by_therapist(PhaseCheck, unable=True)
    assert after(unable, start=seen).chair_stands == 12
    assert after(unable).check.waived


# -- bounds today -----------------------------------------------------------------------------


def test_the_therapists_own_dose_becomes_the_dose_and_starts_a_new_run() -> None:
    ready = unit(run=(GREEN,), last_rise=ago(2), waiting=Waiting(YESTERDAY, GREEN))
    own = bounds(dose=Dose(7, 3))
    other = unit("step", Side.LEFT)
    seen, decisions = bounded(state(ready, other), DayEntries((own,)), CARE)
    assert seen.units == (unit(dose=Dose(7, 3)), other)
    why = (Reason(Rule.STEP_8, Code.STEP_OWN_DOSE),)
    assert decisions == [Decision("bridge", Side.BOTH, Move.RISE, Dose(5, 2), Dose(7, 3), why)]


@pytest.mark.parametrize(
    ("own", "expected"),
    [(Dose(5, 1), Move.RUNG_DOWN), (Dose(5, 3), Move.RISE), (Dose(4, 3), Move.RUNG_DOWN)],
)
def test_an_own_dose_is_told_as_a_rise_or_a_fall(own: Dose, expected: Move) -> None:
    _, decisions = bounded(state(unit()), DayEntries((bounds(dose=own),)), CARE)
    assert [decision.move for decision in decisions] == [expected]


def test_an_own_dose_that_stands_already_is_no_change_but_starts_a_new_run() -> None:
    ready = unit(run=(GREEN,), last_rise=ago(2), waiting=Waiting(YESTERDAY, GREEN))
    same = DayEntries((bounds(dose=Dose(5, 2)),))
    assert bounded(state(ready), same, CARE) == (state(unit()), [])


def test_other_bounds_and_other_exercises_leave_a_run() -> None:
    start = state(unit(run=(GREEN,)))
    others = DayEntries((bounds(ceiling=7), bounds("step", dose=Dose(1, 1))))
    assert bounded(start, others, CARE) == (start, [])


def test_an_own_dose_of_one_side_leaves_the_other() -> None:
    left, right = unit("step", Side.LEFT), unit("step", Side.RIGHT)
    own = bounds("step", side=Side.LEFT, dose=Dose(2, 1))
    seen, _ = bounded(state(left, right), DayEntries((own,)), CARE)
    assert [of.dose for of in seen.units] == [Dose(2, 1), Dose(5, 2)]


def test_an_own_dose_stops_at_the_top_of_the_ladder_and_at_the_ceiling() -> None:
    over = DayEntries((bounds(dose=Dose(20, 2)),))
    assert bounded(state(unit()), over, CARE)[0].units[0].dose == Dose(9, 2)
    ceiling = state(unit(), bounds=(bounds(ceiling=6),))
    assert bounded(ceiling, over, CARE)[0].units[0].dose == Dose(6, 2)


def test_a_ceiling_lowers_what_stands_above_it_every_day() -> None:
    start = state(unit(), bounds=(bounds(ceiling=4),))
    seen, decisions = bounded(start, NO_ENTRIES, CARE)
    assert seen.units[0].dose == Dose(4, 2)
    assert decisions[0].move is Move.RUNG_DOWN
    assert bounded(state(unit(), bounds=(bounds(ceiling=5),)), NO_ENTRIES, CARE)[1] == []
