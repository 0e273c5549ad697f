"""Body and things of a movement as one list of triangles, with their colours, and the camera."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from soepel.figures.body import REGIONS, Floats, Ints, body
from soepel.figures.poses import HandPart, Movement
from soepel.figures.props import WATER, shapes
from soepel.figures.shapes import Shape
from soepel.figures.skeleton import OUTWARDS, SUFFIX, Posed
from soepel.figures.solving import hand_point
from soepel.figures.turning import applied, unit

Colour = tuple[int, int, int]

BACKGROUND: Final[Colour] = (246, 240, 229)
OUTLINE: Final[Colour] = (58, 52, 48)
SHADOW: Final[Colour] = (226, 216, 198)
WORKING: Final[Colour] = (233, 130, 40)
"""The colour of a muscle that works."""

COLOURS: Final[Mapping[str, Colour]] = {
    "skin": (226, 176, 142),
    "hair": (172, 168, 164),
    "shirt": (176, 204, 222),
    "right-trouser": (52, 140, 132),
    "left-trouser": (74, 88, 108),
    "sock": (250, 248, 244),
    "shoe": (88, 78, 74),
    "sole": (236, 232, 224),
    "eye": (52, 44, 42),
    "mouth": (168, 84, 76),
    "wood": (214, 178, 132),
    "wood-dark": (160, 122, 84),
    "wall": (222, 222, 214),
    "cupboard": (238, 232, 220),
    "mat": (140, 178, 164),
    "sheet": (228, 234, 240),
    "pillow": (252, 252, 252),
    "cushion": (206, 150, 120),
    "edge": (120, 92, 64),
    "glass": (206, 224, 232),
    "metal": (170, 174, 178),
    "machine": (96, 108, 120),
    "rubber": (62, 64, 70),
    "pad": (110, 124, 140),
    "water": (156, 206, 222),
    "tile": (236, 240, 240),
    "band": (214, 60, 70),
    "belt": (120, 84, 52),
    "bag": (196, 160, 84),
    "arrow": (196, 62, 30),
    "towel": (250, 214, 120),
}

MUSCLES: Final[Mapping[str, tuple[str, Floats, float, float]]] = {
    "quadriceps": ("thigh", np.array([0.0, 0.0, 1.0]), 0.15, 0.95),
    "hamstrings": ("thigh", np.array([0.0, 0.0, -1.0]), 0.25, 0.95),
    "adductors": ("thigh", np.array([1.0, 0.0, 0.0]), 0.05, 0.6),
    "gluteus-medius": ("thigh", np.array([-1.0, 0.0, -0.2]), -0.35, 0.25),
    "gluteus-maximus": ("thigh", np.array([0.0, 0.0, -1.0]), -0.3, 0.25),
    "hip-flexors": ("thigh", np.array([0.0, 0.0, 1.0]), -0.2, 0.2),
    "calf": ("calf", np.array([0.0, 0.0, -1.0]), 0.0, 0.6),
}
"""Where a muscle of this side is: the bone, which way its skin looks in the neutral stance, and
from where to where along the bone, 0 to 1."""


TINTED: Final = ("right-trouser", "left-trouser", "shirt")
"""The clothes through which muscles are shown."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """What is drawn of a movement: the body and what it wears hang on bones, the rest stands."""

    rest: Floats
    """Corners of what moves, in the rest pose."""
    normals: Floats
    bones: Ints
    """Four a corner; past the last bone come `BESIDES`."""
    weights: Floats
    colours: Floats
    faces: Ints
    standing: Shape
    standing_colours: Floats
    clear: Shape
    """The water, through which the rest is seen."""
    body_faces: int
    """How many of the faces are the body's; they come first."""


def model(movement: Movement) -> Model:
    """Everything that is drawn, with the muscles that work tinted."""
    person = body()
    things = [shape for prop in movement.props for shape in shapes(prop)]
    worn = [shape for shape in things if shape.bones]
    standing = _as_one([s for s in things if not s.bones and s.colour != WATER])
    rest, normals, bones = [person.corners], [person.normals], [person.bones]
    weights, colours, faces = (
        [person.weights],
        [tinted(movement.muscles, both=movement.both)],
        [person.faces],
    )
    start = len(person.corners)
    for shape in worn:
        own = [bone_number(name) for name in shape.bones]
        rest.append(_to_rest(shape.corners, own))
        normals.append(_to_rest(shape.normals, own, directions=True))
        bones.append(np.repeat(np.array(own)[:, None], 4, axis=1))
        weights.append(np.tile([1.0, 0, 0, 0], (len(own), 1)))
        colours.append(np.tile(COLOURS[shape.colour], (len(own), 1)))
        faces.append(shape.faces + start)
        start += len(own)
    return Model(
        rest=np.concatenate(rest),
        normals=np.concatenate(normals),
        bones=np.concatenate(bones),
        weights=np.concatenate(weights),
        colours=np.concatenate(colours),
        faces=np.concatenate(faces),
        standing=standing[0],
        standing_colours=standing[1],
        clear=_as_one([shape for shape in things if shape.colour == WATER])[0],
        body_faces=len(person.faces),
    )


BESIDES: Final = ("room", "hang_r", "hang_l")
"""After the bones: the room, and what hangs straight down from each hand."""


def bone_number(name: str) -> int:
    """The place of a bone, or of what comes after the last."""
    person = body()
    return len(person.names) + BESIDES.index(name) if name in BESIDES else person.bone(name)


def binds() -> Floats:
    """From the rest pose to the axes of each bone, and of what comes after the last."""
    return np.concatenate([body().binds, np.tile(np.eye(4), (len(BESIDES), 1, 1))])


def placed(pose: Posed) -> tuple[Floats, Floats]:
    """How each bone is turned and where it begins, with what comes after the last."""
    count = len(pose.turns)
    level = np.broadcast_to(np.eye(3), (count, len(BESIDES), 3, 3))
    grips = [
        pose.at(f"hand_{SUFFIX[side]}", hand_point(HandPart.GRIP, out))
        for side, out in OUTWARDS.items()
    ]
    starts = [pose.starts, np.zeros((count, 1, 3)), *(grip[:, None] for grip in grips)]
    return np.concatenate([pose.turns, level], axis=1), np.concatenate(starts, axis=1)


def _to_rest(values: Floats, bones: list[int], *, directions: bool = False) -> Floats:
    """From the axes of its bone to the rest pose, for each corner."""
    inverse: Floats = np.linalg.inv(binds()[bones]).astype(float)
    moved = applied(inverse[:, :3, :3], values)
    return moved if directions else moved + inverse[:, :3, 3]


def _as_one(parts: list[Shape]) -> tuple[Shape, Floats]:
    if not parts:
        empty = np.zeros((0, 3))
        return Shape(empty, empty, np.zeros((0, 3), dtype=np.int64), ""), empty
    starts = np.cumsum([0, *(len(part.corners) for part in parts[:-1])])
    colours = [np.tile(COLOURS[part.colour], (len(part.corners), 1)) for part in parts]
    whole = Shape(
        np.concatenate([part.corners for part in parts]),
        np.concatenate([part.normals for part in parts]),
        np.concatenate([part.faces + start for part, start in zip(parts, starts, strict=True)]),
        "",
    )
    return whole, np.concatenate(colours).astype(float)


def tinted(muscles: tuple[str, ...], *, both: bool = False) -> Floats:
    """The colour of each corner of the body; the muscles of both sides tinted, or of this one."""
    person = body()
    colours = np.array([COLOURS[REGIONS[region]] for region in person.regions], dtype=float)
    cloth = np.isin(person.regions, [REGIONS.index(name) for name in TINTED])
    for muscle in muscles:
        for out in (-1.0, 1.0) if both else (-1.0,):
            share = (working(muscle, out) * cloth)[:, None]
            colours = colours * (1 - share) + share * np.array(WORKING)
    return colours


def working(muscle: str, out: float) -> Floats:
    """How much each corner lies over a muscle, 0 to 1; `out` is the sign of x of its side."""
    person = body()
    bone, looks, top, bottom = MUSCLES[muscle]
    end = "_r" if out < 0 else "_l"
    bind = person.binds[person.bone(bone + end)]
    child = person.steps[person.bone({"thigh": "calf", "calf": "foot"}[bone] + end)]
    own = applied(bind[:3, :3], person.corners) + bind[:3, 3]
    along = -own[:, 1] / np.linalg.norm(child)
    facing = applied(bind[:3, :3], person.normals) @ unit(looks * [-out, 1, 1])
    inside = np.clip((along - top) / 0.12, 0, 1) * np.clip((bottom - along) / 0.12, 0, 1)
    near = (np.abs(own[:, 0]) < 0.2) & (person.corners[:, 0] * out > -0.01)
    return np.asarray(np.clip(facing * 2.2 + 0.2, 0, 1) * inside * near)


def moved(drawn: Model, pose: Posed) -> tuple[Floats, Floats]:
    """Corners and normals of what moves, in every frame."""
    turns, starts = placed(pose)
    matrices = turns @ binds()[:, :3, :3]
    offsets = starts + applied(turns, binds()[:, :3, 3])
    points = np.zeros((len(turns), *drawn.rest.shape))
    normals = np.zeros_like(points)
    for slot in range(4):
        bone, weight = drawn.bones[:, slot], drawn.weights[:, slot, None]
        points += weight * (applied(matrices[:, bone], drawn.rest) + offsets[:, bone])
        normals += weight * applied(matrices[:, bone], drawn.normals)
    return points, unit(normals)


# -- the camera -----------------------------------------------------------------------------------

FIELD: Final = 22.0
"""Degrees from the top to the bottom of a picture: a long lens, so that limbs keep their length."""
MARGIN: Final = 1.06


@dataclass(frozen=True, slots=True, eq=False)
class Camera:
    """Where a picture is taken from."""

    eye: Floats
    target: Floats

    def axes(self) -> Floats:
        """Rows: to the right, up and backwards in the picture."""
        backwards = unit(self.eye - self.target)
        right = unit(np.cross([0.0, 1.0, 0.0], backwards))
        return np.stack([right, np.cross(backwards, right), backwards])

    def seen(self, points: Floats) -> Floats:
        """Points as the camera sees them: right, up, and how far ahead it is, in metres."""
        own = (points - self.eye) @ self.axes().T
        return np.asarray(own * [1, 1, -1])


def camera(yaw: float, pitch: float, points: Floats, aspect: float) -> Camera:
    """A camera that just sees all points, for a picture so many times as wide as high."""
    across, up = np.radians(yaw), np.radians(pitch)
    away = np.array([-np.sin(across) * np.cos(up), np.sin(up), np.cos(across) * np.cos(up)])
    target = (points.min(axis=0) + points.max(axis=0)) / 2
    found = _far_enough(target, away, points, aspect)
    for _ in range(2):  # what is seen moves a little when the camera does
        shown = found.seen(points)
        flat = shown[:, :2] / shown[:, 2:]
        middle = (flat.min(axis=0) + flat.max(axis=0)) / 2
        far = float(np.linalg.norm(found.eye - target))
        target = target + (middle * far) @ found.axes()[:2]
        found = _far_enough(target, away, points, aspect)
    return found


def _far_enough(target: Floats, away: Floats, points: Floats, aspect: float) -> Camera:
    """The camera on the line from the target that has all points between its edges."""
    own = Camera(target + away, target).seen(points) - [0, 0, 1]
    half = np.tan(np.radians(FIELD / 2))
    aside = np.maximum(np.abs(own[:, 1]), np.abs(own[:, 0]) / aspect)
    return Camera(target + float(np.max(aside * MARGIN / half - own[:, 2])) * away, target)


def all_corners(drawn: Model, pose: Posed) -> Floats:
    """Everything that a picture of these frames must show."""
    points, _ = moved(drawn, pose)
    return np.concatenate([points.reshape(-1, 3), drawn.standing.corners, drawn.clear.corners])
