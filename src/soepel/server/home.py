"""Where everybody begins: the start page of whoever is signed in."""

from collections.abc import Mapping
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from soepel.records.viewer import NotYours
from soepel.records.vocabulary import Role
from soepel.web.shared.asking import Request

START: Final[Mapping[Role, str]] = {
    Role.THERAPIST: "caseload",
    Role.RECEPTION: "desk",
    Role.OWNER: "owner",
}


@require_safe
def home(request: Request) -> HttpResponse:
    """To the viewer's own page, or to the sign-in. Raises NotYours for who has no role."""
    viewer = request.viewer
    if viewer.user is None:
        return redirect("account_login")
    if viewer.patient is not None:
        return redirect("today")
    if viewer.role is None:
        raise NotYours
    return redirect(START[viewer.role])
