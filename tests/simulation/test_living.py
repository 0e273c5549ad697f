from datetime import timedelta

import pytest

from soepel.core.exercises import Phase
from soepel.core.programme import Programme, replay
from soepel.core.record import CheckIn, Exposure
from soepel.library import programme
from soepel.simulation.living import Life, lived
from soepel.simulation.people import PEOPLE, Person

BY_NAME = {person.name: person for person in PEOPLE}


@pytest.fixture(scope="module")
def rules() -> Programme:
    return programme()


@pytest.fixture(scope="module")
def lives(rules: Programme) -> dict[str, Life]:
    return {person.name: lived(person, 1, rules) for person in PEOPLE}


def test_the_same_person_and_seed_live_the_same_life(rules: Programme) -> None:
    person = BY_NAME["usual 4"]
    assert lived(person, 3, rules, 40).entries == lived(person, 3, rules, 40).entries


def test_another_seed_is_another_life(rules: Programme) -> None:
    person = BY_NAME["usual 4"]
    assert lived(person, 3, rules, 40).entries != lived(person, 4, rules, 40).entries


@pytest.mark.parametrize("name", BY_NAME)
def test_a_replay_of_the_record_gives_the_reviews_that_were_lived(
    name: str, lives: dict[str, Life], rules: Programme
) -> None:
    life = lives[name]
    assert replay(life.record, rules, life.state.day) == tuple(life.reviews)


@pytest.mark.parametrize("name", BY_NAME)
def test_what_is_done_on_a_day_does_not_change_the_plan_of_that_day(
    name: str, lives: dict[str, Life]
) -> None:
    life = lives[name]
    assert life.mornings == [review.plan for review in life.reviews]


def test_who_never_checks_in_has_no_check_in_in_the_record(lives: dict[str, Life]) -> None:
    assert not _days(lives["never checks in"], CheckIn)


def test_a_holiday_has_neither_exercise_nor_diary(lives: dict[str, Life]) -> None:
    life = lives["10-day holiday"]
    assert not (_days(life, CheckIn) | _days(life, Exposure)) & set(range(40, 50))


def test_a_diary_that_stops_does_not_begin_again(lives: dict[str, Life]) -> None:
    life = lives["flare, diary stops at day 32"]
    assert max(_days(life, CheckIn)) < 32 < max(_days(life, Exposure))


def test_exercise_stays_on_the_days_that_the_person_has(lives: dict[str, Life]) -> None:
    life = lives["twice a week"]
    assert {day % 7 for day in _days(life, Exposure)} == {0, 3}


def test_the_check_in_is_weekly_in_phase_4(lives: dict[str, Life]) -> None:
    life = lives["usual pain 2"]
    calm = {
        day
        for day, review in enumerate(life.reviews)
        if review.plan.phase is Phase.FUNCTIONAL and review.state.flare is None
    }
    assert 0 < len(calm & _days(life, CheckIn)) <= len(calm) / 5


def test_a_jump_a_trend_and_a_flare_add_to_the_level() -> None:
    person = Person("somebody", 2, worse_a_week=0.5, jump=(14, 2.0))
    assert [person.level(day) for day in (0, 7, 14)] == [2, 2.5, 5]
    flaring = BY_NAME["two flares, days 30 and 58"]
    assert [flaring.flaring(day) for day in (29, 30, 34, 35, 58)] == [0, 3, 3, 0, 3]


def test_a_good_responder_gets_there_in_twelve_weeks_and_stays() -> None:
    person = BY_NAME["good responder 5 -> 2"]
    assert [person.level(day) for day in (0, 42, 84, 111)] == [5, 3.5, 2, 2]


def _days(life: Life, kind: type[CheckIn] | type[Exposure]) -> set[int]:
    first = life.person.intake.day
    return {
        (entry.day - first) // timedelta(days=1) for entry in life.entries if type(entry) is kind
    }
