"""A request as the site's own middleware hands it on: who asks, when, and in which language."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language

from soepel.records.viewer import Viewer
from soepel.words import Lang

ENTERED: Final = "entered-in-the-demo"
"""In a session: who was entered by a button of the demo. It counts in the demo alone."""


class Request(HttpRequest):
    """What a view of ours takes. `server.asking.AskingMiddleware` adds the two."""

    viewer: Viewer
    now: datetime
    number: UUID
    """Groups what one request opened and wrote in the history."""


def page_language() -> Lang:
    """The language of the page that is asked for."""
    return Lang(get_language() or Lang.NL)
