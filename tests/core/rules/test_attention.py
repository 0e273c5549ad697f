"""The attention list: whom the therapist should call, why, and by when."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, Final

import pytest

from soepel.core.exercises import Dose, Phase, Target
from soepel.core.limits import attention as limit
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.core.record import Activity, AttentionClosed, Bounds, By, FlagRaised, Intake
from soepel.core.rule import Rule
from soepel.core.rules import attention
from soepel.core.rules.attention import diary_daily, listed, open_items
from soepel.core.screening import RedFlag, Tier
from soepel.core.state import (
    DiaryDay,
    Flare,
    Item,
    Rest,
    Stage,
    StandingFlag,
    State,
)
from tests.core.rules.builders import DAY, ago, check_in, diary, intake, state, unit

ONE, TWO, THREE, FOUR, AFTER = Phase


def quiet(*units: Any, **changes: Any) -> State:
    """A week in phase 2, the diary of today done, a rise today."""
    given: dict[str, Any] = {
        "phase_since": ago(7),
        "last_diary": DAY,
        "last_move": DAY,
        **changes,
    }
    return state(*units, **given)


def found(now: State, *reasons: Reason, person: Intake | None = None, day: date = DAY) -> set[Code]:
    watch = attention.Watch(now, day, person or intake())
    return set(attention.conditions(watch, reasons))


def flagged(tier: Tier | None) -> StandingFlag:
    raised = FlagRaised(id="f", day=DAY, known=check_in().known, flag=RedFlag.NIGHT_SWEATS)
    return StandingFlag(raised, tier=tier)


class TestWhatIsToldToday:
    def test_a_quiet_day_calls_nobody(self) -> None:
        assert found(quiet()) == set()

    @pytest.mark.parametrize(
        ("said", "item"),
        [
            (Code.STEP_ANCHOR_RESET, Code.ATT_ANCHOR_RESET),
            (Code.STEP_BELOW_BOUNDS, Code.ATT_BELOW_BOUNDS),
            (Code.STEP_GAP_RESTART, Code.ATT_TESTS_AGAIN),
            (Code.STEP_ONCE_A_WEEK, Code.ATT_ONCE_A_WEEK),
            (Code.PH_ONE_BACK_SUGGESTED, Code.ATT_ONE_PHASE_BACK),
            (Code.PH_CHECK_WAIVED, Code.ATT_CHECK_WAIVED),
            (Code.PH_ASK_ME, Code.ATT_PHASE_READY),
            (Code.INT_TARGET_WITHOUT_EXERCISE, Code.ATT_TARGET_UNCOVERED),
            (Code.EV_RETHINK, Code.ATT_NO_IMPROVEMENT),
            (Code.EV_PATHWAY, Code.ATT_NO_IMPROVEMENT),
            (Code.FL_CONTACT_LONG, Code.ATT_FLARE_CONTACT),
            (Code.FL_CONTACT_SEVERE, Code.ATT_FLARE_CONTACT),
            (Code.FL_CONTACT_NIGHTS, Code.ATT_FLARE_CONTACT),
            (Code.FL_CONTACT_THIRD, Code.ATT_FLARE_CONTACT),
        ],
    )
    def test_what_was_decided_and_a_therapist_should_know(self, said: Code, item: Code) -> None:
        assert found(quiet(), Reason(Rule.ATT, said)) == {item}

    def test_most_reasons_call_nobody(self) -> None:
        assert found(quiet(), Reason(Rule.STEP_7, Code.STEP_ROSE)) == set()

    def test_what_was_told_and_what_lasts_stand_together(self) -> None:
        now = quiet(drift_since=ago(3))
        told = Reason(Rule.PH_1, Code.PH_ASK_ME)
        assert found(now, told) == {Code.ATT_DRIFT, Code.ATT_PHASE_READY}


class TestWhatLasts:
    @pytest.mark.parametrize(
        ("tier", "calls"), [(Tier.T0, True), (Tier.T2, True), (Tier.T3, False), (None, False)]
    )
    def test_an_open_red_flag(self, tier: Tier | None, calls: bool) -> None:
        seen = found(quiet(flags=(flagged(tier),)))
        assert seen == ({Code.ATT_RED_FLAG} if calls else set())

    @pytest.mark.parametrize(("days", "calls"), [(3, False), (4, True)])
    def test_a_flare_of_more_than_three_days_that_does_not_fall(
        self, days: int, calls: bool
    ) -> None:
        now = quiet(flare=Flare(ago(days)), diary=diary(6, 6, 6, 6, 6, 6, until=DAY))
        assert found(now) == ({Code.ATT_FLARE_NOT_FALLING} if calls else set())

    @pytest.mark.parametrize(
        ("entries", "calls"),
        [
            ((6, 6, 6, 5, 5, 6), False),
            ((6, 6, 6, 5, 6, 6), True),
            ((5, 5, 5, 6, 6, 6), True),
            ((9, 9, 9, 6, 6, 6, 5, 5, 6), False),
            ((3, 3, 3, 3, 6, 6, 6, 5, 5, 5), False),
            ((6, 6, 6), False),
            ((8, 6, 6, 6), False),
            ((6, 7, 7, 7), True),
            ((6, 6, None, 6, 7, None, 7, 7), True),
        ],
    )
    def test_three_entries_are_held_against_the_three_before(
        self, entries: Sequence[int | None], calls: bool
    ) -> None:
        now = quiet(flare=Flare(ago(9)), diary=diary(*entries, until=DAY))
        assert (Code.ATT_FLARE_NOT_FALLING in found(now)) is calls

    def test_the_way_back_is_no_flare_that_does_not_fall(self) -> None:
        back = Flare(ago(9), Stage.BACK_AT_60)
        assert found(quiet(flare=back, diary=diary(*[6] * 6, until=DAY))) == set()

    def test_an_unresolved_flare(self) -> None:
        unresolved = Flare(ago(20), Stage.BACK_AT_60, unresolved=True)
        assert found(quiet(flare=unresolved)) == {Code.ATT_FLARE_UNRESOLVED}

    @pytest.mark.parametrize(
        ("phase", "flare", "daily"),
        [
            (ONE, None, True),
            (TWO, None, True),
            (THREE, None, False),
            (AFTER, None, False),
            (THREE, Flare(ago(2)), True),
            (FOUR, Flare(ago(2), Stage.BACK_AT_80), True),
        ],
    )
    def test_a_diary_is_due_daily_in_phases_1_and_2_and_in_a_flare(
        self, phase: Phase, flare: Flare | None, daily: bool
    ) -> None:
        assert diary_daily(state(phase=phase, flare=flare)) is daily

    @pytest.mark.parametrize(
        ("phase", "silent", "calls"),
        [(TWO, 4, False), (TWO, 5, True), (THREE, 5, False), (THREE, 13, False), (THREE, 14, True)],
    )
    def test_no_diary_for_five_days_or_two_weeks_where_it_is_due_weekly(
        self, phase: Phase, silent: int, calls: bool
    ) -> None:
        seen = found(quiet(phase=phase, last_diary=ago(silent)))
        assert seen == ({Code.ATT_NO_DIARY} if calls else set())

    @pytest.mark.parametrize(("days", "calls"), [(4, False), (5, True)])
    def test_without_any_diary_silence_counts_from_the_intake(self, days: int, calls: bool) -> None:
        now = quiet(last_diary=None, phase_since=ago(days))
        seen = found(now, person=intake(day=ago(days)))
        assert (Code.ATT_NO_DIARY in seen) is calls

    @pytest.mark.parametrize(("until", "calls"), [(-1, False), (0, True)])
    def test_no_diary_is_no_news_in_a_pause(self, until: int, calls: bool) -> None:
        paused = quiet(last_diary=ago(9), paused_since=ago(9), paused_until=ago(until))
        assert found(paused) == ({Code.ATT_NO_DIARY} if calls else set())

    @pytest.mark.parametrize(("oldest", "calls"), [(13, True), (14, False)])
    def test_three_suspects_in_fourteen_days(self, oldest: int, calls: bool) -> None:
        seen = found(quiet(suspects=(ago(oldest), ago(5), ago(0))))
        assert seen == ({Code.ATT_THREE_SUSPECTS} if calls else set())

    @pytest.mark.parametrize(("days", "calls"), [(13, False), (14, True)])
    def test_nothing_that_rose_for_fourteen_days(self, days: int, calls: bool) -> None:
        seen = found(quiet(last_move=ago(days)))
        assert seen == ({Code.ATT_ON_HOLD} if calls else set())

    @pytest.mark.parametrize(("days", "calls"), [(13, False), (14, True)])
    def test_without_any_rise_the_hold_counts_from_the_intake(self, days: int, calls: bool) -> None:
        seen = found(quiet(last_move=None), person=intake(day=ago(days)))
        assert seen == ({Code.ATT_ON_HOLD} if calls else set())

    def test_a_hold_in_maintenance_is_the_aim(self) -> None:
        now = quiet(phase=AFTER, last_move=ago(90))
        assert Code.ATT_ON_HOLD not in found(now)

    @pytest.mark.parametrize(("days", "calls"), [(52, False), (53, True)])
    def test_being_stuck_in_a_phase(self, days: int, calls: bool) -> None:
        seen = found(quiet(phase_since=ago(days)))
        assert seen == ({Code.ATT_STUCK} if calls else set())

    @pytest.mark.parametrize(
        ("anchor", "in_programme", "in_phase", "calls"),
        [
            (6.0, 6, 6, True),
            (5.5, 6, 6, False),
            (6.0, 7, 7, False),
            (6.0, 30, 6, True),
            (6.0, 30, 7, False),
            (6.0, 6, 30, True),
        ],
    )
    def test_high_pain_in_the_first_week_of_the_programme_or_of_a_phase(
        self, anchor: float, in_programme: int, in_phase: int, calls: bool
    ) -> None:
        now = quiet(anchor=anchor, phase_since=ago(in_phase))
        seen = found(now, person=intake(day=ago(in_programme)))
        assert seen == ({Code.ATT_HIGH_PAIN} if calls else set())

    def test_drift(self) -> None:
        assert found(quiet(drift_since=DAY)) == {Code.ATT_DRIFT}

    @pytest.mark.parametrize(
        ("days", "evaluated", "calls"),
        [
            (0, (), False),
            (41, (), False),
            (42, (), True),
            (42, (6,), False),
            (83, (6,), False),
            (84, (6,), True),
            (84, (6, 12), False),
            (400, (6, 12), False),
        ],
    )
    def test_an_evaluation_that_is_due(
        self, days: int, evaluated: tuple[int, ...], calls: bool
    ) -> None:
        seen = found(quiet(evaluated=evaluated), person=intake(day=ago(days)))
        assert (Code.ATT_EVALUATION_DUE in seen) is calls

    @pytest.mark.parametrize(
        ("since_end", "phase", "calls"),
        [(90, AFTER, False), (91, AFTER, True), (91, FOUR, False)],
    )
    def test_a_follow_up_is_due_three_months_after_the_end(
        self, since_end: int, phase: Phase, calls: bool
    ) -> None:
        now = quiet(phase=phase, phase_since=ago(since_end), evaluated=(6, 12))
        seen = found(now, person=intake(day=ago(since_end + 98)))
        assert (Code.ATT_EVALUATION_DUE in seen) is calls

    @pytest.mark.parametrize(
        ("count", "oldest", "calls"), [(9, 0, False), (10, 364, True), (10, 365, False)]
    )
    def test_two_of_the_twelve_reimbursed_visits_in_a_year_left(
        self, count: int, oldest: int, calls: bool
    ) -> None:
        visits = (ago(oldest), *[ago(7 * number) for number in range(count - 1)])
        assert found(quiet(visits=visits)) == ({Code.ATT_VISITS} if calls else set())

    @pytest.mark.parametrize(("days", "calls"), [(2, False), (3, True)])
    def test_three_heavy_days_running(self, days: int, calls: bool) -> None:
        assert found(quiet(heavy_days=days)) == ({Code.ATT_HEAVY_DAYS} if calls else set())

    @pytest.mark.parametrize(("trouble", "calls"), [(0, True), (1, True), (2, False)])
    def test_a_goal_that_is_reached(self, trouble: int, calls: bool) -> None:
        goals = ((Activity.WORK, 5), (Activity.STAIRS, trouble))
        assert found(quiet(goals=goals)) == ({Code.ATT_GOAL_REACHED} if calls else set())

    @pytest.mark.parametrize(("days", "calls"), [(13, False), (14, True)])
    def test_a_pause_of_fourteen_days(self, days: int, calls: bool) -> None:
        paused = quiet(paused_since=ago(days), paused_until=ago(-1))
        assert found(paused) == ({Code.ATT_PAUSED_LONG} if calls else set())

    def test_a_pause_that_is_over_is_no_news(self) -> None:
        assert found(quiet(paused_since=ago(20), paused_until=DAY)) == set()

    @pytest.mark.parametrize(
        ("target", "until", "calls"),
        [(Target.STEP, -1, True), (Target.STEP, 0, False), (None, -1, False)],
    )
    def test_a_target_that_rests(self, target: Target | None, until: int, calls: bool) -> None:
        rests = (Rest("other", ago(-9)), Rest("bridge", ago(until), target))
        assert found(quiet(rests=rests)) == ({Code.ATT_TARGET_AT_REST} if calls else set())

    def bounds(self, ceiling: int | None, side: Side | None, exercise: str = "bridge") -> Bounds:
        return Bounds(
            id="b",
            day=DAY,
            known=check_in().known,
            by=By.THERAPIST,
            exercise=exercise,
            side=side,
            ceiling=ceiling,
        )

    @pytest.mark.parametrize(
        ("ceiling", "side", "exercise", "calls"),
        [
            (5, None, "bridge", True),
            (5, Side.LEFT, "bridge", True),
            (4, Side.LEFT, "bridge", True),
            (6, Side.LEFT, "bridge", False),
            (5, Side.RIGHT, "bridge", False),
            (5, None, "clam", False),
            (None, None, "bridge", False),
        ],
    )
    def test_an_exercise_at_its_ceiling(
        self, ceiling: int | None, side: Side | None, exercise: str, calls: bool
    ) -> None:
        bounded = self.bounds(ceiling, side, exercise)
        left = unit(side=Side.LEFT, dose=Dose(5, 1))
        right = unit(side=Side.RIGHT, dose=Dose(1, 1))
        seen = found(quiet(left, right, bounds=(bounded,)))
        assert seen == ({Code.ATT_CEILING} if calls else set())


STUCK: Final = Code.ATT_STUCK
FLAG: Final = Code.ATT_RED_FLAG


def item(code: Code = STUCK, raised: int = 20, **changes: Any) -> Item:
    day = ago(raised)
    return Item(code, day, day + timedelta(days=limit.DUE.value[code]), **changes)


def closing(*which: Code) -> list[AttentionClosed]:
    return [
        AttentionClosed(
            id=code, day=DAY, known=check_in().known, by=By.THERAPIST, item=code, note="called"
        )
        for code in which
    ]


class TestTheList:
    def after(
        self, *items: Item, holding: Collection[Code] = (), closed: Collection[Code] = ()
    ) -> tuple[Item, ...]:
        return listed(items, holding, closing(*closed), DAY)

    def test_what_holds_becomes_an_item_with_a_day_to_look_at_it(self) -> None:
        new = self.after(holding={STUCK, FLAG})
        assert new == (Item(FLAG, DAY, DAY), Item(STUCK, DAY, ago(-7)))

    @pytest.mark.parametrize(
        ("raised", "due"),
        [
            (date(2026, 2, 26), date(2026, 2, 27)),
            (date(2026, 2, 27), date(2026, 3, 2)),
            (date(2026, 2, 28), date(2026, 3, 2)),
            (date(2026, 3, 1), date(2026, 3, 2)),
            (date(2026, 3, 2), date(2026, 3, 3)),
        ],
    )
    def test_a_target_at_rest_is_looked_at_on_the_next_working_day(
        self, raised: date, due: date
    ) -> None:
        at_rest = Code.ATT_TARGET_AT_REST
        assert listed((), {at_rest}, (), raised) == (Item(at_rest, raised, due),)

    def test_other_items_may_fall_in_a_weekend(self) -> None:
        friday, sunday = date(2026, 2, 27), date(2026, 3, 1)
        assert listed((), {Code.ATT_DRIFT}, (), friday) == (Item(Code.ATT_DRIFT, friday, sunday),)

    def test_what_is_closed_on_its_first_day_is_not_shown(self) -> None:
        shut = self.after(holding={STUCK}, closed={STUCK})
        assert shut == (item(raised=0, closed=DAY),)

    def test_a_red_flag_is_shown_on_its_first_day_whatever_is_closed(self) -> None:
        assert self.after(holding={FLAG}, closed={FLAG}) == (item(FLAG, raised=0),)

    def test_a_goal_that_stays_reached_is_told_once(self) -> None:
        told = item(Code.ATT_GOAL_REACHED, raised=90, closed=ago(80))
        assert self.after(told, holding={Code.ATT_GOAL_REACHED}) == (told,)

    def test_a_goal_that_was_lost_and_won_back_is_told_again(self) -> None:
        lost = item(Code.ATT_GOAL_REACHED, raised=90, closed=ago(3), holds=False)
        again = self.after(lost, holding={Code.ATT_GOAL_REACHED})
        assert again == (item(Code.ATT_GOAL_REACHED, raised=0),)

    def test_there_is_one_open_item_for_each_reason(self) -> None:
        assert self.after(item(), holding={STUCK}) == (item(),)

    def test_an_open_item_stays_when_its_condition_ended(self) -> None:
        assert self.after(item()) == (item(holds=False),)
        assert self.after(item(holds=False), holding={STUCK}) == (item(),)

    def test_an_item_is_closed_by_a_note(self) -> None:
        assert self.after(item(), holding={STUCK}, closed={STUCK}) == (item(closed=DAY),)
        ended = self.after(item(), closed={STUCK})
        assert ended == (item(closed=DAY, holds=False),)

    def test_only_the_item_of_the_note_is_closed(self) -> None:
        both = self.after(item(), item(Code.ATT_DRIFT), closed={STUCK})
        assert both == (item(closed=DAY, holds=False), item(Code.ATT_DRIFT, holds=False))

    @pytest.mark.parametrize(("days", "again"), [(1, False), (13, False), (14, True)])
    def test_a_closed_item_comes_back_after_fourteen_days_while_it_holds(
        self, days: int, again: bool
    ) -> None:
        closed = item(closed=ago(days))
        assert self.after(closed, holding={STUCK}) == ((item(raised=0),) if again else (closed,))

    def test_a_closed_item_comes_back_when_its_condition_begins_again(self) -> None:
        closed = item(closed=ago(1), holds=False)
        assert self.after(closed, holding={STUCK}) == (item(raised=0),)

    def test_an_item_that_comes_back_can_be_closed_on_that_day(self) -> None:
        closed = item(closed=ago(14))
        shut = self.after(closed, holding={STUCK}, closed={STUCK})
        assert shut == (item(raised=0, closed=DAY),)

    def test_a_closed_item_is_not_closed_again(self) -> None:
        closed = item(closed=ago(3))
        assert self.after(closed, holding={STUCK}, closed={STUCK}) == (closed,)

    def test_a_closed_item_that_ends_is_remembered_as_ended(self) -> None:
        assert self.after(item(closed=ago(3))) == (item(closed=ago(3), holds=False),)

    @pytest.mark.parametrize(("days", "kept"), [(13, True), (14, False)])
    def test_a_closed_item_that_ended_is_forgotten_after_fourteen_days(
        self, days: int, kept: bool
    ) -> None:
        ended = item(closed=ago(days), holds=False)
        assert self.after(ended) == ((ended,) if kept else ())

    def test_an_open_red_flag_cannot_be_closed_while_it_holds(self) -> None:
        assert all(i.closed is None for i in self.after(item(FLAG), holding={FLAG}, closed={FLAG}))

    def test_a_red_flag_that_was_closed_is_back_at_once_while_it_holds(self) -> None:
        closed = item(FLAG, closed=ago(1))
        assert self.after(closed, holding={FLAG}) == (item(FLAG, raised=0),)

    def test_a_red_flag_that_is_resolved_can_be_closed(self) -> None:
        assert self.after(item(FLAG), closed={FLAG}) == (item(FLAG, closed=DAY, holds=False),)


class TestWhatIsShown:
    def test_open_items_only_the_most_urgent_first(self) -> None:
        items = [
            item(Code.ATT_CEILING, raised=0),
            item(Code.ATT_STUCK, raised=0, closed=DAY),
            item(Code.ATT_DRIFT, raised=0),
            item(Code.ATT_ANCHOR_RESET, raised=0),
        ]
        assert [shown.code for shown in open_items(items)] == [
            Code.ATT_DRIFT,
            Code.ATT_ANCHOR_RESET,
            Code.ATT_CEILING,
        ]

    def test_every_item_has_a_day_to_be_looked_at(self) -> None:
        items = {code for code in Code if code.value.startswith("att_")}
        assert set(limit.DUE.value) == items
        assert limit.DUE.value[FLAG] == 0

    def test_an_entry_of_the_diary_without_a_value_says_nothing(self) -> None:
        empty = tuple(DiaryDay(ago(n), None) for n in (2, 1, 0))
        assert found(quiet(flare=Flare(ago(9)), diary=empty)) == set()
