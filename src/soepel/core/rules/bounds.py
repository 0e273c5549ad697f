"""The therapist's bounds: what they leave for an exercise on a side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from soepel.core.quantities import Side
from soepel.core.record import Bounds
from soepel.core.rules.turns import Room
from soepel.core.state import State, Unit

UNBOUNDED: Final = Room()


def room(state: State, unit: Unit) -> Room:
    """What the therapist's bounds leave for an exercise-side: the latest about it hold."""
    return room_of(state.bounds, *unit.key)


def room_of(given: Iterable[Bounds], exercise: str, side: Side) -> Room:
    """What bounds leave of an exercise on a side; they stand in the order in which they came."""
    about = [one for one in given if one.exercise == exercise and one.side in (None, side)]
    if not about:
        return UNBOUNDED
    bounds = about[-1]
    return Room(
        floor=bounds.floor or 1,
        ceiling=None if bounds.ceiling is None else max(bounds.ceiling, 1),
        dose=bounds.dose,
        frozen=bounds.frozen,
        excluded=bounds.excluded,
    )


def holds_for(bounds: Bounds, unit: Unit) -> bool:
    """Whether bounds are about this exercise, on this side or on every side."""
    return bounds.exercise == unit.exercise and bounds.side in (None, unit.side)


def orders_for(
    exercise: str, wished: Mapping[Side, Room], given: Sequence[Bounds]
) -> Iterator[tuple[Side | None, Room]]:
    """The orders after which each side has what is wished, and no dose moves that none names.

    `given` are the bounds so far. Sides that are to have the same share one order: an exercise is
    out of the plan, and another may come in its place, when every side of it is excluded at once.
    """
    changed = {side for side, room in wished.items() if _differs(room, exercise, side, given)}
    if not changed:
        return
    rooms = list(wished.values())
    if all(room == rooms[0] for room in rooms):
        yield None, rooms[0]
        return
    if any(one.excluded for one in given if one.exercise == exercise and one.side is None):
        yield None, UNBOUNDED
        changed = set(wished)
    yield from ((side, room) for side, room in wished.items() if side in changed)


def _differs(room: Room, exercise: str, side: Side, given: Sequence[Bounds]) -> bool:
    """A dose of her own is always an order; the rest only where it is other than it was."""
    before = room_of(given, exercise, side)
    return room.dose is not None or replace(before, dose=None) != room


def limits_of(room: Room) -> dict[str, Any]:
    """What an order holds that leaves this room."""
    return {
        "floor": room.floor if room.floor > 1 else None,
        "ceiling": room.ceiling,
        "frozen": room.frozen,
        "excluded": room.excluded,
        "dose": room.dose,
    }
