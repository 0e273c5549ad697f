"""From the angles of a pose to where each bone is. Many frames at once: the first axis."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from soepel.figures.body import Body, Floats, Ints, body
from soepel.figures.turning import about_x, about_y, about_z, applied

Angles = Mapping[str, Floats]
"""Degrees by the name of the angle, one for each frame; an angle that is not named is 0.

Besides those of `joints`: how the whole body lies, `body_pitch` (positive: on its front),
`body_roll` (positive: on this side), `body_turn` (positive: turned to this side).
"""

Angle = Callable[[str], Floats]
"""Gives the degrees of an angle in every frame."""

SUFFIX: Final = {"this": "r", "other": "l"}
OUTWARDS: Final = {"this": -1.0, "other": 1.0}
"""The sign of x on each side: this side is posed as the right."""


@dataclass(frozen=True, slots=True, eq=False)
class Posed:
    """Every bone of every frame."""

    turns: Floats
    """From the neutral stance: (frames, bones, 3, 3)."""
    starts: Floats
    """Where each bone begins, in metres: (frames, bones, 3)."""

    def turn(self, bone: str) -> Floats:
        return np.asarray(self.turns[:, body().bone(bone)])

    def start(self, bone: str) -> Floats:
        return np.asarray(self.starts[:, body().bone(bone)])

    def at(self, bone: str, offset: Floats) -> Floats:
        """A point that is fixed to a bone: `offset` from its start, along its own axes."""
        return np.asarray(self.start(bone) + applied(self.turn(bone), offset))


def posed(angles: Angles, pelvis: Floats, frames: int) -> Posed:
    """The bones for these angles, with the pelvis at the given places: (frames, 3)."""
    person = body()
    own = _own_turns(person, angles, frames)
    turns = np.empty((frames, len(person.names), 3, 3))
    starts = np.empty((frames, len(person.names), 3))
    for bone, parent in enumerate(person.parents):
        if parent < 0:
            turns[:, bone], starts[:, bone] = own[bone], pelvis
        else:
            turns[:, bone] = turns[:, parent] @ own[bone]
            starts[:, bone] = starts[:, parent] + turns[:, parent] @ person.steps[bone]
    return Posed(turns, starts)


def corners(pose: Posed, only: Ints | None = None) -> Floats:
    """The corners of the body in every frame, all or those asked for: (frames, corners, 3)."""
    person = body()
    some = np.arange(len(person.corners)) if only is None else only
    moved = np.zeros((len(pose.turns), len(some), 3))
    matrices = pose.turns @ person.binds[:, :3, :3]
    offsets = pose.starts + applied(pose.turns, person.binds[:, :3, 3])
    for slot in range(4):
        bone = person.bones[some, slot]
        point = applied(matrices[:, bone], person.corners[some]) + offsets[:, bone]
        moved += person.weights[some, slot, None] * point
    return moved


def _own_turns(person: Body, angles: Angles, frames: int) -> list[Floats]:
    """How each bone is turned from its parent."""

    def angle(name: str) -> Floats:
        return np.broadcast_to(np.asarray(angles.get(name, 0.0), dtype=float), (frames,))

    turns = {
        "pelvis": body_turn(angles, frames),
        **_spine(angle),
        **{bone: turn for side in SUFFIX for bone, turn in _leg(angle, side).items()},
        **{bone: turn for side in SUFFIX for bone, turn in _arm(angle, side).items()},
    }
    return [turns[name] for name in person.names]


def body_turn(angles: Angles, frames: int) -> Floats:
    """How the pelvis is turned in the room."""

    def angle(name: str) -> Floats:
        return np.broadcast_to(np.asarray(angles.get(name, 0.0), dtype=float), (frames,))

    lies = about_z(angle("body_roll")) @ about_x(angle("body_pitch"))
    tilted = about_z(-angle("pelvis_list")) @ about_x(angle("pelvis_tilt"))
    turned = about_y(-angle("pelvis_turn"))
    return np.asarray(about_y(-angle("body_turn")) @ lies @ turned @ tilted)


def _spine(angle: Angle) -> dict[str, Floats]:
    """A third of the trunk's angle in each of three bones, half of the neck's in two."""
    third = (
        about_y(-angle("trunk_turn") / 3)
        @ about_z(angle("trunk_bend") / 3)
        @ about_x(angle("trunk_flexion") / 3)
    )
    half = (
        about_y(-angle("neck_turn") / 2)
        @ about_z(angle("neck_bend") / 2)
        @ about_x(angle("neck_flexion") / 2)
    )
    return {
        **dict.fromkeys(("spine_01", "spine_02", "spine_03"), third),
        **dict.fromkeys(("neck_01", "head"), half),
    }


def ball_and_socket(flexion: Floats, abduction: Floats, rotation: Floats, out: float) -> Floats:
    """The turn of a thigh or an upper arm: first about its own length, then aside, then forward."""
    return np.asarray(about_x(-flexion) @ about_z(out * abduction) @ about_y(out * rotation))


def ankle(turn: Floats, dorsiflexion: Floats, inversion: Floats, out: float) -> Floats:
    """The turn of a foot from its shin."""
    return np.asarray(about_y(out * turn) @ about_x(-dorsiflexion) @ about_z(-out * inversion))


def _leg(angle: Angle, side: str) -> dict[str, Floats]:
    end, out = SUFFIX[side], OUTWARDS[side]

    def of(name: str) -> Floats:
        return angle(f"{side}.{name}")

    return {
        f"thigh_{end}": ball_and_socket(
            of("hip_flexion"), of("hip_abduction"), of("hip_rotation"), out
        ),
        f"calf_{end}": about_x(of("knee_flexion")),
        f"foot_{end}": ankle(
            of("ankle_turn"), of("ankle_dorsiflexion"), of("ankle_inversion"), out
        ),
        f"ball_{end}": about_x(-of("toes_extension")),
    }


def _arm(angle: Angle, side: str) -> dict[str, Floats]:
    end, out = SUFFIX[side], OUTWARDS[side]

    def of(name: str) -> Floats:
        return angle(f"{side}.{name}")

    half_pronation = about_y(-out * of("forearm_pronation") / 2)
    curl = about_z(-out * of("fingers_curl"))
    wrist = about_z(out * of("wrist_extension")) @ about_x(-of("wrist_deviation"))
    return {
        f"clavicle_{end}": about_y(-out * of("scapula_protraction"))
        @ about_z(out * of("scapula_elevation")),
        f"upperarm_{end}": ball_and_socket(
            of("shoulder_flexion"), of("shoulder_abduction"), of("shoulder_rotation"), out
        ),
        f"lowerarm_{end}": about_x(-of("elbow_flexion")) @ half_pronation,
        f"hand_{end}": half_pronation @ wrist,
        f"knuckles_{end}": curl,
        f"fingers_{end}": curl,
        f"thumb_{end}": about_z(
            -out * np.where(of("fingers_curl") < 0, 2, 1 / 3) * of("fingers_curl")
        ),
    }
