"""The lanes of the exercises: the dose of each side, and the days on which it was done."""

from collections.abc import Callable, Iterator
from itertools import groupby, pairwise
from typing import Final

from soepel.core.exercises import Dose
from soepel.core.quantities import Side
from soepel.core.rules.turns import load_index
from soepel.outgoing import palette
from soepel.outgoing.timeline.axis import (
    ONE_DAY,
    Axis,
    box,
    cross,
    diamond,
    dot,
    square,
    stroke,
    text,
)
from soepel.outgoing.timeline.lane import ABOVE, BASE, Drawing, Lane, Parts
from soepel.records.queries.timeline import UnitCourse
from soepel.words import label

INK: Final = {
    Side.LEFT: palette.INFO,
    Side.RIGHT: palette.WARNING,
    Side.BOTH: palette.BRAND,
}
GROUND: Final = {
    Side.LEFT: palette.INFO_GROUND,
    Side.RIGHT: palette.WARNING_GROUND,
    Side.BOTH: palette.MINT,
}
SHAPE: Final = {Side.LEFT: dot, Side.RIGHT: square, Side.BOTH: diamond}
"""A side has a shape of its own, always with its name beside it."""
SIGN_OF: Final = {Side.LEFT: "●", Side.RIGHT: "■", Side.BOTH: "◆"}
SIDE_HEIGHT: Final = 27.0
BETWEEN: Final = 6.0
"""Between one exercise and the next."""


def exercise_lanes(drawing: Drawing) -> Iterator[Lane]:
    """A lane for each side of each exercise: left above right."""
    for _exercise, some in groupby(drawing.line.units, lambda unit: unit.exercise):
        units = tuple(some)
        loads = [_load(drawing, one, span.value) for one in units for span in one.doses]
        for one in units:
            yield _unit(drawing, one, max(loads, default=1.0), first=one is units[0])


def _load(drawing: Drawing, unit: UnitCourse, dose: Dose) -> float:
    return load_index(drawing.voice.exercises[unit.exercise], dose)


def _unit(drawing: Drawing, unit: UnitCourse, most: float, *, first: bool) -> Lane:
    """A side of an exercise; the first one has the name of the exercise as well."""
    axis, before = drawing.axis, BETWEEN if first else 0
    names = _names_of(drawing, unit, first=first)
    above = 0 if drawing.beside else ABOVE * len(names)

    def drawn(y: float) -> Parts:
        if first:
            yield stroke(f"M0 {y + 1:g}H{axis.paper.width}", palette.LINE)
        if drawing.beside:
            middle = y + before + SIDE_HEIGHT / 2 + BASE - 2
            yield text(0, middle, names[0] if first else "", bold=True)
            yield text(axis.left - 12, middle, names[-1], "end")
        for number, words in enumerate(() if drawing.beside else names):
            at = y + before + ABOVE * (number + 1) - 5
            yield text(0, at, words, bold=first and not number)
        yield from _ladder(drawing, unit, most, y + before + above)

    return Lane(before + above + SIDE_HEIGHT, drawn)


def _names_of(drawing: Drawing, unit: UnitCourse, *, first: bool) -> list[str]:
    """The exercise and the side; on one line where they stand above a lane of both legs."""
    name = drawing.voice.names[unit.exercise]
    side = f"{SIGN_OF[unit.side]} {label(unit.side, drawing.voice.lang)}"
    if not first:
        return [side]
    one_line = unit.side is Side.BOTH and not drawing.beside
    return [f"{name} {side}"] if one_line else [name, side]


def _ladder(drawing: Drawing, unit: UnitCourse, most: float, y: float) -> Parts:
    """The dose as steps with its ground, and a shape on each day that it was done."""
    axis, floor, room = drawing.axis, y + SIDE_HEIGHT - 4, SIDE_HEIGHT - 10
    ink, ground = INK[unit.side], GROUND[unit.side]

    def at(dose: Dose) -> float:
        return round(floor - 2 - room * _load(drawing, unit, dose) / most, 1)

    for one in unit.doses:
        left, right = axis.edge(one.since), axis.edge(one.until + ONE_DAY)
        yield box(left, at(one.value), right - left, floor - at(one.value), ground)
        yield stroke(f"M{left:g} {at(one.value):g}H{right:g}", ink, 2)
    yield from _risers(axis, unit, at, ink)
    size = round(min(3.2, axis.step * 0.32), 1)
    for done in unit.practised:
        x = axis.x(done.day)
        if done.red:
            yield cross(x, floor - 3, max(size, 2.2), palette.CALL)
        else:
            yield SHAPE[unit.side](x, floor - 3, size, ink, ink)
    now = unit.on(drawing.line.until)
    if drawing.beside and now is not None:
        words = drawing.voice.dose(unit.exercise, now)
        yield text(axis.right + 8, y + SIDE_HEIGHT / 2 + BASE, words, bold=True)


def _risers(axis: Axis, unit: UnitCourse, at: Callable[[Dose], float], ink: str) -> Parts:
    """Where one dose gives way to another."""
    path = "".join(
        f"M{axis.edge(next_.since):g} {at(one.value):g}V{at(next_.value):g}"
        for one, next_ in pairwise(unit.doses)
        if next_.since == one.until + ONE_DAY
    )
    if path:
        yield stroke(path, ink, 2)
