"""The example records can be read, say that they are invented, and show what their name says."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from soepel.core.programme import Programme, replay, review
from soepel.core.reasons import Code
from soepel.exchange import read_record, read_state, write_record, write_state
from soepel.library import load_library

SHOWN = {
    "new": {Code.INT_MODERATE, Code.STEP_ENTERED},
    "stepping-up": {Code.STEP_ROSE, Code.PACE_ROSE},
    "too-much": {Code.STEP_RED_ONCE, Code.STEP_SUSPECT, Code.STEP_SUSPECT_LONGER},
    "flare-and-back": {Code.FL_TWO_HIGH_DAYS, Code.FL_STAGE, Code.FL_BACK},
    "gap": {Code.STEP_GAP_RUNG, Code.STEP_ROSE},
    "phase-change": {Code.PH_ENTERED, Code.PH_CHECK_PASSED},
}


@pytest.fixture(scope="module")
def programme() -> Programme:
    library = load_library()
    return Programme("test", {one.id: one for one in library.exercises}, library.hash)


@pytest.fixture(scope="module")
def examples(root: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in (root / "examples").glob("*.json")}


def test_there_is_one_example_for_each_situation(examples: dict[str, bytes]) -> None:
    assert set(examples) == set(SHOWN)


@pytest.mark.parametrize("name", SHOWN)
def test_an_example_says_that_its_person_is_invented(examples: dict[str, bytes], name: str) -> None:
    assert json.loads(examples[name])["note"].startswith("Invented person, for example only.")


@pytest.mark.parametrize("name", SHOWN)
def test_an_example_is_read_with_the_library_and_written_back_the_same(
    examples: dict[str, bytes], name: str, programme: Programme
) -> None:
    record = read_record(examples[name], programme.exercises)
    assert read_record(write_record(record), programme.exercises) == record


@pytest.mark.parametrize(("name", "codes"), SHOWN.items(), ids=SHOWN)
def test_an_example_shows_what_its_name_says(
    examples: dict[str, bytes], name: str, codes: set[Code], programme: Programme
) -> None:
    course = replay(read_record(examples[name]), programme)
    decided = {why.code for day in course for one in day.decisions for why in one.reasons}
    said = {why.code for day in course for why in (*day.reasons, *day.needed)}
    assert codes <= decided | said


@pytest.mark.parametrize("name", SHOWN)
def test_the_state_after_each_day_can_be_stored_and_gone_on_from(
    examples: dict[str, bytes], name: str, programme: Programme
) -> None:
    record = read_record(examples[name])
    course = replay(record, programme)
    for today, tomorrow in pairwise(course):
        stored = read_state(write_state(today.state))
        assert stored == today.state
        assert review(record, tomorrow.day, programme, since=stored) == tomorrow
