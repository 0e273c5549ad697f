"""`soepel explain`: what a rule asks and does, and on which limits it turns."""

from argparse import Namespace
from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from soepel.cli.arguments import language
from soepel.cli.phrases import Phrase
from soepel.cli.refused import Refused
from soepel.cli.terminal import bullets, print_json, section, show, table, title
from soepel.core.rule import Rule
from soepel.exchange.refusal import one_of
from soepel.library.limits import Found, shown
from soepel.words import Lang, rule_words
from soepel.words.limit_words import LimitTold, limits_of, limits_told, sources_of


def run(options: Namespace) -> int:
    lang = Lang(language(options.lang))
    if options.rule is None:
        _list_rules(options.json, lang)
        return 0
    rule = _rule(options.rule)
    if options.json:
        print_json(_plain(rule, lang))
    else:
        show(_explained(rule, lang))
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


def _explained(rule: Rule, lang: Lang) -> Iterator[RenderableType]:
    words, limits = rule_words(rule, lang), limits_told(rule, lang)
    yield title(f"{rule} · {words.question}", words.answer)
    if not limits:
        yield section(Phrase.LIMITS.said(lang), Text(Phrase.NO_LIMITS.said(lang)))
        return
    rows = table(Phrase.VALUE.said(lang), Phrase.MEANING.said(lang))
    rows.leading = 1
    for limit in limits:
        why = Text(f"{limit.meaning}\n").append(limit.because, "dim")
        rows.add_row("\n".join(limit.lines), why)
    yield section(Phrase.LIMITS.said(lang), rows)
    if sources := sources_of(limits):
        named = [f"{one.key}: {one.title}. {one.where}" for one in sources]
        yield section(Phrase.SOURCES.said(lang), bullets(named))


# -- as JSON ----------------------------------------------------------------------------------


def _plain(rule: Rule, lang: Lang) -> dict[str, object]:
    words = rule_words(rule, lang)
    limits = zip(limits_of(rule), limits_told(rule, lang), strict=True)
    return {
        "rule": rule.value,
        "question": words.question,
        "answer": words.answer,
        "limits": [_plain_limit(found, told) for found, told in limits],
    }


def _plain_limit(found: Found, told: LimitTold) -> dict[str, object]:
    return {
        "name": found.name,
        "module": found.module,
        "value": shown(found.limit.value),
        "unit": found.limit.unit,
        "meaning": found.limit.meaning,
        "mark": told.mark.value,
        "needs_sign_off": told.needs_sign_off,
        "decision": told.decision or None,
        "where": told.where or None,
        "sources": [
            {"key": source.key, "title": source.title, "where": source.where}
            for source in told.sources
        ],
    }
