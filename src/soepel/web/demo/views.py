"""The demo: who you can be, what was sent, and tomorrow morning."""

from datetime import UTC, date, datetime

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from soepel.actions.demo.go_on import go_to_tomorrow
from soepel.records.queries.demo import mailbox as mails
from soepel.records.queries.demo import shown_members, shown_patients
from soepel.web.demo.people import cast
from soepel.web.shared.asking import ENTERED, Request
from soepel.web.shared.posted import row_number


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Who you can be."""
    people = cast(shown_patients(), shown_members())
    return render(request, "demo/start.html", {"people": people})


@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """You are somebody of the demo from now on."""
    user = get_user_model().objects.filter(pk=row_number(request.POST, "user")).first()
    if user is None:
        raise Http404
    login(request, user, settings.AUTHENTICATION_BACKENDS[0])
    request.session[ENTERED] = str(user.pk)
    return redirect("home")


@require_GET
def mailbox(request: HttpRequest) -> HttpResponse:
    """What was sent."""
    return render(request, "demo/mailbox.html", {"mails": mails()})


@require_POST
def tomorrow(request: Request) -> HttpResponse:
    """It is the next morning, and everybody else has lived up to it."""
    go_to_tomorrow(request.viewer, _day(request.POST.get("day")), datetime.now(UTC))
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else "demo-start")


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        raise Http404 from None
