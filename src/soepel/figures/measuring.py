"""Measures whether a movement is true: contacts that hold, bodies that do not go into things."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from soepel.figures import joints
from soepel.figures.body import Floats
from soepel.figures.playing import Frames, Stretch
from soepel.figures.poses import Movement
from soepel.figures.props import solids
from soepel.figures.skeleton import OUTWARDS, SUFFIX, Posed, corners
from soepel.figures.solving import (
    SINK,
    FootTarget,
    HandTarget,
    foot_point,
    hand_place,
    hand_point,
    in_the_room,
    lowest_of,
    rig_name,
)


@dataclass(frozen=True, slots=True)
class Miss:
    """A contact that does not hold, and by how many metres."""

    what: str
    start: str
    end: str
    by: float


HOLDS: Final = 0.005


def misses(played: Frames) -> list[Miss]:
    """Every contact that is further than 5 mm from its place in some frame."""
    found = []
    for stretch in played.stretches:
        for what, distance in _distances(stretch):
            if distance.max() > HOLDS:
                by = round(float(distance.max()), 4)
                found.append(Miss(what, stretch.start, stretch.end, by))
    return found


def _distances(stretch: Stretch) -> Iterator[tuple[str, Floats]]:
    wanted, bones = stretch.wanted, stretch.solved.bones
    if wanted.rest is not None and wanted.stand is None:
        of, height = wanted.rest
        yield "rest", np.abs(lowest_of(bones, of) - (height - SINK))
    for side, foot in wanted.feet.items():
        yield f"{side}.foot", _foot_distance(bones, side, in_the_room(bones, foot))
    for side, hand in wanted.hands.items():
        yield f"{side}.hand", _hand_distance(bones, side, hand)


def _foot_distance(bones: Posed, side: str, foot: FootTarget) -> Floats:
    there = bones.at(f"foot_{SUFFIX[side]}", foot_point(foot.part))
    return np.asarray(np.linalg.norm(there - foot.at, axis=-1))


def _hand_distance(bones: Posed, side: str, hand: HandTarget) -> Floats:
    there = bones.at(f"hand_{SUFFIX[side]}", hand_point(hand.part, OUTWARDS[side]))
    return np.asarray(np.linalg.norm(there - hand_place(bones, hand), axis=-1))


# -- the body against itself ----------------------------------------------------------------------

PARTS: Final = {
    **{
        f"{side}.{part}": (f"{side}.{bone}", f"{side}.{end}")
        for side in SUFFIX
        for part, bone, end in (
            ("thigh", "thigh", "calf"),
            ("shin", "calf", "foot"),
            ("foot", "foot", "ball"),
            ("upper-arm", "upperarm", "lowerarm"),
            ("forearm", "lowerarm", "hand"),
            ("hand", "hand", "fingers"),
        )
    },
    "pelvis": ("pelvis", "spine_02"),
    "chest": ("spine_02", "neck_01"),
    "head": ("head", "head"),
}
RADII: Final = {
    "thigh": 0.062,
    "shin": 0.045,
    "foot": 0.036,
    "upper-arm": 0.038,
    "forearm": 0.03,
    "hand": 0.024,
    "pelvis": 0.105,
    "chest": 0.10,
    "head": 0.085,
}
NEIGHBOURS: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("thigh", "shin"),
        ("shin", "foot"),
        ("upper-arm", "forearm"),
        ("forearm", "hand"),
        ("pelvis", "thigh"),
        ("chest", "upper-arm"),
        ("pelvis", "chest"),
        ("chest", "head"),
        ("upper-arm", "hand"),
    )
)
OVERLAP: Final = 0.015


def overlaps(movement: Movement, played: Frames) -> list[tuple[str, str, float]]:
    """Parts of the body that go more than 15 mm into one another, unless the level says so."""
    allowed = {frozenset(pair) for pair in movement.touching} | set(_held(movement))
    found = []
    names = list(PARTS)
    for i, one in enumerate(names):
        for two in names[i + 1 :]:
            if _apart(one, two) and frozenset((one, two)) not in allowed:
                deep = RADII[kind(one)] + RADII[kind(two)] - _nearest(played.bones, one, two)
                if deep.max() > OVERLAP:
                    found.append((one, two, round(float(deep.max()), 3)))
    return found


def _held(movement: Movement) -> Iterator[frozenset[str]]:
    """A hand that is put on a part of the body touches it, and so does its forearm."""
    for pose in movement.poses.values():
        for side, hand in pose.hands.items():
            if hand.on is not None:
                for part, (bone, _) in PARTS.items():
                    if bone == hand.on or (hand.on == "spine_03" and part in {"chest", "pelvis"}):
                        yield frozenset((f"{side}.hand", part))
                        yield frozenset((f"{side}.forearm", part))
        if len({hand.on for hand in pose.hands.values()} - {None}) == 1 and len(pose.hands) > 1:
            for part in ("hand", "forearm"):
                yield frozenset((f"this.{part}", "other.hand"))
                yield frozenset((f"other.{part}", "this.hand"))


def kind(part: str) -> str:
    return part.rpartition(".")[2]


def _apart(one: str, two: str) -> bool:
    same_side = one.partition(".")[0] == two.partition(".")[0] or "." not in one or "." not in two
    return not (same_side and frozenset((kind(one), kind(two))) in NEIGHBOURS)


def _ends(bones: Posed, part: str) -> tuple[Floats, Floats]:
    start, end = (rig_name(name) for name in PARTS[part])
    first, last = bones.start(start), bones.start(end)
    if start == end:
        up = bones.turn(start) @ np.array([0.0, 0.11, 0.02])
        return first + up * 0.4, first + up
    return first, last


def _nearest(bones: Posed, one: str, two: str) -> Floats:
    """The least distance between the middle lines of two parts, in every frame."""
    share = np.linspace(0, 1, 9)[None, :, None]
    a, b = _ends(bones, one)
    c, d = _ends(bones, two)
    first = a[:, None] + share * (b - a)[:, None]
    last = c[:, None] + share * (d - c)[:, None]
    gaps = np.linalg.norm(first[:, :, None] - last[:, None], axis=-1)
    return np.asarray(gaps.min(axis=(1, 2)))


# -- the body in things ---------------------------------------------------------------------------

INSIDE: Final = 0.010


def intrusions(movement: Movement, played: Frames) -> list[tuple[str, float]]:
    """Things that the body goes into by more than 10 mm in some frame; the floor is one."""
    skin = corners(played.bones)
    deep = [("floor", float(-skin[..., 1].min()))]
    deep += [
        (prop.kind, float(solid.depth(skin).max()))
        for prop in movement.props
        for solid in solids(prop)
    ]
    return [(what, round(by, 3)) for what, by in deep if by > INSIDE]


# -- what a person can do -------------------------------------------------------------------------

ROUNDING: Final = 0.5


def strains(played: Frames) -> list[tuple[str, int, int]]:
    """Angles beyond what a person can do: the name, and the least and most degrees."""
    found = []
    for name, degrees in played.angles.items():
        if name in joints.names():
            may = joints.motion(name)
            least, most = float(degrees.min()), float(degrees.max())
            if least < may.least - ROUNDING or most > may.most + ROUNDING:
                found.append((name, round(least), round(most)))
    return found
