"""Simple solids, out of which the things around the figure are made."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from soepel.figures.body import Floats, Ints
from soepel.figures.turning import about_y, applied

ROUND = 10
"""Sides of what is round."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A mesh of one colour, flat between its edges."""

    corners: Floats
    normals: Floats
    faces: Ints
    colour: str
    bones: tuple[str, ...] = ()
    """What each corner hangs on, along the axes of that bone; empty for what stands in the room."""


@dataclass(frozen=True, slots=True)
class Solid:
    """A block that a body does not go into."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]
    at: tuple[float, float, float] = (0.0, 0.0, 0.0)
    turn: float = 0.0

    def depth(self, points: Floats) -> Floats:
        """How far each point is inside, in metres; 0 for what is outside."""
        own = applied(about_y(np.array(self.turn)).T, points - np.array(self.at))
        inside = np.minimum(own - np.array(self.low), np.array(self.high) - own)
        return np.asarray(np.maximum(inside.min(axis=-1), 0))


def box(size: Iterable[float], at: Iterable[float], colour: str) -> Shape:
    """A block of this size around its middle."""
    half = np.array(tuple(size)) / 2
    corners: list[Floats] = []
    normals: list[Floats] = []
    faces: list[list[int]] = []
    for axis in range(3):
        for sign in (1.0, -1.0):
            one, two = (axis + 1) % 3, (axis + 2) % 3
            normal = np.zeros(3)
            normal[axis] = sign
            start = len(corners)
            for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
                corner = normal.copy()
                corner[one], corner[two] = a, b
                corners.append(corner * half)
                normals.append(normal)
            quad = [start, start + 1, start + 2, start + 3]
            quad = quad if sign > 0 else quad[::-1]
            faces += [[quad[0], quad[1], quad[2]], [quad[0], quad[2], quad[3]]]
    return Shape(
        np.array(corners) + np.array(tuple(at)), np.array(normals), np.array(faces), colour
    )


def tube(start: Iterable[float], end: Iterable[float], radius: float, colour: str) -> Shape:
    """A round bar from one place to another, closed at its ends."""
    one, two = np.array(tuple(start), float), np.array(tuple(end), float)
    along = (two - one) / np.linalg.norm(two - one)
    aside = np.cross(along, [0.0, 0.0, 1.0] if abs(along[2]) < 0.9 else [0.0, 1.0, 0.0])
    aside /= np.linalg.norm(aside)
    turn = np.linspace(0, 2 * np.pi, ROUND, endpoint=False)[:, None]
    ring = np.cos(turn) * aside + np.sin(turn) * np.cross(along, aside)
    corners = np.concatenate([one + radius * ring, two + radius * ring] * 2)
    normals = np.concatenate([ring, ring, np.tile(-along, (ROUND, 1)), np.tile(along, (ROUND, 1))])
    faces = []
    for i in range(ROUND):
        j = (i + 1) % ROUND
        faces += [[i, j, ROUND + j], [i, ROUND + j, ROUND + i]]
    for i in range(1, ROUND - 1):
        faces.append([2 * ROUND, 2 * ROUND + i + 1, 2 * ROUND + i])
        faces.append([3 * ROUND, 3 * ROUND + i, 3 * ROUND + i + 1])
    return Shape(corners, normals, np.array(faces), colour)


def cone(base: Iterable[float], tip: Iterable[float], radius: float, colour: str) -> Shape:
    """A round point from its base to its tip."""
    rod = tube(base, tip, radius, colour)
    corners = rod.corners.copy()
    for first in (ROUND, 3 * ROUND):
        corners[first : first + ROUND] = np.array(tuple(tip))
    return replace(rod, corners=corners)


def placed(shape: Shape, at: Iterable[float], turn: float) -> Shape:
    """A shape somewhere in the room, turned to the left about the upright axis by degrees."""
    matrix = about_y(np.array(turn))
    return replace(
        shape,
        corners=applied(matrix, shape.corners) + np.array(tuple(at)),
        normals=applied(matrix, shape.normals),
    )
