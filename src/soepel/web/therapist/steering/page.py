"""What the pages that steer a plan show."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from soepel.core.exercises import Exercise
from soepel.core.rules.bounds import UNBOUNDED, room_of
from soepel.library import programme
from soepel.records.queries.orders import Steered
from soepel.records.viewer import NotYours
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.changed import SideTold
from soepel.web.therapist.steering.bounds_form import BoundsForm
from soepel.web.therapist.steering.looking import Looked
from soepel.web.therapist.steering.person_form import OrderForm, forms_of
from soepel.web.therapist.steering.told import ChangeTold, changes_told, room_words, side_told


@dataclass(frozen=True)
class SideRow:
    """A side of an exercise: its dose, and what bounds it has."""

    side: SideTold
    dose: str
    bounds: str
    """Empty for none."""


@dataclass(frozen=True)
class ExerciseRow:
    """An exercise that can be steered."""

    number: int
    name: str
    sides: list[SideRow]


@dataclass(frozen=True)
class SteeringPage:
    """The page that steers the plan as a whole."""

    name: str
    exercises: list[ExerciseRow]
    """Those in the plan, and those that have bounds."""
    others: list[tuple[int, str]]
    """Those that could come into it, to bound beforehand; by name."""
    forms: list[OrderForm]
    changes: list[ChangeTold]
    missed: list[ChangeTold]
    """What was changed by somebody after this page was opened."""
    mark: int
    """What who looks at this page has seen."""


def steering_page(plan: Steered, asker: Asker, refused: OrderForm | None = None) -> SteeringPage:
    """The page in words."""
    shown = dict.fromkeys(unit.exercise for unit in plan.review.state.units)
    shown |= dict.fromkeys(one.exercise for one in plan.bounds if _bounded(plan, one.exercise))
    others = [one for one in numbers() if one not in shown]
    return SteeringPage(
        name=plan.name,
        exercises=[_row(plan, exercise, asker) for exercise in shown if exercise in numbers()],
        others=sorted(
            ((numbers()[one], asker.voice.names[one]) for one in others), key=lambda one: one[1]
        ),
        forms=list(forms_of(plan, asker, refused)),
        changes=changes_told(plan, plan.changes, asker),
        missed=missed(plan, refused, asker),
        mark=plan.mark,
    )


def missed(plan: Steered, form: OrderForm | BoundsForm | None, asker: Asker) -> list[ChangeTold]:
    """What was changed after the page with this form was opened."""
    if form is None or not form.is_bound:
        return []
    seen = form.cleaned_data.get("seen")
    return [] if seen is None else changes_told(plan, plan.since(seen), asker)


def _bounded(plan: Steered, exercise: str) -> bool:
    rooms = (room_of(plan.bounds, exercise, side) for side in programme().exercises[exercise].sides)
    return any(replace(room, dose=None) != UNBOUNDED for room in rooms)


def _row(plan: Steered, exercise: str, asker: Asker) -> ExerciseRow:
    return ExerciseRow(
        number=numbers()[exercise],
        name=asker.voice.names[exercise],
        sides=list(_sides(plan, exercise, asker)),
    )


def _sides(plan: Steered, exercise: str, asker: Asker) -> Iterator[SideRow]:
    for side in programme().exercises[exercise].sides:
        unit = plan.review.state.unit(exercise, side)
        room = replace(room_of(plan.bounds, exercise, side), dose=None)
        yield SideRow(
            side=side_told(side, asker),
            dose=asker.voice.dose(exercise, unit.dose) if unit else "",
            bounds="" if room == UNBOUNDED else room_words(room, exercise, asker),
        )


def numbers() -> dict[str, int]:
    """The number of each exercise in an address, which so says nothing about a patient."""
    return {exercise: number for number, exercise in enumerate(sorted(programme().exercises), 1)}


def numbered(number: int) -> Exercise:
    """The exercise of a number. Raises NotYours where there is none."""
    for exercise, known in numbers().items():
        if known == number:
            return programme().exercises[exercise]
    raise NotYours


@dataclass(frozen=True)
class BoundsPage:
    """The page that bounds one exercise."""

    name: str
    exercise: str
    form: BoundsForm
    looked: Looked | None
    missed: list[ChangeTold]
    changes: list[ChangeTold]
    """Earlier ones of this exercise."""
    mark: int
    """What who looks at this page has seen."""


def bounds_page(
    plan: Steered, exercise: Exercise, form: BoundsForm, looked: Looked | None, asker: Asker
) -> BoundsPage:
    """The page in words."""
    of_it = [
        one
        for one in plan.changes
        if any(getattr(order, "exercise", "") == exercise.id for order in one.orders)
    ]
    return BoundsPage(
        name=plan.name,
        exercise=asker.voice.names[exercise.id],
        form=form,
        looked=looked,
        missed=missed(plan, form, asker),
        changes=changes_told(plan, of_it, asker),
        mark=plan.mark,
    )
