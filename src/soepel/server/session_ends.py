"""When a session ends by itself: after a while without anybody there, and for staff every day.

docs/decisions/2026-11-25-sessions-end.md says why these numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, cast

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from soepel.server.second_factor import was_entered
from soepel.web.shared.asking import Request

NOTED_EVERY: Final = 60
"""A session notes that somebody is there once in this part of what it may be idle: few writes."""
BEGAN: Final = "began"
"""In a session: when somebody signed in, in seconds since 1970."""
SEEN: Final = "seen"
"""In a session: when she was last there, in seconds since 1970."""
NOBODY_THERE: Final = frozenset({"caseload-news"})
"""Pages that a script asks for by itself: they show nothing of whether somebody is there."""


@dataclass(frozen=True)
class Ends:
    """How long a session lasts."""

    idle: timedelta
    at_most: timedelta


STAFF: Final = Ends(idle=timedelta(minutes=15), at_most=timedelta(hours=12))
PATIENT: Final = Ends(idle=timedelta(days=30), at_most=timedelta(days=365))


def is_over(ends: Ends, began: datetime, seen: datetime, now: datetime) -> bool:
    """Whether a session has ended by now."""
    return now - seen >= ends.idle or now - began >= ends.at_most


def begin(request: HttpRequest, **_: Any) -> None:
    """Notes in the session when somebody signed in."""
    request.session[BEGAN] = request.session[SEEN] = datetime.now(UTC).timestamp()


user_logged_in.connect(begin)


class SessionEndsMiddleware:
    """Signs out whose session is over, and leads her to the sign-in with a word about why."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or was_entered(request):
            return self.answer(request)
        viewer = cast("Request", request).viewer
        ends = PATIENT if viewer.member is None and not viewer.lacks_factor else STAFF
        now = datetime.now(UTC)
        # A session without a note is from before there were notes.
        began, seen = (_noted(request, what) for what in (BEGAN, SEEN))
        if is_over(ends, began, seen, now):
            return _signed_out(request)
        answer = self.answer(request)
        if now - seen >= ends.idle / NOTED_EVERY and _somebody_is_there(request):
            request.session[SEEN] = now.timestamp()
        return answer


def _noted(request: HttpRequest, what: str) -> datetime:
    return datetime.fromtimestamp(request.session.get(what, 0), UTC)


def _somebody_is_there(request: HttpRequest) -> bool:
    at = request.resolver_match
    # Who signed out meanwhile has no session to note it in.
    return request.user.is_authenticated and (at is None or at.url_name not in NOBODY_THERE)


def _signed_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.info(request, _("You were signed out, because you were away for a while."))
    return redirect("account_login")
