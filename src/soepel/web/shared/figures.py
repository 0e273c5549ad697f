"""The pictures of the movements: their addresses, and the view that sends them."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from soepel.core.quantities import Side
from soepel.figures.body import body_file
from soepel.figures.pictures import Pictures
from soepel.library.posed import ANY_LEVEL, movements

KINDS: Final = ("start", "end", "thumbnail", "strip")
WHOLE: Final = "any"
"""Stands in an address for the level of an exercise that has none."""
FOR_GOOD: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Shown:
    """The pictures of one movement, as a page shows them."""

    start: str
    end: str
    thumbnail: str
    strip: str
    movement: str
    """The frames for the browser."""
    body: str
    seconds: int
    """How long the movement takes, for the pace of the strip."""
    mirrored: bool
    """The left side: the browser shows the mirror image."""


def shown(exercise: str, level: str | None, side: Side | None) -> Shown | None:
    """Where the pictures of a movement are; None for one that has not been posed.

    Without a level, those of the first. The left side is the mirror image of the right.
    """
    at = level if level is not None else first_level(exercise)
    posed = movements().get((exercise, at or ANY_LEVEL))
    if posed is None:
        return None
    key = Pictures(folder(), posed).key
    place = {"exercise": exercise, "level": at or WHOLE, "side": side or Side.RIGHT, "key": key}

    def address(what: str) -> str:
        return reverse("figure", kwargs={**place, "what": what})

    seconds = sum(step.move + step.hold for step in posed.play)
    start, end, thumbnail, strip = map(address, KINDS)
    return Shown(
        start=start,
        end=end,
        thumbnail=thumbnail,
        strip=strip,
        movement=reverse("figure-movement", args=[exercise, at or WHOLE, key]),
        body=reverse("figure-body", args=[body_key()]),
        seconds=round(seconds),
        mirrored=side == Side.LEFT,
    )


def first_level(exercise: str) -> str | None:
    """The easiest level that has been posed."""
    return next((level for id_, level in movements() if id_ == exercise), None)


@require_safe
def picture(
    request: HttpRequest, exercise: str, level: str, side: str, what: str, key: str
) -> HttpResponse:
    """One picture, kept by browsers for good: its address changes when it does."""
    del request
    posed = movements().get((exercise, ANY_LEVEL if level == WHOLE else level))
    if posed is None or side not in {Side.LEFT, Side.RIGHT} or what not in KINDS:
        raise Http404
    pictures = Pictures(folder(), posed, mirrored=side == Side.LEFT)
    if key != pictures.key:
        raise Http404
    paint = {"start": pictures.start, "end": pictures.end, "strip": pictures.strip}
    content = paint.get(what, pictures.thumbnail)()
    return HttpResponse(content, "image/webp", headers={"Cache-Control": FOR_GOOD})


@require_safe
def movement(request: HttpRequest, exercise: str, level: str, key: str) -> HttpResponse:
    """The frames of a movement for the browser, kept for good."""
    del request
    posed = movements().get((exercise, ANY_LEVEL if level == WHOLE else level))
    if posed is None or key != Pictures(folder(), posed).key:
        raise Http404
    content = Pictures(folder(), posed).frames()
    return HttpResponse(content, "application/json", headers={"Cache-Control": FOR_GOOD})


@require_safe
def body(request: HttpRequest, key: str) -> HttpResponse:
    """The body that moves, kept for good."""
    del request
    if key != body_key():
        raise Http404
    return HttpResponse(body_file(), "model/gltf-binary", headers={"Cache-Control": FOR_GOOD})


@cache
def body_key() -> str:
    """A short hash over the body."""
    return hashlib.sha256(body_file()).hexdigest()[:16]


def folder() -> Path:
    """Where painted pictures are kept between requests."""
    return Path(settings.PICTURES)
