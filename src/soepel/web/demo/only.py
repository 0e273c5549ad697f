"""What keeps the demo where it belongs."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from soepel.records.queries.demo import made_by_demo

View = Callable[[Any], HttpResponse]
"""Takes a request, with what the site's middleware adds to it."""


def demo_only(view: View) -> View:
    """A view that exists for this machine alone, on a database that the demo made."""

    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        if not (_from_here(request) and made_by_demo()):
            raise Http404
        return view(request)

    return shown


def _from_here(request: HttpRequest) -> bool:
    address = request.META.get("REMOTE_ADDR", "")
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
