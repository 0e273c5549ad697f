"""What stands behind a reason: rule, numbers of the person, limits and their sources."""

import pytest

from soepel.core.reasons import Code, Reason
from soepel.core.rule import Rule
from soepel.words import Lang
from soepel.words.because import because, value_name, value_names
from soepel.words.sentences import wordings
from soepel.words.voice import voice
from tests.words.catalogue import samples

TOO_MUCH = Reason(Rule.STEP_2, Code.STEP_RED_ONCE, {"pain": 7, "limit": 5})


def test_a_why_shows_the_rule_the_numbers_and_the_limits_with_their_source() -> None:
    told = because(TOO_MUCH, voice(Lang.NL))
    assert told.question == "Wat als een oefening veel pijn doet?"
    assert [(value.name, value.words) for value in told.values] == [
        ("pijn tijdens de oefening", "7"),
        ("te veel is meer dan", "5"),
    ]
    (red,) = [limit for limit in told.limits if limit.name == "RED_ABOVE"]
    assert red.lines == ("5 (pijn, 0-10)",)
    assert red.sources
    assert set(red.sources) <= set(told.sources)


def test_a_value_that_is_unknown_or_broken_is_not_shown() -> None:
    broken = Reason(
        Rule.STEP_2, Code.STEP_SWAPPED, {"pain": 7, "limit": None, "instead": "no-such"}
    )
    told = because(broken, voice(Lang.EN))
    assert [value.words for value in told.values] == ["7"]


@pytest.mark.parametrize("lang", Lang)
def test_every_value_of_every_reason_has_a_name(lang: Lang) -> None:
    for code, wording in wordings().items():
        for name in wording.values:
            assert (name, None) in value_names()
            assert value_name(name, code, lang)
        for reason in samples(code, wording):
            because(reason, voice(lang))


def test_the_catalogue_names_no_value_that_no_reason_carries() -> None:
    carried = {(name, code) for code, one in wordings().items() for name in one.values}
    named = {(name, code) for name, code in value_names() if code is not None}
    assert named <= carried
    assert {name for name, _ in value_names()} == {name for name, _ in carried}
