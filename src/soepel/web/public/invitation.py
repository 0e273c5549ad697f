"""The page of an invitation: who has its link accepts it by a button, and works here."""

from typing import Final

from allauth.account.internal.flows.login import record_authentication
from allauth.core.ratelimit import consume, respond_429
from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from soepel.actions.people.accept_invitation import (
    Letter,
    Link,
    NotAccepted,
    accept_invitation,
    read_invitation,
)
from soepel.actions.people.invite import digest_of_link
from soepel.web.shared.asking import Request

INVITATION: Final = "invitation"
"""In the session: the digest of the link that was opened."""


@never_cache
@require_safe
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Leads on to the page, whose address has no secret; a mail program that looks changes nothing.

    It leads there whatever the link is, so that no log and no history of pages tells one that
    works from another.
    """
    request.session[INVITATION] = digest_of_link(token)
    return redirect("invitation")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: Request) -> HttpResponse:
    """Who invites and for what, with a button to accept; or why the link works no more."""
    digest = str(request.session.get(INVITATION, ""))
    if request.method == "POST" and request.viewer.user is None:
        if not consume(request, action="accept_invitation"):
            too_often: HttpResponse = respond_429(request)
            return too_often
        try:
            return _comes_in(request, accept_invitation(digest, request.now))
        except NotAccepted:
            pass  # the page says why
    letter = read_invitation(digest, request.now) if digest else Letter(Link.UNKNOWN)
    return render(request, "public/invitation.html", {"letter": letter, "link": letter.link.name})


def _comes_in(request: HttpRequest, account: int) -> HttpResponse:
    """Signs her in: the link came to her address, as a mailed code does. Next is a second step."""
    user = get_user_model().objects.get(pk=account)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, user, method="code", email=user.email)
    return redirect("second-factor")
