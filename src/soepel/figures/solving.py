"""Makes contacts hold: a planted foot, a hand on the worktop, a seat on the chair."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import numpy as np

from soepel.figures.body import Floats, Ints, body
from soepel.figures.poses import FootPart, HandPart
from soepel.figures.skeleton import (
    OUTWARDS,
    SUFFIX,
    Posed,
    corners,
    posed,
)
from soepel.figures.turning import about_x, about_y, applied, back, unit

SINK: Final = 0.003
"""Metres that a resting body sinks into what it lies on, so that no light shows below it."""

SETTLING: Final = 10
"""Rounds in which a body that sits finds its height: a thigh on the seat follows its foot."""

FOOT_POINTS: Final[Mapping[FootPart, tuple[float, float]]] = {
    FootPart.SOLE: (0.0, 0.045),
    FootPart.BALL: (0.0, 0.125),
    FootPart.HEEL: (0.0, -0.045),
    FootPart.HEEL_BACK: (0.035, -0.062),
}
"""Metres: above the sole, and in front of the ankle."""

HAND_POINTS: Final[Mapping[HandPart, tuple[float, float, float]]] = {
    HandPart.PALM: (-0.018, -0.075, 0.0),
    HandPart.FINGERTIPS: (-0.01, -0.165, 0.0),
    HandPart.GRIP: (-0.035, -0.085, 0.01),
}
"""Metres from the wrist: outwards, up and forward in the neutral stance."""


@dataclass(frozen=True, slots=True, eq=False)
class FootTarget:
    """A foot in every frame."""

    at: Floats
    pitch: Floats
    heading: Floats
    """Degrees to the left of where the room's forward is."""
    part: FootPart
    on: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class HandTarget:
    """A hand in every frame."""

    at: Floats
    fingers: Floats | None
    palm: Floats | None
    elbow_out: Floats
    part: HandPart
    on: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What must hold in every frame of a stretch of movement."""

    pelvis: Floats
    stand: str | None
    rest: tuple[tuple[str, ...], Floats] | None
    feet: Mapping[str, FootTarget]
    hands: Mapping[str, HandTarget]


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """Angles with which what was wanted holds, and the bones that follow."""

    angles: dict[str, Floats]
    pelvis: Floats
    bones: Posed


def solve(angles: Mapping[str, Floats], wanted: Wanted) -> Solved:
    """The nearest angles with which every contact holds; a foot out of reach stays short of it."""
    frames = len(wanted.pelvis)
    now = Solved(dict(angles), wanted.pelvis, posed(angles, wanted.pelvis, frames))
    for _ in range(SETTLING if wanted.rest and wanted.feet else 1):
        now = _carried(now, wanted)
        for side, foot in wanted.feet.items():
            if side != wanted.stand:
                now = _footed(now, side, foot)
    for side, hand in wanted.hands.items():
        now = _handed(now, side, hand)
    return now


def _carried(now: Solved, wanted: Wanted) -> Solved:
    """The body over the foot that it stands on, or down on what it rests on."""
    if wanted.stand is not None:
        return _stood(now, wanted.stand, wanted.feet[wanted.stand])
    if wanted.rest is not None:
        return _rested(now, *wanted.rest)
    return now


def _again(now: Solved, changed: Mapping[str, Floats], pelvis: Floats | None = None) -> Solved:
    angles = {**now.angles, **changed}
    at = now.pelvis if pelvis is None else pelvis
    return Solved(angles, at, posed(angles, at, len(at)))


# -- what carries the body ----------------------------------------------------------------------


def _stood(now: Solved, side: str, foot: FootTarget) -> Solved:
    """The body over a foot, with the angles of its leg as they are."""
    now = _again(now, _ankle_angles(now, side, foot))
    miss = ankle_place(foot) - now.bones.start(f"foot_{SUFFIX[side]}")
    return _again(now, {}, now.pelvis + miss)


def _rested(now: Solved, of: tuple[str, ...], height: Floats) -> Solved:
    lowest = lowest_of(now.bones, of)
    lift = height - SINK - lowest
    return _again(now, {}, now.pelvis + lift[:, None] * [0, 1, 0])


def lowest_of(bones: Posed, of: tuple[str, ...]) -> Floats:
    """The height of the lowest corner of these bones, in every frame."""
    return np.asarray(corners(bones, _hanging_on(of))[..., 1].min(axis=1))


@cache
def _hanging_on(of: tuple[str, ...]) -> Ints:
    """The corners of the body that hang on these bones most of all."""
    person = body()
    places = [person.bone(rig_name(name)) for name in of]
    strongest = person.bones[np.arange(len(person.bones)), person.weights.argmax(axis=1)]
    return np.flatnonzero(np.isin(strongest, places))


def rig_name(name: str) -> str:
    """The bone of the body for a name of ours: `this.thigh`, `pelvis`."""
    side, _, bone = name.partition(".")
    return f"{bone}_{SUFFIX[side]}" if bone else side


# -- feet ---------------------------------------------------------------------------------------


def foot_point(part: FootPart) -> Floats:
    """A part of the foot from the ankle, along the foot's axes."""
    if part is FootPart.ANKLE:
        return np.zeros(3)
    above, ahead = FOOT_POINTS[part]
    return np.array([0.0, above - ankle_height(), ahead])


@cache
def ankle_height() -> float:
    """How far the ankle is above the floor in the neutral stance, in metres."""
    neutral = posed({}, np.zeros((1, 3)), 1)
    return float(neutral.start("foot_r")[0, 1] - corners(neutral)[0, :, 1].min())


def foot_turn(foot: FootTarget) -> Floats:
    """How a foot that is put somewhere is turned in the room."""
    return np.asarray(about_y(foot.heading) @ about_x(-foot.pitch))


def ankle_place(foot: FootTarget) -> Floats:
    """Where the ankle is when the foot is where it should be."""
    return np.asarray(foot.at - applied(foot_turn(foot), foot_point(foot.part)))


def _ankle_angles(now: Solved, side: str, foot: FootTarget) -> dict[str, Floats]:
    """The angles that lay the foot as it should, whatever the shin does."""
    out = OUTWARDS[side]
    turn = back(now.bones.turn(f"calf_{SUFFIX[side]}")) @ foot_turn(foot)
    flat = foot.part is FootPart.BALL
    return {
        f"{side}.ankle_dorsiflexion": np.degrees(np.arcsin(np.clip(turn[:, 1, 2], -1, 1))),
        f"{side}.ankle_turn": out * np.degrees(np.arctan2(turn[:, 0, 2], turn[:, 2, 2])),
        f"{side}.ankle_inversion": -out * np.degrees(np.arctan2(turn[:, 1, 0], turn[:, 1, 1])),
    } | ({f"{side}.toes_extension": -foot.pitch} if flat else {})


def _footed(now: Solved, side: str, foot: FootTarget) -> Solved:
    end, out = SUFFIX[side], OUTWARDS[side]
    foot = in_the_room(now.bones, foot)
    hip, to = now.bones.start(f"thigh_{end}"), ankle_place(foot)
    knee_out = _knee_out(now, side)
    front = _knee_way(now, unit(to - hip), out * knee_out)
    knee, bend = _middle(hip, to, front, (_length(f"calf_{end}"), _length(f"foot_{end}")))
    turn = _axes(knee - hip, -_bent_side(hip, knee, to, -front))
    own = back(now.bones.turn("pelvis")) @ turn
    bent = {f"{side}.knee_flexion": bend, f"{side}.knee_out": knee_out}
    now = _again(now, _ball_angles(own, side, "hip", out) | bent)
    if foot.part is FootPart.ANKLE:
        return now
    return _again(now, _ankle_angles(now, side, foot))


def _knee_out(now: Solved, side: str) -> Floats:
    """How far the knee points outwards, in degrees: as told, or by the angles of the hip."""
    told = now.angles.get(f"{side}.knee_out")
    if told is not None:
        return told
    zero = np.zeros(len(now.pelvis))
    rotation = now.angles.get(f"{side}.hip_rotation", zero)
    return np.asarray(rotation + now.angles.get(f"{side}.hip_abduction", zero))


def _knee_way(now: Solved, reach: Floats, turned: Floats) -> Floats:
    """Where the knee points: forward for a leg that stands, up for one that is stretched ahead."""
    pelvis = now.bones.turn("pelvis")
    own = applied(back(pelvis), reach)
    ahead = np.stack([own[:, 0], own[:, 2], -own[:, 1]], axis=-1)
    ahead = unit(ahead - own * np.sum(own * ahead, axis=-1, keepdims=True))
    angle = np.radians(turned)[:, None]
    return applied(pelvis, np.cos(angle) * ahead - np.sin(angle) * np.cross(own, ahead))


def in_the_room(bones: Posed, foot: FootTarget) -> FootTarget:
    """A foot that is put on a bone, by where that is."""
    if foot.on is None:
        return foot
    bone = rig_name(foot.on)
    return replace(foot, at=bones.start(bone) + applied(bones.turn(bone), foot.at), on=None)


def _length(bone: str) -> float:
    person = body()
    return float(np.linalg.norm(person.steps[person.bone(bone)]))


def _middle(
    start: Floats, end: Floats, towards: Floats, lengths: tuple[float, float]
) -> tuple[Floats, Floats]:
    """Where a knee or elbow is between two ends, bulging `towards`, and how far it is bent."""
    one, two = lengths
    reach = end - start
    far = np.linalg.norm(reach, axis=-1)
    distance = np.clip(far, abs(one - two) + 1e-6, one + two - 1e-6)
    axis = reach / np.maximum(far, 1e-9)[:, None]
    along = (one**2 - two**2 + distance**2) / (2 * distance)
    aside = np.sqrt(np.maximum(one**2 - along**2, 0))
    bulge = unit(towards - axis * np.sum(axis * towards, axis=-1, keepdims=True))
    inside = np.arccos(np.clip((one**2 + two**2 - distance**2) / (2 * one * two), -1, 1))
    return start + axis * along[:, None] + bulge * aside[:, None], 180 - np.degrees(inside)


def _bent_side(start: Floats, middle: Floats, end: Floats, straight: Floats) -> Floats:
    """The side of the first bone to which the second one bends; `straight` if it hardly does."""
    along = unit(middle - start)
    bent = end - middle
    aside = bent - along * np.sum(along * bent, axis=-1, keepdims=True)
    other = straight - along * np.sum(along * straight, axis=-1, keepdims=True)
    return np.asarray(aside + 1e-4 * other)


def _axes(down: Floats, front: Floats) -> Floats:
    """The turn of a bone that runs `down` with its front towards `front`."""
    up = unit(-down)
    ahead = unit(front - up * np.sum(up * front, axis=-1, keepdims=True))
    return np.stack([np.cross(up, ahead), up, ahead], axis=-1)


def _ball_angles(turn: Floats, side: str, joint: str, out: float) -> dict[str, Floats]:
    """The three angles of a hip or shoulder for a turn; the inverse of `ball_and_socket`."""
    return {
        f"{side}.{joint}_flexion": -np.degrees(np.arctan2(turn[:, 2, 1], turn[:, 1, 1])),
        f"{side}.{joint}_abduction": -out * np.degrees(np.arcsin(np.clip(turn[:, 0, 1], -1, 1))),
        f"{side}.{joint}_rotation": out * np.degrees(np.arctan2(turn[:, 0, 2], turn[:, 0, 0])),
    }


# -- hands --------------------------------------------------------------------------------------


def _handed(now: Solved, side: str, hand: HandTarget) -> Solved:
    if hand.fingers is not None and hand.palm is not None:
        return _put(now, side, hand, _hand_turn(now, side, hand))
    for _ in range(12):  # the wrist keeps its angles, so where the hand is depends on the arm
        now = _put(now, side, hand, None)
    return now


def _put(now: Solved, side: str, hand: HandTarget, turn: Floats | None) -> Solved:
    """The arm with its hand there; with the hand turned so, when that is given."""
    end, out = SUFFIX[side], OUTWARDS[side]
    held = now.bones.turn(f"hand_{end}") if turn is None else turn
    wrist = hand_place(now.bones, hand) - applied(held, hand_point(hand.part, out))
    shoulder = now.bones.start(f"upperarm_{end}")
    lengths = _length(f"lowerarm_{end}"), _length(f"hand_{end}")
    towards = _elbow_way(now, unit(wrist - shoulder), hand.elbow_out, out)
    elbow, bend = _middle(shoulder, wrist, towards, lengths)
    upper = _axes(elbow - shoulder, _bent_side(shoulder, elbow, wrist, -towards))
    own = back(now.bones.turn(f"clavicle_{end}")) @ upper
    changed = _ball_angles(own, side, "shoulder", out) | {f"{side}.elbow_flexion": bend}
    if turn is not None:
        changed |= _wrist_angles(upper @ about_x(-bend), turn, side)
    return _again(now, changed)


def _elbow_way(now: Solved, reach: Floats, elbow_out: Floats, out: float) -> Floats:
    """Where the elbow points: down for an arm that reaches forward, back for one that hangs."""
    chest = now.bones.turn("spine_03")
    own = applied(back(chest), reach)
    below = np.stack([own[:, 0], -own[:, 2], own[:, 1]], axis=-1)
    angle = np.radians(elbow_out)[:, None]
    aside = np.array([out, -0.2, -0.2])
    return applied(chest, np.cos(angle) * below + np.sin(angle) * aside)


def hand_point(part: HandPart, out: float) -> Floats:
    """A part of the hand from the wrist, along the hand's axes."""
    return np.array(HAND_POINTS[part]) * [out, 1, 1]


def hand_place(bones: Posed, hand: HandTarget) -> Floats:
    """Where in the room the hand should be."""
    if hand.on is None:
        return hand.at
    bone = rig_name(hand.on)
    return np.asarray(bones.start(bone) + applied(bones.turn(bone), hand.at))


def _hand_turn(now: Solved, side: str, hand: HandTarget) -> Floats:
    assert hand.fingers is not None
    assert hand.palm is not None
    fingers, palm = hand.fingers, hand.palm
    if hand.on is not None:
        frame = now.bones.turn(rig_name(hand.on))
        fingers, palm = applied(frame, fingers), applied(frame, palm)
    up = unit(-fingers)
    inwards = unit(palm - up * np.sum(up * palm, axis=-1, keepdims=True))
    x = -OUTWARDS[side] * inwards
    return np.stack([x, up, np.cross(x, up)], axis=-1)


def _wrist_angles(forearm: Floats, hand: Floats, side: str) -> dict[str, Floats]:
    out = OUTWARDS[side]
    turn = back(forearm) @ hand
    return {
        f"{side}.wrist_extension": out * np.degrees(np.arcsin(np.clip(turn[:, 1, 0], -1, 1))),
        f"{side}.forearm_pronation": -out * np.degrees(np.arctan2(-turn[:, 2, 0], turn[:, 0, 0])),
        f"{side}.wrist_deviation": -np.degrees(np.arctan2(-turn[:, 1, 2], turn[:, 1, 1])),
    }
