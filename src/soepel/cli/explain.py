"""`soepel explain`: what a rule asks and does, and on which limits it turns."""

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from rich.console import RenderableType
from rich.text import Text

from soepel.cli.arguments import language
from soepel.cli.phrases import Phrase
from soepel.cli.refused import Refused
from soepel.cli.terminal import bullets, print_json, section, show, table, title
from soepel.core.evidence import Basis, Judgement, Source
from soepel.core.rule import Rule
from soepel.exchange.refusal import one_of
from soepel.library.limits import Found, core_limits, shown
from soepel.words import Lang, label, rule_words
from soepel.words.labels import VOCABULARIES
from soepel.words.phrases import DayPhrase


def run(options: Namespace) -> int:
    lang = Lang(language(options.lang))
    if options.rule is None:
        _list_rules(options.json, lang)
        return 0
    rule = _rule(options.rule)
    limits = [found for found in core_limits() if rule in found.limit.rules]
    if options.json:
        print_json(_plain(rule, limits, lang))
    else:
        show(_explained(rule, limits, lang))
    return 0


def _list_rules(as_json: bool, lang: Lang) -> None:
    questions = {rule.value: rule_words(rule, lang).question for rule in Rule}
    if as_json:
        print_json(questions)
        return
    rows = table(Phrase.RULE.said(lang), Phrase.QUESTION.said(lang))
    for rule, question in questions.items():
        rows.add_row(rule, question)
    show([rows])


def _rule(asked: str) -> Rule:
    try:
        return Rule(asked.strip().upper())
    except ValueError:
        instead = one_of(Rule, asked.strip().upper())
        raise Refused(f"there is no rule {asked!r}: {instead}") from None


def _explained(rule: Rule, limits: Sequence[Found], lang: Lang) -> Iterator[RenderableType]:
    words = rule_words(rule, lang)
    yield title(f"{rule} · {words.question}", words.answer)
    if not limits:
        yield section(Phrase.LIMITS.said(lang), Text(Phrase.NO_LIMITS.said(lang)))
        return
    rows = table(Phrase.VALUE.said(lang), Phrase.MEANING.said(lang))
    rows.leading = 1
    for found in limits:
        limit = found.limit
        why = Text(f"{limit.meaning}\n").append(_why(limit.because, lang), "dim")
        rows.add_row("\n".join(_lines(limit.value, limit.unit, lang)), why)
    yield section(Phrase.LIMITS.said(lang), rows, Text(Phrase.WORDS_IN_ENGLISH.said(lang), "dim"))
    sources = {source.key: source for found in limits for source in _sources(found)}
    if sources:
        named = [f"{key}: {one.title}. {one.where}" for key, one in sorted(sources.items())]
        yield section(Phrase.SOURCES.said(lang), bullets(named))


def _lines(value: object, unit: str, lang: Lang) -> Iterator[str]:
    """A value with its unit; a table as one line for each row, set in for each table within."""
    if not isinstance(value, Mapping):
        counted = unit.removesuffix("s") if value == 1 else unit
        yield f"{_said(value, lang)} {counted}".strip()
        return
    for key, part in value.items():
        below = list(_lines(part, unit, lang))
        nested = isinstance(part, Mapping)
        yield f"{_said(key, lang)}:" if nested else f"{_said(key, lang)}: {below[0]}"
        yield from (f"  {line}" for line in below if nested)


def _said(value: object, lang: Lang) -> str:
    """A word of a vocabulary in the language; two numbers as from one to the other."""
    match value:
        case Enum() if type(value) in VOCABULARIES.values():
            return label(value, lang)
        case (int() | float() as least, int() | float() as most):
            return f"{shown(least)}–{shown(most)}"
    return shown(value)


def _why(because: Basis | Judgement, lang: Lang) -> str:
    """How sure a value is, and the source or the decision that it comes from."""
    parts = [f"{label(because.mark, lang)} ({because.mark})"]
    if isinstance(because, Basis):
        parts.append(f"{because.source.key}: {because.where}")
    else:
        parts.append(DayPhrase.DECISION.said(lang, decision=because.decision))
        parts += [source.key for source in because.draws_on]
    if because.needs_sign_off:
        parts.append(DayPhrase.UNSIGNED.said(lang))
    return " · ".join(parts)


def _sources(found: Found) -> tuple[Source, ...]:
    because = found.limit.because
    return (because.source,) if isinstance(because, Basis) else because.draws_on


# -- as JSON ----------------------------------------------------------------------------------


def _plain(rule: Rule, limits: Sequence[Found], lang: Lang) -> dict[str, object]:
    words = rule_words(rule, lang)
    return {
        "rule": rule.value,
        "question": words.question,
        "answer": words.answer,
        "limits": [_plain_limit(found) for found in limits],
    }


def _plain_limit(found: Found) -> dict[str, object]:
    because = found.limit.because
    decision = because.decision if isinstance(because, Judgement) else None
    return {
        "name": found.name,
        "module": found.module,
        "value": shown(found.limit.value),
        "unit": found.limit.unit,
        "meaning": found.limit.meaning,
        "mark": found.limit.mark.value,
        "needs_sign_off": because.needs_sign_off,
        "decision": decision,
        "where": because.where if isinstance(because, Basis) else None,
        "sources": [
            {"key": source.key, "title": source.title, "where": source.where}
            for source in _sources(found)
        ],
    }
