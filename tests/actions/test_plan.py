"""Bringing a patient to a day: what is closed, kept, folded anew, and what another version left."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from soepel.actions.diary.enter import enter
from soepel.actions.diary.finish_session import finish_session
from soepel.actions.diary.press_flare import press_flare
from soepel.actions.diary.record_check_in import record_check_in
from soepel.actions.plan.open_day import open_day
from soepel.actions.plan.review_tonight import review_tonight, still_to_review
from soepel.core.programme import replay, review
from soepel.core.quantities import Pain
from soepel.core.record import CheckIn
from soepel.exchange import read_state, write_review, write_state
from soepel.library import programme
from soepel.records.models import Decision, ReviewedDay, Standing
from soepel.records.queries.today import today_of
from soepel.records.stored import whole_record
from soepel.records.viewer import NotYours
from tests.actions.saying import TODAY, YESTERDAY, bounds, check_in, exposure, flare, moment
from tests.people import Cast, at, example, lives
from tests.records.kept import (
    ONE_DAY,
    assert_replayed,
    decisions,
    eve_of,
    everything,
    from_scratch,
    shown,
)

NOW = at(TODAY)
OF_ANOTHER_VERSION = {"programme_version": "0.0.1", "content_hash": "of other exercises"}


@pytest.fixture
def her(people: Cast) -> int:
    """The number of the patient, who has a diary and no plan yet."""
    assert people.patient.patient is not None
    return people.patient.patient


# -- days -------------------------------------------------------------------------------------


def test_days_that_nobody_looked_at_are_closed_one_by_one(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    folded = replay(whole_record(her), programme(), TODAY)
    assert [row.day for row in shown(her)] == [one.day for one in folded]
    assert [row.content for row in shown(her)] == [write_review(one) for one in folded]
    assert [row.fingerprint for row in shown(her)] == [one.state.fingerprint for one in folded]
    assert_replayed(her, TODAY)


def test_after_a_silence_of_weeks_each_day_is_kept(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    later = TODAY + timedelta(days=30)
    open_day(people.patient, at(later))
    days = [row.day for row in shown(her)]
    assert days[-31:] == [TODAY + timedelta(days=n) for n in range(31)]
    assert_replayed(her, later)


def test_every_day_that_changed_something_says_what_and_why(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    rows = Decision.objects.filter(patient=her)
    assert {row.about for row in rows} >= {"exercise", "quota"}
    for row in rows:
        assert row.before != row.after
        assert row.programme_version == programme().version
        assert row.reasons or row.about == "quota", vars(row)
    for day in (TODAY - timedelta(days=n) for n in range(5)):
        assert len(decisions(her, day)) >= len(
            [one for one in from_scratch(her, day).decisions if one.changed]
        )


def test_looking_twice_changes_nothing(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    before = everything()
    open_day(people.patient, at(TODAY, 22))
    assert not review_tonight(her, TODAY, at(TODAY, 23))
    assert everything() == before


def test_the_night_belongs_to_the_day_that_ends(her: int, people: Cast) -> None:
    open_day(people.patient, at(TODAY + ONE_DAY, 2, 59))
    assert Standing.objects.get(patient=her).reviewed == TODAY
    open_day(people.patient, at(TODAY + ONE_DAY, 3))
    assert Standing.objects.get(patient=her).reviewed == TODAY + ONE_DAY


def test_a_clock_that_runs_behind_takes_no_day_back(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    reviewed = record_check_in(people.patient, her, check_in(4, YESTERDAY), at(YESTERDAY))
    assert reviewed.day == TODAY
    assert_replayed(her, TODAY)


def test_before_the_intake_there_is_no_plan(cast: Cast) -> None:
    before = everything()
    with pytest.raises(NotYours):
        open_day(cast.patient, NOW)
    with pytest.raises(NotYours):
        today_of(cast.patient, TODAY)
    assert everything() == before


# -- what was shown ---------------------------------------------------------------------------


def test_what_was_shown_is_kept_as_a_revision_and_never_changed(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    provisional = shown(her, TODAY)
    record_check_in(people.patient, her, check_in(9), NOW)
    renewed = shown(her, TODAY)
    press_flare(people.patient, her, flare(), at(TODAY, 12))
    assert [row.revision for row in shown(her, TODAY)] == [1, 2, 3]
    assert [row.content for row in shown(her, TODAY)[:1]] == [row.content for row in provisional]
    assert [row.content for row in shown(her, TODAY)[:2]] == [row.content for row in renewed]
    assert provisional[0].content["plan"]["provisional"]
    assert not renewed[1].content["plan"]["provisional"]
    assert_replayed(her, TODAY)


def test_decisions_are_those_of_the_last_revision(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    record_check_in(people.patient, her, check_in(9), NOW)
    assert {row["revision"] for row in decisions(her, TODAY)} <= {2}


def test_an_entry_that_changes_no_plan_keeps_no_revision(her: int, people: Cast) -> None:
    record_check_in(people.patient, her, check_in(4), NOW)
    before = shown(her, TODAY)
    asked = before[-1].content["plan"]["daily"][0]
    done = exposure(f"{asked['exercise']}/{asked['side']}")
    finish_session(people.patient, her, [done], at(TODAY, 11))
    assert [row.revision for row in shown(her, TODAY)] == [row.revision for row in before]


def test_the_plan_of_today_stands_once_the_first_exercise_is_done(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    plan = from_scratch(her, TODAY).plan
    asked = plan.asked[0]
    finish_session(people.patient, her, [exposure(f"{asked.exercise}/{asked.side}")], at(TODAY, 11))
    late = check_in(5, known=moment(TODAY, 12))
    reviewed = record_check_in(people.patient, her, late, at(TODAY, 12))
    assert [one.rung for one in reviewed.plan.asked] == [one.rung for one in plan.asked]
    assert_replayed(her, TODAY)


# -- late entries and corrections -------------------------------------------------------------


def test_a_late_entry_about_a_closed_day_counts(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    before = shown(her)
    late = exposure("belt-press/both", pain=9, day=YESTERDAY, name="late")
    finish_session(people.patient, her, [late], NOW)
    assert_replayed(her, TODAY)
    assert [row.content for row in shown(her)[: len(before) - 1]] == [
        row.content for row in before[:-1]
    ], "what was shown on closed days stays as it was"


def test_a_correction_of_an_earlier_day_folds_the_days_after_it_anew(
    her: int, people: Cast
) -> None:
    open_day(people.patient, NOW)
    standing = Standing.objects.get(patient=her).state
    old = next(
        e for e in whole_record(her).entries if isinstance(e, CheckIn) and e.day >= YESTERDAY
    )
    corrected = replace(old, usual=Pain(10), known=moment(TODAY, 9))
    record_check_in(people.patient, her, corrected, NOW)
    assert Standing.objects.get(patient=her).state != standing
    assert_replayed(her, TODAY)


def test_a_correction_may_move_an_entry_to_an_earlier_day(her: int, people: Cast) -> None:
    record_check_in(people.patient, her, check_in(9, name="moved"), NOW)
    moved = check_in(9, YESTERDAY - ONE_DAY, name="moved", known=moment(TODAY, 9))
    reviewed = record_check_in(people.patient, her, moved, NOW)
    assert reviewed.state.diary_on(TODAY) is None
    assert_replayed(her, TODAY)
    open_day(people.patient, at(TODAY + ONE_DAY))
    assert_replayed(her, TODAY + ONE_DAY)


def test_a_correction_may_move_an_entry_out_of_a_closed_day(her: int, people: Cast) -> None:
    about = check_in(9, YESTERDAY, name="moved", known=moment(TODAY, 7))
    record_check_in(people.patient, her, about, NOW)
    moved = check_in(9, TODAY, name="moved", known=moment(TODAY, 9))
    record_check_in(people.patient, her, moved, NOW)
    assert_replayed(her, TODAY)


def test_an_entry_of_a_therapist_about_a_day_to_come_waits_for_it(her: int, people: Cast) -> None:
    later = TODAY + timedelta(days=3)
    ahead = bounds("belt-press", later, frozen=True)
    reviewed = enter(people.therapist, her, [ahead], NOW)
    assert not reviewed.state.bounds
    open_day(people.patient, at(later))
    assert from_scratch(her, later).state.bounds == (ahead_as_kept(her),)
    assert_replayed(her, later)


def ahead_as_kept(patient: int) -> object:
    return next(entry for entry in whole_record(patient).entries if entry.id == "bounds")


# -- another version --------------------------------------------------------------------------


def of_another_version(patient: int, **changes: object) -> None:
    Standing.objects.filter(patient=patient).update(**OF_ANOTHER_VERSION | changes)


@pytest.mark.parametrize("text", ["", "{}", '{"day": "2026-05-14"}', '{"phase": 9}'])
def test_a_standing_that_cannot_be_read_is_made_anew(text: str, her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    of_another_version(her, state=text)
    tomorrow = TODAY + ONE_DAY
    assert review_tonight(her, tomorrow, at(tomorrow, 4))
    assert_replayed(her, tomorrow)
    assert Standing.objects.get(patient=her).handover == ""


def test_a_standing_with_an_exercise_that_is_gone_is_made_anew(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    state = Standing.objects.get(patient=her).state
    first = read_state(state).units[0].exercise
    of_another_version(her, state=state.replace(f'"{first}"', '"retired-exercise"'))
    open_day(people.patient, NOW)
    assert_replayed(her, TODAY)


def test_a_standing_above_the_top_of_a_ladder_is_made_anew(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    state = read_state(Standing.objects.get(patient=her).state)
    unit = state.units[0]
    above = replace(unit, dose=replace(unit.dose, rung=99))
    outgrown = replace(state, units=(above, *state.units[1:]))
    of_another_version(her, state=write_state(outgrown).decode())
    open_day(people.patient, NOW)
    assert_replayed(her, TODAY)


def older_rules(her: int) -> str:
    """The standing as other rules would have left it: another anchor, and their mark."""
    standing = Standing.objects.get(patient=her)
    state = write_state(replace(read_state(standing.state), anchor=1.0)).decode()
    of_another_version(her, state=state)
    return state


def test_new_rules_apply_from_the_day_after_and_go_on_from_where_the_old_ones_left(
    her: int, people: Cast
) -> None:
    open_day(people.patient, NOW)
    before = shown(her)
    left = older_rules(her)
    tomorrow = TODAY + ONE_DAY
    assert review_tonight(her, tomorrow, at(tomorrow, 4))
    expected = review(whole_record(her), tomorrow, programme(), read_state(left))
    assert shown(her, tomorrow)[-1].content == write_review(expected)
    assert Standing.objects.get(patient=her).handover == left
    assert [vars(row)["content"] for row in shown(her)][: len(before) - 1] == [
        row.content for row in before[:-1]
    ]


def test_a_correction_after_a_change_of_rules_goes_on_from_the_handover(
    her: int, people: Cast
) -> None:
    open_day(people.patient, NOW)
    left = older_rules(her)
    later = TODAY + timedelta(days=3)
    open_day(people.patient, at(later))
    reviewed = record_check_in(
        people.patient, her, check_in(9, TODAY + ONE_DAY, known=moment(later, 8)), at(later)
    )
    assert reviewed == review(whole_record(her), later, programme(), read_state(left))
    assert reviewed != from_scratch(her, later)
    assert Standing.objects.get(patient=her).handover == left


def test_a_correction_of_a_day_under_older_rules_folds_everything_by_those_of_now(
    her: int, people: Cast
) -> None:
    open_day(people.patient, NOW)
    older_rules(her)
    later = TODAY + timedelta(days=3)
    open_day(people.patient, at(later))
    record_check_in(people.patient, her, check_in(9, YESTERDAY, known=moment(later, 8)), at(later))
    assert_replayed(her, later)
    assert Standing.objects.get(patient=her).handover == ""


def test_a_plan_by_older_rules_is_renewed_before_a_page_shows_it(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    of_another_version(her, state="{}")
    open_day(people.patient, at(TODAY, 12))
    assert today_of(people.patient, TODAY).review == from_scratch(her, TODAY)
    assert_replayed(her, TODAY)


def test_a_page_does_without_what_another_version_showed_yesterday(her: int, people: Cast) -> None:
    open_day(people.patient, NOW)
    assert today_of(people.patient, TODAY).before is not None
    other = ReviewedDay.objects.get(patient=her, day=YESTERDAY)
    unreadable: list[dict[str, Any]] = [{}, other.content | {"plan": {"colour": "green"}}]
    for content in unreadable:
        ReviewedDay.objects.filter(pk=other.pk).update(content=content)
        assert today_of(people.patient, TODAY).before is None


# -- the page ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("new", date(2026, 3, 2)),
        ("new", date(2026, 3, 3)),
        ("flare-and-back", date(2026, 6, 1)),
        ("gap", date(2026, 8, 2)),
        ("phase-change", date(2026, 10, 10)),
    ],
)
def test_the_page_shows_what_was_kept(name: str, day: date, cast: Cast) -> None:
    assert cast.patient.patient is not None
    lives(cast.patient.patient, example(name, until=day))
    open_day(cast.patient, at(day))
    today = today_of(cast.patient, day)
    assert today.review == from_scratch(cast.patient.patient, day)
    assert shown(cast.patient.patient, day)[-1].content == write_review(today.review)
    if day == today.intake.day:
        assert today.before is None
    else:
        assert today.before is not None
        assert today.before.state == eve_of(cast.patient.patient, day)
        assert today.before.plan == from_scratch(cast.patient.patient, day - ONE_DAY).plan


def test_who_was_reviewed_is_not_handed_out_again(people: Cast, her: int) -> None:
    assert people.neighbour.patient is not None
    both = [her, people.neighbour.patient]
    open_day(people.patient, at(YESTERDAY))
    open_day(people.neighbour, at(YESTERDAY))
    assert still_to_review(TODAY) == both
    assert still_to_review(TODAY, after=her) == both[1:]
    assert still_to_review(TODAY, most=1) == both[:1]
    review_tonight(her, TODAY, NOW)
    assert still_to_review(TODAY) == both[1:]
    assert still_to_review(YESTERDAY) == []


def test_who_never_looked_since_her_intake_is_not_forgotten(her: int, people: Cast) -> None:
    first = whole_record(her).intake.day
    assert her not in still_to_review(first - ONE_DAY)
    assert her in still_to_review(first)
    assert review_tonight(her, TODAY, NOW)
    assert_replayed(her, TODAY)
    assert people.foreigner.patient not in still_to_review(TODAY), "she has no intake yet"
