"""Pictures of a movement as files: a still, a strip of frames to step through, a thumbnail."""

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from soepel.figures import painter
from soepel.figures.body import body_file
from soepel.figures.playing import Frames
from soepel.figures.poses import Movement
from soepel.figures.shipping import shipped
from soepel.figures.staging import Scene, scene

STRIP_FRAMES: Final = 8
STRIP_SIZE: Final = (400, 300)
STILL_SIZE: Final = (640, 480)
THUMBNAIL_SIZE: Final = (160, 120)
QUALITY: Final = {"start": 62, "end": 62, "thumbnail": 62, "strip": 50}
LOWEST_QUALITY: Final = 20
LIMITS: Final = {"start": 25_000, "end": 25_000, "thumbnail": 3_000, "strip": 25_000}
"""Bytes: what a picture may weigh on a slow line."""


def still(ready: Scene, frame: int, size: tuple[int, int]) -> painter.Picture:
    """One frame, painted."""
    return painter.paint(
        ready.drawn, ready.points[frame], ready.normals[frame], ready.seen_by, size
    )


def end_frame(movement: Movement, ready: Scene) -> int:
    """The frame that shows the movement best: where it stays longest, but not where it begins."""
    clock, stays = 0.0, []
    for step in movement.play:
        clock += step.move
        stays.append((step.to != movement.play[-1].to, step.hold, clock))
        clock += step.hold
    _, _, at = max(stays)
    return nearest(ready.frames, at)


def nearest(played: Frames, seconds: float) -> int:
    """The frame at a time."""
    return int(np.abs(played.times - seconds).argmin())


def strip_times(played: Frames) -> list[int]:
    """Eight frames, evenly over the time of the movement."""
    whole = float(played.times[-1])
    return [nearest(played, whole * n / STRIP_FRAMES) for n in range(STRIP_FRAMES)]


class Pictures:
    """Paints a movement into a folder, once: the name of each file says what is in it."""

    def __init__(self, folder: Path, movement: Movement, *, mirrored: bool = False) -> None:
        self._folder = folder
        self._movement = movement
        self._mirrored = mirrored
        self.key = content_key(movement)

    def start(self) -> bytes:
        """The first pose, as WebP."""
        return self._painted("start", lambda ready: still(ready, 0, STILL_SIZE))

    def end(self) -> bytes:
        """The pose that it is about, as WebP."""
        return self._painted("end", lambda ready: self._at_end(ready, STILL_SIZE))

    def thumbnail(self) -> bytes:
        """The pose that it is about, small."""
        return self._painted("thumbnail", lambda ready: self._at_end(ready, THUMBNAIL_SIZE))

    def strip(self) -> bytes:
        """Eight frames below one another, as WebP."""
        return self._painted("strip", _strip)

    def frames(self) -> bytes:
        """The movement for the browser, as JSON; alike for both sides."""
        return self._kept("frames.json", lambda: json.dumps(shipped(self._scene())).encode())

    def _scene(self) -> Scene:
        return scene(self._movement)

    def _at_end(self, ready: Scene, size: tuple[int, int]) -> painter.Picture:
        return still(ready, end_frame(self._movement, ready), size)

    def _painted(self, what: str, paint: Callable[[Scene], painter.Picture]) -> bytes:
        side = "left" if self._mirrored else "right"

        def made() -> bytes:
            return light(paint(self._scene()), QUALITY[what], LIMITS[what], self._mirrored)

        return self._kept(f"{what}-{side}.webp", made)

    def _kept(self, name: str, made: Callable[[], bytes]) -> bytes:
        path = self._folder / f"{self.key}-{name}"
        if not path.is_file():
            write_whole(path, made())
        return path.read_bytes()


def _strip(ready: Scene) -> painter.Picture:
    parts = [still(ready, frame, STRIP_SIZE) for frame in strip_times(ready.frames)]
    return np.concatenate(parts, axis=0)


def light(picture: painter.Picture, quality: int, limit: int, mirrored: bool) -> bytes:
    """A picture in at most so many bytes: at a lower quality if need be."""
    content = encoded(picture, quality, mirrored)
    while len(content) > limit and quality > LOWEST_QUALITY:
        quality -= 6
        content = encoded(picture, quality, mirrored)
    return content


def encoded(picture: painter.Picture, quality: int, mirrored: bool) -> bytes:
    """A picture as WebP; the mirror image when the exercise is for the left."""
    shown = picture[:, ::-1] if mirrored else picture
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(shown)).save(out, "WEBP", quality=quality, method=6)
    return out.getvalue()


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{hashlib.sha256(content).hexdigest()[:8]}.part")
    part.write_bytes(content)
    part.replace(path)


def content_key(movement: Movement) -> str:
    """A short hash over what a picture depends on: poses, body, and how it is painted."""
    told = json.dumps(asdict(movement), sort_keys=True, default=list)
    return hashlib.sha256(told.encode() + _painted_by()).hexdigest()[:16]


@cache
def _painted_by() -> bytes:
    """The body and the code that paints it."""
    here = Path(__file__).parent
    digest = hashlib.sha256(body_file())
    for module in sorted(here.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.digest()
