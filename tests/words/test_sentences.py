"""Every reason has words, and no reason makes a page fail."""

from datetime import date

import pytest

from soepel.core.reasons import Code, Fact, Reason
from soepel.core.rule import Rule
from soepel.words import Audience, Lang, Unspeakable, for_person, for_therapist, sentence
from soepel.words.loading import CatalogueRefused
from soepel.words.sentences import Plain, read_wording, rendered, wordings
from tests.words.catalogue import NAMES, said, samples

TEXTS = {
    "person": {"nl": "Je deed {days|dag|dagen} niets.", "en": "{days|day|days} without."},
    "therapist": {"nl": "{days}", "en": "{days}"},
}


def test_no_code_is_without_words() -> None:
    assert set(wordings()) == set(Code)


@pytest.mark.parametrize("code", Code)
def test_every_code_can_be_said_to_everyone_in_every_language(code: Code) -> None:
    for reason in samples(code, wordings()[code]):
        for audience in Audience:
            for lang in Lang:
                text = sentence(reason, audience, lang, NAMES)
                assert "{" not in text
                assert text[0] == text[0].upper()


def test_a_risen_dose_says_what_it_was_and_what_it_is() -> None:
    values: dict[str, Fact] = {"knob": "amount", "before": 8, "after": 10, "counts": "seconds"}
    rose = Reason(Rule.STEP_7, Code.STEP_ROSE, values)
    dutch = "Omdat je een paar keer goed herstelde, doe je nu 10 seconden in plaats van 8."
    assert for_person(rose, Lang.NL, NAMES) == dutch
    assert for_therapist(rose, Lang.EN, NAMES) == "One step up (amount): from 8 to 10."


def test_the_id_of_a_level_is_never_read_to_anyone() -> None:
    values = {"knob": "level", "before": "55-percent", "after": "65-percent"}
    rose = Reason(Rule.STEP_7, Code.STEP_ROSE, {**values, "counts": "repetitions"})
    for lang in Lang:
        assert "percent" not in for_person(rose, lang, NAMES)
        assert "percent" not in for_therapist(rose, lang, NAMES)
        assert "level" in for_therapist(rose, Lang.EN, NAMES)


def test_a_single_day_is_singular() -> None:
    for days, dutch, english in ((1, "1 dag ", "1 day,"), (2, "2 dagen ", "2 days,")):
        gap = Reason(Rule.STEP_9, Code.STEP_GAP_HOLD, {"days": days})
        assert dutch in for_person(gap, Lang.NL, NAMES)
        assert english in for_person(gap, Lang.EN, NAMES)


def test_a_missing_value_is_an_error_where_it_is_asked_for_strictly() -> None:
    bare = Reason(Rule.STEP_7, Code.STEP_ROSE, {"knob": "amount", "before": 8})
    with pytest.raises(Unspeakable, match="step_rose needs the value 'after'"):
        sentence(bare, Audience.PERSON, Lang.NL, NAMES)


@pytest.mark.parametrize("value", ["thursday", True, ("a", 1), date(2026, 3, 2)])
def test_a_value_of_another_kind_is_an_error(value: str | bool | date) -> None:
    odd = Reason(Rule.STEP_9, Code.STEP_GAP_HOLD, {"days": value})
    with pytest.raises(Unspeakable, match="step_gap_hold cannot show days"):
        sentence(odd, Audience.PERSON, Lang.NL, NAMES)


def test_a_page_never_fails_on_a_reason_without_its_values() -> None:
    for code in Code:
        for lang in Lang:
            bare = Reason(Rule.STEP_8, code)
            assert for_person(bare, lang, {})
            assert for_therapist(bare, lang, {})


def test_what_cannot_be_said_still_names_its_rule() -> None:
    bare = Reason(Rule.STEP_9, Code.STEP_GAP_HOLD)
    assert for_person(bare, Lang.NL, {}) == "Dit volgt uit regel STEP-9 van je programma."
    assert for_therapist(bare, Lang.EN, {}) == "step_gap_hold, with incomplete values."


def test_an_exercise_without_a_name_is_an_error() -> None:
    dropped = Reason(Rule.INT_4, Code.INT_DROPPED_FOR_TIME, {"exercise": "x", "minutes": 20})
    with pytest.raises(Unspeakable, match="exercise = 'x'"):
        sentence(dropped, Audience.PERSON, Lang.NL, NAMES)


def test_every_kind_of_value_is_shown_in_its_language() -> None:
    assert rendered(2.5, Plain.NUMBER, Lang.NL, NAMES) == "2,5"
    assert rendered(date(2026, 3, 2), Plain.DATE, Lang.EN, NAMES) == "Monday 2 March"
    assert rendered("sit-to-stand", Plain.EXERCISE, Lang.NL, NAMES) == NAMES["sit-to-stand"]
    assert rendered("both", "side", Lang.NL, NAMES) == "beide benen"
    assert rendered(2, "phase", Lang.EN, NAMES) == "mobility and control"
    assert (
        rendered(("age", "place"), "criterion", Lang.NL, NAMES) == "leeftijd en plaats van de pijn"
    )
    assert rendered(True, Plain.TRUE_OR_FALSE, Lang.NL, NAMES) == "ja"
    assert rendered((), "criterion", Lang.NL, NAMES) == "geen"
    assert rendered(None, Plain.NUMBER, Lang.EN, NAMES) == "unknown"


def test_no_text_for_the_person_shows_an_id() -> None:
    for lang in Lang:
        for code, text in said(Audience.PERSON, lang):
            assert "_" not in text, (code, text)


# -- the catalogue refuses what it does not know -----------------------------------------------


def test_a_well_written_entry_is_taken() -> None:
    wording = read_wording({**TEXTS, "values": {"days": "number"}}, "[entry]")
    assert wording.values == {"days": "number"}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"values": {}}, r"person.nl uses \{days\|dag\|dagen\}"),
        ({"values": {"days": "weeks"}}, "values.days is 'weeks'"),
        ({"values": {"days": "number"}, "extra": 1}, "unknown key 'extra'"),
        ({"values": {"days": "number"}, "by": "day", "when": {}}, "by is 'day'"),
        ({"values": {"days": "number"}, "by": "days"}, "only one of"),
        ({"values": {"days": "number"}, "person": {"nl": "Ja."}}, "lacks en"),
        ({"values": {"days": "number"}, "person": {"nl": "J", "en": " "}}, "write a text"),
        ({"values": {"days": "number"}, "person": {"nl": "{", "en": "J"}}, "bad slot"),
        ({"values": {"days": "number"}, "person": "Ja."}, "make it a table"),
    ],
)
def test_a_faulty_entry_is_refused(change: dict[str, object], complaint: str) -> None:
    with pytest.raises(CatalogueRefused, match=complaint):
        read_wording({**TEXTS, **change}, "[entry]")


def test_an_entry_for_one_audience_only_is_refused() -> None:
    with pytest.raises(CatalogueRefused, match="lacks therapist"):
        read_wording({"person": {"nl": "Ja.", "en": "Yes."}}, "[entry]")


def test_a_variant_with_an_unknown_key_is_refused() -> None:
    entry = {
        **TEXTS,
        "values": {"days": "number"},
        "by": "days",
        "when": {"1": {"doctor": {"nl": "Ja.", "en": "Yes."}}},
    }
    with pytest.raises(CatalogueRefused, match="unknown key 'doctor'"):
        read_wording(entry, "[entry]")
