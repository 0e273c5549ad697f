import pytest

from tools.readability import PLAIN, reading_ease, sentences_of, syllables

PLAIN_DUTCH = "Ga op je rug liggen. Buig je knieën. Schuif je hiel rustig naar je bil."
HARD_DUTCH = (
    "Desalniettemin veronderstelt gezondheidsvoorlichting over gewrichtsaandoeningen doorgaans"
    " aanzienlijke voorkennis betreffende trainingsfysiologische belastbaarheidsopbouw."
)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("je", 1),
        ("heup", 1),
        ("oma", 2),
        ("adem", 2),
        ("knieën", 2),
        ("evenwicht", 3),
        ("oefening", 3),
        ("fysiotherapeut", 6),
        ("10", 1),
    ],
)
def test_dutch_syllables(word: str, number: int) -> None:
    assert syllables(word, "nl") == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("hip", 1),
        ("move", 1),
        ("moved", 1),
        ("sides", 1),
        ("lifted", 2),
        ("little", 2),
        ("again", 2),
        ("slowly", 2),
        ("exercise", 3),
        ("therapist", 3),
    ],
)
def test_english_syllables(word: str, number: int) -> None:
    assert syllables(word, "en") == number


def test_the_dutch_score_is_that_of_the_formula_of_douma() -> None:
    """4 words, 5 syllables: 206.84 - 0.77 x 125 - 0.93 x 4, worked out by hand."""
    assert reading_ease("Ga nu rustig staan.", "nl") == pytest.approx(206.84 - 96.25 - 3.72)


def test_the_english_score_is_that_of_the_formula_of_flesch() -> None:
    """4 words, 5 syllables: 206.835 - 0.846 x 125 - 1.015 x 4, worked out by hand."""
    assert reading_ease("Now stand up slowly.", "en") == pytest.approx(206.835 - 105.75 - 4.06)


def test_long_words_in_a_long_sentence_are_not_plain() -> None:
    assert reading_ease(HARD_DUTCH, "nl") < 0
    assert reading_ease(PLAIN_DUTCH, "nl") > PLAIN


def test_headings_list_marks_and_addresses_do_not_count() -> None:
    marked = (
        "# Gezondheidsvoorlichtingsmateriaal\n\n- Sta op\n- Loop\n\n[Meer lezen](/uitleg/pijn/)."
    )
    assert list(sentences_of(marked)) == ["Sta op", "Loop", "Meer lezen"]


def test_a_decimal_does_not_end_a_sentence_and_a_quote_does() -> None:
    assert list(sentences_of("Neem 1.5 kilo. Zeg: “Stop.” Rust dan.")) == [
        "Neem 1.5 kilo",
        "Zeg: “Stop",
        "Rust dan",
    ]


def test_nothing_cannot_be_easy() -> None:
    with pytest.raises(ValueError, match="no words"):
        reading_ease("# Alleen een kop", "nl")
