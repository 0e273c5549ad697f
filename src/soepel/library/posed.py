"""The movements of the exercises, from `poses/<exercise>.toml`: a file for each, read strictly."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Final

import msgspec
from msgspec import Struct

from soepel.core.exercises import Amount, Exercise
from soepel.figures.joints import SIDES, names
from soepel.figures.poses import Foot, Hand, Movement, Pose, Rest, Step
from soepel.figures.props import STANDING, WORN, Prop
from soepel.figures.scene import MUSCLES
from soepel.library.current import library
from soepel.library.reading import LibraryError

Table = dict[str, Any]

ANY_LEVEL: Final = ""
"""The level of an exercise that has none: endurance, which quotas dose."""
FLAT: Final = -14.0
"""Degrees: fingers and thumb of a hand that lies flat."""
BESIDES: Final = ("body_pitch", "body_roll", "body_turn", "this.knee_out", "other.knee_out")
"""Angles that are of no joint: how the body lies, and where a knee points while its foot is put."""
STAYS: Final = 0.5
"""Seconds at each end of a movement, so that the eye sees both."""
HELD: Final = 3.0
"""Seconds for which a pose that is held stays in the picture."""
GOES: Final = 1.6
"""Seconds in which a pose that is held is reached."""


class MovementEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A movement after its posture, its example and its level have been filled in."""

    poses: dict[str, Table]
    play: tuple[Step, ...] = ()
    props: tuple[Prop, ...] = ()
    yaw: float = 35.0
    pitch: float = 12.0
    muscles: tuple[str, ...] = ()
    touching: tuple[tuple[str, str], ...] = ()
    pause: float = 0.0
    """Seconds of rest at the end of the movement, for a level that asks for it."""


@cache
def movements() -> Mapping[tuple[str, str], Movement]:
    """Every movement by exercise and level. Raises LibraryError."""
    found = {
        (exercise.id, level): _movement(exercise, level)
        for exercise in library().exercises
        if _file("poses", exercise.id).is_file()
        for level in level_ids(exercise)
    }
    return MappingProxyType(found)


def level_ids(exercise: Exercise) -> tuple[str, ...]:
    """The levels that have a movement each."""
    return tuple(level.id for level in exercise.levels) or (ANY_LEVEL,)


def _file(folder: str, name: str) -> Traversable:
    return files("soepel.library").joinpath(folder, f"{name}.toml")


@cache
def _read(folder: str, name: str) -> Table:
    file = _file(folder, name)
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LibraryError(f"{folder}/{name}.toml", 1, "TOML", f"{error}; mend it") from error


def _movement(exercise: Exercise, level: str) -> Movement:
    file = f"poses/{exercise.id}.toml"
    try:
        table = _filled(exercise.id)
        own = table.pop("levels", {})
        for unknown in set(own) - set(level_ids(exercise)):
            raise ValueError(f"levels.{unknown}: the exercise has no such level")
        entry = msgspec.convert(_of_level(table, own.get(level, {})), MovementEntry)
        return _built(entry, exercise)
    except (ValueError, KeyError, msgspec.ValidationError) as error:
        raise LibraryError(file, 1, level or "$", f"{error}; mend the pose") from error


def _filled(id_: str) -> Table:
    """An exercise's file over the one that it is like, over its posture."""
    table = dict(_read("poses", id_))
    like, posture = table.pop("like", None), table.pop("posture", None)
    if like is not None:
        example = {key: value for key, value in _filled(like).items() if key != "levels"}
        table = _over(example, table)
    elif posture is not None:
        table = _over(_read("postures", posture), table)
    return table


def _of_level(table: Table, own: Table) -> Table:
    """What a level does, over what all levels do or over a posture of its own."""
    if "posture" not in own:
        return _over(table, own)
    rest = {key: value for key, value in own.items() if key != "posture"}
    return _over({**table, **_read("postures", own["posture"])}, rest)


def _over(below: Table, above: Table) -> Table:
    """One table over another: what both have is of the one above, tables key by key.

    A hand that goes to a bone takes nothing along from where it was.
    """
    both = dict(below)
    for key, value in above.items():
        old = both.get(key)
        elsewhere = key == "hand" and isinstance(value, dict) and "on" in value
        if isinstance(old, dict) and isinstance(value, dict) and not elsewhere:
            both[key] = _over(old, value)
        else:
            both[key] = value
    return both


def _built(entry: MovementEntry, exercise: Exercise) -> Movement:
    for prop in entry.props:
        if prop.kind not in STANDING and prop.kind not in WORN:
            raise ValueError(f"props: there is no {prop.kind!r}")
    for muscle in entry.muscles:
        if muscle not in MUSCLES:
            raise ValueError(f"muscles: there is no {muscle!r}")
    start = entry.poses["start"]
    poses = {name: _pose(_over(start, table)) for name, table in entry.poses.items()}
    play = entry.play or _usual(tuple(poses), exercise, entry.pause)
    return Movement(
        poses=poses,
        play=play,
        props=entry.props,
        yaw=entry.yaw,
        pitch=entry.pitch,
        muscles=entry.muscles,
        touching=entry.touching,
        both=not exercise.one_sided,
    )


def _usual(poses: tuple[str, ...], exercise: Exercise, pause: float) -> tuple[Step, ...]:
    """There and back by the same way, in the tempo of the exercise or with a while to hold it."""
    first, *others = poses
    if not others:
        return (Step(first, STAYS, HELD),)
    *ways, last = others
    held = exercise.amount is Amount.SECONDS and bool(exercise.levels)
    share = GOES if held else (exercise.tempo - 2 * STAYS) / (2 * len(others))
    return (
        *(Step(way, share) for way in ways),
        Step(last, share, HELD if held else pause or STAYS),
        *(Step(way, share) for way in reversed(ways)),
        Step(first, share, STAYS),
    )


def _pose(table: Table) -> Pose:
    """A pose from its table. Raises ValueError for a name that there is not."""
    own = dict(table)
    sides = {side: _over(own.get("both", {}), own.get(side, {})) for side in SIDES}
    own = {key: value for key, value in own.items() if key not in {"both", *SIDES}}
    for part in sides.values():
        if part.get("hand") and "part" not in part["hand"]:
            part.setdefault("fingers_curl", FLAT)
    feet = {side: part.pop("foot", None) for side, part in sides.items()}
    hands = {side: part.pop("hand", None) for side, part in sides.items()}
    at, stand, rest = own.pop("at", None), own.pop("stand", None), own.pop("rest", None)
    angles = own | {f"{side}.{key}": value for side in SIDES for key, value in sides[side].items()}
    for name in angles:
        if name not in names() and name not in BESIDES:
            raise ValueError(f"there is no angle {name!r}")
    return Pose(
        angles={name: float(value) for name, value in angles.items()},
        at=tuple(at) if at else Pose({}).at,
        stand=stand or None,
        rest=msgspec.convert(rest, Rest) if rest else None,
        feet={side: msgspec.convert(foot, Foot) for side, foot in feet.items() if foot},
        hands={
            side: msgspec.convert(mirrored(hand, side), Hand)
            for side, hand in hands.items()
            if hand
        },
    )


def mirrored(hand: Table, side: str) -> Table:
    """A hand by the words of its file: `fingers` and `palm` may be named."""
    told = {key: value for key, value in hand.items() if (key, value) != ("on", ROOM)}
    for key in ("fingers", "palm"):
        if isinstance(told.get(key), str):
            told[key] = DIRECTIONS[told[key]]
    inwards = 1.0 if side == "this" else -1.0
    for key in ("fingers", "palm"):
        if told.get(key) == "in":
            told[key] = (inwards, 0.0, 0.0)
    return told


ROOM: Final = "room"
"""In place of a bone: the hand goes to a place in the room, and takes nothing along."""
DIRECTIONS: Final[Mapping[str, Any]] = {
    "forward": (0.0, 0.0, 1.0),
    "back": (0.0, 0.0, -1.0),
    "down": (0.0, -1.0, 0.0),
    "up": (0.0, 1.0, 0.0),
    "this": (-1.0, 0.0, 0.0),
    "other": (1.0, 0.0, 0.0),
    "in": "in",
}
