"""The things that a figure uses: what stands in the room, and what it wears or holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from soepel.figures.body import Floats
from soepel.figures.shapes import Shape, Solid, box, cone, placed, tube
from soepel.figures.skeleton import OUTWARDS, SUFFIX

Place = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Prop:
    """One thing. What `size` means, each kind says."""

    kind: str
    at: Place = (0.0, 0.0, 0.0)
    turn: float = 0.0
    """Degrees to the left."""
    size: float | None = None
    of: str = "thigh"
    """The bone that a band is around; the side or bone that a held thing is of."""
    along: float = 0.3
    """Metres from the start of that bone."""


Made = tuple[tuple[Shape, ...], tuple[Solid, ...]]


def shapes(prop: Prop) -> tuple[Shape, ...]:
    """What is drawn of a thing. Raises KeyError for a kind that there is not."""
    if prop.kind in WORN:
        return WORN[prop.kind](prop)
    drawn, _ = STANDING[prop.kind](prop)
    return tuple(placed(shape, prop.at, prop.turn) for shape in drawn)


def solids(prop: Prop) -> tuple[Solid, ...]:
    """What of a thing a body cannot go into."""
    if prop.kind in WORN:
        return ()
    _, blocks = STANDING[prop.kind](prop)
    return tuple(Solid(block.low, block.high, prop.at, prop.turn) for block in blocks)


def _block(size: Place, at: Place, colour: str) -> tuple[Shape, Solid]:
    low = tuple(a - s / 2 for a, s in zip(at, size, strict=True))
    high = tuple(a + s / 2 for a, s in zip(at, size, strict=True))
    return box(size, at, colour), Solid((low[0], low[1], low[2]), (high[0], high[1], high[2]))


def _all(*parts: tuple[Shape, Solid]) -> Made:
    return tuple(shape for shape, _ in parts), tuple(solid for _, solid in parts)


# -- what stands in the room: the origin is on the floor, its front is forward --------------------


def chair(prop: Prop) -> Made:
    """`size` is the height of the seat. The origin is below the middle of the seat."""
    seat = prop.size or 0.46
    wide, deep, thick = 0.46, 0.44, 0.05
    top, solid = _block((wide, thick, deep), (0, seat - thick / 2, 0), "wood")
    back, back_solid = _block((wide, 0.30, 0.035), (0, seat + 0.36, -deep / 2 - 0.02), "wood")
    legs = [
        tube((x, 0, z), (x, seat - thick, z), 0.018, "wood-dark")
        for x in (-wide / 2 + 0.03, wide / 2 - 0.03)
        for z in (-deep / 2 + 0.03, deep / 2 - 0.03)
    ]
    posts = [
        tube(
            (x, seat - thick, -deep / 2 - 0.02),
            (x, seat + 0.22, -deep / 2 - 0.02),
            0.016,
            "wood-dark",
        )
        for x in (-wide / 2 + 0.04, wide / 2 - 0.04)
    ]
    return (top, back, *legs, *posts), (solid, back_solid)


def stool(prop: Prop) -> Made:
    """A seat without a back; `size` is its height."""
    (top, _, *rest), (solid, _) = chair(prop)
    return (top, *rest[:4]), (solid,)


def bench(prop: Prop) -> Made:
    """A padded seat of a machine, with a back that leans; `size` is its height."""
    seat = prop.size or 0.5
    pad, solid = _block((0.42, 0.07, 0.46), (0, seat - 0.035, 0.0), "pad")
    back, back_solid = _block((0.40, 0.62, 0.07), (0, seat + 0.36, -0.29), "pad")
    foot = box((0.10, seat - 0.07, 0.10), (0, (seat - 0.07) / 2, 0), "metal")
    base = box((0.5, 0.04, 0.6), (0, 0.02, 0), "metal")
    return (pad, back, foot, base), (solid, back_solid)


def wall(prop: Prop) -> Made:
    """A piece of wall that looks forward; the origin is on its face. `size` is its width."""
    return _all(_block((prop.size or 1.3, 1.95, 0.08), (0, 0.975, -0.04), "wall"))


def worktop(prop: Prop) -> Made:
    """A kitchen worktop that one stands before: the origin is below its front edge."""
    wide = prop.size or 1.1
    top = _block((wide, 0.04, 0.45), (0, 0.90, 0.225), "wood")
    body = _block((wide - 0.04, 0.76, 0.34), (0, 0.50, 0.27), "cupboard")
    plinth = _block((wide - 0.1, 0.12, 0.28), (0, 0.06, 0.30), "wood-dark")
    handle = box((0.16, 0.016, 0.016), (-wide / 4, 0.80, 0.092), "metal")
    other = box((0.16, 0.016, 0.016), (wide / 4, 0.80, 0.092), "metal")
    gap = box((0.008, 0.74, 0.004), (0, 0.50, 0.099), "wood-dark")
    drawn, blocks = _all(top, body, plinth)
    return (*drawn, handle, other, gap), blocks


def table(prop: Prop) -> Made:
    """`size` is its height; the origin is below its front edge."""
    high = prop.size or 0.74
    top, solid = _block((1.0, 0.04, 0.6), (0, high - 0.02, 0.3), "wood")
    legs = [
        tube((x, 0, z), (x, high - 0.04, z), 0.025, "wood-dark")
        for x in (-0.45, 0.45)
        for z in (0.05, 0.55)
    ]
    return (top, *legs), (solid,)


def mat(prop: Prop) -> Made:
    """An exercise mat; its length runs along z."""
    return _all(_block((0.72, 0.012, prop.size or 1.9), (0, 0.006, 0), "mat"))


def bed(prop: Prop) -> Made:
    """A bed; its length runs along z with the pillow at the back. `size` is its height."""
    high = prop.size or 0.5
    mattress = _block((0.95, 0.18, 2.0), (0, high - 0.09, 0), "sheet")
    frame = _block((0.99, 0.12, 2.04), (0, high - 0.24, 0), "wood")
    head = _block((0.99, 0.75, 0.05), (0, 0.375, -1.045), "wood")
    legs = [
        tube((x, 0, z), (x, high - 0.3, z), 0.03, "wood-dark")
        for x in (-0.44, 0.44)
        for z in (-0.95, 0.95)
    ]
    drawn, blocks = _all(mattress, frame, head)
    return (*drawn, *legs), blocks


def pillow(prop: Prop) -> Made:
    """A pillow below a head; its length runs along x. `size` is its height."""
    high = prop.size or 0.09
    low = box((0.56, high * 0.7, 0.34), (0, high * 0.35, 0), "pillow")
    top = box((0.46, high, 0.26), (0, high / 2, 0), "pillow")
    return (low, top), ()


def cushion(prop: Prop) -> Made:
    """A cushion on the floor; `size` is its height, of which it gives way half."""
    high = prop.size or 0.06
    _, firm = _block((0.38, high * 0.5, 0.38), (0, high * 0.25, 0), "cushion")
    low = box((0.38, high * 0.8, 0.38), (0, high * 0.4, 0), "cushion")
    return (low, box((0.32, high, 0.32), (0, high / 2, 0), "cushion")), (firm,)


def step(prop: Prop) -> Made:
    """A step to go up, forward of its origin, which is below its front edge. `size`: height."""
    high = prop.size or 0.15
    block, solid = _block((0.62, high, 0.38), (0, high / 2, 0.19), "wood")
    edge = box((0.63, 0.02, 0.03), (0, high - 0.009, 0.012), "edge")
    return (block, edge), (solid,)


WATER: Final = "water"
"""The colour of what one sees through."""
RISE: Final = 0.17
GOING: Final = 0.30


def stairs(prop: Prop) -> Made:
    """Three steps that go up forwards; the origin is below the first edge. `size` is one rise."""
    rise = prop.size or RISE
    blocks = [
        _block((0.8, rise * n, GOING), (0, rise * n / 2, GOING * (n - 0.5)), "wood")
        for n in (1, 2, 3)
    ]
    edges = [
        box((0.81, 0.02, 0.03), (0, rise * n - 0.009, GOING * (n - 1) + 0.012), "edge")
        for n in (1, 2, 3)
    ]
    drawn, solid = _all(*blocks)
    return (*drawn, *edges), solid


def rail(prop: Prop) -> Made:
    """A rail to hold, along z; `size` is how steep it is in metres a metre, at 0.95 m first."""
    slope = prop.size or 0.0
    ends = [(0.0, 0.95 + slope * z, z) for z in (-0.35, 0.75)]
    posts = [tube((0, 0, z), (0, high, z), 0.018, "metal") for _, high, z in ends]
    return (tube(ends[0], ends[1], 0.022, "wood-dark"), *posts), ()


def bike(prop: Prop) -> Made:
    """An exercise bike; the origin is below its crank."""
    del prop
    bar = "metal"
    wheel = tube((-0.035, 0.30, 0.42), (0.035, 0.30, 0.42), 0.24, "machine")
    hub = tube((-0.05, 0.30, 0.42), (0.05, 0.30, 0.42), 0.05, "metal")
    return (
        wheel,
        hub,
        tube((0, 0.32, 0), (0, 0.86, -0.26), 0.028, "machine"),
        tube((0, 0.32, 0), (0, 0.40, 0.40), 0.028, "machine"),
        tube((0, 0.36, 0.42), (0, 1.08, 0.34), 0.026, "machine"),
        tube((-0.24, 1.10, 0.30), (0.24, 1.10, 0.30), 0.016, "rubber"),
        tube((0, 0.04, -0.30), (0, 0.32, 0), 0.03, "machine"),
        box((0.44, 0.05, 0.07), (0, 0.025, -0.32), bar),
        box((0.44, 0.05, 0.07), (0, 0.025, 0.52), bar),
        box((0.20, 0.06, 0.26), (0, 0.885, -0.27), "rubber"),
        tube((-0.05, 0.32, 0), (0.05, 0.32, 0), 0.06, "metal"),
    ), ()


def tower(prop: Prop) -> Made:
    """A cable machine that looks forward; the origin is on the floor at its middle."""
    del prop
    weights = [box((0.26, 0.045, 0.10), (0, 0.2 + 0.055 * i, 0), "rubber") for i in range(9)]
    return (
        box((0.5, 0.08, 0.34), (0, 0.04, 0), "machine"),
        box((0.05, 1.9, 0.07), (-0.2, 0.95, 0), "machine"),
        box((0.05, 1.9, 0.07), (0.2, 0.95, 0), "machine"),
        box((0.45, 0.07, 0.07), (0, 1.88, 0), "machine"),
        tube((-0.03, 0.13, 0.14), (0.03, 0.13, 0.14), 0.05, "metal"),
        *weights,
    ), ()


def press(prop: Prop) -> Made:
    """The frame behind the plate of a leg press; `size` is the height of its slide."""
    high = prop.size or 0.6
    return (
        tube((0, high, -0.30), (0, high, 0.10), 0.03, "metal"),
        box((0.12, high + 0.1, 0.12), (0, (high + 0.1) / 2, 0.10), "machine"),
        box((0.6, 0.06, 0.5), (0, 0.03, 0.05), "machine"),
    ), ()


def handles(prop: Prop) -> Made:
    """Two grips beside a seat; `size` is their height."""
    high = prop.size or 0.5
    bars = [tube((x, high, -0.02), (x, high, 0.14), 0.016, "rubber") for x in (-0.28, 0.28)]
    stems = [tube((x, high - 0.12, 0.05), (x, high, 0.05), 0.014, "metal") for x in (-0.28, 0.28)]
    return (*bars, *stems), ()


def water(prop: Prop) -> Made:
    """A piece of a pool; `size` is how deep it is."""
    deep = prop.size or 1.05
    return (
        box((1.5, deep, 1.5), (0, deep / 2, 0), WATER),
        box((1.6, deep + 0.12, 0.06), (0, (deep + 0.12) / 2, -0.78), "tile"),
        box((0.06, deep + 0.12, 1.6), (0.78, (deep + 0.12) / 2, 0), "tile"),
        box((1.5, 0.004, 1.5), (0, 0.002, 0), "tile"),
    ), ()


def block(prop: Prop) -> Made:
    """A low stool or box; `size` is its height."""
    high = prop.size or 0.3
    return _all(_block((0.36, high, 0.3), (0, high / 2, 0), "wood-dark"))


def arrow(prop: Prop) -> Made:
    """An arrow that points forward from its origin: which way one presses. `size`: its length."""
    long = prop.size or 0.22
    return (
        tube((0, 0, 0), (0, 0, long - 0.07), 0.016, "arrow"),
        cone((0, 0, long - 0.08), (0, 0, long), 0.045, "arrow"),
    ), ()


def arrow_down(prop: Prop) -> Made:
    """An arrow that points down to its origin."""
    long = prop.size or 0.22
    return (
        tube((0, long, 0), (0, 0.07, 0), 0.016, "arrow"),
        cone((0, 0.08, 0), (0, 0, 0), 0.045, "arrow"),
    ), ()


def arrow_up(prop: Prop) -> Made:
    """An arrow that points up from its origin."""
    long = prop.size or 0.22
    return (
        tube((0, 0, 0), (0, long - 0.07, 0), 0.016, "arrow"),
        cone((0, long - 0.08, 0), (0, long, 0), 0.045, "arrow"),
    ), ()


def sway(prop: Prop) -> Made:
    """Two arrows that turn to and fro about the axis to the left; `size` is their radius."""
    far = prop.size or 0.2
    angles = np.radians(np.linspace(-50, 50, 8))
    line = [(0.0, far * float(np.cos(a)), far * float(np.sin(a))) for a in angles]
    bars = [tube(one, two, 0.012, "arrow") for one, two in pairwise(line[1:-1])]
    tips = [cone(line[1], line[0], 0.034, "arrow"), cone(line[-2], line[-1], 0.034, "arrow")]
    return (*bars, *tips), ()


def towel_flat(prop: Prop) -> Made:
    """A towel that lies; its length, `size`, runs along z."""
    return (box((0.24, 0.008, prop.size or 0.7), (0, 0.004, 0), "towel"),), ()


def mirror(prop: Prop) -> Made:
    """A long mirror that looks back; the origin is on the floor below it."""
    del prop
    return (
        box((0.62, 1.6, 0.04), (0, 0.95, 0.02), "wood-dark"),
        box((0.54, 1.52, 0.02), (0, 0.95, 0.005), "glass"),
    ), ()


def cross_trainer(prop: Prop) -> Made:
    """The frame of a cross-trainer that looks forward; plates and poles hang on the figure."""
    del prop
    return (
        box((0.5, 0.06, 0.10), (0, 0.03, -0.6), "metal"),
        box((0.10, 0.10, 1.2), (0, 0.08, 0.0), "machine"),
        box((0.5, 0.06, 0.10), (0, 0.03, 0.6), "metal"),
        tube((-0.05, 0.34, 0.66), (0.05, 0.34, 0.66), 0.24, "machine"),
        tube((0, 0.1, 0.58), (0, 1.28, 0.54), 0.03, "machine"),
        box((0.22, 0.16, 0.04), (0, 1.34, 0.52), "rubber"),
    ), ()


STANDING: Final[Mapping[str, Callable[[Prop], Made]]] = {
    "arrow": arrow,
    "arrow-down": arrow_down,
    "arrow-up": arrow_up,
    "bed": bed,
    "bench": bench,
    "bike": bike,
    "block": block,
    "chair": chair,
    "cross-trainer": cross_trainer,
    "cushion": cushion,
    "handles": handles,
    "mat": mat,
    "mirror": mirror,
    "pillow": pillow,
    "press": press,
    "rail": rail,
    "stairs": stairs,
    "step": step,
    "stool": stool,
    "sway": sway,
    "table": table,
    "towel-flat": towel_flat,
    "tower": tower,
    "wall": wall,
    "water": water,
    "worktop": worktop,
}


# -- what hangs on the body -----------------------------------------------------------------------

WIDTH: Final = 0.05
"""Metres: of a band."""
GIRTH: Final = {"thigh": 0.078, "calf": 0.052}
"""Metres: the radius of a leg where a band is around it."""


def band(prop: Prop) -> tuple[Shape, ...]:
    """A band around both legs, at `along` from the start of the bone `of`."""
    return _around_both(prop, "band")


def belt(prop: Prop) -> tuple[Shape, ...]:
    """A belt around both legs."""
    return _around_both(prop, "belt")


def _around_both(prop: Prop, colour: str) -> tuple[Shape, ...]:
    radius = prop.size or GIRTH[prop.of]
    rings, bones = [], []
    for side, turns in (("this", (90, -90)), ("other", (-90, 90))):
        for degrees in np.linspace(*turns, 9):
            angle = np.radians(degrees)
            x = OUTWARDS[side] * radius * np.cos(angle)
            rings.append([x, -prop.along, radius * np.sin(angle)])
            bones.append(f"{prop.of}_{SUFFIX[side]}")
    return (_ribbon(np.array(rings), tuple(bones), colour, closed=True),)


def _ribbon(line: Floats, bones: tuple[str, ...], colour: str, *, closed: bool) -> Shape:
    """A ribbon along a line, seen from both sides."""
    count = len(line)
    half = np.array([0.0, WIDTH / 2, 0.0])
    corners = np.concatenate([line - half, line + half])
    flat = line * [1, 0, 1]
    outwards = flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-9)
    faces = []
    for i in range(count if closed else count - 1):
        j = (i + 1) % count
        quad = [i, j, count + j, count + i]
        for a, b, c in ((0, 1, 2), (0, 2, 3)):
            faces.append([quad[a], quad[b], quad[c]])
            faces.append([quad[a], quad[c], quad[b]])
    return Shape(corners, np.tile(outwards, (2, 1)), np.array(faces), colour, bones * 2)


def _hung(shape: Shape, bone: str) -> Shape:
    return Shape(
        shape.corners, shape.normals, shape.faces, shape.colour, (bone,) * len(shape.corners)
    )


def _rope(prop: Prop, colour: str, radius: float, start: Place, bone: str) -> tuple[Shape, ...]:
    """A rope from a bone to a place in the room, with a cuff around the bone."""
    rod = tube((0, 0, 0), (0, 0, 1), radius, colour)
    ends = rod.corners[:, 2] > 0.5
    flat = rod.corners * [1, 1, 0]
    corners = np.where(ends[:, None], flat + np.array(prop.at), flat + np.array(start))
    bones = tuple("room" if end else bone for end in ends)
    cuff = tube((0, start[1] - 0.025, 0), (0, start[1] + 0.025, 0), GIRTH["calf"] + 0.006, colour)
    return Shape(corners, rod.normals, rod.faces, colour, bones), _hung(cuff, bone)


def cable(prop: Prop) -> tuple[Shape, ...]:
    """A cable from the ankle of this side to `at` in the room."""
    return _rope(prop, "rubber", 0.008, (0.0, -0.36, 0.0), "calf_r")


def tether(prop: Prop) -> tuple[Shape, ...]:
    """A band from the ankle of this side to `at` in the room."""
    return _rope(prop, "band", 0.012, (0.0, -0.34, 0.0), "calf_r")


def weight(prop: Prop) -> tuple[Shape, ...]:
    """A dumb-bell before the chest, along x; `at` is from the start of the upper spine."""
    x, y, z = prop.at
    size = prop.size or 0.045
    parts = [
        tube((x - 0.10, y, z), (x + 0.10, y, z), 0.016, "metal"),
        tube((x - 0.14, y, z), (x - 0.075, y, z), size, "rubber"),
        tube((x + 0.075, y, z), (x + 0.14, y, z), size, "rubber"),
    ]
    return tuple(_hung(part, "spine_03") for part in parts)


def _bag_shapes(top: Place) -> tuple[Shape, ...]:
    """A shopping bag with its bottom at this place."""
    x, y, z = top
    return (
        box((0.13, 0.20, 0.28), (x, y + 0.10, z), "bag"),
        tube((x, y + 0.20, z - 0.08), (x, y + 0.30, z), 0.009, "belt"),
        tube((x, y + 0.20, z + 0.08), (x, y + 0.30, z), 0.009, "belt"),
    )


def bag(prop: Prop) -> tuple[Shape, ...]:
    """A shopping bag in the hand `of` a side."""
    at = (prop.at[0], -0.30, 0.0)
    return tuple(_hung(part, f"hang_{SUFFIX[prop.of]}") for part in _bag_shapes(at))


def towel(prop: Prop) -> tuple[Shape, ...]:
    """A towel behind the thigh of this side, with an end in each hand."""
    drop = -prop.along
    behind = [[x, drop, z] for x, z in ((-0.07, -0.02), (-0.05, -0.075), (0.0, -0.095))]
    ahead = [[x, drop, z] for x, z in ((0.05, -0.075), (0.07, -0.02))]
    line = np.array([[0.035, -0.085, 0.01], *behind, *ahead, [-0.035, -0.085, 0.01]])
    bones = ("hand_r", *("thigh_r",) * 5, "hand_l")
    return (_ribbon(line, bones, "towel", closed=False),)


def press_plate(prop: Prop) -> tuple[Shape, ...]:
    """The plate of a leg press, below both feet; it goes with the foot of this side."""
    board = box((0.56, 0.05, 0.46), (-prop.at[0], -0.115, 0.05), "pad")
    rod = tube((-prop.at[0], -0.14, 0.0), (-prop.at[0], -0.42, 0.0), 0.022, "metal")
    return _hung(board, "foot_r"), _hung(rod, "foot_r")


def pedal(prop: Prop) -> tuple[Shape, ...]:
    """A pedal below the ball of the foot of a side."""
    part = box((0.10, 0.025, 0.10), (0, -0.095, 0.12), "rubber")
    return (_hung(part, f"foot_{SUFFIX[prop.of]}"),)


def plate(prop: Prop) -> tuple[Shape, ...]:
    """The plate of a cross-trainer below the foot of a side."""
    part = box((0.16, 0.03, 0.40), (0, -0.1, 0.04), "rubber")
    return (_hung(part, f"foot_{SUFFIX[prop.of]}"),)


def pole(prop: Prop) -> tuple[Shape, ...]:
    """A pole from `at` in the room up to the hand of a side."""
    grip = (-0.035 * OUTWARDS[prop.of], -0.085, 0.01)
    bar, _ = _rope(prop, "machine", 0.018, grip, f"hand_{SUFFIX[prop.of]}")
    return (bar,)


def shin_pad(prop: Prop) -> tuple[Shape, ...]:
    """The pad of a machine before the shin of this side, with its lever to the knee."""
    pad = tube((-0.13, -prop.along, 0.085), (0.13, -prop.along, 0.085), 0.045, "pad")
    lever = tube((-0.13, 0, 0), (-0.13, -prop.along, 0.085), 0.018, "metal")
    return _hung(pad, "calf_r"), _hung(lever, "calf_r")


def stick(prop: Prop) -> tuple[Shape, ...]:
    """A walking stick below the hand of a side; `size` is its length."""
    long = prop.size or 0.82
    grip = tube((0, 0, -0.05), (0, 0, 0.07), 0.013, "wood-dark")
    parts = (tube((0, 0, 0), (0, -long, 0), 0.011, "wood-dark"), grip)
    return tuple(_hung(part, f"hang_{SUFFIX[prop.of]}") for part in parts)


def cloth(prop: Prop) -> tuple[Shape, ...]:
    """A cloth below the foot of a side, that slides."""
    part = box((0.2, 0.012, 0.32), (0, -0.078, 0.06), "towel")
    return (_hung(part, f"foot_{SUFFIX[prop.of]}"),)


WORN: Final[Mapping[str, Callable[[Prop], tuple[Shape, ...]]]] = {
    "bag": bag,
    "band": band,
    "belt": belt,
    "cable": cable,
    "cloth": cloth,
    "pedal": pedal,
    "plate": plate,
    "pole": pole,
    "press-plate": press_plate,
    "shin-pad": shin_pad,
    "stick": stick,
    "tether": tether,
    "towel": towel,
    "weight": weight,
}
