"""The flare button: first whether something else is wrong, then a calmer plan at once."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from soepel.actions.diary.press_flare import press_flare
from soepel.core.rule import Rule
from soepel.core.screening import Alarm
from soepel.library.proposals import FLARE
from soepel.web.patient.asker import asker_of, opened
from soepel.web.patient.forms.flare import FlareForm
from soepel.web.patient.saving import saved, sent
from soepel.web.patient.today.way import way_back
from soepel.web.shared.asking import Request
from soepel.words import label, rule_words
from soepel.words.lessons import lessons


@require_http_methods(["GET", "HEAD", "POST"])
def flare(request: Request) -> HttpResponse:
    """A calmer plan, and the way back from it."""
    asker = asker_of(request)
    today = opened(asker)
    form = FlareForm(asker.lang, sent(request))
    if form.is_valid():
        call = form.flare_call(asker.day, asker.known)
        if saved(form, partial(press_flare, asker.viewer, asker.patient, call, asker.now)):
            messages.success(
                request, _("You take it easier from now on. It is good that you said so.")
            )
            return redirect("today")
    context = {
        "form": form,
        "alarms": [label(alarm, asker.lang) for alarm in Alarm],
        "flaring": today.review.state.in_flare,
        "way_back": way_back(today.review.state.flare, asker.lang),
        "doing": rule_words(Rule.FL_3, asker.lang).answer,
        "ending": rule_words(Rule.FL_4, asker.lang).answer,
        "clinic": today.clinic,
        "lesson": lessons(asker.lang)[FLARE.lesson],
    }
    return render(request, "patient/flare.html", context)
