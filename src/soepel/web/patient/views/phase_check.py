"""The short test that shows whether a person is ready for phase 3."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from soepel.actions.diary.take_phase_check import take_phase_check
from soepel.core.limits.phases import CHECK_HOLD
from soepel.web.patient.asker import asker_of, opened
from soepel.web.patient.forms.phase_check import PhaseCheckForm
from soepel.web.patient.saving import saved, sent
from soepel.web.shared.asking import Request


@require_http_methods(["GET", "HEAD", "POST"])
def phase_check(request: Request) -> HttpResponse:
    """How to do the test, and what came of it. Where none is asked, back to today."""
    asker = asker_of(request)
    today = opened(asker)
    if not (today.phase_check_asked or today.phase_check):
        return redirect("today")
    form = PhaseCheckForm(today.phase_check, sent(request))
    if form.is_valid():
        told = form.phase_check(asker.day, asker.known)
        act = partial(take_phase_check, asker.viewer, asker.patient, told, asker.now)
        if saved(form, act):
            messages.success(request, _("Your test is kept."))
            return redirect("today")
    return render(request, "patient/phase_check.html", {"form": form, "hold": CHECK_HOLD.value})
