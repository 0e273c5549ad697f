"""The pages of one patient's file: who neither treats nor stands in is asked why she opens it."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from soepel.records.viewer import ReasonNeeded
from soepel.web.shared.asking import Request

View = Callable[..., HttpResponse]


def opens_a_file(view: View) -> View:
    """A view of a patient's file that leads who must give a reason to where she gives it."""

    @wraps(view)
    def opened(request: Request, key: UUID, **args: Any) -> HttpResponse:
        try:
            return view(request, key, **args)
        except ReasonNeeded:
            return redirect("reason", key)

    return opened
