import json
from pathlib import Path
from typing import Any

import pytest

from soepel.simulation.courses import (
    EXPECTED,
    GOLDEN,
    PAGE,
    SEEDS,
    courses_of,
    first_life,
    page_with,
)
from soepel.simulation.people import PEOPLE, Person

ROOT = Path(__file__).parents[2]
STABLE = ("usual pain 2", "usual 4", "usual 6", "usual 7", "good responder 5 -> 2")


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / GOLDEN).read_text(encoding="utf-8"))
    return loaded


def test_every_person_of_the_programme_lives_here() -> None:
    assert [person.name for person in PEOPLE] == list(EXPECTED)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_the_first_life_of_each_person_is_as_the_golden_file_has_it(
    person: Person, golden: dict[str, Any]
) -> None:
    """If the rules changed on purpose: `python -m soepel.simulation.courses --write`."""
    (course,) = courses_of(person, (0,))
    assert first_life(course) == golden["first_lives"][person.name]


def test_the_page_shows_the_table_of_the_golden_file(golden: dict[str, Any]) -> None:
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    assert page == page_with(page, golden)


def test_the_golden_file_holds_every_life(golden: dict[str, Any]) -> None:
    assert golden["seeds"] == SEEDS == 40
    assert {one["lives"] for one in golden["people"].values()} == {SEEDS}


def test_who_never_checks_in_gets_no_rise_and_no_phase_and_is_seen(golden: dict[str, Any]) -> None:
    never = golden["people"]["never checks in"]
    assert never["rises"] == 0
    assert {entering["percent"] for entering in never["enters"].values()} == {0}
    assert never["told"]["att_no_diary"] == never["told"]["att_on_hold"] == 100


def test_once_a_week_never_rises_and_is_told(golden: dict[str, Any]) -> None:
    once = golden["people"]["once a week"]
    assert once["rises"] == 0
    assert once["told"]["att_once_a_week"] == 100


def test_nobody_is_still_in_a_flare_after_the_diary_stopped(golden: dict[str, Any]) -> None:
    assert golden["people"]["flare, diary stops at day 32"]["in_flare_at_the_end"] == 0


@pytest.mark.parametrize("name", STABLE)
def test_a_stable_person_goes_through_the_phases_at_about_the_expected_days(
    name: str, golden: dict[str, Any]
) -> None:
    expected = [int(part.split()[0]) for part in EXPECTED[name][0].split(" / ")]
    days = [entering["day"] for entering in golden["people"][name]["enters"].values()]
    assert days == pytest.approx(expected, abs=14)
    assert golden["people"][name]["enters"]["3"]["percent"] >= 90


def test_a_stable_person_has_few_false_flares_and_real_ones_are_found(
    golden: dict[str, Any],
) -> None:
    assert golden["flares"]["false_a_year"] <= 1.2
    assert golden["flares"]["found_of_3"] >= 90
    assert 40 <= golden["flares"]["found_of_2"] <= 80


def test_in_no_life_somebody_stands_still_unseen(golden: dict[str, Any]) -> None:
    assert golden["unseen"] == 0
