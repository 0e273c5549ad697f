"""The desk of a clinic."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from soepel.actions.agenda.mark_called import mark_called
from soepel.actions.people.hand_out_code import hand_out_code
from soepel.records import clock
from soepel.records.queries.agenda import CallBack, call_backs
from soepel.records.queries.colleagues import therapists_at_the_desk
from soepel.records.vocabulary import Moment
from soepel.web.shared.asking import Request, page_language
from soepel.web.shared.posted import row_number
from soepel.words import Lang
from soepel.words.language import clock as clock_words
from soepel.words.language import day as day_words
from soepel.words.language import relative_day

MOMENTS: Final[dict[Moment, Promise]] = {
    Moment.MORNING: gettext_lazy("in the morning"),
    Moment.AFTERNOON: gettext_lazy("in the afternoon"),
    Moment.EVENING: gettext_lazy("in the evening"),
    Moment.ANY: gettext_lazy("any time"),
}
LANGUAGES: Final[dict[Lang, Promise]] = {
    Lang.NL: gettext_lazy("speaks Dutch"),
    Lang.EN: gettext_lazy("speaks English"),
}


@dataclass(frozen=True)
class Told:
    """A request to be called, in words."""

    request: CallBack
    moment: str
    language: str
    asked: str
    called: str


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: Request) -> HttpResponse:
    """Who asks this clinic to be called, and who has been."""
    if request.method == "POST":
        return _called(request)
    told = [_told(one, request) for one in call_backs(request.viewer)]
    waiting = [one for one in told if not one.called]
    called = [one for one in told if one.called]
    return render(request, "booking/desk.html", {"waiting": waiting, "called": called})


def _called(request: Request) -> HttpResponse:
    """Marks the one that was posted; the page then shows it among those who were called."""
    mark_called(request.viewer, row_number(request.POST, "call_back"), request.now)
    messages.success(request, _("Marked as called."))
    return redirect("desk")


def _told(one: CallBack, request: Request) -> Told:
    return Told(
        request=one,
        moment=str(MOMENTS[one.moment]),
        language=str(LANGUAGES[one.language]),
        asked=_when(one.asked_at, request),
        called=_when(one.called_at, request) if one.called_at else "",
    )


def _when(moment: datetime, request: Request) -> str:
    wall = clock.local(moment)
    day = relative_day(wall.date(), clock.local(request.now).date(), page_language())
    return f"{day} {clock_words(wall.time())}"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join_code(request: Request) -> HttpResponse:
    """A code for somebody who begins, to be read to her or written down; it is shown once."""
    context: dict[str, object] = {"therapists": therapists_at_the_desk(request.viewer)}
    if request.method == "POST":
        therapist = row_number(request.POST, "therapist")
        code, last = hand_out_code(request.viewer, therapist, request.now)
        context |= {"code": code, "last": day_words(last, page_language())}
    return render(request, "booking/join_code.html", context)
