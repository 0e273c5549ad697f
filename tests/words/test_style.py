"""The words for a person are plain, kind and careful."""

import re
from collections.abc import Iterator

import pytest

from soepel.core.rule import Rule
from soepel.words import Audience, Lang, rule_words
from soepel.words.labels import catalogue
from tests.words.catalogue import said

LONGEST = 20
"""Words in a sentence; B1 asks for short ones."""

FORBIDDEN = {
    Lang.NL: {
        r"je hebt|u hebt|je lijdt aan": "we never say what someone has: it fits, or a hip hurts",
        r"moet(en)?|verplicht|verboden": "advice, not orders",
        r"\bu\b|uw": "we say je",
        r"patiënt(en)?|cliënt(en)?": "a person, not a role",
        r"artrosepatiënt|slijtage|versleten|kapot": "frightens, and is not how it works",
        r"exposure|dosis|doses|anker|ijkpunt|quotum|mobiliteit|isometrisch": "jargon",
        r"belasting|belastbaarheid|progressie|regressie|compliance|therapietrouw": "jargon",
        r"drempel|mediaan|interventie|evaluatie|indicatie|functioneel": "jargon",
        r"helaas|jammer|fout|mislukt|gefaald|slecht gedaan|te weinig gedaan": "no blame",
        r"opgelet|let op|waarschuwing|gevaar(lijk)?": "no screaming",
    },
    Lang.EN: {
        r"you have|you suffer": "we never say what someone has: it fits, or a hip hurts",
        r"must|have to|required|forbidden": "advice, not orders",
        r"patients?|clients?": "a person, not a role",
        r"wear and tear|worn out|broken": "frightens, and is not how it works",
        r"exposure|dose|dosage|anchor|quota|isometrics?|compliance|adherence": "jargon",
        r"threshold|median|intervention|functional": "jargon",
        r"unfortunately|failed|failure|your fault|bad job": "no blame",
        r"warning|danger(ous)?|beware": "no screaming",
    },
}


def texts(lang: Lang) -> Iterator[str]:
    """All that a person can be told."""
    yield from (text for _, text in said(Audience.PERSON, lang))
    for rule in Rule:
        words = rule_words(rule, lang)
        yield words.question
        yield words.answer
    for kind in ("advice", "contact", "tip", "question_id", "red_flag", "hint", "fit"):
        yield from (words[lang] for words in catalogue()[kind].values())


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])\s", text) if part]


@pytest.mark.parametrize("lang", Lang)
def test_no_sentence_for_the_person_is_long(lang: Lang) -> None:
    too_long = {
        sentence
        for text in texts(lang)
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST
    }
    assert not too_long


@pytest.mark.parametrize("lang", Lang)
def test_a_reason_for_the_person_is_at_most_two_sentences_and_ends_with_a_full_stop(
    lang: Lang,
) -> None:
    for code, text in said(Audience.PERSON, lang):
        assert text.endswith("."), (code, text)
        assert len(sentences(text)) <= 2, (code, text)


@pytest.mark.parametrize("lang", Lang)
def test_no_forbidden_word_reaches_the_person(lang: Lang) -> None:
    found = {
        (text, why)
        for text in texts(lang)
        for words, why in FORBIDDEN[lang].items()
        if re.search(rf"\b({words})\b", text, re.IGNORECASE)
    }
    assert not found


@pytest.mark.parametrize("lang", Lang)
def test_nobody_is_shouted_at(lang: Lang) -> None:
    for text in texts(lang):
        assert "!" not in text
        assert not re.search(r"\b(?!HOOS|NICE|COPD|TUG|PSK|PSFS|GP\b)[A-Z]{4,}\b", text), text


@pytest.mark.parametrize("lang", Lang)
def test_the_screening_says_fits_and_never_a_diagnosis(lang: Lang) -> None:
    """Every mention of osteoarthritis is about fitting, or about an age that fits less."""
    word = {Lang.NL: "heupartrose", Lang.EN: "hip osteoarthritis"}[lang]
    careful = {Lang.NL: r"\b(past|passen)\b|jonger dan", Lang.EN: r"\bfits?\b|younger than"}[lang]
    for text in texts(lang):
        if word in text:
            assert re.search(careful, text, re.IGNORECASE), text
