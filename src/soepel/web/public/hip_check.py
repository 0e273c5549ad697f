"""The hip check: one question a screen, and nothing that is kept.

The answers travel in the body of each post and come back in the page. They are in no address, so
in no log, no history and no Referer; the browser alone remembers them, until it is closed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from soepel.core.questionnaire import AnswerRefused, Answers, Question, QuestionId, question
from soepel.core.rules.screening import asked_questions, next_question, previous_question, screen
from soepel.records import clock
from soepel.web.shared.asking import Request, page_language
from soepel.web.shared.question import NotUnderstood, answered, asked
from soepel.words.screened import tell_screening
from soepel.words.voice import voice

LONGEST: Final = 8_000
"""Characters; every answer together takes less than a quarter of it."""


class Unreadable(ValueError):
    """What came along is not what a page of the check sends."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where somebody is in the check."""

    answers: Answers
    at: Question | None
    """The question on the screen; None for the result."""


@csrf_exempt  # nothing is changed here that could be forged, and its cookie would be the only one
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hip_check(request: Request) -> HttpResponse:
    """The beginning, and after that each question and the result in answer to a post."""
    if request.method != "POST":
        return render(request, "public/hip_check/start.html")
    try:
        way = _way(request.POST)
    except Unreadable:
        return render(request, "public/hip_check/start.html", {"unreadable": True}, status=400)
    if "back" in request.POST:
        return _shown(request, _back(way))
    if "at" not in request.POST or "look" in request.POST:
        return _shown(request, way)
    return _next(request, way)


def _way(sent: QueryDict) -> Way:
    answers = _carried(sent.get("answers", "{}"))
    at = sent.get("at")
    if not at:
        return Way(answers, None if "look" in sent else next_question(answers))
    try:
        return Way(answers, question(at))
    except AnswerRefused as refused:
        raise Unreadable from refused


def _carried(text: str) -> Answers:
    """The answers that the page before carried. Raises Unreadable."""
    if len(text) > LONGEST:
        raise Unreadable
    try:
        plain = json.loads(text)
        return Answers.read(plain) if isinstance(plain, Mapping) else _unreadable()
    except (ValueError, TypeError, RecursionError) as wrong:
        raise Unreadable from wrong


def _unreadable() -> Answers:
    raise Unreadable


def _back(way: Way) -> Way:
    """The question before the one on the screen; the first has none before it."""
    at = way.at.id if way.at else None
    return Way(way.answers, previous_question(way.answers, at) or next(iter(_all(way))))


def _all(way: Way) -> tuple[Question, ...]:
    return asked_questions(way.answers)


def _next(request: Request, way: Way) -> HttpResponse:
    """The question after an answer, or the same one again with what to do."""
    if way.at is None:
        return _shown(request, way)
    try:
        answers = answered(way.at, request.POST, way.answers)
    except NotUnderstood as wrong:
        return _shown(request, way, str(wrong))
    return _shown(request, Way(answers, next_question(answers)))


def _shown(request: Request, way: Way, wrong: str = "") -> HttpResponse:
    answers = json.dumps(way.answers.plain(), separators=(",", ":"))
    carried = {"answers": answers, "at": way.at.id.value if way.at else "", "look": "1"}
    context: dict[str, object] = {"answers": answers, "carried": carried}
    if way.at is None:
        return render(request, "public/hip_check/result.html", context | _result(request, way))
    context |= {
        "asked": asked(way.at, way.answers, page_language()),
        "first": way.at.id is QuestionId.EMERGENCY_SIGNS,
        "progress": _progress(way, way.at),
        "wrong": wrong,
    }
    return render(request, "public/hip_check/question.html", context)


def _progress(way: Way, at: Question) -> str:
    questions = [one.id for one in _all(way)]
    place = questions.index(at.id) + 1 if at.id in questions else len(questions)
    return _("Question %(place)s of about %(all)s") % {"place": place, "all": len(questions)}


def _result(request: Request, way: Way) -> dict[str, object]:
    day = clock.today(request.now)
    return {"told": tell_screening(screen(way.answers, day), voice(page_language())), "day": day}
