"""A life can be put away on any day, and a visitor of the demo may live a day of it."""

import json
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soepel.core.programme import Programme, review
from soepel.core.quantities import Pain
from soepel.core.record import By, CheckIn, Entry, Exposure, PhaseCheck, Record
from soepel.library import programme
from soepel.simulation.living import reviewed
from soepel.simulation.practice import (
    DayLived,
    PatientLife,
    at_the_practice,
    begun,
    days_until,
    exercises,
    history,
    lives_a_day,
    morning,
    patient,
    phase_check,
    restored,
    stored,
)

TODAY = date(2026, 11, 24)
RULES = programme()
NUMBERS = st.sampled_from([2, 3, 4, 13, 19, 27, 32, 37, 40, 50, 57])


@pytest.fixture(scope="module")
def rules() -> Programme:
    return RULES


def put_away(life: PatientLife) -> PatientLife:
    """The same life, by way of plain JSON."""
    plain = json.loads(json.dumps(stored(life)))
    return restored(plain, life.programme, life.state, life.yesterday, life.today)


@settings(max_examples=25, deadline=None)
@given(number=NUMBERS, put_away_on=st.sets(st.integers(0, 34)), attempt=st.integers(0, 3))
def test_a_life_that_is_put_away_goes_on_as_if_it_had_not_been(
    number: int, put_away_on: set[int], attempt: int
) -> None:
    person = patient(number, TODAY, attempt, days_more=2)
    until = min(TODAY, person.intake.day + timedelta(days=35)) + timedelta(days=1)
    at_one_go = list(days_until(begun(person, RULES), until))
    life, lived = begun(person, RULES), list[DayLived]()
    while life.day < until:
        if life.number in put_away_on:
            life = put_away(life)
        lived.append(lives_a_day(life))
    assert lived == at_one_go


def test_a_day_can_be_put_away_between_any_of_its_parts(rules: Programme) -> None:
    at_one_go, in_parts = (_on_the_day_of(5, TODAY, rules) for _ in range(2))
    whole = lives_a_day(at_one_go)
    in_parts = put_away(in_parts)
    morning(in_parts)
    in_parts = put_away(in_parts)
    assert phase_check(in_parts, reviewed(in_parts))
    in_parts = put_away(in_parts)
    exercises(in_parts, reviewed(in_parts).plan)
    in_parts = put_away(in_parts)
    at_the_practice(in_parts, reviewed(in_parts))
    in_parts = put_away(in_parts)
    assert lives_a_day(in_parts).entries == whole.entries
    assert stored(in_parts) == stored(at_one_go)


def test_a_part_of_a_day_is_lived_once(rules: Programme) -> None:
    life = _on_the_day_of(5, TODAY, rules)
    assert morning(life)
    assert not morning(life)
    plan = reviewed(life).plan
    assert exercises(life, plan)
    body = stored(life)
    assert not exercises(life, plan)
    assert stored(life) == body


def test_a_history_goes_on_from_what_is_kept_of_it(rules: Programme) -> None:
    found = history(7, TODAY)
    yesterday = found.days[-1].entries
    life = restored(found.kept, rules, found.state, yesterday, found.morning)
    lived = list(days_until(life, TODAY + timedelta(days=10)))
    assert lived[0].entries[: len(found.morning)] == found.morning
    assert lived[0].morning == found.review
    assert [day.day for day in lived] == [TODAY + timedelta(days=n) for n in range(10)]
    assert any(isinstance(entry, Exposure) for day in lived for entry in day.entries)


# -- a visitor lives the day ------------------------------------------------------------------


def test_a_visitor_who_checks_in_before_her_has_the_day_for_himself(rules: Programme) -> None:
    life = _on_the_day_of(2, TODAY, rules)
    life.today.append(_visitors_check_in(TODAY))
    assert not morning(life)
    plan = reviewed(life).plan
    assert plan.asked
    assert not exercises(life, plan)
    assert lives_a_day(life, with_practice=False).entries == (_visitors_check_in(TODAY),)


def test_a_visitor_who_exercises_leaves_the_check_in_that_was_made(rules: Programme) -> None:
    life = _on_the_day_of(2, TODAY, rules)
    made = morning(life)
    plan = reviewed(life).plan
    theirs = _visitors_exercise(life, TODAY)
    life.today.append(theirs)
    assert not exercises(life, plan)
    assert lives_a_day(life, with_practice=False).entries == (*made, theirs)


def test_her_body_knows_that_a_visitor_exercised(rules: Programme) -> None:
    life = _on_the_day_of(2, TODAY, rules)
    morning(life)
    life.today.append(_visitors_exercise(life, TODAY))
    exercises(life, reviewed(life).plan)
    assert life.body.trained == TODAY
    assert not life.body.answered
    lives_a_day(life)
    (check_in, *_) = [entry for entry in morning(life) if isinstance(entry, CheckIn)]
    assert check_in.extra is not None


def test_who_is_played_wakes_and_rests_but_enters_nothing(rules: Programme) -> None:
    life, other = (_on_the_day_of(2, TODAY, rules) for _ in range(2))
    assert not morning(life, played=True)
    assert morning(other)
    assert life.body.pain == other.body.pain
    used_to = life.body.used_to
    assert not exercises(life, reviewed(life).plan, played=True)
    assert life.body.used_to < used_to


def test_after_a_visitor_she_lives_on_herself(rules: Programme) -> None:
    life = _on_the_day_of(2, TODAY, rules)
    life.today.append(_visitors_check_in(TODAY))
    lives_a_day(life)
    ids = {_visitors_check_in(TODAY).id}
    days = list(days_until(life, TODAY + timedelta(days=8)))
    assert any(type(entry) is Exposure for day in days for entry in day.entries)
    assert not any(entry.id in ids for day in days for entry in day.entries)


def test_what_a_visiting_therapist_enters_leaves_the_day_to_the_patient(rules: Programme) -> None:
    life = _on_the_day_of(2, TODAY, rules)
    made = morning(life)
    at_the_practice(life, reviewed(life))
    assert made
    assert exercises(life, reviewed(life).plan)


def test_no_phase_check_is_made_that_is_not_offered() -> None:
    found = history(5, TODAY)
    checks = [e for day in found.days for e in day.entries if isinstance(e, PhaseCheck)]
    offered = {day.day for day in found.days if day.morning.state.check.offered == day.day}
    assert {check.day for check in checks} <= offered


def test_a_stored_life_meets_the_record_that_it_was_lived_with(rules: Programme) -> None:
    found = history(3, TODAY)
    life = restored(found.kept, rules, found.state, found.days[-1].entries, found.morning)
    lived = lives_a_day(life)
    record = Record(found.patient.intake, (*_before(found.days), *lived.entries))
    assert review(record, TODAY, rules) == lived.evening


def _before(days: tuple[DayLived, ...]) -> tuple[Entry, ...]:
    return tuple(entry for day in days for entry in day.entries)


def _on_the_day_of(number: int, day: date, rules: Programme) -> PatientLife:
    """A patient who wakes up on that day; nothing of it was lived yet."""
    found = history(number, day)
    person = found.patient
    days_more = person.resident.first_day - patient(number, day).resident.first_day
    life = begun(patient(number, day, person.attempt, days_more), rules)
    for _ in days_until(life, day):
        pass
    return life


def _visitors_check_in(day: date) -> CheckIn:
    known = datetime.combine(day, datetime.min.time()) + timedelta(hours=9)
    return CheckIn(id="from-a-browser", day=day, known=known, usual=Pain(3))


def _visitors_exercise(life: PatientLife, day: date) -> Exposure:
    asked = reviewed(life).plan.asked[0]
    known = datetime.combine(day, datetime.min.time()) + timedelta(hours=11)
    return Exposure(
        id="from-a-browser",
        day=day,
        known=known,
        exercise=asked.exercise,
        side=asked.side,
        pain=Pain(2),
        by=By.PERSON,
    )
