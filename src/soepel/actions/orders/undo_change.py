"""Takes back the last change of a plan, by an order that says the opposite; both stay on record."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from soepel.actions.orders.give_orders import give_orders
from soepel.actions.refused import Refused
from soepel.core.exercises import Dose
from soepel.core.plan import Review
from soepel.core.quantities import Pain, Side
from soepel.core.record import AnchorOrder, AskMe, Bounds, Entry, Pause, PhaseOrder
from soepel.core.rules.bounds import limits_of, orders_for, room_of
from soepel.core.rules.turns import Room
from soepel.library import programme
from soepel.records import clock
from soepel.records.queries.orders import Ordered, Steered, steered
from soepel.records.viewer import Viewer

Made = tuple[type[Entry], dict[str, Any]]
"""The kind of an order, and what it holds besides what all entries share."""


def undo_change(viewer: Viewer, key: UUID, change: str, why: str, now: datetime) -> Review:
    """Today's review, as it would be without the last change about the same.

    A dose goes back only on the day on which it was set: after that it has moved on. Raises
    Refused for a change that is not there or that a later one is about, and NotYours.
    """
    plan = steered(viewer, key, now)
    found = next((one for one in plan.changes if one.key == change), None)
    if found is None or not plan.may_undo(found):
        raise Refused("a later change is about the same: take that one back first")
    back = list(_opposite(plan, found, why, now))
    return give_orders(viewer, plan.id, back, plan.mark, now)


def _opposite(plan: Steered, change: Ordered, why: str, now: datetime) -> Iterator[Entry]:
    """The orders that lead back, each with an id of its own."""
    shared: dict[str, Any] = {"day": clock.today(now), "known": clock.local(now)}
    made = [*_bounds_back(plan, change), *_others_back(plan, change)]
    for number, (kind, values) in enumerate(made):
        reason: dict[str, Any] = {"reason": why} if kind is PhaseOrder else {"why": why}
        yield kind(id=f"undo/{change.mark}/{number}", **shared, **reason, **values)


def _bounds_back(plan: Steered, change: Ordered) -> Iterator[Made]:
    """For each exercise the bounds that held before the change."""
    for exercise in dict.fromkeys(one.exercise for one in change.orders if isinstance(one, Bounds)):
        wished = {
            side: _room_before(plan, change, exercise, side)
            for side in programme().exercises[exercise].sides
        }
        for side, room in orders_for(exercise, wished, plan.bounds):
            yield Bounds, {"exercise": exercise, "side": side, **limits_of(room)}


def _room_before(plan: Steered, change: Ordered, exercise: str, side: Side) -> Room:
    room = room_of(plan.bounds_before(change), exercise, side)
    return replace(room, dose=_dose_back(plan, change, exercise, side))


def _dose_back(plan: Steered, change: Ordered, exercise: str, side: Side) -> Dose | None:
    """The dose of this morning, where the change set another one today."""
    of_it = (
        one
        for one in change.orders
        if isinstance(one, Bounds) and one.exercise == exercise and one.side in (None, side)
    )
    set_today = any(one.dose is not None for one in of_it) and change.day == plan.review.day
    unit = plan.eve.unit(exercise, side)
    return unit.dose if set_today and unit else None


def _others_back(plan: Steered, change: Ordered) -> Iterator[Made]:
    for one in change.orders:
        match one:
            case AskMe():
                yield AskMe, {"wanted": not one.wanted}
            case Pause():
                yield Pause, {"until": plan.review.day}
            case PhaseOrder():
                yield PhaseOrder, {"phase": plan.eve.phase}
            case AnchorOrder():
                yield AnchorOrder, {"anchor": Pain(round(plan.eve.anchor))}
            case _:
                continue
