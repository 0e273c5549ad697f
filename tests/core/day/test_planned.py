"""Today's plan, as it is asked."""

from typing import Any

import pytest

from soepel.core.day.planned import planned
from soepel.core.exercises import Dose, Phase
from soepel.core.plan import Plan, Prescription, QuotaToday, Tip
from soepel.core.quantities import Side
from soepel.core.record import Activity, DailyLoad, DayEntries, Entry, FlagRaised
from soepel.core.screening import RedFlag, Tier
from soepel.core.state import DiaryDay, Flare, Quota, Stage, StandingFlag, State
from tests.core.day.mornings import care
from tests.core.rules.builders import DAY, ago, check_in, exposure, intake, state, unit

ONE, TWO, THREE, FOUR, AFTER = Phase
MONDAY, TUESDAY = 0, 1


def plan(now: State, *entries: Entry, **person: Any) -> Plan:
    return planned(now, DAY, DayEntries(entries), care(intake(**person)))[1]


class TestThePlan:
    bridge, swing = unit("bridge", dose=Dose(5, 2)), unit("swing", dose=Dose(1, 1), planned=False)
    asked = Prescription("bridge", Side.BOTH, 5, 2, 10)
    every_day = Prescription("swing", Side.BOTH, 1, 1, 8)

    def test_what_is_daily_and_what_is_the_session(self) -> None:
        after, told = planned(state(self.bridge, self.swing), DAY, DayEntries(), care())
        assert told.daily == (self.every_day,)
        assert told.session == (self.asked,)
        assert told.asked == (self.every_day, self.asked)
        assert after.session_planned
        assert all(u.planned for u in after.units)

    def test_a_day_without_a_session_has_the_daily_mobility(self) -> None:
        rest = state(self.bridge, self.swing, load=DailyLoad.HEAVY)
        after, told = planned(rest, DAY, DayEntries(), care())
        assert (told.daily, told.session) == ((self.every_day,), ())
        assert [u.planned for u in after.units] == [False, True]
        assert not after.session_planned

    def test_in_phase_1_the_mobility_is_the_session(self) -> None:
        told = plan(state(self.swing, phase=ONE))
        assert (told.daily, told.session) == ((), (self.every_day,))

    def test_it_is_provisional_until_the_check_in(self) -> None:
        assert plan(state()).provisional
        assert not plan(state(), check_in()).provisional

    def test_day_phase_moments_quotas_and_tips_are_told(self) -> None:
        quotas = (Quota(Activity.WALKING, 20),)
        diary = (DiaryDay(DAY, 3, bad_night=True),)
        now = state(day=DAY, quotas=quotas, load=DailyLoad.HEAVY, diary=diary)
        told = plan(now, check_in())
        assert (told.day, told.phase, told.moments) == (DAY, TWO, 3)
        assert told.quotas == (QuotaToday(Activity.WALKING, 20),)
        assert told.tips == (
            Tip.MOVE_EVERY_HALF_HOUR,
            Tip.WARMTH,
            Tip.PILLOW_BETWEEN_KNEES,
            Tip.SPREAD_THE_DAY,
        )
        assert not told.paused

    def test_night_pain_of_the_intake_counts_in_phase_1(self) -> None:
        assert Tip.WARMTH in plan(state(phase=ONE), wakes_at_night=True).tips

    @pytest.mark.parametrize(
        ("tier", "paused"), [(Tier.T0, True), (Tier.T1, True), (Tier.T2, False), (None, False)]
    )
    def test_an_open_red_flag_of_t0_or_t1_pauses_it(self, tier: Tier | None, paused: bool) -> None:
        raised = FlagRaised(id="f", day=DAY, known=check_in().known, flag=RedFlag.NIGHT_SWEATS)
        flagged = state(self.bridge, flags=(StandingFlag(raised, tier=tier),), session_planned=True)
        after, told = planned(flagged, DAY, DayEntries(), care())
        assert told.paused is paused
        assert (told.session == ()) is paused
        assert after.session_planned is not paused
        assert after.units[0].planned is not paused

    @pytest.mark.parametrize(("until", "paused"), [(-1, True), (0, False)])
    def test_a_pause_pauses_it_until_its_last_day(self, until: int, paused: bool) -> None:
        now = state(self.bridge, paused_since=ago(3), paused_until=ago(until))
        told = plan(now)
        assert (told.paused, told.moments == 0) == (paused, paused)


class TestTheDoseOfToday:
    press = unit("press", dose=Dose(5, 3))
    strong = state(press, phase=THREE, one_rm=(("bridge", 10.0), ("press", 40.0)))

    def only(self, now: State, *entries: Entry) -> Prescription:
        (asked,) = plan(now, *entries).session
        return asked

    def test_a_load_is_a_share_of_the_maximum(self) -> None:
        assert self.only(self.strong) == Prescription("press", Side.BOTH, 5, 3, 10, 24.0)

    def test_a_lower_level_in_a_flare_has_its_own_load(self) -> None:
        flaring = state(self.press, phase=THREE, one_rm=self.strong.one_rm, flare=Flare(ago(3)))
        assert self.only(flaring) == Prescription("press", Side.BOTH, 2, 2, 10, 20.0)

    def test_the_way_back_is_at_the_old_load(self) -> None:
        back = state(
            self.press,
            phase=THREE,
            one_rm=self.strong.one_rm,
            flare=Flare(ago(9), Stage.BACK_AT_60),
        )
        assert self.only(back) == Prescription("press", Side.BOTH, 5, 3, 6, 24.0)

    def test_strength_is_not_asked_in_the_first_days_of_a_flare(self) -> None:
        flaring = state(self.press, phase=THREE, flare=Flare(DAY), session_planned=True)
        after, told = planned(flaring, DAY, DayEntries(), care())
        assert told.session == ()
        assert not after.session_planned
        assert not after.units[0].planned

    def test_too_hard_now_asks_the_level_below_with_its_own_load_at_once(self) -> None:
        pressed = exposure("press", day=DAY, too_hard=True)
        assert self.only(self.strong, pressed) == Prescription("press", Side.BOTH, 2, 3, 10, 20.0)

    def test_an_exposure_that_was_not_too_hard_changes_nothing_today(self) -> None:
        done = exposure("press", day=DAY)
        assert self.only(self.strong, done) == self.only(self.strong)

    def test_too_hard_for_one_side_leaves_the_other(self) -> None:
        left, right = (unit("press", side, dose=Dose(5, 3)) for side in (Side.LEFT, Side.RIGHT))
        now = state(left, right, phase=THREE)
        told = plan(now, exposure("press", Side.LEFT, day=DAY, too_hard=True))
        assert [(asked.side, asked.rung) for asked in told.session] == [
            (Side.LEFT, 2),
            (Side.RIGHT, 5),
        ]

    def test_too_hard_in_a_flare_never_asks_more(self) -> None:
        flaring = state(self.press, phase=THREE, flare=Flare(ago(3)))
        pressed = exposure("press", day=DAY, too_hard=True)
        calm, easier = self.only(flaring), self.only(flaring, pressed)
        assert easier.rung <= calm.rung
        assert easier.amount <= calm.amount
