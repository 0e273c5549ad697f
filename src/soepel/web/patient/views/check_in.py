"""The check-in of today or yesterday, and the page more on a high day."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from soepel.actions.diary.record_check_in import record_check_in
from soepel.core.record import CheckIn
from soepel.web.patient.asker import Asker, asker_of, opened
from soepel.web.patient.forms.check_in import CheckInForm, HighDayForm, morning_of
from soepel.web.patient.saving import saved, sent
from soepel.web.shared.asking import Request


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: Request, yesterday: bool = False) -> HttpResponse:
    """Three taps; kept at once. A high day leads to one page more."""
    asker = asker_of(request)
    today = opened(asker)
    if yesterday and today.before is None:
        return redirect("today")  # there was no yesterday
    morning = morning_of(today, yesterday)
    form = CheckInForm(morning, asker.lang, sent(request))
    if form.is_valid() and _kept(form, asker, form.check_in(asker.known)):
        if form.high:
            return redirect("check-in-more-yesterday" if yesterday else "check-in-more")
        return _thanked(request)
    return render(request, "patient/check_in.html", {"form": form, "morning": morning})


@require_http_methods(["GET", "HEAD", "POST"])
def check_in_more(request: Request, yesterday: bool = False) -> HttpResponse:
    """What a high day asks on top of a check-in that was kept already."""
    asker = asker_of(request)
    morning = morning_of(opened(asker), yesterday)
    if morning.own is None:
        return redirect("check-in-yesterday" if yesterday else "check-in")
    form = HighDayForm(morning.own, asker.lang, sent(request))
    if form.is_valid() and _kept(form, asker, form.check_in(asker.known)):
        return _thanked_on_a_high_day(request, asker)
    return render(request, "patient/check_in_more.html", {"form": form, "morning": morning})


def _kept(form: CheckInForm | HighDayForm, asker: Asker, told: CheckIn) -> bool:
    act = partial(record_check_in, asker.viewer, asker.patient, told, asker.now)
    return saved(form, act) is not None


def _thanked(request: Request) -> HttpResponse:
    messages.success(request, _("Thank you. Your plan takes it into account."))
    return redirect("today")


def _thanked_on_a_high_day(request: Request, asker: Asker) -> HttpResponse:
    """A plan that is calm already does not change by it: then she reads what she can do."""
    today = opened(asker).review
    if today.state.in_flare or today.plan.paused:
        return _thanked(request)
    messages.success(
        request,
        _(
            "Thank you. A day with more pain happens. "
            "Does it last, or get worse? Then choose: my hip is flaring up."
        ),
    )
    return redirect("today")
