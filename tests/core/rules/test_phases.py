"""The phases: what is still needed for the next one, the phase check, and being stuck."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pytest

from soepel.core.exercises import Amount, Dose, Exercise, Kind, Level, Phase
from soepel.core.quantities import Sex, Trouble
from soepel.core.reasons import Code, Reason
from soepel.core.record import Activity, FlagRaised, Goal, Intake, PhaseCheck
from soepel.core.rule import Rule
from soepel.core.rules import phases
from soepel.core.rules.phases import calm_limit, check_due, checked, one_back, stuck_days
from soepel.core.rules.turns import Room
from soepel.core.screening import RedFlag, Tier
from soepel.core.state import (
    Check,
    Flare,
    PastFlare,
    Session,
    Stage,
    StandingFlag,
    State,
    Unit,
    Zone,
)
from tests.core.rules.builders import (
    AMBER,
    DAY,
    GREEN,
    RED,
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
LADDER: Final = {"bridge": exercise()}
PASSED: Final = Check(passed=True)


def aiming(**changes: Any) -> Intake:
    """With trouble 6 on the stairs."""
    return intake(goals=(Goal(Activity.STAIRS, Trouble(6)),), **changes)


def free(_: Unit) -> Room:
    return Room()


def needed(
    now: State,
    person: Intake | None = None,
    exercises: Mapping[str, Exercise] = LADDER,
    room: phases.Rooms = free,
) -> tuple[Reason, ...]:
    return phases.needed(now, DAY, person or aiming(), exercises, room)


def codes(reasons: Sequence[Reason]) -> list[Code]:
    return [reason.code for reason in reasons]


def sessions(count: int, *reds: int) -> tuple[Session, ...]:
    """So many sessions; those numbered from the last one (1) were red."""
    return tuple(session(red=count - number in reds) for number in range(count))


def ready_for_2(**changes: Any) -> State:
    given: dict[str, Any] = {
        "phase": ONE,
        "phase_since": ago(5),
        "diary": diary(5, 5, 5, until=DAY),
        "sessions": sessions(3),
        "sessions_in_phase": 3,
        **changes,
    }
    return state(**given)


def ready_for_3(*units: Unit, **changes: Any) -> State:
    given: dict[str, Any] = {
        "phase_since": ago(10),
        "diary": diary(5, 5, 5, until=DAY),
        "check": PASSED,
        **changes,
    }
    return state(*(units or (unit(dose=Dose(4, 1)),)), **given)


def ready_for_4(*units: Unit, **changes: Any) -> State:
    given: dict[str, Any] = {
        "phase": THREE,
        "phase_since": ago(28),
        "chair_stands": 11,
        "goals": ((Activity.STAIRS, 4),),
        **changes,
    }
    return state(*(units or (unit(dose=Dose(9, 1)),)), **given)


def flagged(tier: Tier | None) -> tuple[StandingFlag, ...]:
    raised = FlagRaised(id="f", day=DAY, known=check_in().known, flag=RedFlag.NIGHT_SWEATS)
    return (StandingFlag(raised, tier=tier),)


class TestOutOfAnyPhase:
    @pytest.mark.parametrize("ready", [ready_for_2(), ready_for_3(), ready_for_4()])
    def test_nothing_is_needed_when_all_is_there(self, ready: State) -> None:
        assert needed(ready) == ()

    @pytest.mark.parametrize("stage", list(Stage))
    @pytest.mark.parametrize("ready", [ready_for_2, ready_for_3, ready_for_4])
    def test_not_in_a_flare_or_on_the_way_back(self, ready: Any, stage: Stage) -> None:
        flaring = ready(flare=Flare(ago(3), stage))
        assert needed(flaring) == (Reason(Rule.PH_1, Code.PH_FLARE_FIRST),)

    @pytest.mark.parametrize("ready", [ready_for_2, ready_for_3, ready_for_4])
    @pytest.mark.parametrize(
        ("tier", "held"), [(Tier.T0, True), (Tier.T2, True), (Tier.T3, False), (None, False)]
    )
    def test_not_with_an_open_red_flag(self, ready: Any, tier: Tier | None, held: bool) -> None:
        told = (Reason(Rule.PH_1, Code.PH_RED_FLAG),)
        assert needed(ready(flags=flagged(tier))) == (told if held else ())

    def test_maintenance_asks_for_nothing(self) -> None:
        assert needed(state(phase=AFTER, phase_since=DAY, flare=Flare(DAY))) == ()

    def test_every_unmet_criterion_is_told(self) -> None:
        start = state(phase=ONE, phase_since=ago(1), flare=Flare(DAY), flags=flagged(Tier.T2))
        assert codes(needed(start)) == [
            Code.PH_DAYS_NEEDED,
            Code.PH_FLARE_FIRST,
            Code.PH_RED_FLAG,
            Code.PH_PAIN_NOT_YET_CALM,
            Code.PH_SESSIONS_NEEDED,
        ]


class TestOutOfPhase1:
    @pytest.mark.parametrize(("short", "least"), [(False, 5), (True, 3)])
    def test_after_five_days_or_three_by_the_short_exit(self, short: bool, least: int) -> None:
        early = ready_for_2(short_exit=short, phase_since=ago(least - 1))
        values = {"days": least - 1, "needed": least}
        assert needed(early) == (Reason(Rule.PH_1, Code.PH_DAYS_NEEDED, values),)
        assert needed(ready_for_2(short_exit=short, phase_since=ago(least))) == ()

    @pytest.mark.parametrize(("short", "least"), [(False, 3), (True, 2)])
    def test_after_three_sessions_or_two_by_the_short_exit(self, short: bool, least: int) -> None:
        few = ready_for_2(short_exit=short, sessions_in_phase=least - 1)
        values = {"sessions": least - 1, "needed": least}
        assert needed(few) == (Reason(Rule.PH_1, Code.PH_SESSIONS_NEEDED, values),)
        assert needed(ready_for_2(short_exit=short, sessions_in_phase=least)) == ()

    @pytest.mark.parametrize(
        ("short", "red", "held"),
        [(False, 1, True), (False, 3, True), (False, 4, False), (True, 2, True), (True, 3, False)],
    )
    def test_not_while_one_of_those_sessions_was_red(
        self, short: bool, red: int, held: bool
    ) -> None:
        after_red = ready_for_2(short_exit=short, sessions=sessions(6, red), sessions_in_phase=6)
        values = {"sessions": 2 if short else 3}
        told = (Reason(Rule.PH_1, Code.PH_RED_SESSION, values),)
        assert needed(after_red) == (told if held else ())

    @pytest.mark.parametrize(
        ("entries", "calm_days"),
        [
            (diary(5, 5, until=DAY), 2),
            (diary(5, 5, 5, 6, 6, until=DAY), 2),
            (diary(5, 5, 5, until=ago(2)), 2),
            (diary(5, 5, 5, 6, until=DAY), 3),
            (diary(5, 5, 5, until=ago(1)), 3),
            (diary(5, None, 5, 5, until=DAY), 3),
            (diary(5, 5, None, 6, until=DAY), 2),
            (diary(6, 5, 5, 5, until=DAY), 3),
        ],
    )
    def test_with_pain_up_to_five_on_three_of_the_last_four_days(
        self, entries: Any, calm_days: int
    ) -> None:
        values = {"calm_days": calm_days, "needed": 3, "limit": 5}
        told = (Reason(Rule.PH_1, Code.PH_PAIN_NOT_YET_CALM, values),)
        assert needed(ready_for_2(diary=entries)) == (() if calm_days == 3 else told)


class TestACalmDay:
    @pytest.mark.parametrize(
        ("day", "anchor", "most"),
        [(13, 7.0, 5), (14, 7.0, 8), (14, 4.0, 5), (14, 4.5, 5.5), (40, 2.0, 5)],
    )
    def test_from_day_fourteen_the_own_anchor_counts_too(
        self, day: int, anchor: float, most: float
    ) -> None:
        person = intake(day=ago(day))
        assert calm_limit(state(anchor=anchor), DAY, person) == most

    def test_in_phase_2_it_is_the_same_day(self) -> None:
        severe = ready_for_3(anchor=6.0, diary=diary(7, 7, 7, until=DAY))
        assert needed(severe) == ()
        assert codes(needed(severe, intake(day=ago(13)))) == [Code.PH_PAIN_NOT_YET_CALM]


class TestOutOfPhase2:
    def test_after_ten_days(self) -> None:
        values = {"days": 9, "needed": 10}
        told = (Reason(Rule.PH_1, Code.PH_DAYS_NEEDED, values),)
        assert needed(ready_for_3(phase_since=ago(9))) == told

    def test_with_calm_days(self) -> None:
        assert codes(needed(ready_for_3(diary=()))) == [Code.PH_PAIN_NOT_YET_CALM]

    def test_by_a_phase_check_passed_or_waived(self) -> None:
        told = (Reason(Rule.PH_2, Code.PH_CHECK_NEEDED),)
        assert needed(ready_for_3(check=Check())) == told
        assert needed(ready_for_3(check=Check(waived=True))) == ()

    @pytest.mark.parametrize(("rung", "ready"), [(3, False), (4, True), (9, True)])
    def test_at_the_second_level(self, rung: int, ready: bool) -> None:
        told = (Reason(Rule.PH_1, Code.PH_LEVELS_NEEDED, {"reached": 0, "of": 1}),)
        assert needed(ready_for_3(unit(dose=Dose(rung, 1)))) == (() if ready else told)

    def test_a_ladder_of_one_level_counts_at_its_top(self) -> None:
        short = {"bridge": exercise(levels=(Level("only", (8, 10), 1.0),))}
        assert needed(ready_for_3(unit(dose=Dose(2, 1))), exercises=short) == ()
        below = needed(ready_for_3(unit(dose=Dose(1, 1))), exercises=short)
        assert codes(below) == [Code.PH_LEVELS_NEEDED]

    @pytest.mark.parametrize(
        ("ceiling", "ready"), [(None, False), (1, True), (2, True), (3, False)]
    )
    def test_an_exercise_at_its_ceiling_counts(self, ceiling: int | None, ready: bool) -> None:
        low = ready_for_3(unit(dose=Dose(2, 1)))
        found = needed(low, room={low.units[0]: Room(ceiling=ceiling)}.__getitem__)
        assert (found == ()) is ready

    @pytest.mark.parametrize(
        ("zones", "ready"),
        [((GREEN, RED), False), ((RED, GREEN), False), ((AMBER, GREEN), True), ((), True)],
    )
    def test_an_exercise_with_a_red_in_its_last_two_exposures_does_not(
        self, zones: tuple[Zone, ...], ready: bool
    ) -> None:
        assert (needed(ready_for_3(unit(dose=Dose(5, 1), zones=zones))) == ()) is ready

    @pytest.mark.parametrize("of", [1, 2, 3, 4, 5, 6, 7, 9, 12])
    def test_two_thirds_of_the_exercise_sides_must_be_ready(self, of: int) -> None:
        enough = next(n for n in range(of + 1) if 3 * n >= 2 * of)
        for reached in (enough, enough - 1):
            units = [unit(dose=Dose(4 if n < reached else 1, 1)) for n in range(of)]
            values = {"reached": reached, "of": of}
            told = (Reason(Rule.PH_1, Code.PH_LEVELS_NEEDED, values),)
            assert needed(ready_for_3(*units)) == (() if reached == enough else told)

    def test_without_exercises_nobody_is_ready(self) -> None:
        nothing = state(phase_since=ago(10), diary=diary(5, 5, 5, until=DAY), check=PASSED)
        assert codes(needed(nothing)) == [Code.PH_LEVELS_NEEDED]

    def low(self, **changes: Any) -> State:
        given: dict[str, Any] = {
            "phase_since": ago(28),
            "sessions": sessions(6),
            "sessions_in_phase": 6,
            **changes,
        }
        return ready_for_3(unit(dose=Dose(1, 1)), **given)

    @pytest.mark.parametrize(
        ("changes", "ready"),
        [
            ({}, True),
            ({"phase_since": ago(27)}, False),
            ({"sessions_in_phase": 5}, False),
            ({"sessions": sessions(6, 6), "sessions_in_phase": 6}, False),
            ({"sessions": sessions(7, 7), "sessions_in_phase": 7}, True),
            ({"last_drift": ago(13)}, False),
            ({"last_drift": ago(14)}, True),
        ],
    )
    def test_time_and_six_calm_sessions_do_as_well(
        self, changes: Mapping[str, Any], ready: bool
    ) -> None:
        assert codes(needed(self.low(**changes))) == ([] if ready else [Code.PH_LEVELS_NEEDED])

    def test_time_does_not_replace_the_phase_check(self) -> None:
        assert codes(needed(self.low(check=Check()))) == [Code.PH_CHECK_NEEDED]

    def test_both_the_levels_and_the_phase_check_are_told(self) -> None:
        both = ready_for_3(unit(dose=Dose(1, 1)), check=Check())
        assert codes(needed(both)) == [Code.PH_LEVELS_NEEDED, Code.PH_CHECK_NEEDED]


class TestOutOfPhase3:
    def test_after_twenty_eight_days(self) -> None:
        values = {"days": 27, "needed": 28}
        told = (Reason(Rule.PH_1, Code.PH_DAYS_NEEDED, values),)
        assert needed(ready_for_4(phase_since=ago(27))) == told

    def test_pain_and_phase_check_do_not_count_here(self) -> None:
        assert needed(ready_for_4(diary=diary(9, 9, 9, 9, until=DAY), check=Check())) == ()

    @pytest.mark.parametrize(
        ("dose", "in_band", "strong"),
        [
            (Dose(9, 1), False, True),
            (Dose(8, 3), True, True),
            (Dose(8, 3), False, False),
            (Dose(8, 2), True, False),
            (Dose(7, 3), True, False),
            (Dose(2, 3), True, True),
        ],
    )
    def test_strength_is_three_times_ten_at_the_effort_of_the_phase_or_the_top(
        self, dose: Dose, in_band: bool, strong: bool
    ) -> None:
        trained = unit(dose=dose, effort_in_band=in_band)
        told = (Reason(Rule.PH_1, Code.PH_STRENGTH_NEEDED, {"reached": 0, "of": 1}),)
        assert needed(ready_for_4(trained)) == (() if strong else told)

    @pytest.mark.parametrize(("share", "strong"), [(0.59, False), (0.6, True), (None, False)])
    def test_or_at_sixty_percent_of_the_one_repetition_maximum(
        self, share: float | None, strong: bool
    ) -> None:
        levels = (Level("load", (8, 10, 12), 2.0, share), Level("more", (8,), 3.0, 0.9))
        machine = {"bridge": exercise(levels=levels)}
        lifted = ready_for_4(unit(dose=Dose(2, 3)))
        assert (needed(lifted, exercises=machine) == ()) is strong

    def test_an_exercise_of_fewer_sets_shows_strength_in_those(self) -> None:
        of_two = {"bridge": exercise(most_sets=2)}
        trained = ready_for_4(unit(dose=Dose(8, 2), effort_in_band=True))
        assert needed(trained, exercises=of_two) == ()

    def test_an_exercise_of_more_sets_shows_strength_in_three(self) -> None:
        of_five = {"bridge": exercise(most_sets=5)}
        trained = ready_for_4(unit(dose=Dose(8, 3), effort_in_band=True))
        assert needed(trained, exercises=of_five) == ()

    def test_a_hold_shows_strength_at_any_length(self) -> None:
        hold = {"bridge": exercise(amount=Amount.SECONDS)}
        trained = ready_for_4(unit(dose=Dose(7, 3), effort_in_band=True))
        assert needed(trained, exercises=hold) == ()

    def test_only_strength_exercises_are_counted(self) -> None:
        exercises = {**LADDER, "swing": exercise("swing", kind=Kind.MOBILITY)}
        both = ready_for_4(unit(dose=Dose(9, 1)), unit("swing", dose=Dose(1, 1)))
        assert needed(both, exercises=exercises) == ()
        none = ready_for_4(unit("swing", dose=Dose(9, 1)))
        assert codes(needed(none, exercises=exercises)) == [Code.PH_STRENGTH_NEEDED]

    @pytest.mark.parametrize(
        ("stands", "start", "least"),
        [(11, None, None), (10, None, 11), (9, 7, None), (8, 7, 9), (11, 10, None), (None, 7, 9)],
    )
    def test_chair_stands_reach_the_norm_or_gain_two(
        self, stands: int | None, start: int | None, least: int | None
    ) -> None:
        now = ready_for_4(chair_stands=stands, start_stands=start)
        values = {"stands": stands, "needed": least}
        told = (Reason(Rule.PH_1, Code.PH_STANDS_NEEDED, values),)
        assert needed(now) == (() if least is None else told)

    def test_the_norm_is_that_of_sex_and_age(self) -> None:
        man = aiming(sex=Sex.MAN)
        assert codes(needed(ready_for_4(chair_stands=11), man)) == [Code.PH_STANDS_NEEDED]
        assert needed(ready_for_4(chair_stands=12), man) == ()

    def test_without_a_norm_only_a_gain_counts(self) -> None:
        young = aiming(age=50)
        unknown = needed(ready_for_4(chair_stands=20), young)
        values = {"stands": 20, "needed": None}
        assert unknown == (Reason(Rule.PH_1, Code.PH_STANDS_NEEDED, values),)
        assert needed(ready_for_4(chair_stands=20, start_stands=18), young) == ()
        assert codes(needed(ready_for_4(chair_stands=20, start_stands=19), young)) == [
            Code.PH_STANDS_NEEDED
        ]

    @pytest.mark.parametrize(
        ("trouble", "hoos", "reached"),
        [(4, 0.0, True), (5, 9.9, False), (6, 10.0, True), (8, 0.0, False), (0, 9.0, True)],
    )
    def test_a_goal_is_two_better_or_a_hoos_scale_ten(
        self, trouble: int, hoos: float, reached: bool
    ) -> None:
        told = (Reason(Rule.PH_1, Code.PH_GOAL_NEEDED, {"needed": 2}),)
        now = ready_for_4(goals=((Activity.STAIRS, trouble),), hoos_gain=hoos)
        assert needed(now) == (() if reached else told)

    def test_a_goal_that_was_not_scored_again_is_no_better(self) -> None:
        assert codes(needed(ready_for_4(goals=()))) == [Code.PH_GOAL_NEEDED]

    def test_one_goal_of_several_is_enough(self) -> None:
        goals = (Goal(Activity.WORK, Trouble(2)), Goal(Activity.STAIRS, Trouble(6)))
        assert needed(ready_for_4(), intake(goals=goals)) == ()

    @pytest.mark.parametrize(
        ("changes", "ready"),
        [
            ({}, True),
            ({"phase_since": ago(41)}, False),
            ({"sessions_in_phase": 5}, False),
            ({"sessions": sessions(6, 1)}, False),
            ({"last_drift": ago(13)}, False),
        ],
    )
    def test_forty_two_days_and_six_calm_sessions_do_as_well(
        self, changes: Mapping[str, Any], ready: bool
    ) -> None:
        given: dict[str, Any] = {
            "phase_since": ago(42),
            "sessions": sessions(6),
            "sessions_in_phase": 6,
            "chair_stands": None,
            "goals": (),
            **changes,
        }
        weak = ready_for_4(unit(dose=Dose(1, 1)), **given)
        lacking = [Code.PH_STRENGTH_NEEDED, Code.PH_STANDS_NEEDED, Code.PH_GOAL_NEEDED]
        assert codes(needed(weak)) == ([] if ready else lacking)


class TestOutOfPhase4:
    @pytest.mark.parametrize(
        ("in_phase", "in_programme", "lacking"),
        [
            (28, 84, []),
            (27, 84, [Code.PH_DAYS_NEEDED]),
            (28, 83, [Code.PH_PROGRAMME_TIME]),
            (60, 83, [Code.PH_PROGRAMME_TIME]),
            (28, 200, []),
        ],
    )
    def test_after_four_weeks_in_it_and_twelve_in_all(
        self, in_phase: int, in_programme: int, lacking: list[Code]
    ) -> None:
        now = state(phase=FOUR, phase_since=ago(in_phase))
        assert codes(needed(now, intake(day=ago(in_programme)))) == lacking

    def test_the_days_of_the_programme_are_told(self) -> None:
        now = state(phase=FOUR, phase_since=ago(28))
        values = {"days": 83, "needed": 84}
        told = (Reason(Rule.PH_1, Code.PH_PROGRAMME_TIME, values),)
        assert needed(now, intake(day=ago(83))) == told

    def test_only_phase_4_waits_for_the_end_of_the_programme(self) -> None:
        assert needed(ready_for_4(), aiming(day=ago(28))) == ()


CHECK_NEEDED: Final = Reason(Rule.PH_2, Code.PH_CHECK_NEEDED)


class TestThePhaseCheck:
    def test_it_is_offered_when_nothing_else_is_needed(self) -> None:
        assert check_due(state(), [CHECK_NEEDED], DAY)
        assert not check_due(state(), [], DAY)
        assert not check_due(state(), [Reason(Rule.PH_1, Code.PH_FLARE_FIRST), CHECK_NEEDED], DAY)

    @pytest.mark.parametrize("phase", [ONE, THREE, FOUR, AFTER])
    def test_only_in_phase_2(self, phase: Phase) -> None:
        assert not check_due(state(phase=phase), [CHECK_NEEDED], DAY)

    @pytest.mark.parametrize(("days", "again"), [(0, False), (6, False), (7, True)])
    def test_it_is_offered_again_after_a_week(self, days: int, again: bool) -> None:
        assert check_due(state(check=Check(offered=ago(days))), [CHECK_NEEDED], DAY) is again

    def result(self, stands: int | None = 10, **changes: Any) -> PhaseCheck:
        given: dict[str, Any] = {"hold_left": 15, "hold_right": 15, **changes}
        return PhaseCheck(id="check", day=DAY, known=check_in().known, chair_stands=stands, **given)

    @pytest.mark.parametrize(("stands", "passes"), [(12, True), (10, True), (9, True), (8, False)])
    def test_it_is_passed_with_one_stand_less_than_the_baseline(
        self, stands: int, passes: bool
    ) -> None:
        before = Check(offered=ago(1), baseline=10)
        after, why = checked(before, self.result(stands))
        assert after == Check(offered=ago(1), passed=passes, baseline=10)
        code = Code.PH_CHECK_PASSED if passes else Code.PH_CHECK_NOT_PASSED
        assert why == Reason(Rule.PH_2, code, {"stands": stands})

    @pytest.mark.parametrize(
        ("left", "right", "passes"),
        [(15, 15, True), (14, 15, False), (15, 14, False), (None, 15, False), (15, None, False)],
    )
    def test_the_pelvis_is_held_fifteen_seconds_on_each_side(
        self, left: int | None, right: int | None, passes: bool
    ) -> None:
        after, _ = checked(Check(baseline=10), self.result(hold_left=left, hold_right=right))
        assert after.passed is passes

    def test_without_a_baseline_the_first_check_is_the_baseline_and_passes(self) -> None:
        after, _ = checked(Check(), self.result(3))
        assert after == Check(passed=True, baseline=3)

    def test_a_baseline_of_none_at_all_is_a_baseline(self) -> None:
        after, _ = checked(Check(baseline=0), self.result(5))
        assert after.baseline == 0

    def test_who_is_unable_need_not_do_it(self) -> None:
        after, why = checked(Check(baseline=10), self.result(None, unable=True))
        assert after == Check(waived=True, baseline=10)
        assert why == Reason(Rule.PH_2, Code.PH_CHECK_WAIVED)

    def test_a_later_check_replaces_a_pass_and_a_waiver(self) -> None:
        before = Check(passed=True, waived=True, baseline=10)
        after, _ = checked(before, self.result(2))
        assert after == Check(baseline=10)

    def test_a_check_without_chair_stands_is_one_that_could_not_be_done(self) -> None:
        after, why = checked(Check(baseline=10), self.result(None))
        assert after == Check(waived=True, baseline=10)
        assert why.code is Code.PH_CHECK_WAIVED


class TestBeingStuck:
    @pytest.mark.parametrize(("phase", "longest"), [(ONE, 31), (TWO, 52), (THREE, 84)])
    def test_it_is_more_than_one_and_a_half_times_the_typical_time(
        self, phase: Phase, longest: int
    ) -> None:
        assert stuck_days(state(phase=phase, phase_since=ago(longest)), DAY) is None
        longer = state(phase=phase, phase_since=ago(longest + 1))
        assert stuck_days(longer, DAY) == longest + 1

    @pytest.mark.parametrize("phase", [FOUR, AFTER])
    def test_nobody_is_stuck_in_phase_4_or_after(self, phase: Phase) -> None:
        assert stuck_days(state(phase=phase, phase_since=ago(400)), DAY) is None


class TestOnePhaseBack:
    def suggested(
        self, days: int, *past: int, phase: Phase = THREE, after: Stage | None = Stage.BACK_AT_60
    ) -> Reason | None:
        """The flare of so many days ended today, after others that started earlier."""
        flares = tuple(PastFlare(ago(start)) for start in (*past, days))
        before = state(phase=phase, flare=Flare(ago(days)), past_flares=flares)
        flare = None if after is None else Flare(ago(days), after)
        return one_back(before, state(phase=phase, flare=flare, past_flares=flares), DAY)

    @pytest.mark.parametrize(("days", "suggested"), [(8, False), (9, True)])
    def test_after_a_flare_longer_than_eight_days(self, days: int, suggested: bool) -> None:
        told = Reason(Rule.PH_5, Code.PH_ONE_BACK_SUGGESTED, {"phase": 2})
        assert self.suggested(days) == (told if suggested else None)

    @pytest.mark.parametrize(("earlier", "suggested"), [(27, True), (28, False)])
    def test_after_the_second_flare_in_twenty_eight_days(
        self, earlier: int, suggested: bool
    ) -> None:
        assert (self.suggested(3, earlier) is not None) is suggested

    @pytest.mark.parametrize(
        ("phase", "suggested"), [(ONE, False), (TWO, True), (FOUR, True), (AFTER, False)]
    )
    def test_not_where_there_is_no_phase_to_go_back_to(self, phase: Phase, suggested: bool) -> None:
        assert (self.suggested(12, phase=phase) is not None) is suggested

    def test_not_while_the_flare_goes_on(self) -> None:
        assert self.suggested(12, after=Stage.ACTIVE) is None

    def test_not_on_the_way_back_or_without_a_flare(self) -> None:
        back = state(phase=THREE, flare=Flare(ago(12), Stage.BACK_AT_80))
        assert one_back(back, back, DAY) is None
        assert one_back(state(phase=THREE), state(phase=THREE), DAY) is None
