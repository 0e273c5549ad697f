"""The phase: what is still needed, entering the next one, and words about a long wait."""

from collections.abc import Mapping
from typing import Any, Final

import pytest

from soepel.core.day.phased import phased
from soepel.core.exercises import Dose, Phase, Target
from soepel.core.plan import Move
from soepel.core.reasons import Code, Reason
from soepel.core.record import Bounds, Entry, PhaseOrder
from soepel.core.rule import Rule
from soepel.core.state import Check, DiaryDay, Flare, Stage, State
from tests.core.day.mornings import codes, entry, today
from tests.core.rules.builders import (
    DAY,
    ago,
    check_in,
    diary,
    exercise,
    intake,
    session,
    state,
    unit,
)

ONE, TWO, THREE, FOUR, AFTER = Phase


def ready(**changes: Any) -> State:
    """All that is needed for phase 3 is there, and yesterday's session was reported."""
    bridge = changes.pop("bridge", unit(dose=Dose(4, 1)))
    given: dict[str, Any] = {
        "phase_since": ago(10),
        "diary": diary(3, 3, 3, until=DAY),
        "check": Check(passed=True, baseline=9),
        "sessions": (session((bridge,)),),
        "sessions_in_phase": 4,
        "session_planned": True,
        "wanted": ("bridge",),
        "last_move": ago(5),
        **changes,
    }
    return state(bridge, **given)


def enters(now: State, *entries: Entry) -> bool:
    return phased(now, today(now, *entries)).phase is THREE


class TestEnteringTheNextPhase:
    def test_days_sessions_and_check_start_anew(self) -> None:
        of = today(ready(), check_in())
        after = phased(ready(), of)
        assert (after.phase, after.phase_since, after.sessions_in_phase) == (THREE, DAY, 0)
        assert after.check == Check(baseline=9)
        assert after.last_move == DAY
        assert of.needed == ()
        assert Reason(Rule.PH_1, Code.PH_ENTERED, {"phase": 3}) in of.reasons

    def test_what_is_needed_is_told_and_nothing_changes(self) -> None:
        early = ready(phase_since=ago(9))
        of = today(early, check_in())
        assert phased(early, of).phase is TWO
        assert [reason.code for reason in of.needed] == [Code.PH_DAYS_NEEDED]
        assert of.reasons == []

    @pytest.mark.parametrize(
        ("changes", "enters"),
        [
            ({}, True),
            ({"sessions": ()}, False),
            ({"sessions": (session(reported=False),)}, False),
            ({"sessions": (session(day=ago(3)),)}, False),
            ({"sessions": (session(day=ago(3)),), "session_planned": False}, True),
            ({"diary": (*diary(3, 3, 3), DiaryDay(DAY, 3, high=True))}, False),
        ],
    )
    def test_only_with_a_report_of_the_whole_last_session(
        self, changes: Mapping[str, Any], enters: bool
    ) -> None:
        now = ready(**changes)
        of = today(now, check_in())
        assert (phased(now, of).phase is THREE) is enters
        lacking = (Reason(Rule.PH_3, Code.PH_REPORT_NEEDED),)
        assert of.needed == (() if enters else lacking)

    def test_only_with_a_check_in_that_says_usual_pain(self) -> None:
        assert not enters(ready())
        assert not enters(ready(), check_in(usual=None))
        assert enters(ready(), check_in())

    def test_a_therapist_who_wants_to_be_asked_is_asked(self) -> None:
        now = ready(ask_me=True)
        of = today(now, check_in())
        assert phased(now, of).phase is TWO
        asked = Reason(Rule.PH_1, Code.PH_ASK_ME, {"phase": 3})
        assert (of.needed, of.reasons) == ((asked,), [asked])

    def test_not_on_the_day_the_therapist_chose_a_phase(self) -> None:
        assert not enters(ready(), check_in(), entry(PhaseOrder, phase=TWO, reason="rest"))

    def test_maintenance_is_the_last(self) -> None:
        now = ready(phase=AFTER)
        of = today(now, check_in())
        assert phased(now, of).phase is AFTER
        assert of.needed == ()


class TestThePhaseCheck:
    @pytest.mark.parametrize(("offered", "again"), [(None, True), (ago(7), True), (ago(6), False)])
    def test_it_is_offered_and_remembered(self, offered: Any, again: bool) -> None:
        now = ready(check=Check(offered=offered))
        after = phased(now, today(now, check_in()))
        assert after.check.offered == (DAY if again else offered)


class TestWordsOnTheWay:
    @pytest.mark.parametrize(("days", "stuck"), [(52, False), (53, True)])
    def test_being_stuck(self, days: int, stuck: bool) -> None:
        now = ready(phase_since=ago(days), check=Check())
        of = today(now)
        phased(now, of)
        said = [Reason(Rule.PH_4, Code.PH_STUCK, {"days": 53})]
        assert of.reasons == (said if stuck else [])

    def test_one_phase_back_when_a_long_flare_ended(self) -> None:
        before = ready(flare=Flare(ago(9)))
        now = ready(flare=Flare(ago(9), Stage.BACK_AT_60))
        of = today(before)
        phased(now, of)
        assert codes(of) == [Code.PH_ONE_BACK_SUGGESTED]

    @pytest.mark.parametrize(("day", "due"), [(13, False), (14, True), (15, False)])
    def test_the_flare_plan_on_day_fourteen(self, day: int, due: bool) -> None:
        now = ready(phase_since=ago(1))
        of = today(now, person=intake(day=ago(day)))
        phased(now, of)
        said = [Reason(Rule.PH_6, Code.PH_FLARE_PLAN_DUE)]
        assert of.reasons == (said if due else [])

    @pytest.mark.parametrize(("days", "offered"), [(27, False), (28, True)])
    def test_a_restart_after_four_weeks_without_exercise(self, days: int, offered: bool) -> None:
        said = [Reason(Rule.PH_1, Code.PH_RESTART_OFFERED, {"days": 28})]
        now = ready(sessions=(session(day=ago(days)),))
        of = today(now)
        phased(now, of)
        assert of.reasons == (said if offered else [])
        never = ready(sessions=())
        of_never = today(never, person=intake(day=ago(days)))
        phased(never, of_never)
        assert of_never.reasons == (said if offered else [])


LOADING: Final = (Target.FIRST_LOADING,)
BOTH: Final = {id_: exercise(id_, targets=LOADING) for id_ in ("bridge", "clam")}


class TestTheExercisesOfThePlan:
    def test_a_changed_bound_makes_the_choice_again(self) -> None:
        now = ready(phase_since=ago(1))
        out = entry(Bounds, exercise="bridge", excluded=True)
        excluded = ready(phase_since=ago(1), bounds=(out,))
        of = today(now, check_in(), out, exercises=BOTH)
        after = phased(excluded, of)
        assert [u.exercise for u in after.units] == ["clam"]
        assert [(d.exercise, d.move) for d in of.decisions] == [
            ("bridge", Move.REST),
            ("clam", Move.HOLD),
        ]
        assert Code.INT_TARGET_WITHOUT_EXERCISE in codes(of)

    def test_without_a_change_the_choice_stays(self) -> None:
        now = ready(phase_since=ago(1))
        of = today(now, check_in(), exercises=BOTH)
        assert phased(now, of).units == now.units
        assert of.decisions == []

    @pytest.mark.parametrize("told", [(), (check_in(usual=8),)])
    def test_nothing_new_enters_on_a_silent_or_a_high_day(self, told: tuple[Entry, ...]) -> None:
        high = DiaryDay(DAY, 8, high=True)
        now = ready(phase_since=ago(1), wanted=("bridge", "clam"), diary=(high,) if told else ())
        assert phased(now, today(now, *told, exercises=BOTH)).units == now.units

    def test_all_enter_on_the_first_day(self) -> None:
        now = state(phase=TWO, phase_since=DAY)
        of = today(now, person=intake(day=DAY), exercises=BOTH)
        assert {u.exercise for u in phased(now, of).units} == {"bridge", "clam"}

    def test_all_enter_when_going_a_phase_back(self) -> None:
        three = ready(phase=THREE)
        back = ready(phase=TWO, phase_since=DAY, wanted=())
        order = entry(PhaseOrder, phase=TWO, reason="long flare")
        of = today(three, order, exercises=BOTH)
        after = phased(back, of)
        assert {u.exercise for u in after.units} == {"bridge", "clam"}

    def test_a_few_at_a_time_enter_a_later_phase(self) -> None:
        many = {f"e{n}": exercise(f"e{n}", targets=LOADING) for n in range(6)}
        now = state(
            phase=TWO,
            phase_since=ago(3),
            wanted=tuple(many),
            diary=diary(3, until=DAY),
            sessions=(session(),),
            session_planned=True,
        )
        of = today(now, check_in(), exercises=many)
        assert len(phased(now, of).units) == 2
