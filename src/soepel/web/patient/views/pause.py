"""Her programme stands still until a day that she chooses, or goes on again."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from soepel.actions.diary.ask_pause import ask_pause
from soepel.core.record import Pause
from soepel.records.queries.pauses import pause_of
from soepel.web.patient.asker import Asker, asker_of, opened
from soepel.web.patient.forms.pause import PauseForm
from soepel.web.patient.forms.taps import new_id
from soepel.web.patient.saving import saved, sent
from soepel.web.shared.asking import Request
from soepel.words.language import day_with_year

AGAIN = "again"
"""The button that ends a pause."""


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: Request) -> HttpResponse:
    """A day to choose; during a pause of her own, a button to begin again."""
    asker = asker_of(request)
    today = opened(asker)
    form = PauseForm(asker.day, sent(request))
    if AGAIN in request.POST:
        none = _none_any_more(asker)
        if saved(form, partial(ask_pause, asker.viewer, asker.patient, none, asker.now)):
            messages.success(request, _("You begin again. Here is your plan of today."))
            return redirect("today")
    elif form.is_valid():
        asked = form.pause(asker.known)
        if saved(form, partial(ask_pause, asker.viewer, asker.patient, asked, asker.now)):
            return redirect("today")
    there = pause_of(asker.viewer, asker.day)
    context = {
        "form": form,
        "pause": there,
        "until": day_with_year(there.until, asker.lang) if there else "",
        "flagged": today.review.state.pauses_plan,
        "clinic": today.clinic,
    }
    return render(request, "patient/pause.html", context)


def _none_any_more(asker: Asker) -> Pause:
    """A pause until today: from now on there is none."""
    return Pause(id=new_id(), day=asker.day, known=asker.known, until=asker.day)
