"""The pages to learn from: lessons, one lesson, and questions with their answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from soepel.actions.learning.mark_read import mark_read
from soepel.library import Need, library
from soepel.records.queries.learning import lessons_read
from soepel.web.shared.asking import Request, page_language
from soepel.words import Lang, title
from soepel.words.lessons import Cited, LessonTold, QuestionTold, lessons, questions
from soepel.words.voice import Voice, voice

ICONS: Final = {
    Need.UNDERSTAND: "bone",
    Need.MOVE: "activity",
    Need.HARD_DAYS: "moon",
    Need.DAILY_LIFE: "house",
    Need.TREATMENT: "hand-heart",
}


@dataclass(frozen=True)
class Group:
    """What answers one need."""

    need: Need
    title: str
    icon: str
    entries: tuple[LessonTold | QuestionTold, ...]


def by_need(entries: Iterable[LessonTold | QuestionTold], lang: Lang) -> list[Group]:
    """Lessons or questions, which come in the order of needs, in one group for each."""
    return [
        Group(need, title(need, lang), ICONS[need], tuple(some))
        for need, some in groupby(entries, attrgetter("need"))
    ]


@require_safe
def show_lessons(request: Request) -> HttpResponse:
    """Everything there is to learn, with how long it takes."""
    lang = page_language()
    context = {"groups": by_need(lessons(lang).values(), lang), "read": set(_read(request))}
    return render(request, "public/lessons.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show_lesson(request: Request, lesson: str) -> HttpResponse:
    """One lesson, to read, to hear or to print; who has a plan can say that it was read."""
    lang = page_language()
    told = lessons(lang).get(lesson)
    if told is None:
        raise Http404
    if request.method == "POST":
        mark_read(request.viewer, lesson, request.now)
        return redirect("lesson", lesson)
    context = {
        "lesson": told,
        "read": _read(request).get(lesson),
        "following": _following(told, lang),
        "exercises": [(id_, _named(id_, voice(lang))) for id_ in told.exercises],
        "questions": [one for one in questions(lang) if one.lesson and one.lesson.id == told.id],
    }
    return render(request, "public/lesson.html", context)


def _named(id_: str, speaking: Voice) -> str:
    """What an exercise or an everyday help is called."""
    everyday = library().everyday.get(id_)
    return speaking.text(everyday.name) if everyday else speaking.names[id_]


def _read(request: Request) -> Mapping[str, date]:
    """When the person read each lesson; nothing is kept of who has no plan."""
    return lessons_read(request.viewer).last if request.viewer.patient else {}


def _following(lesson: LessonTold, lang: Lang) -> LessonTold | None:
    """The next lesson; None after the last."""
    found = list(lessons(lang).values())
    after = found[found.index(lesson) + 1 :]
    return after[0] if after else None


@require_safe
def show_questions(request: Request) -> HttpResponse:
    """Every question with its answer."""
    lang = page_language()
    asked = questions(lang)
    context = {"groups": by_need(asked, lang), "sources": cited(asked)}
    return render(request, "public/questions.html", context)


def cited(asked: Iterable[QuestionTold]) -> list[Cited]:
    """The sources of these questions, each once, by name."""
    once = {source.key: source for question in asked for source in question.sources}
    return sorted(once.values(), key=attrgetter("full"))
