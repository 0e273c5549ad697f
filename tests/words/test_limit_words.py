"""Limits are written as people write them, in both languages, with where they come from."""

import pytest

from soepel.core.exercises import Phase
from soepel.core.rule import Rule
from soepel.words import Lang
from soepel.words.limit_words import (
    NO_UNIT,
    dutch_meanings,
    limits_of,
    limits_told,
    meaning_of,
    unit_words,
)


@pytest.mark.parametrize("rule", Rule)
def test_each_limit_says_what_it_means_and_where_it_comes_from(rule: Rule) -> None:
    for limit in limits_told(rule, Lang.NL):
        assert limit.lines
        assert limit.meaning
        assert bool(limit.where) != bool(limit.decision)


def test_every_limit_of_a_rule_has_a_dutch_meaning_and_no_other_has() -> None:
    used = {found.name: found for rule in Rule for found in limits_of(rule)}
    written = {name for table in dutch_meanings().values() for name in table}
    assert written == set(used)
    for found in used.values():
        assert meaning_of(found, Lang.NL) != meaning_of(found, Lang.EN)


@pytest.mark.parametrize("lang", Lang)
def test_every_unit_of_a_limit_has_words_in_each_language(lang: Lang) -> None:
    used = {found.limit.unit for rule in Rule for found in limits_of(rule)}
    assert used - set(NO_UNIT) == set(unit_words())
    assert all(words[lang] for words in unit_words().values())


@pytest.mark.parametrize(
    ("rule", "name", "lines"),
    [
        (Rule.PACE_1, "START_SHARE", ("75 %",)),
        (Rule.SCR_1, "HIGH_FEVER", ("38,5 °C",)),
        (Rule.EV_3, "SIDES_COMPARABLE", ("nee",)),
        (Rule.SCR_1, "GROIN_PLACES", ("lies, voorkant van het bovenbeen",)),
        (Rule.EV_5, "FOLLOW_UPS", ("13–26 weken",)),
        (Rule.STEP_2, "RED_ABOVE_ANCHOR", ("1 punt",)),
        (Rule.INT_3, "ACCUSTOMED_EFFORT", ("4–7 (zwaarte, 0-10)",)),
        (Rule.INT_3, "UNACCUSTOMED", ("40–60 %",)),
    ],
)
def test_a_limit_is_written_as_people_write_it(
    rule: Rule, name: str, lines: tuple[str, ...]
) -> None:
    found = {limit.name: limit for limit in reversed(limits_told(rule, Lang.NL))}
    assert found[name].lines == lines


def test_a_table_of_phases_is_a_line_for_each() -> None:
    (band,) = [one for one in limits_told(Rule.STEP_6, Lang.NL) if one.name == "EFFORT_BAND"]
    assert len(band.lines) == len(Phase)
    assert band.lines[0] == "tot rust komen: 0–3 (zwaarte, 0-10)"


def test_no_limit_shows_a_code() -> None:
    for rule in Rule:
        for limit in limits_told(rule, Lang.NL):
            assert "_" not in "".join(limit.lines), limit.name
