"""The therapist's bounds: what they leave for an exercise on a side."""

from typing import Final

from soepel.core.record import Bounds
from soepel.core.rules.turns import Room
from soepel.core.state import State, Unit

UNBOUNDED: Final = Room()


def room(state: State, unit: Unit) -> Room:
    """What the therapist's bounds leave for an exercise-side: the latest about it hold."""
    about = [bounds for bounds in state.bounds if holds_for(bounds, unit)]
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
