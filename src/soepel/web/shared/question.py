"""One question of the screening as a page asks it, and what a form says in answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from soepel.core.questionnaire import (
    DONT_KNOW,
    AnswerKind,
    AnswerRefused,
    Answers,
    AnyOf,
    Day,
    Number,
    OneOf,
    Option,
    Question,
    QuestionId,
)
from soepel.words import Lang, label
from soepel.words.language import day_with_year, number

QUICK: Final[Mapping[QuestionId, tuple[int, ...]]] = {
    QuestionId.MORNING_STIFFNESS: (0, 5, 10, 15, 20, 30, 45, 60),
}
"""Numbers that most people give, each to be tapped at once. They only save typing."""

HINTS: Final[Mapping[QuestionId, str | Promise]] = {
    QuestionId.EMERGENCY_SIGNS: _("Choose everything that fits, then go on."),
    QuestionId.TEMPERATURE: _("Such as 38.5. You did not measure it? Choose “I don’t know”."),
    QuestionId.PLACE: _("Tap the drawing or the list. More than one place is fine."),
    QuestionId.MORNING_STIFFNESS: _("Counted from the moment that you get up."),
}


UNITS: Final[Mapping[str, str | Promise]] = {
    "years": _("years"),
    "minutes": _("minutes"),
    "°C": "°C",
}
KIND: Final[Mapping[type[AnswerKind], str]] = {
    OneOf: "one",
    AnyOf: "any",
    Number: "number",
    Day: "day",
}


class NotUnderstood(ValueError):
    """What was filled in is no answer to the question; says in a sentence what to do."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option to tap."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in words, with what can be chosen or filled in and what was."""

    id: QuestionId
    words: str
    hint: str | Promise
    kind: str
    """one, any, number or day."""
    choices: tuple[Choice, ...] = ()
    unit: str | Promise = ""
    filled: str = ""
    """The number that was given before."""
    date: tuple[str, str, str] = ("", "", "")
    """The day, month and year that were given before."""
    none_chosen: bool = False
    doubted: bool = False
    """It was answered with "I don't know"."""


def asked(question: Question, answers: Answers, lang: Lang) -> Asked:
    """A question as a page shows it, with the answer that it has already."""
    return Asked(
        id=question.id,
        words=label(question.id, lang),
        hint=HINTS.get(question.id, ""),
        kind=KIND[type(question.kind)],
        choices=_choices(question, answers, lang),
        unit=_unit(question),
        filled=_filled(question, answers, lang),
        date=_date(question, answers),
        none_chosen=answers.given.get(question.id) == frozenset(),
        doubted=answers.given.get(question.id) == DONT_KNOW,
    )


def _choices(question: Question, answers: Answers, lang: Lang) -> tuple[Choice, ...]:
    if not isinstance(question.kind, OneOf | AnyOf):
        return _quick(question, answers)
    chosen = answers.chosen(question.id)
    options = question.kind.options
    return tuple(Choice(one.value, _capital(label(one, lang)), one in chosen) for one in options)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _quick(question: Question, answers: Answers) -> tuple[Choice, ...]:
    given = answers.number(question.id)
    return tuple(Choice(str(one), str(one), one == given) for one in QUICK.get(question.id, ()))


def _unit(question: Question) -> str | Promise:
    return UNITS[question.kind.unit] if isinstance(question.kind, Number) else ""


def _filled(question: Question, answers: Answers, lang: Lang) -> str:
    given = answers.number(question.id)
    return "" if given is None else number(given, lang)


def _date(question: Question, answers: Answers) -> tuple[str, str, str]:
    given = answers.day(question.id)
    return (str(given.day), str(given.month), str(given.year)) if given else ("", "", "")


def answered(question: Question, sent: QueryDict, answers: Answers) -> Answers:
    """The answers with what a form said to a question. Raises NotUnderstood."""
    try:
        return answers.with_answer(question.id, _raw(question, sent))
    except AnswerRefused:
        raise NotUnderstood(_what_to_do(question)) from None


def _raw(question: Question, sent: QueryDict) -> object:
    """The plain value of the answer; one that no question takes when nothing was said."""
    if "dont_know" in sent:
        return DONT_KNOW
    match question.kind:
        case AnyOf():
            return _ticked(sent)
        case Number():
            return _number(sent.get("quick") or sent.get("answer", ""))
        case Day():
            return "-".join(_two_digits(sent.get(part, "")) for part in ("year", "month", "day"))
        case OneOf():
            return sent.get("answer", "")


def _ticked(sent: QueryDict) -> list[str] | None:
    """What was ticked; nothing ticked is an answer only when somebody said so."""
    return [] if "none" in sent else (sent.getlist("answer") or None)


LONGEST_NUMBER: Final = 8
"""Characters; no number that is asked for is longer."""


def _number(text: str) -> float | None:
    text = text.strip().replace(",", ".")
    if len(text) > LONGEST_NUMBER:
        return None
    try:
        given = float(text)
    except ValueError:
        return None
    return int(given) if given == given // 1 else given


def _two_digits(part: str) -> str:
    return part.strip().zfill(2)


def _what_to_do(question: Question) -> str:
    match question.kind:
        case Number(least=least, most=most):
            told = _("Fill in a number from %(least)s to %(most)s.")
            return str(told) % {"least": f"{least:g}", "most": f"{most:g}"}
        case Day():
            return str(_("Fill in a day, a month and a year, such as 23 11 2025."))
        case AnyOf():
            return str(_("Choose what fits, or “None of these”."))
        case OneOf():
            return str(_("Choose an answer."))


def answer_told(question: Question, answers: Answers, lang: Lang) -> str:
    """What was answered to a question, to be read once more; a dash where nothing was."""
    given = answers.given.get(question.id)
    if given == DONT_KNOW:
        return str(_("I don’t know"))
    if given == frozenset():
        return str(_("None of these"))
    if (day := answers.day(question.id)) is not None:
        return day_with_year(day, lang)
    if (amount := answers.number(question.id)) is not None:
        return f"{number(amount, lang)} {_unit(question)}"
    chosen = [option for option in _options(question) if option in answers.chosen(question.id)]
    return ", ".join(_capital(label(one, lang)) for one in chosen) or "–"


def _options(question: Question) -> tuple[Option, ...]:
    return question.kind.options if isinstance(question.kind, OneOf | AnyOf) else ()
