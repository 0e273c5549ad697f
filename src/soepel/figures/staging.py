"""A movement with everything that is the same for each of its pictures."""

from dataclasses import dataclass
from typing import Final

from soepel.figures.body import Floats
from soepel.figures.playing import Frames, frames
from soepel.figures.poses import Movement
from soepel.figures.scene import Camera, Model, all_corners, camera, model, moved

ASPECT: Final = 4 / 3
"""Every picture is so many times as wide as high."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A movement ready to be painted."""

    drawn: Model
    frames: Frames
    points: Floats
    normals: Floats
    seen_by: Camera


def scene(movement: Movement) -> Scene:
    """Everything that is the same for every picture of a movement."""
    drawn, played = model(movement), frames(movement)
    points, normals = moved(drawn, played.bones)
    shown = all_corners(drawn, played.bones)
    seen_by = camera(movement.yaw, movement.pitch, shown, ASPECT)
    return Scene(drawn, played, points, normals, seen_by)
