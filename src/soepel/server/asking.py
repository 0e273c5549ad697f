"""Who asks, and when: every request carries a viewer and a moment, which views hand on."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, cast
from uuid import uuid4

import pghistory
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from soepel.actions.access.record_openings import record_openings
from soepel.records.clock import today
from soepel.records.queries.site import history_is_safe, signed_off
from soepel.records.queries.viewers import viewer_of
from soepel.records.viewer import NotYours, Viewer
from soepel.server import clock
from soepel.server.second_factor import has_shown_factor
from soepel.web.shared.asking import Request

Answer = Callable[[HttpRequest], HttpResponse]


class AskingMiddleware:
    """Puts `request.viewer` and `request.now` on a request.

    No browser keeps the pages of an account. What is not the viewer's does not exist: whatever it
    was, the answer is 404. Nothing is of who works here and has not shown a second factor: she is
    led to it.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asking = cast("Request", request)
        asking.now = clock.now()
        asking.viewer = cast("Viewer", SimpleLazyObject(partial(_viewer, asking)))
        asking.number = uuid4()
        with pghistory.context(request=str(asking.number)):
            answer = self.answer(asking)
            _record(asking)
        if request.user.is_authenticated:
            # Pages of health: none is left on a shared computer for who presses "back" later.
            patch_cache_control(answer, private=True, no_store=True)
        return answer

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Says to the history who writes, and on which page; never the address itself."""
        pghistory.context(user=request.user.pk, page=_page(request))

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if not isinstance(fault, NotYours):
            return None
        if cast("Request", request).viewer.lacks_factor:
            return redirect("second-factor")
        raise Http404 from fault


def _viewer(asking: Request) -> Viewer:
    viewer = viewer_of(asking.user.pk, today(asking.now))
    if viewer.member is None or has_shown_factor(asking):
        return viewer
    return Viewer(user=viewer.user, lacks_factor=True)


def _record(asking: Request) -> None:
    """Records whose data this request showed, before it answers: nothing is seen unrecorded."""
    if asking.user.is_authenticated and asking.viewer.seen.grants:
        record_openings(asking.viewer, _page(asking), asking.number, asking.now)


def _page(request: HttpRequest) -> str:
    """The name of the address that was asked for; empty for one that there is not."""
    return (request.resolver_match and request.resolver_match.url_name) or ""


def about_the_site(request: HttpRequest) -> Mapping[str, Any]:
    """What every page knows: who looks, whether this is the demo, whether it may be real care."""
    now: datetime | None = getattr(request, "now", None)
    return {
        "viewer": getattr(request, "viewer", None),
        "now": now,
        "today": now and today(now),
        "demo": settings.DEMO,
        "not_signed_off": not settings.DEMO and not signed_off(),
        "one_role": not history_is_safe(),
    }
