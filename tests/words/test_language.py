"""Numbers, days and doses are written as each language writes them."""

from datetime import date, time, timedelta

import pytest

from soepel.core.exercises import Amount
from soepel.words import Lang, amount, day, number, sets_words
from soepel.words.language import (
    age,
    clock,
    counted,
    day_with_year,
    listed,
    relative_day,
    short_date,
)


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (2.5, "2,5", "2.5"),
        (10, "10", "10"),
        (10.0, "10", "10"),
        (0, "0", "0"),
        (-1.25, "-1,25", "-1.25"),
        (1.236, "1,24", "1.24"),
    ],
)
def test_a_number_has_the_decimal_mark_of_its_language(
    value: float, dutch: str, english: str
) -> None:
    assert (number(value, Lang.NL), number(value, Lang.EN)) == (dutch, english)


def test_a_day_is_written_without_its_year() -> None:
    assert day(date(2026, 3, 2), Lang.NL) == "maandag 2 maart"
    assert day(date(2026, 3, 2), Lang.EN) == "Monday 2 March"
    assert day(date(2026, 12, 27), Lang.NL) == "zondag 27 december"


def test_a_day_is_written_with_its_year_or_briefly_where_that_is_asked() -> None:
    found = date(2026, 11, 25)
    assert day_with_year(found, Lang.NL) == "woensdag 25 november 2026"
    assert short_date(found, Lang.NL) == "25 nov"
    assert short_date(date(2026, 3, 2), Lang.NL) == "2 mrt"
    assert short_date(date(2026, 3, 2), Lang.EN) == "2 Mar"


def test_a_time_of_the_day_has_four_digits() -> None:
    assert clock(time(8, 5)) == "08:05"
    assert clock(time(17, 30, 59)) == "17:30"


@pytest.mark.parametrize(
    ("days", "dutch", "english"),
    [
        (-3, "3 dagen geleden", "3 days ago"),
        (-1, "gisteren", "yesterday"),
        (0, "vandaag", "today"),
        (1, "morgen", "tomorrow"),
        (2, "over 2 dagen", "in 2 days"),
    ],
)
def test_a_day_is_said_as_seen_from_today(days: int, dutch: str, english: str) -> None:
    today = date(2026, 3, 1)
    found = today + timedelta(days)
    assert relative_day(found, today, Lang.NL) == dutch
    assert relative_day(found, today, Lang.EN) == english


def test_an_age_is_counted_in_years() -> None:
    assert age(72, Lang.NL) == "72 jaar"
    assert age(1, Lang.EN) == "1 year"


def test_one_is_singular_and_everything_else_plural() -> None:
    assert counted(1, "dag", "dagen", Lang.NL) == "1 dag"
    assert counted(0, "dag", "dagen", Lang.NL) == "0 dagen"
    assert counted(2, "dag", "dagen", Lang.NL) == "2 dagen"
    assert amount(1, Amount.SECONDS, Lang.EN) == "1 second"


def test_a_list_ends_with_and() -> None:
    assert listed([], Lang.NL) == ""
    assert listed(["a"], Lang.NL) == "a"
    assert listed(["a", "b", "c"], Lang.NL) == "a, b en c"
    assert listed(["a", "b"], Lang.EN) == "a and b"


def test_a_dose_says_its_sets_only_when_there_are_more() -> None:
    assert sets_words(2, 10, Amount.REPETITIONS, Lang.NL) == "2 keer 10 herhalingen"
    assert sets_words(1, 8, Amount.REPETITIONS, Lang.EN) == "8 repetitions"
    assert sets_words(5, 10, Amount.SECONDS, Lang.NL) == "5 keer 10 seconden"


def test_a_loaded_dose_names_its_kilos() -> None:
    said = sets_words(3, 10, Amount.REPETITIONS, Lang.NL, kilos=12.5)
    assert said == "3 keer 10 herhalingen met 12,5 kilo"
    assert sets_words(1, 8, Amount.REPETITIONS, Lang.EN, kilos=20) == "8 repetitions with 20 kg"
