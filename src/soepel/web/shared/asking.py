"""A request as the site's own middleware hands it on: with who asks, and when."""

from datetime import datetime

from django.http import HttpRequest

from soepel.records.viewer import Viewer


class Request(HttpRequest):
    """What a view of ours takes. `server.asking.AskingMiddleware` adds the two."""

    viewer: Viewer
    now: datetime
