"""Orders about a plan: whoever did not see a change is told; what is taken back stays on record."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import pytest
from django.db import transaction

from soepel.actions.orders.give_orders import ChangedMeanwhile, give_orders
from soepel.actions.orders.undo_change import undo_change
from soepel.actions.permission import locked
from soepel.actions.plan.bring import bring
from soepel.actions.refused import Refused
from soepel.core.exercises import Dose
from soepel.core.quantities import Side
from soepel.core.record import AskMe, Bounds, By, Entry
from soepel.core.rules.bounds import UNBOUNDED, orders_for, room_of
from soepel.core.rules.turns import Room
from soepel.records.models import Entry as Row
from soepel.records.queries.orders import Steered, steered
from soepel.records.viewer import NotYours
from tests.actions.saying import moment
from tests.people import Cast, at, example, lives
from tests.web.entering import row

TODAY: Final = date(2026, 6, 3)
NOW: Final = at(TODAY)


@pytest.fixture
def people(cast: Cast) -> Cast:
    """The patient has lived up to a Wednesday morning."""
    assert cast.patient.patient is not None
    lives(cast.patient.patient, example("flare-and-back", until=TODAY))
    with transaction.atomic():
        bring(locked(cast.patient.patient), TODAY, NOW)
    return cast


def plan(people: Cast) -> Steered:
    return steered(people.therapist, row(people.patient).key, NOW)


def a_one_sided(people: Cast) -> str:
    """An exercise of the plan that each leg does alone."""
    units = plan(people).review.state.units
    return next(unit.exercise for unit in units if unit.side is Side.LEFT)


def freeze(exercise: str, key: str = "a", side: Side | None = Side.LEFT) -> Bounds:
    return Bounds(
        id=f"order/{key}/0",
        day=TODAY,
        known=moment(TODAY, 9),
        by=By.THERAPIST,
        exercise=exercise,
        side=side,
        frozen=True,
        why="technique first",
    )


def give(people: Cast, orders: Sequence[Entry], seen: int | None = None) -> None:
    assert people.patient.patient is not None
    mark = plan(people).mark if seen is None else seen
    give_orders(people.therapist, people.patient.patient, orders, mark, NOW)


def test_an_order_is_kept_with_who_when_and_why(people: Cast) -> None:
    exercise = a_one_sided(people)
    give(people, [freeze(exercise)])
    (change,) = plan(people).changes
    assert (change.by, change.why, change.day) == ("Therapist", "technique first", TODAY)
    assert room_of(plan(people).bounds, exercise, Side.LEFT).frozen
    assert not room_of(plan(people).bounds, exercise, Side.RIGHT).frozen


def test_who_did_not_see_a_change_is_told_and_nothing_is_overwritten(people: Cast) -> None:
    exercise, seen = a_one_sided(people), plan(people).mark
    give(people, [freeze(exercise)])
    other = AskMe(id="order/b/0", day=TODAY, known=moment(TODAY, 9), by=By.THERAPIST, wanted=True)
    with pytest.raises(ChangedMeanwhile):
        give(people, [other], seen)
    assert [change.key for change in plan(people).since(seen)] == ["order/a"]
    give(people, [other])
    assert plan(people).review.state.ask_me


def test_a_page_that_is_sent_twice_orders_once(people: Cast) -> None:
    exercise, seen = a_one_sided(people), plan(people).mark
    give(people, [freeze(exercise)], seen)
    give(people, [freeze(exercise)], seen)
    assert Row.objects.filter(kind="bounds").count() == 1


def test_what_is_taken_back_stays_on_record(people: Cast) -> None:
    exercise = a_one_sided(people)
    before = plan(people).review.plan
    give(people, [freeze(exercise)])
    undo_change(people.therapist, row(people.patient).key, "order/a", "back", NOW)
    assert room_of(plan(people).bounds, exercise, Side.LEFT) == UNBOUNDED
    assert plan(people).review.plan == before
    assert [change.why for change in plan(people).changes] == ["back", "technique first"]


def test_a_dose_of_her_own_goes_back_on_the_day_it_was_set(people: Cast) -> None:
    unit = next(one for one in plan(people).review.state.units if one.dose.rung > 1)
    own = Bounds(
        id="order/a/0",
        day=TODAY,
        known=moment(TODAY, 9),
        by=By.THERAPIST,
        exercise=unit.exercise,
        side=unit.side,
        dose=Dose(1, unit.dose.sets),
    )
    give(people, [own])
    there = plan(people).review.state.unit(*unit.key)
    assert there is not None
    assert there.dose == own.dose
    undo_change(people.therapist, row(people.patient).key, "order/a", "back", NOW)
    back, eve = plan(people).review.state.unit(*unit.key), plan(people).eve.unit(*unit.key)
    assert back is not None
    assert eve is not None
    assert back.dose == eve.dose


def test_what_a_later_change_is_about_cannot_be_taken_back_first(people: Cast) -> None:
    exercise = a_one_sided(people)
    give(people, [freeze(exercise)])
    give(people, [freeze(exercise, "b", Side.RIGHT)])
    later, earlier = plan(people).changes
    assert plan(people).may_undo(later)
    assert not plan(people).may_undo(earlier)
    with pytest.raises(Refused):
        undo_change(people.therapist, row(people.patient).key, "order/a", "back", NOW)


def test_nobody_but_who_may_open_the_file_orders_anything(people: Cast) -> None:
    exercise = a_one_sided(people)
    patient, key = people.patient.patient, row(people.patient).key
    assert patient is not None
    for name, viewer in people.others("therapist").items():
        with pytest.raises((NotYours, Refused)):
            give_orders(viewer, patient, [freeze(exercise)], 0, NOW)
        with pytest.raises(NotYours):
            undo_change(viewer, key, "order/a", "back", NOW)
        assert not Row.objects.filter(kind="bounds").exists(), name


WISHES: Final = (
    {Side.LEFT: Room(frozen=True), Side.RIGHT: Room()},
    {Side.LEFT: Room(), Side.RIGHT: Room(ceiling=4)},
    {Side.LEFT: Room(excluded=True), Side.RIGHT: Room(excluded=True)},
    {Side.LEFT: Room(floor=2), Side.RIGHT: Room(excluded=True)},
    {Side.LEFT: Room(), Side.RIGHT: Room()},
)


@pytest.mark.parametrize("first", WISHES)
@pytest.mark.parametrize("then", WISHES)
def test_after_the_orders_each_side_has_what_is_wished(
    first: dict[Side, Room], then: dict[Side, Room]
) -> None:
    given: list[Bounds] = []
    for wished in (first, then):
        for side, room in list(orders_for("clam", wished, given)):
            given.append(
                Bounds(
                    id=f"order/{len(given)}/0",
                    day=TODAY,
                    known=moment(TODAY, 9) + timedelta(seconds=len(given)),
                    by=By.THERAPIST,
                    exercise="clam",
                    side=side,
                    floor=room.floor,
                    ceiling=room.ceiling,
                    frozen=room.frozen,
                    excluded=room.excluded,
                )
            )
        assert {side: room_of(given, "clam", side) for side in wished} == wished
    latest = {one.side: one for one in given}
    out_of_the_plan = None in latest and latest[None].excluded
    assert out_of_the_plan == all(room.excluded for room in then.values())
