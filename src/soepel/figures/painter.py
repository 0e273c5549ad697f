"""Paints triangles: every one at once, the nearest at each point of the picture."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from soepel.figures.body import Floats, Ints
from soepel.figures.props import WATER
from soepel.figures.scene import (
    BACKGROUND,
    COLOURS,
    FIELD,
    OUTLINE,
    SHADOW,
    Camera,
    Model,
)

FINER: Final = 2
"""Each point of the picture is painted as so many points across and down, and then averaged."""
LIGHT: Final = np.array([-0.45, 0.75, 0.5])
"""Where the light comes from, as the camera sees it: left, above, before."""
DARKEST: Final = 0.66
BRIGHTEST: Final = 1.06
CLEARNESS: Final = 0.45
"""How much is seen through water."""
LINE: Final = 0.0045
"""Metres: the outline around the figure."""
AT_ONCE: Final = 3_000_000
"""Points that are weighed in one go: what fits in memory."""
TOO_THIN: Final = 1e-9

Picture = np.typing.NDArray[np.uint8]


@dataclass(slots=True, eq=False)
class Canvas:
    """A picture that is being painted."""

    colours: Floats
    nearness: Floats
    """One over the distance, of what is painted at each point; 0 where nothing is."""
    wide: int
    high: int


def canvas(size: tuple[int, int]) -> Canvas:
    """An empty picture."""
    wide, high = size[0] * FINER, size[1] * FINER
    colours = np.tile(np.array(BACKGROUND, dtype=float), (wide * high, 1))
    return Canvas(colours, np.zeros(wide * high), wide, high)


def paint(
    drawn: Model, points: Floats, normals: Floats, seen_by: Camera, size: tuple[int, int]
) -> Picture:
    """One frame: (height, width, 3)."""
    sheet = painted(drawn, points, normals, seen_by, size)
    fine = sheet.colours.reshape(size[1], FINER, size[0], FINER, 3)
    return np.asarray(np.clip(fine.mean(axis=(1, 3)) + 0.5, 0, 255), dtype=np.uint8)


def silhouette(
    drawn: Model, points: Floats, seen_by: Camera, size: tuple[int, int]
) -> "np.typing.NDArray[np.bool_]":
    """Where anything is, without outline and shadow: (height, width)."""
    sheet = canvas(size)
    flat = np.zeros_like(points)
    triangles(sheet, seen_by.seen(points), flat, drawn.faces)
    standing = drawn.standing
    triangles(sheet, seen_by.seen(standing.corners), standing.corners * 0, standing.faces)
    fine = (sheet.nearness > 0).reshape(size[1], FINER, size[0], FINER)
    return np.asarray(fine.mean(axis=(1, 3)) >= 0.5)


def painted(
    drawn: Model, points: Floats, normals: Floats, seen_by: Camera, size: tuple[int, int]
) -> Canvas:
    sheet = canvas(size)
    standing = drawn.standing
    shadows(sheet, drawn, points, seen_by)
    own = shaded(drawn.standing_colours, standing.normals, seen_by)
    triangles(sheet, seen_by.seen(standing.corners), own, standing.faces)
    hull = points + LINE * normals
    ink = np.tile(np.array(OUTLINE, dtype=float), (len(points), 1))
    around = drawn.faces[: drawn.body_faces, ::-1]
    triangles(sheet, seen_by.seen(hull), ink, around)
    triangles(sheet, seen_by.seen(points), shaded(drawn.colours, normals, seen_by), drawn.faces)
    wash(sheet, drawn, seen_by)
    return sheet


def wash(sheet: Canvas, drawn: Model, seen_by: Camera) -> None:
    """Lays water over what is behind it."""
    dry, before = sheet.colours.copy(), sheet.nearness.copy()
    water = np.tile(np.array(COLOURS[WATER], dtype=float), (len(drawn.clear.corners), 1))
    shade = shaded(water, drawn.clear.normals, seen_by)
    triangles(sheet, seen_by.seen(drawn.clear.corners), shade, drawn.clear.faces)
    wet = sheet.nearness > before
    sheet.colours[wet] = CLEARNESS * dry[wet] + (1 - CLEARNESS) * sheet.colours[wet]


def shadows(sheet: Canvas, drawn: Model, points: Floats, seen_by: Camera) -> None:
    """What stands over the floor darkens it, seen from straight above."""
    for corners, faces in ((points, drawn.faces), (drawn.standing.corners, drawn.standing.faces)):
        flat = corners * [1, 0, 1] + [0, 0.001, 0]
        both = np.concatenate([faces, faces[:, ::-1]])
        dark = np.tile(np.array(SHADOW, dtype=float), (len(flat), 1))
        triangles(sheet, seen_by.seen(flat), dark, both)


def shaded(colours: Floats, normals: Floats, seen_by: Camera) -> Floats:
    """Colours in the light, half of it from everywhere."""
    light = LIGHT / np.linalg.norm(LIGHT)
    half = 0.5 + 0.5 * (normals @ seen_by.axes().T @ light)
    return np.asarray(colours * (DARKEST + (BRIGHTEST - DARKEST) * half)[:, None])


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """Triangles on the canvas: their corners, and the block of points around each."""

    faces: Ints
    x: Floats
    y: Floats
    area: Floats
    left: Ints
    top: Ints
    wide: Ints
    count: Ints

    def some(self, part: slice) -> "Flat":
        return Flat(
            faces=self.faces[part],
            x=self.x[part],
            y=self.y[part],
            area=self.area[part],
            left=self.left[part],
            top=self.top[part],
            wide=self.wide[part],
            count=self.count[part],
        )


def triangles(sheet: Canvas, seen: Floats, colours: Floats, faces: Ints) -> None:
    """Paints the triangles that look to the camera: `seen` is right, up, ahead in metres."""
    scale = sheet.high / 2 / np.tan(np.radians(FIELD / 2))
    x = sheet.wide / 2 + scale * seen[:, 0] / seen[:, 2]
    y = sheet.high / 2 - scale * seen[:, 1] / seen[:, 2]
    flat = _flat(sheet, x, y, faces)
    ends = np.cumsum(flat.count)
    start = 0
    while start < len(ends):
        done = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, done + AT_ONCE)))
        _fill(sheet, flat.some(slice(start, stop)), 1 / seen[:, 2], colours)
        start = stop


def _flat(sheet: Canvas, x: Floats, y: Floats, faces: Ints) -> Flat:
    """The triangles that look to the camera."""
    xs, ys = x[faces], y[faces]
    area = (xs[:, 1] - xs[:, 0]) * (ys[:, 2] - ys[:, 0]) - (xs[:, 2] - xs[:, 0]) * (
        ys[:, 1] - ys[:, 0]
    )
    looking = area < -TOO_THIN  # y runs down, so what turns to the left has a negative area
    xs, ys = xs[looking], ys[looking]
    left, right = _from_to(xs, sheet.wide)
    top, bottom = _from_to(ys, sheet.high)
    wide = np.maximum(right - left, 0)
    count = wide * np.maximum(bottom - top, 0)
    return Flat(faces[looking], xs, ys, area[looking], left, top, wide, count)


def _from_to(values: Floats, most: int) -> tuple[Ints, Ints]:
    """The first point of the canvas that each triangle may cover, and the one after the last."""
    first = np.clip(np.ceil(values.min(axis=1) - 0.5), 0, most)
    after = np.clip(np.floor(values.max(axis=1) - 0.5) + 1, 0, most)
    return first.astype(np.int64), after.astype(np.int64)


def _fill(sheet: Canvas, flat: Flat, nearness: Floats, colours: Floats) -> None:
    """Colours every point of the canvas for which a triangle is the nearest so far."""
    owner = np.repeat(np.arange(len(flat.faces)), flat.count)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(flat.count) - flat.count, flat.count)
    column = flat.left[owner] + place % flat.wide[owner]
    row = flat.top[owner] + place // flat.wide[owner]
    shares = _shares(flat, owner, column + 0.5, row + 0.5)
    hit = (shares >= 0).all(axis=1)
    owner, shares = owner[hit], shares[hit]
    point = row[hit] * sheet.wide + column[hit]
    near = (nearness[flat.faces[owner]] * shares).sum(axis=1)
    order = np.argsort(near)
    order = order[near[order] > sheet.nearness[point[order]]]
    winner = np.full(sheet.wide * sheet.high, -1)
    winner[point[order]] = order  # of what falls on one point the nearest comes last
    won = winner[winner >= 0]
    sheet.nearness[point[won]] = near[won]
    mixed = (colours[flat.faces[owner[won]]] * shares[won][:, :, None]).sum(axis=1)
    sheet.colours[point[won]] = mixed


def _shares(flat: Flat, owner: Ints, px: Floats, py: Floats) -> Floats:
    """How much each corner of its triangle weighs at a point; below 0 outside the triangle."""
    x, y, area = flat.x[owner], flat.y[owner], flat.area[owner]
    one = ((x[:, 1] - px) * (y[:, 2] - py) - (x[:, 2] - px) * (y[:, 1] - py)) / area
    two = ((x[:, 2] - px) * (y[:, 0] - py) - (x[:, 0] - px) * (y[:, 2] - py)) / area
    return np.stack([one, two, 1 - one - two], axis=1)
