"""A movement as the browser gets it: bones of every frame, and what is drawn besides the body.

Numbers travel as base64 of little-endian arrays, so that a phone reads them without parsing.
"""

import base64
from typing import Any, Final

import numpy as np

from soepel.figures.body import Floats, Ints, body
from soepel.figures.scene import (
    BACKGROUND,
    COLOURS,
    FIELD,
    OUTLINE,
    SHADOW,
    binds,
    placed,
)
from soepel.figures.staging import Scene
from soepel.figures.turning import quaternion

PLACE: Final = 10_000
"""A place travels as whole tenths of a millimetre."""
TURN: Final = 32_767
"""The part of a quaternion that is 1 travels as this."""


def shipped(ready: Scene) -> dict[str, Any]:
    """What `figure.js` reads; what each part is, it says there."""
    drawn, own = ready.drawn, len(body().corners)
    return {
        "seconds": round(float(ready.frames.times[-1]), 3),
        "times": packed(ready.frames.times, "<f4"),
        "bones": packed(bones(ready), "<i2"),
        "binds": packed(binds()[len(body().names) :], "<f4"),
        "tints": packed(drawn.colours, "<u1"),
        "worn": {
            "corners": packed(drawn.rest[own:], "<f4"),
            "normals": packed(drawn.normals[own:], "<f4"),
            "bones": packed(drawn.bones[own:, 0], "<u1"),
            "faces": packed(drawn.faces[drawn.body_faces :], "<u2"),
        },
        "standing": mesh(drawn.standing.corners, drawn.standing.normals, drawn.standing.faces)
        | {"tints": packed(drawn.standing_colours, "<u1")},
        "water": mesh(drawn.clear.corners, drawn.clear.normals, drawn.clear.faces)
        | {"tint": COLOURS["water"]},
        "eye": ready.seen_by.eye.round(4).tolist(),
        "target": ready.seen_by.target.round(4).tolist(),
        "field": FIELD,
        "colours": {"ground": BACKGROUND, "line": OUTLINE, "shadow": SHADOW},
    }


def bones(ready: Scene) -> Floats:
    """Place and quaternion of every bone in every frame, the nearest of two equal quaternions."""
    turns, starts = placed(ready.frames.bones)
    turned = quaternion(turns)
    for frame in range(1, len(turned)):
        far = (turned[frame] * turned[frame - 1]).sum(axis=-1) < 0
        turned[frame][far] *= -1
    return np.concatenate([starts * PLACE, turned * TURN], axis=-1).round()


def mesh(corners: Floats, normals: Floats, faces: Ints) -> dict[str, str]:
    """A mesh that stands in the room."""
    return {
        "corners": packed(corners, "<f4"),
        "normals": packed(normals, "<f4"),
        "faces": packed(faces, "<u2"),
    }


def packed(values: "np.typing.NDArray[np.generic]", kind: str) -> str:
    """Numbers as base64 of an array of this kind."""
    return base64.b64encode(np.ascontiguousarray(values, dtype=kind).tobytes()).decode()
