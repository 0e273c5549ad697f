"""The owner's page: figures, and the sign-off for real care."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from soepel.actions.people.record_sign_off import record_sign_off
from soepel.library import programme
from soepel.records import clock
from soepel.records.queries.practice import ClinicFigures, figures
from soepel.records.queries.site import sign_offs
from soepel.web.owner.forms import SignOffForm
from soepel.web.shared.asking import Request


@require_http_methods(["GET", "HEAD", "POST"])
def owner(request: Request) -> HttpResponse:
    """How it goes at each clinic, and who signed for real care."""
    today = clock.today(request.now)
    clinics, signed = figures(request.viewer, today), sign_offs(request.viewer)
    form = SignOffForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        record_sign_off(request.viewer, now=request.now, **form.cleaned_data)
        messages.success(request, _("The sign-off is recorded."))
        return redirect("owner")
    context = {
        "clinics": clinics,
        "total": total(clinics),
        "signed": signed,
        "signed_now": any(one.current for one in signed),
        "programme": programme(),
        "form": form,
    }
    return render(request, "owner/owner.html", context)


def total(clinics: Iterable[ClinicFigures]) -> ClinicFigures:
    """All clinics together."""
    clinics = tuple(clinics)
    return ClinicFigures(
        name=_("All clinics"),
        place="",
        patients=sum(one.patients for one in clinics),
        in_flare=sum(one.in_flare for one in clinics),
        attention=sum(one.attention for one in clinics),
        late=sum(one.late for one in clinics),
        waiting=sum(one.waiting for one in clinics),
    )
