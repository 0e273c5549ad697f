"""Words for people: a reason, a rule or a label as one plain sentence, in Dutch and English."""

from soepel.words.explaining import AttentionWords, RuleWords, attention_words, rule_words
from soepel.words.labels import instrument_name, label, scale_name, title, unit_name
from soepel.words.language import Lang, amount, day, number, sets_words
from soepel.words.loading import CatalogueRefused
from soepel.words.sentences import (
    Audience,
    Names,
    Unspeakable,
    for_person,
    for_therapist,
    sentence,
)

__all__ = [
    "AttentionWords",
    "Audience",
    "CatalogueRefused",
    "Lang",
    "Names",
    "RuleWords",
    "Unspeakable",
    "amount",
    "attention_words",
    "day",
    "for_person",
    "for_therapist",
    "instrument_name",
    "label",
    "number",
    "rule_words",
    "scale_name",
    "sentence",
    "sets_words",
    "title",
    "unit_name",
]
