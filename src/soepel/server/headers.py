"""What a browser may do on these pages."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

NEVER_USED: Final = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
    *("encrypted-media", "geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi"),
    *("payment", "serial", "usb", "xr-spatial-tracking"),
)
"""What no page asks of a phone or computer. A page that begins to need one takes it off the list
for itself, by a header of its own."""
OWN: Final = ("screen-wake-lock",)
"""What our own pages use: the screen stays on while somebody exercises."""
PERMISSIONS: Final = ", ".join(
    (*(f"{name}=()" for name in NEVER_USED), *(f"{name}=(self)" for name in OWN))
)


class PermissionsMiddleware:
    """Puts `Permissions-Policy` on every answer that has none of its own."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.answer(request)
        answer.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return answer
