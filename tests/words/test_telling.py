"""A day in words holds all that a review says, ready for a page."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from soepel.core.plan import Review
from soepel.core.programme import replay
from soepel.core.record import Record
from soepel.exchange import read_record
from soepel.library import programme
from soepel.words import Lang
from soepel.words.changes import Sign
from soepel.words.telling import Told, telling
from soepel.words.voice import voice
from tests.cli.running import EXAMPLES

DUTCH = voice(Lang.NL)
ROOT = Path(__file__).parents[2]


@cache
def record(example: str) -> Record:
    content = (ROOT / "examples" / f"{example}.json").read_bytes()
    return read_record(content, programme().exercises)


@cache
def course(example: str) -> tuple[Review, ...]:
    return replay(record(example), programme())


def told(example: str, number: int = -1) -> Told:
    """A day of an example; the last one, when no number is given."""
    reviews = course(example)
    number %= len(reviews)
    before = reviews[number - 1] if number else None
    return telling(reviews[number], before, record(example).intake, DUTCH)


def whole_course(example: str) -> list[Told]:
    return [told(example, number) for number in range(len(course(example)))]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_prescription_stands_on_one_row(example: str) -> None:
    for reviewed, day in zip(course(example), whole_course(example), strict=True):
        rows = (*day.daily, *day.session)
        assert [one for row in rows for one in row.prescriptions] == list(reviewed.plan.asked)
        assert all(row.sides == tuple(one.side for one in row.prescriptions) for row in rows)
        assert all(row.name and row.dose and row.form and row.instruction for row in rows)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_change_has_words_and_a_sentence_that_says_why(example: str) -> None:
    days = whole_course(example)
    changes = [(group, change) for day in days for group in day.changed for change in group.changes]
    assert changes
    assert all(change.words and change.name and change.side_words for _, change in changes)
    assert all(group.why and all(said.words for said in group.why) for group, _ in changes)


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_day_either_tells_what_changes_or_that_nothing_does(example: str) -> None:
    for day in whole_course(example):
        if not day.paused:
            assert bool(day.unchanged) != bool(day.changed or day.moved)


def test_the_first_day_is_day_one_and_all_is_new() -> None:
    first = told("new", 0)
    assert first.day_number == 1
    assert first.day == date(2026, 3, 2) == record("new").intake.day
    assert {change.sign for group in first.changed for change in group.changes} == {Sign.NEW}


def test_a_flare_is_told_with_its_stage_and_a_day_in_it_never_as_usual() -> None:
    days = [day for day in whole_course("flare-and-back") if day.stage]
    assert days
    assert all(day.stage_words for day in days)
    assert "Je oefeningen blijven gelijk." not in {day.unchanged for day in days}


def test_who_has_no_therapist_is_told_to_see_one_where_something_asks_for_it() -> None:
    silent = next(day for day in whole_course("gap") if day.good_to_know)
    number = silent.day_number - 1
    alone = replace(record("gap").intake, with_therapist=False)
    told_alone = telling(course("gap")[number], course("gap")[number - 1], alone, DUTCH)
    assert told_alone.good_to_know[:-1] == silent.good_to_know
    assert "fysiotherapeut" in told_alone.good_to_know[-1]
