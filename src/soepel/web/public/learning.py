"""The pages to learn from: lessons, one lesson, and questions with their answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from soepel.library import Need
from soepel.web.shared.asking import Request, page_language
from soepel.words import Lang, title
from soepel.words.lessons import LessonTold, QuestionTold, lessons, questions
from soepel.words.voice import voice

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
    return render(request, "public/lessons.html", {"groups": by_need(lessons(lang).values(), lang)})


@require_safe
def show_lesson(request: Request, lesson: str) -> HttpResponse:
    """One lesson, to read, to hear or to print."""
    lang = page_language()
    told = lessons(lang).get(lesson)
    if told is None:
        raise Http404
    context = {
        "lesson": told,
        "following": _following(told, lang),
        "exercises": [(id_, voice(lang).names[id_]) for id_ in told.exercises],
        "questions": [one for one in questions(lang) if one.lesson and one.lesson.id == told.id],
    }
    return render(request, "public/lesson.html", context)


def _following(lesson: LessonTold, lang: Lang) -> LessonTold | None:
    """The next lesson; None after the last."""
    found = list(lessons(lang).values())
    after = found[found.index(lesson) + 1 :]
    return after[0] if after else None


@require_safe
def show_questions(request: Request) -> HttpResponse:
    """Every question with its answer."""
    lang = page_language()
    return render(request, "public/questions.html", {"groups": by_need(questions(lang), lang)})
