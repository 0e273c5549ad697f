"""What is added to a diary: once each, by whom it is, at a moment that can be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from soepel.actions.diary.enter import enter
from soepel.actions.diary.finish_session import finish_session
from soepel.actions.diary.press_flare import press_flare
from soepel.actions.diary.raise_alarm import raise_alarm
from soepel.actions.diary.record_check_in import record_check_in
from soepel.actions.refused import Refused
from soepel.core.record import By, Entry, FlagResolved
from soepel.core.screening import RedFlag, Tier
from soepel.records.models import Entry as Row
from soepel.records.models import Message
from soepel.records.stored import whole_record
from soepel.records.viewer import NotYours
from tests.actions.saying import TODAY, YESTERDAY, check_in, exposure, flag, flare, moment
from tests.people import Cast, at
from tests.records.kept import ONE_DAY, assert_replayed, everything, versions

NOW = at(TODAY)


def me(people: Cast) -> int:
    assert people.patient.patient is not None
    return people.patient.patient


# -- once each --------------------------------------------------------------------------------


def test_an_entry_sent_twice_is_one(people: Cast) -> None:
    first = record_check_in(people.patient, me(people), check_in(4), NOW)
    before = everything()
    again = record_check_in(people.patient, me(people), check_in(4), at(TODAY, 9, 30))
    assert again == first
    assert everything() == before


def test_a_retry_with_another_moment_changes_nothing(people: Cast) -> None:
    record_check_in(people.patient, me(people), check_in(4), NOW)
    before = everything()
    later = check_in(4, known=moment(TODAY, 8, 59))
    record_check_in(people.patient, me(people), later, at(TODAY, 12))
    assert everything() == before


def test_an_entry_that_stands_twice_in_one_session_is_one(people: Cast) -> None:
    once = exposure("pendulum/left")
    finish_session(people.patient, me(people), [once, once], at(TODAY, 11))
    assert len(versions(me(people), once.id)) == 1


def test_a_correction_is_a_later_version_and_both_are_kept(people: Cast) -> None:
    record_check_in(people.patient, me(people), check_in(7), NOW)
    corrected = check_in(2, known=moment(TODAY, 8, 30))
    reviewed = record_check_in(people.patient, me(people), corrected, NOW)
    assert [row.content["usual"] for row in versions(me(people), "check-in")] == [7, 2]
    today = reviewed.state.diary_on(TODAY)
    assert today is not None
    assert today.usual == 2
    assert_replayed(me(people), TODAY)


def test_a_correction_within_the_same_tick_counts_as_the_later_one(people: Cast) -> None:
    record_check_in(people.patient, me(people), check_in(7), NOW)
    reviewed = record_check_in(people.patient, me(people), check_in(2), NOW)
    assert reviewed.state.diary[-1].usual == 2
    assert len(versions(me(people), "check-in")) == 2


def test_an_old_version_that_is_delivered_again_takes_nothing_back(people: Cast) -> None:
    record_check_in(people.patient, me(people), check_in(7), NOW)
    record_check_in(people.patient, me(people), check_in(2, known=moment(TODAY, 8, 30)), NOW)
    before = everything()
    again = record_check_in(people.patient, me(people), check_in(7), at(TODAY, 10))
    assert again.state.diary[-1].usual == 2
    assert everything() == before


def test_an_older_version_that_comes_late_is_kept_and_does_not_count(people: Cast) -> None:
    record_check_in(people.patient, me(people), check_in(2, known=moment(TODAY, 8, 30)), NOW)
    late = record_check_in(people.patient, me(people), check_in(7), NOW)
    assert late.state.diary[-1].usual == 2
    assert [row.content["usual"] for row in versions(me(people), "check-in")] == [7, 2]


def test_two_entries_with_an_id_of_their_own_are_two(people: Cast) -> None:
    record_check_in(people.patient, me(people), check_in(4), NOW)
    reviewed = record_check_in(people.patient, me(people), check_in(6, name="other"), NOW)
    assert reviewed.state.diary[-1].usual == 6
    assert_replayed(me(people), TODAY)


def test_the_same_id_of_two_people_is_two_entries(people: Cast) -> None:
    record_check_in(people.patient, me(people), check_in(4), NOW)
    assert people.neighbour.patient is not None
    record_check_in(people.neighbour, people.neighbour.patient, check_in(9), NOW)
    assert versions(me(people), "check-in")[0].content["usual"] == 4
    assert versions(people.neighbour.patient, "check-in")[0].content["usual"] == 9


# -- by whom ----------------------------------------------------------------------------------


def test_an_entry_is_made_by_whoever_makes_it_whatever_it_says(people: Cast) -> None:
    pretending = replace(flare(), by=By.THERAPIST)
    press_flare(people.patient, me(people), pretending, at(TODAY, 12))
    row = versions(me(people), "flare")[0]
    assert (row.by, row.made_by_id) == (By.PERSON, people.patient.user)


def test_a_therapist_enters_as_a_therapist(people: Cast) -> None:
    press_flare(people.therapist, me(people), flare(), at(TODAY, 12))
    row = versions(me(people), "flare")[0]
    assert (row.by, row.made_by_id) == (By.THERAPIST, people.therapist.user)
    assert_replayed(me(people), TODAY)


def test_a_therapist_may_correct_what_a_person_said_but_not_the_other_way_round(
    people: Cast,
) -> None:
    record_check_in(people.patient, me(people), check_in(7), NOW)
    corrected = record_check_in(people.therapist, me(people), check_in(5), at(TODAY, 10))
    assert corrected.state.diary[-1].usual == 5
    before = everything()
    with pytest.raises(Refused, match="only a therapist changes it"):
        record_check_in(people.patient, me(people), check_in(1), at(TODAY, 11))
    assert everything() == before


def test_a_person_cannot_take_the_place_of_the_therapist_who_examined_her(people: Cast) -> None:
    urgent = flag(RedFlag.HOT_RED_SWOLLEN_JOINT)
    raise_alarm(people.patient, me(people), urgent, at(TODAY, 12))
    looked = FlagResolved(
        id="looked",
        day=TODAY,
        known=moment(TODAY, 13),
        flag_id="flag",
        examined_by="dr. Example",
        may_exercise=False,
    )
    enter(people.therapist, me(people), [looked], at(TODAY, 13))
    with pytest.raises(Refused, match="only a therapist"):
        enter(people.patient, me(people), [replace(looked, may_exercise=True)], at(TODAY, 14))


# -- at what moment ---------------------------------------------------------------------------


def test_a_phone_whose_clock_is_fast_writes_nothing_that_cannot_be_corrected(
    people: Cast,
) -> None:
    fast = check_in(8, known=moment(TODAY, 20))
    record_check_in(people.patient, me(people), fast, NOW)
    assert versions(me(people), "check-in")[0].known == NOW
    later = check_in(3, known=moment(TODAY, 9, 30))
    reviewed = record_check_in(people.patient, me(people), later, at(TODAY, 9, 30))
    assert reviewed.state.diary[-1].usual == 3


def test_a_person_enters_nothing_about_a_day_to_come(people: Cast) -> None:
    tomorrow = TODAY + ONE_DAY
    before = everything()
    with pytest.raises(Refused, match="a person enters today"):
        record_check_in(people.patient, me(people), check_in(3, tomorrow), NOW)
    assert everything() == before


@pytest.mark.parametrize(("back", "taken"), [(14, True), (15, False)])
def test_a_person_enters_two_weeks_back_and_no_further(
    back: int, taken: bool, people: Cast
) -> None:
    record = whole_record(me(people))
    day = record.intake.day + timedelta(days=back)
    about = replace(check_in(5, record.intake.day, name="old"), known=moment(day, 8))
    if taken:
        record_check_in(people.patient, me(people), about, at(day))
        assert versions(me(people), "old")
        return
    with pytest.raises(Refused, match="at most 14 days back"):
        record_check_in(people.patient, me(people), about, at(day))
    record_check_in(people.therapist, me(people), about, at(day))
    assert versions(me(people), "old")


def test_the_moment_of_receipt_is_kept_beside_the_moment_it_was_made(people: Cast) -> None:
    record_check_in(people.patient, me(people), check_in(4, YESTERDAY, name="late"), NOW)
    row = versions(me(people), "late")[0]
    assert (row.known, row.received) == (at(YESTERDAY, 8), NOW)


# -- what cannot be ---------------------------------------------------------------------------


def test_an_exercise_that_does_not_exist_is_refused_with_the_whole_session(people: Cast) -> None:
    before = everything()
    session = [exposure("pendulum/left"), exposure("moonwalk/left")]
    with pytest.raises(Refused, match="'moonwalk', which does not exist"):
        finish_session(people.patient, me(people), session, at(TODAY, 11))
    assert everything() == before


@pytest.mark.parametrize("name", ["", "x" * 81])
def test_an_id_that_cannot_be_kept_is_refused(name: str, people: Cast) -> None:
    with pytest.raises(Refused, match="no id of 1 to 80 characters"):
        record_check_in(people.patient, me(people), check_in(3, name=name), NOW)


def test_one_id_never_stands_for_two_kinds(people: Cast) -> None:
    record_check_in(people.patient, me(people), check_in(3, name="one"), NOW)
    with pytest.raises(Refused, match="is a CheckIn and a FlareCall"):
        press_flare(people.patient, me(people), flare(name="one"), at(TODAY, 12))


def test_before_the_intake_there_is_no_diary(cast: Cast) -> None:
    before = everything()
    with pytest.raises(Refused, match="no intake yet"):
        record_check_in(cast.patient, me(cast), check_in(3), NOW)
    with pytest.raises(Refused, match="no intake yet"):
        finish_session(cast.patient, me(cast), [], NOW)
    assert everything() == before


def test_a_day_before_the_intake_is_refused_to_a_therapist_too(people: Cast) -> None:
    first = whole_record(me(people)).intake.day
    with pytest.raises(Refused, match="before the intake"):
        record_check_in(people.therapist, me(people), check_in(3, first - ONE_DAY), NOW)


def test_a_patient_that_does_not_exist_is_like_one_of_somebody_else(people: Cast) -> None:
    for viewer in people.everybody.values():
        with pytest.raises(NotYours):
            record_check_in(viewer, 10**9, check_in(3), NOW)


# -- red flags (H7) ---------------------------------------------------------------------------


def test_a_red_flag_stops_the_plan_and_tells_the_therapist_once(people: Cast) -> None:
    urgent = flag(RedFlag.HOT_RED_SWOLLEN_JOINT)
    for minute in range(3):
        reviewed = raise_alarm(people.patient, me(people), urgent, at(TODAY, 12, minute))
        assert reviewed is not None
        assert reviewed.plan.paused
        assert reviewed.tier is Tier.T1
    assert Message.objects.filter(to="therapist@example.org").count() == 1
    assert_replayed(me(people), TODAY)


def test_an_alarm_is_kept_and_told_also_when_the_review_breaks(people: Cast) -> None:
    enter(people.patient, me(people), [check_in(3, name="before")], at(TODAY, 8))
    Row.objects.filter(patient=me(people), entry="before").update(content={"usual": 99})
    urgent = flag(RedFlag.HOT_RED_SWOLLEN_JOINT)
    assert raise_alarm(people.patient, me(people), urgent, at(TODAY, 12)) is None
    assert Row.objects.filter(patient=me(people), kind="flag_raised").count() == 1
    assert Message.objects.filter(to="therapist@example.org").count() == 1
    # Once that is mended, the next review finds the alarm.
    Row.objects.filter(patient=me(people), entry="before").update(content={"usual": 3})
    reviewed = raise_alarm(people.patient, me(people), urgent, at(TODAY, 13))
    assert reviewed is not None
    assert reviewed.plan.paused
    assert Message.objects.filter(to="therapist@example.org").count() == 1


@pytest.mark.parametrize(
    "softer",
    [
        flag(RedFlag.GIVING_WAY),
        flag(RedFlag.HOT_RED_SWOLLEN_JOINT, YESTERDAY),
        check_in(0, name="flag"),
    ],
    ids=["a lesser flag", "another day", "no flag at all"],
)
def test_a_red_flag_is_never_softened(softer: Entry, people: Cast) -> None:
    raise_alarm(people.patient, me(people), flag(RedFlag.HOT_RED_SWOLLEN_JOINT), at(TODAY, 12))
    later = replace(softer, known=moment(TODAY, 13))
    before = everything()
    for viewer in (people.patient, people.therapist):
        with pytest.raises(Refused):
            enter(viewer, me(people), [later], at(TODAY, 13))
    assert everything() == before
