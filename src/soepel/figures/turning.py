"""Turns in space as 3x3 matrices, for many frames at once: the last two axes are the matrix."""

import numpy as np

from soepel.figures.body import Floats


def about_x(degrees: Floats) -> Floats:
    """A turn about the axis to the left: positive brings what is up forward."""
    return _about(degrees, 1, 2)


def about_y(degrees: Floats) -> Floats:
    """A turn about the axis up: positive brings what is forward to the left."""
    return _about(degrees, 2, 0)


def about_z(degrees: Floats) -> Floats:
    """A turn about the axis forward: positive brings what is left up."""
    return _about(degrees, 0, 1)


def _about(degrees: Floats, one: int, two: int) -> Floats:
    angle = np.radians(np.asarray(degrees, dtype=float))
    turn = np.zeros((*angle.shape, 3, 3))
    turn[...] = np.eye(3)
    turn[..., one, one] = turn[..., two, two] = np.cos(angle)
    turn[..., two, one] = np.sin(angle)
    turn[..., one, two] = -np.sin(angle)
    return turn


def shortest(start: Floats, end: Floats) -> Floats:
    """The turn that brings one direction to another by the shortest way."""
    one, two = unit(start), unit(end)
    axis = np.cross(one, two)
    cosine = np.sum(one * two, axis=-1)[..., None, None]
    cross = skew(axis)
    return np.asarray(np.eye(3) + cross + cross @ cross / np.maximum(1 + cosine, 1e-9))


def skew(axis: Floats) -> Floats:
    """The matrix of a cross product with an axis."""
    matrix = np.zeros((*axis.shape, 3))
    matrix[..., 0, 1], matrix[..., 0, 2] = -axis[..., 2], axis[..., 1]
    matrix[..., 1, 0], matrix[..., 1, 2] = axis[..., 2], -axis[..., 0]
    matrix[..., 2, 0], matrix[..., 2, 1] = -axis[..., 1], axis[..., 0]
    return matrix


def unit(vector: Floats) -> Floats:
    """The same direction, one metre long."""
    return np.asarray(vector / np.linalg.norm(vector, axis=-1, keepdims=True))


def applied(turn: Floats, vector: Floats) -> Floats:
    """A vector after a turn."""
    return np.asarray((turn @ vector[..., None])[..., 0])


def back(turn: Floats) -> Floats:
    """The turn the other way."""
    return np.asarray(np.swapaxes(turn, -1, -2))


def quaternion(turn: Floats) -> Floats:
    """A turn as x, y, z, w."""
    m = turn
    squares = np.stack(
        [
            1 + m[..., 0, 0] - m[..., 1, 1] - m[..., 2, 2],
            1 - m[..., 0, 0] + m[..., 1, 1] - m[..., 2, 2],
            1 - m[..., 0, 0] - m[..., 1, 1] + m[..., 2, 2],
            1 + m[..., 0, 0] + m[..., 1, 1] + m[..., 2, 2],
        ],
        axis=-1,
    )
    size = np.sqrt(np.maximum(squares, 0)) / 2
    most = squares.argmax(axis=-1)
    sums = {
        (0, 1): m[..., 1, 0] + m[..., 0, 1],
        (0, 2): m[..., 0, 2] + m[..., 2, 0],
        (1, 2): m[..., 2, 1] + m[..., 1, 2],
        (0, 3): m[..., 2, 1] - m[..., 1, 2],
        (1, 3): m[..., 0, 2] - m[..., 2, 0],
        (2, 3): m[..., 1, 0] - m[..., 0, 1],
    }
    found = np.zeros((*most.shape, 4))
    for lead in range(4):
        here = most == lead
        for other in range(4):
            if other == lead:
                part = size[..., lead]
            else:
                key = (min(lead, other), max(lead, other))
                part = sums[key] / np.maximum(4 * size[..., lead], 1e-12)
            found[..., other] = np.where(here, part, found[..., other])
    return found
