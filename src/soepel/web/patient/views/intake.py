"""The first time: the questions one by one, once more to read, and then a plan."""

from dataclasses import dataclass, replace
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from soepel.actions.intake.save_answers import save_answers
from soepel.actions.intake.send_intake import send_intake
from soepel.actions.refused import Refused
from soepel.core.questionnaire import Question
from soepel.core.rules.screening import asked_questions, screen
from soepel.records.queries.intake import Draft, draft_of
from soepel.web.patient.asker import Asker, asker_of
from soepel.web.patient.intake.questions import OwnForm, Step, answer_words, with_answer
from soepel.web.patient.intake.way import Way, way_of
from soepel.web.shared.asking import Request
from soepel.web.shared.question import NotUnderstood, answer_told, answered, asked
from soepel.words import label
from soepel.words.screened import tell_screening


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: Request) -> HttpResponse:
    """The question where she is; the answers are in no address."""
    asker = asker_of(request)
    draft = draft_of(asker.viewer)
    if draft.sent:
        return redirect("today")
    way = way_of(draft, asker)
    if request.method == "POST":
        return _sent(request, way, draft, asker)
    if not way.begun:
        return render(request, "patient/intake/start.html", {"draft": draft})
    return _shown(request, way, draft, asker)


def _sent(request: Request, way: Way, draft: Draft, asker: Asker) -> HttpResponse:
    sent = request.POST
    if "send" in sent:
        return _begun(request, asker)
    if "to" in sent:
        return _kept(replace(way, wanted=sent["to"]), asker)
    # What a page asked that was left open says so itself, whatever was done elsewhere since.
    way = replace(way, wanted=sent.get("at", way.wanted))
    if "back" in sent:
        return _kept(way.back(), asker)
    at = way.at
    if at is None or "begin" in sent:
        return _kept(replace(way, wanted=at_id(at)), asker)
    if isinstance(at, Question):
        return _of_screening(request, way, draft, asker)
    return _of_own(request, at, way, draft, asker)


def at_id(at: Question | Step | None) -> str:
    """The id of a question; empty for none."""
    return "" if at is None else str(at.id)


def _of_screening(request: Request, way: Way, draft: Draft, asker: Asker) -> HttpResponse:
    assert isinstance(way.at, Question)
    try:
        answers = answered(way.at, request.POST, way.screening)
    except NotUnderstood as wrong:
        return _shown(request, way, draft, asker, wrong=str(wrong))
    return _kept(replace(way, screening=answers).onwards(), asker)


def _of_own(request: Request, at: Step, way: Way, draft: Draft, asker: Asker) -> HttpResponse:
    if "skip" in request.POST and at.asking.may_skip:
        none: list[str] | None = [] if at.asking.kept is list else None
        return _kept(replace(way, own=with_answer(at, way.own, none)).onwards(), asker)
    form = OwnForm(at, way.own, asker.lang, request.POST)
    if not form.is_valid():
        return _shown(request, way, draft, asker, form=form)
    return _kept(replace(way, own=with_answer(at, way.own, form.kept)).onwards(), asker)


def _kept(way: Way, asker: Asker) -> HttpResponse:
    wanted = at_id(way.at) if way.wanted else ""
    save_answers(asker.viewer, way.screening, way.own, wanted, asker.now)
    return redirect("intake")


def _begun(request: Request, asker: Asker) -> HttpResponse:
    try:
        send_intake(asker.viewer, asker.now)
    except Refused:
        messages.warning(request, _("Not every question has an answer yet. Go on here."))
        return redirect("intake")
    return redirect("how-it-works")


# -- what is shown ------------------------------------------------------------------------------


def _shown(
    request: Request,
    way: Way,
    draft: Draft,
    asker: Asker,
    wrong: str = "",
    form: OwnForm | None = None,
) -> HttpResponse:
    at, (number, all_) = way.at, way.place
    told = tell_screening(screen(way.screening, asker.day), asker.voice)
    context = {
        "draft": draft,
        "told": told,
        "at": at_id(at),
        "first": number == 1,
        "progress": _("Question %(place)s of about %(all)s") % {"place": number, "all": all_},
        "number": number,
        "all": all_,
        "wrong": wrong,
    }
    if isinstance(at, Question):
        context["asked"] = asked(at, way.screening, asker.lang)
        return render(request, "patient/intake/screening.html", context)
    if told.tier.pauses_plan:
        return render(request, "patient/intake/call.html", context)
    if at is not None:
        context |= {"form": form or OwnForm(at, way.own, asker.lang), "step": at}
        return render(request, "patient/intake/own.html", context)
    return render(request, "patient/intake/review.html", {**context, "lines": _lines(way, asker)})


@dataclass(frozen=True)
class Line:
    """An answer to read once more."""

    id: str
    words: str
    answer: str


def _lines(way: Way, asker: Asker) -> list[Line]:
    told = partial(answer_told, answers=way.screening, lang=asker.lang)
    screened = [
        Line(one.id.value, label(one.id, asker.lang), told(one))
        for one in asked_questions(way.screening)
    ]
    own = [
        Line(
            one.id,
            str(OwnForm(one, way.own, asker.lang).fields["answer"].label),
            answer_words(one, way.own, asker.lang),
        )
        for one in way.steps
    ]
    return [*screened, *own]


@require_safe
def how_it_works(request: Request) -> HttpResponse:
    """Small steps, the traffic light, and what to do on a bad day."""
    asker = asker_of(request)
    return render(request, "patient/how_it_works.html", {"draft": draft_of(asker.viewer)})
