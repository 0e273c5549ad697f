"""The log of the exercises of today."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from soepel.actions.diary.finish_session import finish_session
from soepel.web.patient.asker import Asker, asker_of, opened
from soepel.web.patient.forms.session import Card, ExerciseForm, cards, cards_sent
from soepel.web.patient.saving import saved
from soepel.web.shared.asking import Request
from soepel.words.telling import rows

NEXT: Final = "next_exercise"
"""Under which name the session keeps which card comes now: no address may tell what she does."""


@require_http_methods(["GET", "HEAD", "POST"])
def session(request: Request) -> HttpResponse:
    """A card for each exercise; what is told is kept, however few cards that are."""
    asker = asker_of(request)
    today, voice = opened(asker), asker.voice
    asked = cards(rows(today.review.plan.asked, voice), today.exposures, voice)
    if request.method == "POST":
        sent = cards_sent(request.POST, asked, today.exposures, voice)
        forms = [ExerciseForm(card, voice, request.POST) for card in sent]
        if _kept(forms, asker):
            return _onwards(request, forms)
        open_ = ""
    else:
        forms = [ExerciseForm(card, voice) for card in asked]
        open_ = request.session.pop(NEXT, "") or _first_open(asked)
    wrong = [form for form in forms if form.is_bound and form.errors]
    paused = today.review.plan.paused
    sign = today.review.state.pauses_plan
    context = {"forms": forms, "open": open_, "wrong": wrong, "paused": paused, "sign": sign}
    return render(request, "patient/session.html", context)


def _first_open(asked: Sequence[Card]) -> str:
    return next((card.exercise for card in asked if not card.done), "")


def _kept(forms: Sequence[ExerciseForm], asker: Asker) -> bool:
    """Keeps every card that is right, also where another is wrong; whether all are right."""
    right = [form for form in forms if form.is_valid()]
    told = [one for form in right for one in form.exposures(asker.day, asker.known)]
    if told:
        act = partial(finish_session, asker.viewer, asker.patient, told, asker.now)
        return saved(right[0], act) is not None and len(right) == len(forms)
    return len(right) == len(forms)


def _onwards(request: Request, forms: Sequence[ExerciseForm]) -> HttpResponse:
    """To the next card that is not told yet, or back to today after the last."""
    last = max((number for number, form in enumerate(forms) if form.touched), default=-1)
    if last < 0:
        messages.warning(request, _("Nothing is kept yet. Choose how much you did, then save."))
        return redirect("session")
    left = [form for form in forms[last + 1 :] if not form.touched]
    if any(form.cleaned_data["too_hard"] for form in forms):
        messages.success(request, _("Too hard is good to know. That exercise is easier now."))
    if left:
        request.session[NEXT] = left[0].card.exercise
        return HttpResponseRedirect(f"{reverse('session')}#now")
    messages.success(request, _("Your exercises are kept. Well done."))
    return redirect("today")
