"""The record: what may be entered, the latest versions, and several entries about one day."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from soepel.core.exercises import Phase
from soepel.core.quantities import Pain, Side, Stiffness
from soepel.core.record import (
    NO_ENTRIES,
    AnchorOrder,
    AskMe,
    AttentionClosed,
    Bounds,
    By,
    CheckIn,
    DailyLoad,
    DayEntries,
    Entry,
    Exposure,
    ExtraPain,
    FlagRaised,
    InvalidRecord,
    PhaseOrder,
    Record,
    Trigger,
    Visit,
    latest_versions,
    worst_check_in,
    worst_exposure,
)
from soepel.core.screening import RedFlag
from tests.core.rules.builders import DAY, ago, check_in, exposure, intake

NOON = datetime.combine(DAY, time(12))


def record(*entries: Entry) -> Record:
    return Record(intake(), entries)


def visit(id_: str = "v", day: date = DAY, known: datetime = NOON, **changes: Any) -> Visit:
    return Visit(id=id_, day=day, known=known, **changes)


# -- what may be entered ----------------------------------------------------------------------


def test_an_entry_from_before_the_intake_is_refused_whoever_made_it() -> None:
    record(visit(day=ago(30), by=By.THERAPIST))
    with pytest.raises(InvalidRecord, match="'v' is about 2026-01-30, before the intake on"):
        record(visit(day=ago(31), by=By.THERAPIST))


@pytest.mark.parametrize(("days_back", "refused"), [(0, False), (14, False), (15, True)])
def test_a_person_enters_at_most_14_days_back(days_back: int, refused: bool) -> None:
    entry = visit(day=ago(days_back))
    if not refused:
        assert record(entry).on(entry.day).entries == (entry,)
        return
    with pytest.raises(InvalidRecord, match=r"was made on 2026-03-02: .* at most 14 days back"):
        record(entry)


def test_a_person_enters_nothing_about_tomorrow_and_the_night_is_of_the_day_before() -> None:
    with pytest.raises(InvalidRecord, match="a therapist can enter other days"):
        record(visit(day=ago(-1)))
    at_night = datetime.combine(DAY, time(2))
    with pytest.raises(InvalidRecord):
        record(visit(day=DAY, known=at_night))
    assert visit(known=at_night).known_day == ago(1)


def test_a_therapist_may_enter_any_day_from_the_intake_on() -> None:
    record(visit("a", ago(29), by=By.THERAPIST), visit("b", ago(-9), by=By.THERAPIST))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Bounds, {"exercise": "bridge"}),
        (AskMe, {"wanted": True}),
        (PhaseOrder, {"phase": Phase.FUNCTIONAL, "reason": "strong"}),
        (AnchorOrder, {"anchor": Pain(3)}),
        (AttentionClosed, {"item": "att_stuck", "note": "seen"}),
    ],
)
def test_orders_are_the_therapists_alone(kind: type[Entry], values: dict[str, Any]) -> None:
    common: dict[str, Any] = {"id": "o", "day": DAY, "known": NOON, **values}
    record(kind(**common, by=By.THERAPIST))
    with pytest.raises(InvalidRecord, match=f"'o' is a {kind.__name__}, which only a therapist"):
        record(kind(**common))


def test_an_id_stands_for_one_kind_of_entry() -> None:
    with pytest.raises(InvalidRecord, match="'x' is a Visit and a CheckIn: give every entry"):
        record(visit("x"), check_in(id="x"))


def raised(flag: RedFlag = RedFlag.WOUND_LEAK, day: date = DAY, hour: int = 12) -> FlagRaised:
    return FlagRaised(id="f", day=day, known=datetime.combine(DAY, time(hour)), flag=flag)


@pytest.mark.parametrize(
    "changed", [raised(RedFlag.SWOLLEN_PAINFUL_CALF, hour=13), raised(day=ago(1), hour=13)]
)
def test_a_red_flag_answer_is_never_changed(changed: FlagRaised) -> None:
    record(raised(), raised(hour=13))
    with pytest.raises(InvalidRecord, match="red flag 'f' was wound_leak and became"):
        record(raised(), changed)


# -- versions and days ------------------------------------------------------------------------


def test_the_version_made_last_counts_and_the_later_of_two_at_one_moment() -> None:
    first, second = check_in(usual=2), check_in(usual=7)
    later = CheckIn(id=first.id, day=DAY, known=NOON, usual=Pain(4))
    assert latest_versions([first, later]) == [later]
    assert latest_versions([later, first]) == [later]
    assert latest_versions([first, second]) == [second]


def test_a_correction_that_moves_an_entry_leaves_nothing_on_the_old_day() -> None:
    moved = record(visit(day=ago(1), known=NOON - timedelta(hours=1)), visit(day=ago(2)))
    assert moved.on(ago(1)) is NO_ENTRIES
    assert [entry.day for entry in moved.on(ago(2)).entries] == [ago(2)]


def test_the_entries_of_a_day_stand_in_the_order_in_which_they_were_made() -> None:
    late, early, same = visit("a"), visit("c", known=NOON - timedelta(hours=1)), visit("b")
    assert record(late, same, early).on(DAY).entries == (early, late, same)


def test_the_record_as_known_has_what_was_made_up_to_that_moment() -> None:
    whole = record(visit("a"), visit("b", known=NOON + timedelta(seconds=1)))
    assert [entry.id for entry in whole.as_known(NOON).entries] == ["a"]


def test_the_first_version_of_an_entry_tells_when_it_was_first_known() -> None:
    later = visit("a", known=NOON + timedelta(hours=1))
    assert record(later, visit("a"), visit("b")).first_known == {"a": NOON, "b": NOON}
    assert record(visit("a"), later).first_known == {"a": NOON}


def test_a_diary_day_ends_just_before_three_at_night() -> None:
    before_three = datetime.combine(DAY + timedelta(days=1), time(2, 59, 59, 999999))
    whole = record(
        visit("a", known=before_three),
        visit("b", known=before_three + timedelta.resolution),
    )
    assert [entry.id for entry in whole.at_the_end_of(DAY).entries] == ["a"]


def test_entries_are_found_by_exactly_their_kind() -> None:
    day = DayEntries((visit(), check_in()))
    assert day.of(Visit) == [visit()]
    assert day.of(Entry) == []


# -- several about one day --------------------------------------------------------------------


def test_without_a_check_in_there_is_none_and_one_is_itself() -> None:
    assert NO_ENTRIES.check_in is None
    assert DayEntries((check_in(),)).check_in == check_in()


def test_of_several_check_ins_the_worst_of_each_answer_counts() -> None:
    one = check_in(
        id="one",
        usual=3,
        extra=ExtraPain.STILL_THERE,
        stiffness=Stiffness(6),
        kept_from_things=True,
        slept_worse=False,
        as_usual=True,
        load=DailyLoad.QUIET,
        triggers=(Trigger.COLD,),
    )
    other = CheckIn(
        id="other",
        day=DAY,
        known=NOON,
        usual=Pain(5),
        extra=ExtraPain.LONGER_BUT_GONE,
        kept_from_things=False,
        slept_worse=False,
        extra_painkillers=True,
        as_usual=False,
        load=DailyLoad.HEAVY,
        triggers=(Trigger.COLD, Trigger.STRESS),
    )
    expected = CheckIn(
        id="one",
        day=DAY,
        known=NOON,
        usual=Pain(5),
        extra=ExtraPain.STILL_THERE,
        stiffness=Stiffness(6),
        kept_from_things=True,
        slept_worse=False,
        extra_painkillers=True,
        as_usual=False,
        load=DailyLoad.HEAVY,
        triggers=(Trigger.COLD, Trigger.STRESS),
    )
    assert worst_check_in([one, other]) == expected
    assert DayEntries((one, other)).check_in == expected


def test_what_no_check_in_of_the_day_answers_stays_unanswered() -> None:
    both = worst_check_in([check_in(id=name, usual=None, extra=None) for name in "ab"])
    assert both == check_in(id="a", usual=None, extra=None)


@pytest.mark.parametrize("answer", ["kept_from_things", "slept_worse", "extra_painkillers"])
def test_any_yes_makes_a_disturbed_day(answer: str) -> None:
    yes: dict[str, Any] = {answer: True}
    no: dict[str, Any] = {answer: False}
    assert check_in(**yes).disturbed
    assert not check_in(**no).disturbed
    assert not check_in().disturbed


def test_later_extra_pain_and_a_heavier_day_rank_higher() -> None:
    assert [extra.rank for extra in ExtraPain] == [0, 1, 2]
    assert [load.rank for load in DailyLoad] == [0, 1, 2]


def test_two_performances_of_one_day_are_one_the_worst() -> None:
    one = exposure(pain=2, effort=6, done=100, too_hard=True, elsewhere=True)
    other = exposure(pain=5, effort=3, done=70, id="other")
    expected = exposure(pain=5, effort=6, done=70, too_hard=True)
    assert worst_exposure(one, other) == expected
    assert worst_exposure(other, one) == exposure(
        pain=5, effort=6, done=70, too_hard=True, id="other"
    )


def test_pain_is_elsewhere_only_if_it_was_so_each_time() -> None:
    elsewhere = exposure(elsewhere=True)
    assert worst_exposure(elsewhere, elsewhere).elsewhere
    assert not worst_exposure(exposure(), elsewhere).elsewhere


def test_one_performance_without_a_pain_report_leaves_the_day_unreported() -> None:
    silent, said = exposure(pain=None), exposure(pain=2)
    for pair in ((silent, said), (said, silent)):
        both = worst_exposure(*pair)
        assert (both.pain, both.unreported) == (2, True)
    assert not worst_exposure(said, said).unreported
    assert worst_exposure(worst_exposure(silent, said), said).unreported
    assert worst_exposure(said, worst_exposure(silent, said)).unreported


def test_the_exposures_of_a_day_stand_by_exercise_and_side() -> None:
    left = exposure("step", Side.LEFT)
    right, again = exposure("step", Side.RIGHT), exposure("step", Side.RIGHT, pain=4, id="again")
    day = DayEntries((left, right, again))
    assert day.exposures == {
        ("step", Side.LEFT): left,
        ("step", Side.RIGHT): worst_exposure(right, again),
    }


def test_an_exposure_of_100_percent_without_reports_is_the_default() -> None:
    bare = Exposure(id="e", day=DAY, known=NOON, exercise="step", side=Side.LEFT)
    assert (bare.done, bare.pain, bare.effort) == (100, None, None)
    assert bare.unit == ("step", Side.LEFT)
