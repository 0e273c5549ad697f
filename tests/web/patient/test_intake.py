"""The intake: one question a screen, each answer kept at once, once more to read, then a plan."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from django.test import Client

from soepel.core.exercises import Phase
from soepel.core.quantities import Side
from soepel.core.record import Activity
from soepel.core.screening import RedFlag
from soepel.records.models import Entry, Intake, IntakeAnswers
from soepel.records.queries.today import today_of
from soepel.records.stored import intake_of, whole_record
from tests.people import Cast, at
from tests.web.patient.conftest import Home, hidden, seen, sits

MORNING: Final = at(date(2026, 11, 25))
CASES: Final = tomllib.loads(
    (Path(__file__).parents[2] / "cases/screening.toml").read_text("utf-8")
)
NOTHING_ALARMING: Final[Mapping[str, Any]] = CASES["nothing_alarming"]
OWN: Final[Mapping[str, Any]] = {
    "sex": "woman",
    "usual": "4",
    "worst": "7",
    "flare_now": "no",
    "wakes_at_night": "no",
    "confidence": "7",
    "comorbidities": ["diabetes"],
    "hampering_comorbidity": "no",
    "goals": ["stairs", "walking"],
    "trouble/walking": "6",
    "trouble/stairs": "8",
    "days": ["0", "2", "4"],
    "minutes": "30",
    "equipment": ["band"],
    "can_reach_floor": "yes",
    "endurance": "cycling",
    "walking_minutes": "20",
    "chair_stands": "11",
}


@pytest.fixture
def home(cast: Cast, client: Client, settings: Any) -> Home:
    """The neighbour, who has a therapist and no intake yet."""
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.web.demo.site"
    return sits(client, cast.neighbour, MORNING)


def begins(home: Home) -> None:
    home.sends_again("intake", {"begin": "1"})


def asked(home: Home) -> str:
    """The question on the screen; empty at the end."""
    return hidden(home.opens("intake")).get("at", [""])[0]


def says(home: Home, answer: Any) -> None:
    data: dict[str, Any] = {"at": asked(home), "answer": answer}
    if answer == []:
        data = {"at": data["at"], "none": "1"}
    home.sends_again("intake", data)


def goes_through(home: Home, **otherwise: Any) -> None:
    """Answers every question that is asked, until there is none."""
    answers = {**NOTHING_ALARMING, **OWN, **otherwise}
    begins(home)
    for _ in range(60):
        at_ = asked(home)
        if at_ not in answers:
            return
        says(home, answers[at_])
    raise AssertionError("the questions do not end")


def test_the_questions_end_in_a_plan(home: Home) -> None:
    goes_through(home)
    page = home.sees("intake")
    assert "Klopt dit?" in page
    assert "Traplopen: hoeveel moeite heb je hier nu mee? 8" in page
    answer = home.sends_again("intake", {"send": "1"})
    assert answer.headers["location"] == "/zo-werkt-het/"
    assert "Zo werkt het" in home.sees("how-it-works")
    plan = home.plan()
    assert plan.plan.phase is Phase.CALM_DOWN
    assert plan.plan.asked
    assert "Je eerste dag." in home.sees("today")


def test_the_intake_is_what_was_answered(home: Home) -> None:
    goes_through(home)
    home.sends_again("intake", {"send": "1"})
    made = intake_of(home.patient)
    assert (made.age, made.affected, made.usual, made.worst) == (67, Side.LEFT, 4, 7)
    assert {goal.activity: goal.trouble for goal in made.goals} == {
        Activity.STAIRS: 8,
        Activity.WALKING: 6,
    }
    assert made.days == {0, 2, 4}
    assert (made.minutes, made.stiffness_minutes) == (30, 10)
    assert made.endurance is Activity.CYCLING
    assert (made.chair_stands, made.walking_minutes) == (11, 20)
    assert made.can_reach_floor
    assert made.with_therapist
    assert not made.operation_planned


def test_what_may_stay_open_stays_open(home: Home) -> None:
    begins(home)
    answers = {**NOTHING_ALARMING, **OWN}
    while (at_ := asked(home)) in answers:
        if at_ in {"worst", "walking_minutes", "chair_stands", "comorbidities", "equipment"}:
            home.sends_again("intake", {"at": at_, "skip": "1"})
        else:
            says(home, answers[at_])
    home.sends_again("intake", {"send": "1"})
    made = intake_of(home.patient)
    assert (made.worst, made.walking_minutes, made.chair_stands) == (None, None, None)
    assert made.comorbidities == frozenset()
    assert made.equipment == frozenset()


def test_each_answer_is_kept_at_once_and_she_goes_on_where_she_was(home: Home) -> None:
    begins(home)
    says(home, [])
    says(home, "yes")
    kept = IntakeAnswers.objects.get(patient=home.patient)
    assert kept.screening["can_stand"] == "yes"
    assert asked(home) == "fall"


def test_back_goes_back_and_changes_nothing(home: Home) -> None:
    begins(home)
    says(home, [])
    says(home, "yes")
    home.sends_again("intake", {"at": "fall", "back": "1"})
    assert asked(home) == "can_stand"
    says(home, "yes")
    assert asked(home) == "fall"


def test_an_answer_can_be_changed_before_it_is_sent(home: Home) -> None:
    goes_through(home)
    home.sends_again("intake", {"to": "usual"})
    assert asked(home) == "usual"
    says(home, "2")
    assert "Klopt dit?" in home.sees("intake")
    home.sends_again("intake", {"send": "1"})
    assert intake_of(home.patient).usual == 2


def test_a_question_without_an_answer_says_what_to_do(home: Home) -> None:
    begins(home)
    page = seen(home.sends_again("intake", {"at": "can_stand"}))
    assert "Kies een antwoord." in page
    goes_through(home)
    home.sends_again("intake", {"to": "goals"})
    four = ["stairs", "walking", "hobby", "sport"]
    page = seen(home.sends_again("intake", {"at": "goals", "answer": four}))
    assert "Kies er hoogstens drie." in page


@pytest.mark.parametrize(
    ("otherwise", "whom"),
    [
        ({"emergency_signs": ["saddle_numbness"]}, "112"),
        ({"signs": ["hot_red_swollen_joint"]}, "huisarts"),
    ],
)
def test_who_needs_a_doctor_first_is_told_whom_to_call_and_gets_no_plan(
    home: Home, otherwise: dict[str, Any], whom: str
) -> None:
    goes_through(home, **otherwise)
    page = home.sees("intake")
    assert whom in page
    assert "Je krijgt nu geen oefeningen" in page
    home.sends_again("intake", {"send": "1"})
    assert not Intake.objects.filter(patient=home.patient).exists()
    assert home.opens("today").status_code == 302


def test_a_sign_that_can_wait_goes_along_and_holds_the_plan_back(home: Home) -> None:
    goes_through(home, general_health=["night_sweats"])
    assert "wordt niet zwaarder voordat iemand heeft gekeken" in home.sees("intake")
    home.sends_again("intake", {"send": "1"})
    flags = home.entries("flag_raised")
    assert [one.flag for one in flags] == [RedFlag.NIGHT_SWEATS]
    assert today_of(home.viewer, date(2026, 11, 25)).review.plan.phase <= Phase.MOBILITY_AND_CONTROL


def test_sent_twice_is_one_intake(home: Home) -> None:
    goes_through(home)
    home.sends_again("intake", {"send": "1"})
    before = whole_record(home.patient)
    assert home.sends_again("intake", {"send": "1"}).headers["location"] == "/vandaag/"
    assert whole_record(home.patient) == before
    assert Entry.objects.filter(patient=home.patient).count() == 0


def test_nobody_sends_before_the_end(home: Home) -> None:
    begins(home)
    home.sends_again("intake", {"send": "1"})
    assert "Nog niet elke vraag heeft een antwoord." in home.sees("intake")
    assert not Intake.objects.filter(patient=home.patient).exists()


def test_who_has_no_intake_is_led_to_it(home: Home) -> None:
    assert home.opens("today").headers["location"] == "/kennismaken/"


@pytest.mark.parametrize("who", ["therapist", "reception", "owner", "stranger"])
def test_only_a_patient_has_an_intake(home: Home, cast: Cast, who: str) -> None:
    other = sits(home.client, getattr(cast, who), MORNING)
    for name in ("intake", "how-it-works"):
        assert other.opens(name).status_code == 404
    assert other.sends_again("intake", {"begin": "1"}).status_code == 404
