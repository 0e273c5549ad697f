"""The pages before any account."""

from itertools import groupby
from operator import attrgetter

from allauth.core.ratelimit import consume, respond_429
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from soepel.actions.agenda.request_call_back import request_call_back
from soepel.library.education_sources import CHECKED, VZINFO
from soepel.records.queries.clinics import Clinic, practice_group
from soepel.web.public.calling import callings
from soepel.web.public.forms import CallBackForm
from soepel.web.public.learning import cited
from soepel.web.public.phases import phase_rows
from soepel.web.shared.asking import Request, page_language
from soepel.words.lessons import questions


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """What hip osteoarthritis is, what helps, when to call, and where to go."""
    group = practice_group()
    asked = [one for one in questions(page_language()) if one.at_front_door]
    return render(
        request,
        "public/front_door.html",
        {
            "group": group,
            "regions": by_region(group.clinics if group else ()),
            "callings": callings(page_language()),
            "phases": phase_rows(page_language()),
            "questions": asked,
            "sources": cited(asked),
            "how_many": VZINFO,
        },
    )


def by_region(clinics: tuple[Clinic, ...]) -> list[tuple[str, list[Clinic]]]:
    """The clinics, which come in the order of their provinces, in one list for each province."""
    return [(province, list(some)) for province, some in groupby(clinics, attrgetter("province"))]


@require_http_methods(["GET", "HEAD", "POST"])
def ask_call_back(request: Request) -> HttpResponse:
    """Asks a clinic to call. What a machine sends is thanked for and forgotten."""
    group = practice_group()
    taking = [clinic for clinic in (group.clinics if group else ()) if clinic.accepts_new]
    if request.method == "POST":
        form = CallBackForm(taking, request.POST)
        if form.is_valid():
            return _call_back_asked(form, request)
    else:
        form = CallBackForm(taking, initial={"clinic": request.GET.get("clinic")})
    return render(request, "public/appointment.html", {"form": form, "clinics": taking})


def _call_back_asked(form: CallBackForm, request: Request) -> HttpResponse:
    """Keeps what was asked; whoever asks on and on would bury the others at the desk."""
    thanks = redirect("appointment-thanks")
    if form.by_machine:
        return thanks
    if not consume(request, action="ask_call_back"):
        too_often: HttpResponse = respond_429(request)
        return too_often
    request_call_back(form.asked(page_language()), request.now)
    return thanks


@require_safe
def call_back_asked(request: HttpRequest) -> HttpResponse:
    """Says that the request has arrived, and what to do if it cannot wait."""
    return render(request, "public/appointment_thanks.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Soepel is for, and what it is not."""
    return render(request, "public/about.html", {"checked": CHECKED})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, who sees it, and what a person may ask."""
    return render(request, "public/privacy.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the pages can be used, and where to say that one cannot."""
    return render(request, "public/accessibility.html")
