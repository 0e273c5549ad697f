"""From the poses of a movement to its frames, in time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from soepel.figures.body import Floats
from soepel.figures.poses import Foot, FootPart, Hand, Movement, Pose
from soepel.figures.skeleton import OUTWARDS, Posed
from soepel.figures.solving import (
    FootTarget,
    HandTarget,
    Solved,
    Wanted,
    ankle_place,
    foot_point,
    foot_turn,
    solve,
)
from soepel.figures.turning import applied

RATE: Final = 12
"""Frames a second that are computed; the browser fills in between."""


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """A movement from its first pose back to it."""

    times: Floats
    """Seconds from the start; the last frame equals the first."""
    angles: Mapping[str, Floats]
    bones: Posed
    stretches: tuple["Stretch", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """The frames from one pose to the next, and what holds in them."""

    start: str
    end: str
    times: Floats
    wanted: Wanted
    solved: Solved


@dataclass(frozen=True, slots=True)
class Timing:
    """When a stretch begins and how long it is, in seconds; the frames a second."""

    clock: float
    seconds: float
    rate: float
    even: bool = False


def frames(movement: Movement, rate: float = RATE) -> Frames:
    """Every frame of a movement, `rate` a second, with its contacts held."""
    keys = {name: solved_pose(pose) for name, pose in movement.poses.items()}
    stretches: list[Stretch] = []
    clock = 0.0
    steps = (movement.play[-1], *movement.play)
    for before, step in pairwise(steps):
        timing = Timing(clock, step.move, rate, step.even)
        stretches.append(_stretch(movement, keys, before.to, step.to, timing))
        clock += step.move
        if step.hold:
            timing = Timing(clock, step.hold, rate)
            stretches.append(_stretch(movement, keys, step.to, step.to, timing))
            clock += step.hold
    return _joined(tuple(stretches))


def solved_pose(pose: Pose) -> Solved:
    """A pose with all its contacts."""
    angles = {name: np.array([value]) for name, value in pose.angles.items()}
    return solve(angles, _wanted(pose, pose, np.zeros(1), np.array([pose.at])))


def _stretch(
    movement: Movement,
    keys: Mapping[str, Solved],
    start: str,
    end: str,
    timing: Timing,
) -> Stretch:
    share = np.linspace(0, 1, max(2, round(timing.seconds * timing.rate) + 1))
    eased = share if timing.even else share * share * (3 - 2 * share)
    one, two = keys[start], keys[end]
    angles = {
        name: _between(one.angles.get(name), two.angles.get(name), eased)
        for name in {**one.angles, **two.angles}
    }
    pelvis = one.pelvis + eased[:, None] * (two.pelvis - one.pelvis)
    poses = movement.poses
    wanted = _wanted(poses[start], poses[end], eased, pelvis)
    return Stretch(start, end, timing.clock + share * timing.seconds, wanted, solve(angles, wanted))


def _between(one: Floats | None, two: Floats | None, share: Floats) -> Floats:
    first = 0.0 if one is None else float(one[0])
    last = 0.0 if two is None else float(two[0])
    return np.asarray(first + share * (last - first))


def _joined(stretches: tuple[Stretch, ...]) -> Frames:
    """All stretches; where two meet, the frame stands there once."""
    first, *rest = stretches
    keep = [(first, 0), *((stretch, 1) for stretch in rest)]
    names = sorted({name for stretch in stretches for name in stretch.solved.angles})

    def angle(stretch: Stretch, name: str) -> Floats:
        zeros = np.zeros(len(stretch.times))
        return np.broadcast_to(stretch.solved.angles.get(name, zeros), zeros.shape)

    bones = Posed(
        np.concatenate([stretch.solved.bones.turns[skip:] for stretch, skip in keep]),
        np.concatenate([stretch.solved.bones.starts[skip:] for stretch, skip in keep]),
    )
    angles = {
        name: np.concatenate([angle(stretch, name)[skip:] for stretch, skip in keep])
        for name in names
    }
    times = np.concatenate([stretch.times[skip:] for stretch, skip in keep])
    return Frames(times, angles, bones, stretches)


# -- what holds from one pose to the next ---------------------------------------------------------


def _wanted(one: Pose, two: Pose, share: Floats, pelvis: Floats) -> Wanted:
    """What both poses want; on the way from one place to another, a place between."""
    rest = one.rest if one.rest and two.rest and one.rest.of == two.rest.of else None
    return Wanted(
        pelvis=pelvis,
        stand=one.stand if one.stand == two.stand else None,
        rest=None if rest is None or two.rest is None else (rest.of, _height(one, two, share)),
        feet={
            side: _foot(one, two, side, share)
            for side in one.feet
            if side in two.feet and one.feet[side].on == two.feet[side].on
        },
        hands={
            side: _hand(one.hands[side], two.hands[side], share)
            for side in one.hands
            if side in two.hands and one.hands[side].on == two.hands[side].on
        },
    )


def _height(one: Pose, two: Pose, share: Floats) -> Floats:
    assert one.rest is not None
    assert two.rest is not None
    return np.asarray(one.rest.height + share * (two.rest.height - one.rest.height))


def _foot(one: Pose, two: Pose, side: str, share: Floats) -> FootTarget:
    first, last = one.feet[side], two.feet[side]
    headings = _heading(one, first, side), _heading(two, last, side)
    if first.part is not last.part:  # a foot that rolls from its heel to its toes
        part = _common_part(first.part, last.part)
        first, last = _by(part, first, headings[0]), _by(part, last, headings[1])
    lift = max(one.feet[side].lift, two.feet[side].lift) if first.at != last.at else 0.0
    at = _line(first.at, last.at, share)
    if lift:
        at[:, 1] = _arc(first.at[1], last.at[1], lift, share)
    return FootTarget(
        at=at,
        pitch=_line(first.pitch, last.pitch, share),
        heading=_line(*headings, share),
        part=first.part,
        on=first.on,
    )


def _arc(start: float, end: float, lift: float, share: Floats) -> Floats:
    """The height of a foot that is lifted before it goes forward, and lowered when it is there."""
    rising = 1 - (1 - share) ** 3 if end > start else share**3
    return np.asarray(start + rising * (end - start) + lift * np.sqrt(np.sin(np.pi * share)))


def _common_part(one: FootPart, two: FootPart) -> FootPart:
    """What of the foot stays on the floor from one to the other."""
    if FootPart.ANKLE in (one, two):
        return FootPart.ANKLE
    if FootPart.SOLE in (one, two):
        return one if two is FootPart.SOLE else two
    return FootPart.SOLE


def _by(part: FootPart, foot: Foot, heading: float) -> Foot:
    """The same foot, by where another part of it is."""
    target = FootTarget(np.array([foot.at]), np.array([foot.pitch]), np.array([heading]), foot.part)
    at = ankle_place(target) + applied(foot_turn(target), foot_point(part))
    x, y, z = map(float, at[0])
    return replace(foot, at=(x, y, z), part=part)


def _heading(pose: Pose, foot: Foot, side: str) -> float:
    return OUTWARDS[side] * foot.toe_out - pose.angles.get("body_turn", 0.0)


def _hand(one: Hand, two: Hand, share: Floats) -> HandTarget:
    """Where a hand is between two places."""
    turned = None not in (one.fingers, two.fingers, one.palm, two.palm)
    return HandTarget(
        at=_line(one.at, two.at, share),
        fingers=_line(one.fingers, two.fingers, share) if turned else None,
        palm=_line(one.palm, two.palm, share) if turned else None,
        elbow_out=_line(one.elbow_out, two.elbow_out, share),
        part=one.part if one.part is two.part else two.part,
        on=one.on,
    )


def _line(one: object, two: object, share: Floats) -> Floats:
    """From one number or place to another."""
    first, last = np.asarray(one, dtype=float), np.asarray(two, dtype=float)
    return np.asarray(first + share.reshape(-1, *([1] * first.ndim)) * (last - first))
