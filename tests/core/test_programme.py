"""The one door to the rules: a review of a day, and a replay of a whole history."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import pytest

from soepel.core.exercises import Dose, Phase, Target
from soepel.core.plan import Review
from soepel.core.programme import (
    NoSuchDay,
    Programme,
    changed_since,
    fingerprint,
    replay,
    review,
    shown,
    started,
)
from soepel.core.quantities import Pain
from soepel.core.record import Bounds, By, DailyLoad, Entry, Evaluation, FlareCall, Record
from tests.core.rules.builders import DAY, YESTERDAY, ago, check_in, exercise, exposure, intake

SQUAT: Final = exercise("squat", targets=(Target.FIRST_LOADING,))
EXERCISES: Final = {"squat": SQUAT}
PROGRAMME: Final = Programme("1", EXERCISES, "content")


def record(*entries: Entry, **person: Any) -> Record:
    """A person who started three days ago, in phase 2."""
    given: dict[str, Any] = {"day": ago(3), **person}
    return Record(intake(**given), entries)


def made(entry: Any, day: date, hour: int) -> Any:
    """The same entry, made at another moment."""
    values = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
    return type(entry)(**{**values, "known": datetime.combine(day, time(hour))})


def rungs(of: Review) -> list[int]:
    return [asked.rung for asked in of.plan.asked]


class TestAReview:
    def test_the_first_day_starts_with_exercises(self) -> None:
        first = review(record(), ago(3), PROGRAMME)
        assert (first.day, first.plan.phase) == (ago(3), Phase.MOBILITY_AND_CONTROL)
        assert rungs(first) == [1]

    def test_a_day_before_the_intake_is_refused(self) -> None:
        with pytest.raises(NoSuchDay, match=f"{ago(4)} cannot be reviewed: .* is {ago(3)}"):
            review(record(), ago(4), PROGRAMME)

    def test_the_day_of_a_stored_state_and_those_before_it_are_refused(self) -> None:
        since = review(record(), YESTERDAY, PROGRAMME).state
        with pytest.raises(NoSuchDay, match=f"the first day to review is {DAY}"):
            review(record(), YESTERDAY, PROGRAMME, since)
        assert review(record(), DAY, PROGRAMME, since).day == DAY

    def test_it_continues_from_a_stored_state_as_if_from_the_intake(self) -> None:
        told = record(check_in(ago(2)), exposure("squat", day=ago(2)), check_in(YESTERDAY))
        since = review(told, ago(2), PROGRAMME).state
        assert review(told, DAY, PROGRAMME, since) == review(told, DAY, PROGRAMME)


class TestAReplay:
    def test_it_has_a_review_of_every_day(self) -> None:
        told = record(check_in(YESTERDAY))
        assert [one.day for one in replay(told, PROGRAMME)] == [ago(3), ago(2), YESTERDAY]
        assert [one.day for one in replay(told, PROGRAMME, DAY)][-1] == DAY

    def test_an_empty_record_has_its_first_day(self) -> None:
        assert [one.day for one in replay(record(), PROGRAMME)] == [ago(3)]

    def test_a_day_before_the_intake_is_refused(self) -> None:
        with pytest.raises(NoSuchDay, match=f"{ago(4)} lies before the intake on {ago(3)}"):
            replay(record(), PROGRAMME, ago(4))

    def test_each_review_of_it_is_the_review_of_that_day(self) -> None:
        told = record(check_in(ago(2)), exposure("squat", day=ago(2)), check_in(YESTERDAY))
        for one in replay(told, PROGRAMME, DAY):
            assert review(told, one.day, PROGRAMME) == one


class TestWhatWasShown:
    night = DAY + timedelta(days=1)

    def test_what_was_entered_later_was_not_shown(self) -> None:
        late = made(check_in(YESTERDAY), DAY, 12)
        assert shown(record(late), YESTERDAY, PROGRAMME).plan.provisional
        assert not review(record(late), YESTERDAY, PROGRAMME).plan.provisional

    @pytest.mark.parametrize(("hour", "provisional"), [(2, False), (3, True)])
    def test_the_night_belongs_to_the_day_that_ends(self, hour: int, provisional: bool) -> None:
        at_night = made(check_in(DAY), self.night, hour)
        assert shown(record(at_night), DAY, PROGRAMME).plan.provisional is provisional

    def test_the_days_whose_plan_would_now_differ_are_named(self) -> None:
        late = made(check_in(YESTERDAY, load=DailyLoad.HEAVY), DAY, 12)
        assert changed_since(record(late), PROGRAMME, DAY) == (YESTERDAY,)
        assert changed_since(record(check_in(YESTERDAY)), PROGRAMME, DAY) == ()


class TestTheFrozenPlan:
    """After the first exercise of a day its plan stays as it was shown."""

    done = exposure("squat", day=DAY)

    def plan(self, *entries: Entry, **person: Any) -> Review:
        return review(record(*entries, **person), DAY, PROGRAMME)

    def test_a_check_in_before_the_first_exercise_renews_it(self) -> None:
        heavy = made(check_in(DAY, load=DailyLoad.HEAVY), DAY, 17)
        assert self.plan(heavy, self.done).plan.session == ()

    def test_a_check_in_at_the_same_moment_renews_it(self) -> None:
        heavy = made(check_in(DAY, load=DailyLoad.HEAVY), DAY, 18)
        assert not self.plan(heavy, self.done).plan.provisional

    def test_a_check_in_after_it_waits_for_tomorrow(self) -> None:
        heavy = made(check_in(DAY, load=DailyLoad.HEAVY), DAY, 19)
        late = self.plan(heavy, self.done)
        assert late.plan == self.plan(self.done).plan
        assert late.state.load is DailyLoad.HEAVY

    def test_the_first_exercise_of_several_freezes_it(self) -> None:
        evening = made(exposure("squat", day=DAY, id="again"), DAY, 20)
        heavy = made(check_in(DAY, load=DailyLoad.HEAVY), DAY, 19)
        assert self.plan(heavy, self.done, evening).plan.session

    def test_a_flare_lowers_it_at_once(self) -> None:
        call = FlareCall(id="call", day=DAY, known=datetime.combine(DAY, time(19)))
        assert self.plan(self.done, call).state.in_flare
        assert self.plan(self.done, call).plan != self.plan(self.done).plan

    def test_the_bounds_of_the_therapist_change_it_at_once(self) -> None:
        bounds = Bounds(
            id="b",
            day=DAY,
            known=datetime.combine(DAY, time(19)),
            by=By.THERAPIST,
            exercise="squat",
            dose=Dose(4, 1),
        )
        assert rungs(self.plan(self.done, bounds)) == [4]


class TestTheFingerprint:
    def prints(self, *entries: Entry, programme: Programme = PROGRAMME, **person: Any) -> str:
        return fingerprint(record(*entries, **person), DAY, programme)

    def test_it_is_that_of_the_state_of_the_day(self) -> None:
        told = record(check_in(ago(2)), exposure("squat", day=ago(2)), check_in(YESTERDAY))
        for day in (ago(3), ago(2), YESTERDAY, DAY):
            assert (
                fingerprint(told, day, PROGRAMME) == review(told, day, PROGRAMME).state.fingerprint
            )

    def test_days_without_entries_leave_it(self) -> None:
        told = record(check_in(ago(3)))
        assert fingerprint(told, ago(3), PROGRAMME) == fingerprint(told, DAY, PROGRAMME)
        assert len(self.prints()) == 64

    @pytest.mark.parametrize(
        "other",
        [
            Programme("2", EXERCISES, "content"),
            Programme("1", EXERCISES, "other"),
        ],
    )
    def test_other_rules_or_exercises_give_another(self, other: Programme) -> None:
        assert self.prints(programme=other) != self.prints()

    def test_another_intake_or_entry_gives_another(self) -> None:
        prints = [
            self.prints(),
            self.prints(usual=Pain(2)),
            self.prints(check_in(DAY)),
            self.prints(check_in(YESTERDAY)),
            self.prints(check_in(DAY, usual=4)),
            self.prints(check_in(YESTERDAY), check_in(DAY)),
        ]
        assert len(set(prints)) == len(prints)

    def test_the_order_of_a_set_or_a_mapping_says_nothing(self) -> None:
        def tested(one_rm: dict[str, float], painful: Sequence[str]) -> Evaluation:
            return Evaluation(
                id="e",
                day=DAY,
                known=check_in().known,
                by=By.THERAPIST,
                week=6,
                one_rm=one_rm,
                painful_tests=frozenset(painful),
            )

        names = [f"exercise-{number}" for number in range(9)]
        there = tested({"a": 1.0, "b": 2.0}, names)
        back = tested({"b": 2.0, "a": 1.0}, names[::-1])
        assert self.prints(there) == self.prints(back)
        assert self.prints(there) != self.prints(tested({"a": 1.0}, names))
        assert self.prints(days=frozenset({1, 2})) == self.prints(days=frozenset({2, 1}))

    def test_the_eve_of_the_intake_has_seen_rules_and_intake_alone(self) -> None:
        eve = started(record(check_in(DAY)), PROGRAMME)
        assert (eve.day, eve.fingerprint) == (ago(4), started(record(), PROGRAMME).fingerprint)
