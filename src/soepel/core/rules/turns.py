"""Turns and caps: which exercises may rise today, decided before any of today's reports."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from soepel.core.exercises import Amount, Dose, Exercise, Phase
from soepel.core.limits import stepping as limit
from soepel.core.quantities import Side
from soepel.core.state import Indexed, State, Turn, Unit, Zone
from soepel.core.values import replace


class Knob(StrEnum):
    """What a rise turns."""

    AMOUNT = "amount"
    SETS = "sets"
    LEVEL = "level"


class Block(StrEnum):
    """Why an exercise may not rise today, although its run is long enough."""

    NO_TURN = "no_turn"
    LOAD_WEEKLY = "load_weekly"
    CAP = "cap"
    CEILING = "ceiling"
    TOP = "top"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class Room:
    """What the therapist's bounds leave for an exercise-side."""

    floor: int = 1
    ceiling: int | None = None
    dose: Dose | None = None
    """A dose of the therapist's own."""
    frozen: bool = False
    excluded: bool = False


def set_limit(exercise: Exercise, phase: Phase) -> int:
    """The most sets of an exercise in a phase; never fewer than it starts with."""
    allowed = min(exercise.most_sets, limit.SETS.value[phase])
    return max(allowed, exercise.first_sets)


def raised(dose: Dose, exercise: Exercise, phase: Phase) -> tuple[Knob, Dose] | None:
    """One knob up: amount, then sets, then level. None at the top of the ladder."""
    level_of = exercise.level_index
    at_top = dose.rung == exercise.top
    if not at_top and level_of(dose.rung) == level_of(dose.rung + 1):
        return Knob.AMOUNT, replace(dose, rung=dose.rung + 1)
    if dose.sets < set_limit(exercise, phase):
        return Knob.SETS, replace(dose, sets=dose.sets + 1)
    return None if at_top else (Knob.LEVEL, replace(dose, rung=dose.rung + 1))


def load_index(exercise: Exercise, dose: Dose) -> float:
    """Sets x repetitions (or seconds of hold / 3) x the weight of the level."""
    amount: float = exercise.amount_at(dose.rung)
    if exercise.amount is Amount.SECONDS:
        amount /= limit.HOLD_SECONDS_PER_REPETITION.value
    return dose.sets * amount * exercise.level(dose.rung).weight


def index_of(units: Iterable[Unit], exercises: Mapping[str, Exercise], day: date) -> Indexed:
    """The load index of each leg: a two-legged exercise loads both."""
    load = dict.fromkeys(Side.BOTH.legs, 0.0)
    for unit in units:
        share = load_index(exercises[unit.exercise], unit.dose)
        for leg in unit.side.legs:
            load[leg] += share
    return Indexed(day, left=load[Side.LEFT], right=load[Side.RIGHT])


@dataclass(frozen=True, slots=True)
class Place:
    """An exercise that may rise today, by this knob only; or what blocks it."""

    knob: Knob
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Free:
    """What the cap leaves a leg: an amount of load, or any one rise if there was none this week."""

    load: float
    first: bool

    def allows(self, more: float) -> bool:
        """Whether the leg can take so much more load today."""
        return more <= 0 or self.first or more <= self.load

    def after(self, more: float) -> "Free":
        """What is left once so much more load has been given away."""
        return Free(max(self.load - more, 0.0), first=False) if more > 0 else self


def places(
    state: State,
    day: date,
    exercises: Mapping[str, Exercise],
    room: Callable[[Unit], Room],
    relevance: Callable[[str], int],
) -> dict[str, Place]:
    """Today's places by exercise id, from the state at the start of the day alone.

    A candidate is an exercise with a side that would rise if its reports were the best possible.
    The first two by longest since their last turn, then longest since their last rise (so that of
    two that always have their turn together not the same one takes all the cap leaves), then goal
    relevance, hold the places.
    """
    turns = {turn.exercise: turn for turn in state.turns}
    candidates = _candidates(state, day, exercises, room, turns)
    queue = sorted(candidates, key=lambda id_: (*_waited(turns, id_), -relevance(id_), id_))
    first = queue[: limit.PLACES.value]
    legs = _free_load(state, day)
    return {id_: _place(candidates[id_], exercises[id_], state, legs) for id_ in first}


def _waited(turns: Mapping[str, Turn], exercise: str) -> tuple[date, date]:
    """The last turn and the last rise; long ago where there was none."""
    turn = turns.get(exercise, Turn(exercise))
    return turn.turn or date.min, turn.rise or date.min


def _candidates(
    state: State,
    day: date,
    exercises: Mapping[str, Exercise],
    room: Callable[[Unit], Room],
    turns: Mapping[str, Turn],
) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in state.units:
        if (unit.planned or unit.waiting) and would_complete(unit.run):
            exercise, turn = exercises[unit.exercise], turns.get(unit.exercise)
            if blocked(unit, exercise, state.phase, room(unit), turn, day) is None:
                found.setdefault(unit.exercise, []).append(unit)
    return found


def would_complete(run: Sequence[Zone]) -> bool:
    """One more settled green exposure would complete the run."""
    return complete((*run, Zone.GREEN))


def complete(run: Sequence[Zone]) -> bool:
    """The last 2 settled exposures were green, or the last 3 green or amber."""
    greens = run[-limit.GREEN_RUN.value :]
    two_green = len(greens) == limit.GREEN_RUN.value and all(z is Zone.GREEN for z in greens)
    return two_green or len(run) >= limit.CALM_RUN.value


def blocked(
    unit: Unit, exercise: Exercise, phase: Phase, room: Room, turn: Turn | None, day: date
) -> Block | None:
    """What keeps a unit from rising, whatever is reported."""
    if room.frozen:
        return Block.FROZEN
    step = raised(unit.dose, exercise, phase)
    if step is None:
        return Block.TOP
    knob, dose = step
    if room.ceiling is not None and (unit.dose.rung >= room.ceiling or dose.rung > room.ceiling):
        return Block.CEILING
    if knob is Knob.LEVEL and turn and _recent(turn.load_rise, day):
        return Block.LOAD_WEEKLY
    return None


def _recent(load_rise: date | None, day: date) -> bool:
    return load_rise is not None and (day - load_rise).days < limit.LOAD_RISES_EVERY.value


def _place(units: list[Unit], exercise: Exercise, state: State, free: dict[Side, Free]) -> Place:
    """The place of an exercise: by the knob of its lagging side, within what the cap leaves."""
    lagging = min(units, key=lambda unit: (unit.dose, unit.side))
    step = raised(lagging.dose, exercise, state.phase)
    assert step is not None, "a candidate can rise"
    growth = _growth(units, exercise, state.phase, step[0])
    if any(not free[leg].allows(more) for leg, more in growth.items()):
        return Place(step[0], Block.CAP)
    for leg, more in growth.items():
        free[leg] = free[leg].after(more)
    return Place(step[0])


def _growth(
    units: Iterable[Unit], exercise: Exercise, phase: Phase, knob: Knob
) -> dict[Side, float]:
    growth = dict.fromkeys(Side.BOTH.legs, 0.0)
    for unit in units:
        step = raised(unit.dose, exercise, phase)
        if step and step[0] is knob:
            more = load_index(exercise, step[1]) - load_index(exercise, unit.dose)
            for leg in unit.side.legs:
                growth[leg] += more
    return growth


def _free_load(state: State, day: date) -> dict[Side, Free]:
    """How much each leg's load may still grow today."""
    if not state.index:
        return dict.fromkeys(Side.BOTH.legs, Free(0.0, first=True))
    now, then = state.index[-1], _reference(state, day)
    cap = limit.INDEX_CAP.value[state.phase]
    return {
        leg: Free(
            max(then.of(leg) * cap - now.of(leg), 0.0), first=not _rose_this_week(state, leg, day)
        )
        for leg in Side.BOTH.legs
    }


def _reference(state: State, day: date) -> Indexed:
    """The index of a week ago, or of the day the last exercise entered if that is later."""
    since = state.index_since or date.min
    fitting = [
        indexed
        for indexed in state.index
        if indexed.day >= since and (day - indexed.day).days <= limit.INDEX_LOOKS_BACK.value
    ]
    return fitting[0] if fitting else state.index[-1]


def _rose_this_week(state: State, leg: Side, day: date) -> bool:
    return any(
        side is leg and (day - rose).days < limit.INDEX_LOOKS_BACK.value
        for side, rose in state.side_rises
    )
