"""The lanes of the person as a whole: what happened, pain, effort, minutes of an activity."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Final

from django.utils.translation import gettext as _

from soepel.core.quantities import Effort, Pain
from soepel.outgoing import palette
from soepel.outgoing.timeline.axis import ONE_DAY, Axis, box, diamond, dot, square, stroke, text
from soepel.outgoing.timeline.lane import BASE, Drawing, Lane, Parts, lane
from soepel.records.queries.timeline import ActivityCourse, Happening, Span
from soepel.words import number, title

FIXED: Final[Mapping[Happening, str]] = {
    Happening.FLAG: "!",
    Happening.FLARE_CALL: "↯",
    Happening.HEAVY_DAY: "▲",
}


def signs() -> dict[Happening, tuple[str, str]]:
    """The sign of each happening, its first letter unless it has one of its own, and its name."""
    named = {
        Happening.FLAG: _("red flag"),
        Happening.FLARE_CALL: _("flare-up reported"),
        Happening.HEAVY_DAY: _("heavy day"),
        Happening.VISIT: _("visit"),
        Happening.EVALUATION: _("evaluation"),
        Happening.NOTE: _("note"),
        Happening.ORDER: _("plan changed by the therapist"),
    }
    return {one: (FIXED.get(one, words[0].upper()), words) for one, words in named.items()}


SIGN: Final = 17.0
"""The height and width of a sign."""
LOUD: Final = (Happening.FLAG, Happening.FLARE_CALL)


def happenings(drawing: Drawing) -> Lane:
    """The signs of each day below its date, on so many rows that none covers another."""
    placed = list(_rows_of_signs(drawing))
    rows = 1 + max(row for _x, row, _one in placed)
    known = signs()

    def drawn(y: float) -> Parts:
        for x, row, one in placed:
            yield from _sign(x, y + row * SIGN + SIGN / 2, one, known[one][0])

    return lane(drawing, rows * SIGN + 4, _("What happened"), drawn)


def _rows_of_signs(drawing: Drawing) -> Iterator[tuple[float, int, Happening]]:
    """Where each sign stands, and on which row."""
    ends: list[float] = []
    for day, some in sorted(drawing.line.happened.items()):
        x = drawing.axis.x(day)
        for one in some:
            row = next((n for n, end in enumerate(ends) if end <= x), len(ends))
            ends[row : row + 1] = [x + SIGN]
            yield x, row, one


def _sign(x: float, y: float, one: Happening, letter: str) -> Parts:
    if one in LOUD:
        yield dot(x, y, 7.5, palette.CALL, palette.CALL_GROUND)
    elif one is not Happening.HEAVY_DAY:
        yield square(x, y, 7, palette.LINE_STRONG, palette.SURFACE)
    yield text(x, y + BASE, letter, "middle", bold=True)


def pain(drawing: Drawing) -> Lane:
    line, axis, height = drawing.line, drawing.axis, 110

    def drawn(y: float) -> Parts:
        def at(pain: float) -> float:
            return round(y + 8 + (Pain.most - pain) / Pain.most * (height - 16), 1)

        yield from _noise(drawing, at)
        for pain in (0, 5, 10):
            yield stroke(f"M{axis.left:g} {at(pain):g}H{axis.right:g}", palette.LINE)
            yield text(axis.left - 6, at(pain) + BASE, str(pain), "end")
        points = {day.day: (axis.x(day.day), at(day.usual)) for day in line.pain}
        yield from _joined(points)
        size = round(min(4.5, axis.step * 0.4), 1)
        for day in line.pain:
            x, y_ = points[day.day]
            high = line.measure is not None and day.usual >= line.measure.high_from
            if high:
                yield diamond(x, y_, size, palette.CALL, palette.CALL)
            else:
                yield dot(x, y_, size, palette.BRAND, palette.SURFACE)

    return lane(drawing, height, _("Usual pain"), drawn)


def _noise(drawing: Drawing, at: Callable[[float], float]) -> Parts:
    """The band in which a day says nothing, the anchor, and from where a day is high."""
    measure, axis = drawing.line.measure, drawing.axis
    if measure is None:
        return
    high, low = measure.high_from, max(0.0, 2 * measure.usual - measure.high_from)
    yield box(axis.left, at(high), axis.right - axis.left, at(low) - at(high), palette.MINT)
    yield stroke(f"M{axis.left:g} {at(high):g}H{axis.right:g}", palette.CALL, 1, "2 3")
    anchor = at(measure.anchor)
    yield stroke(f"M{axis.left:g} {anchor:g}H{axis.right:g}", palette.INK_SOFT, 1, "7 4")
    if not drawing.beside:
        return
    lang = drawing.voice.lang
    named = _("high %(pain)s") % {"pain": number(high, lang)}
    own = _("anchor %(pain)s") % {"pain": number(measure.anchor, lang)}
    yield text(axis.right + 8, at(high) + BASE - 2, named)
    yield text(axis.right + 8, anchor + BASE + 2, own)


def _joined(points: dict[date, tuple[float, float]]) -> Parts:
    """From one day to the next; a day without a check-in leaves a gap."""
    path = "".join(
        f"M{points[one][0]:g} {points[one][1]:g}L{points[next_][0]:g} {points[next_][1]:g}"
        for one, next_ in pairwise(points)
        if next_ - one == ONE_DAY
    )
    if path:
        yield stroke(path, palette.BRAND, 1.8)


def effort(drawing: Drawing) -> Lane:
    line, axis, height = drawing.line, drawing.axis, 40

    def drawn(y: float) -> Parts:
        yield from _bars(axis, line.effort, Effort.most, y, height)

    return lane(drawing, height, _("Effort, most of the day (0-10)"), drawn)


def minutes(drawing: Drawing, course: ActivityCourse) -> Lane:
    """Minutes done as bars, the quota as a line over them."""
    axis, height = drawing.axis, 44
    quotas = [one.value for one in course.quotas]
    most = max([*course.done.values(), *quotas, 1])

    def drawn(y: float) -> Parts:
        yield from _bars(axis, course.done, most, y, height)
        yield from _steps(axis, course.quotas, lambda q: y + height - 2 - q / most * (height - 8))
        if drawing.beside and quotas:
            now = _("%(minutes)s min") % {"minutes": quotas[-1]}
            level = y + height - 2 - quotas[-1] / most * (height - 8)
            yield text(axis.right + 8, level + BASE, now)

    name = _("%(activity)s, minutes") % {"activity": title(course.activity, drawing.voice.lang)}
    return lane(drawing, height, name, drawn)


def _bars(axis: Axis, values: Mapping[date, int], most: float, y: float, height: float) -> Parts:
    floor = y + height - 2
    yield stroke(f"M{axis.left:g} {floor:g}H{axis.right:g}", palette.LINE_STRONG)
    width = round(max(1.5, min(14.0, axis.step * 0.6)), 1)
    for day, value in values.items():
        tall = value / most * (height - 8)
        yield box(axis.x(day) - width / 2, floor - tall, width, tall, palette.LEAF)


def _steps(axis: Axis, spans: Iterable[Span], at: Callable[[float], float]) -> Parts:
    path = "".join(
        f"M{axis.edge(one.since):g} {at(one.value):.1f}H{axis.edge(one.until + ONE_DAY):g}"
        for one in spans
    )
    if path:
        yield stroke(path, palette.BRAND, 2)
