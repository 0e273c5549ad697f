"""How easily a text is read, as a number that tests hold: from about 0 to 100, higher is easier.

Dutch by Flesch-Douma: W.H. Douma (Wageningen) fitted the formula of Rudolf Flesch to Dutch words
and sentences. English by Flesch himself. Both call 60 to 70 normal. A formula sees long words and
long sentences and nothing else: it finds what is too hard, it does not prove that a text is clear.
See docs/decisions/2026-11-25-readability.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyphen

PLAIN: Final = 60.0
"""The least that a text for people may score; normal begins here."""

_HEADING: Final = re.compile(r"^#+ .*$", re.MULTILINE)
_LIST_MARK: Final = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+", re.MULTILINE)
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SENTENCE_END: Final = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)|\n+")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS: Final = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+")
_SILENT_END: Final = re.compile(r"(?<=[^aeiouy])(?<![^aeiouy]l)e(?:s|(?<![td]e)d)?$")


@dataclass(frozen=True, slots=True)
class Formula:
    """ease = base - for_syllables x syllables per 100 words - for_length x words per sentence."""

    base: float
    for_syllables: float
    for_length: float


FORMULAS: Final = {
    "nl": Formula(206.84, 0.77, 0.93),
    "en": Formula(206.835, 0.846, 1.015),
}
_HYPHENS: Final = {
    "nl": pyphen.Pyphen(lang="nl_NL"),
    "en": pyphen.Pyphen(lang="en_US"),
}


def reading_ease(text: str, language: str) -> float:
    """The score of a text in `nl` or `en`; headings (lines that begin with #) do not count.

    A line without a full stop, as in a list, is a sentence of its own. Raises ValueError for a text
    without a word: nothing cannot be easy.
    """
    sentences = [words for words in map(_words, sentences_of(text)) if words]
    if not sentences:
        raise ValueError(f"{text!r} has no words to read; give a text")
    words = [word for sentence in sentences for word in sentence]
    formula = FORMULAS[language]
    per_hundred = 100 * sum(syllables(word, language) for word in words) / len(words)
    length = len(words) / len(sentences)
    return formula.base - formula.for_syllables * per_hundred - formula.for_length * length


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a plain text or of Markdown, without headings, list marks and addresses."""
    bare = _LINK.sub(r"\1", _LIST_MARK.sub("", _HEADING.sub("", text)))
    return (part.strip() for part in _SENTENCE_END.split(bare) if part.strip())


def syllables(word: str, language: str) -> int:
    """How many syllables a word has; a number counts as one.

    A hyphen never leaves one letter alone, so its places are too few in "adem" and "oma"; the
    groups of vowels are too few where two syllables meet in vowels, as in "knieën". The larger of
    the two is right, but for rare words.
    """
    hyphens = len(_HYPHENS[language].positions(word.lower())) + 1
    spoken = _SILENT_END.sub("", word.lower()) if language == "en" else word.lower()
    return max(hyphens, len(_VOWELS.findall(spoken)), 1)


def _words(sentence: str) -> list[str]:
    return _WORD.findall(sentence)
