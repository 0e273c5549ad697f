"""The short test that shows whether a person is ready for phase 3."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from soepel.actions.diary.take_phase_check import take_phase_check
from soepel.core.limits.phases import CHECK_HOLD
from soepel.records.queries.today import Today
from soepel.web.patient.asker import asker_of, opened
from soepel.web.patient.forms.phase_check import PhaseCheckForm
from soepel.web.patient.saving import saved, sent
from soepel.web.shared.asking import Request
from soepel.words import Lang, title


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
            messages.success(request, _outcome(today, opened(asker), asker.lang))
            return redirect("today")
    return render(request, "patient/phase_check.html", {"form": form, "hold": CHECK_HOLD.value})


def _outcome(before: Today, after: Today, lang: Lang) -> str:
    """What came of the test, in the words of who took it."""
    phase, check = after.review.plan.phase, after.review.state.check
    if phase is not before.review.plan.phase:
        words = _("Your test is kept. You go on to the next phase: %(phase)s.")
        return words % {"phase": title(phase, lang).lower()}
    if check.passed or check.waived:
        return _("Your test is kept.")
    return _(
        "Your test is kept. It is not enough yet, and that is all right: keep practising. "
        "You can take the test again in a week."
    )
