"""What runs through the whole of a timeline: the phases, the days, the flares, the chosen day."""

from collections.abc import Callable
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from soepel.core.exercises import Phase
from soepel.core.state import Stage
from soepel.outgoing import palette
from soepel.outgoing.timeline.axis import LETTER, ONE_DAY, Axis, box, stroke, text
from soepel.outgoing.timeline.lane import ABOVE, BASE, Drawing, Lane, Parts, named
from soepel.records.queries.timeline import Span
from soepel.words.language import short_date


def phases(drawing: Drawing) -> Lane:
    axis, height = drawing.axis, 24

    def drawn(y: float) -> Parts:
        if drawing.beside:
            yield from named(drawing, y, height, _("Phase"))
        for one in drawing.line.phases:
            left, right = axis.edge(one.since), axis.edge(one.until + ONE_DAY)
            fill = palette.MINT if one.value % 2 else palette.SAND
            edge = f' stroke="{palette.LINE_STRONG}"'
            yield box(left, y, right - left, height - 4, fill, edge)
            words = _phase_words(drawing, one, right - left)
            yield text(left + 5, y + height / 2 + BASE - 2, words, bold=True)

    return Lane(height, drawn)


def _phase_words(drawing: Drawing, span: Span, room: float) -> str:
    """As much of the name of a phase as there is room for."""
    phase = Phase(span.value)
    for words in (drawing.voice.phase(phase), str(int(phase))):
        if len(words) * LETTER * 1.1 < room - 8:
            return words
    return ""


def days(drawing: Drawing) -> Lane:
    """The days, with a line down the drawing at each that has its date."""
    axis, height = drawing.axis, 22

    def drawn(y: float) -> Parts:
        for day in _dated(axis):
            words = str(day.day) if axis.days <= FEW else short_date(day, drawing.voice.lang)
            if axis.days <= FEW and day == axis.since:
                words = short_date(day, drawing.voice.lang)
            yield text(axis.x(day), y + height - 7, words, "middle")

    return Lane(height, drawn)


FEW: Final = 14
"""So many days have each their date."""
APART: Final = 58.0
"""The room that a date needs."""


def _dated(axis: Axis) -> list[date]:
    """Each day, or each Monday, or fewer: as many as have room; always the first and last."""
    if axis.days <= FEW:
        return list(axis.each()) if axis.step > 3 * LETTER else list(axis.each())[::3]
    mondays = [day for day in axis.each() if day.weekday() == 0]
    every = max(1, -(-int(APART) // max(1, int(axis.step * 7))))
    fits = [day for day in mondays if axis.x(day) < axis.right - APART / 3]
    return fits[::-1][::every][::-1]


def running(drawing: Drawing, height: float) -> Parts:
    """What runs through all lanes: flares, days or weeks, and the end."""
    top, bottom = 0, height
    axis = drawing.axis
    for one in drawing.line.flares:
        left, right = axis.edge(one.since), axis.edge(one.until + ONE_DAY)
        active = one.value is Stage.ACTIVE
        fill = palette.CALL_GROUND if active else palette.WARNING_GROUND
        yield box(left, top, right - left, bottom - top, fill, ' fill-opacity="0.7"')
    for day in _dated(axis) if axis.days > FEW else axis.each():
        x = axis.edge(day)
        yield stroke(f"M{x:g} {top:g}V{bottom:g}", palette.LINE, 0.8)
    yield stroke(f"M{axis.right:g} {top:g}V{bottom:g}", palette.LINE, 0.8)


def chosen(drawing: Drawing, day: date | None, height: float) -> Parts:
    """A frame around the day that is told of below."""
    axis = drawing.axis
    if day is None or not axis.since <= day <= axis.until:
        return
    edge = f' stroke="{palette.BRAND}" stroke-width="2"'
    yield box(axis.edge(day), 1, axis.step, height - 2, "none", edge)


def flares(drawing: Drawing) -> Lane:
    axis = drawing.axis

    def drawn(y: float) -> Parts:
        for one in drawing.line.flares:
            active = one.value is Stage.ACTIVE
            left, right = axis.edge(one.since), axis.edge(one.until + ONE_DAY)
            ink = palette.CALL if active else palette.WARNING
            yield stroke(f"M{left:g} {y + 8:g}H{right:g}", ink, 4, "" if active else "5 3")
        words = " · ".join(_stages(drawing))
        yield from named(drawing, y, 16, words)

    return _unnamed(drawing, 16, drawn)


def _unnamed(drawing: Drawing, height: float, draw: Callable[[float], Parts]) -> Lane:
    """A lane that names itself, on one line with what it holds where there is no room beside."""
    return Lane(height if drawing.beside else height + ABOVE, draw)


def _stages(drawing: Drawing) -> list[str]:
    """What the two strokes stand for."""
    stages = [one.value for one in drawing.line.flares]
    active = [_("Flare-up ━")] if Stage.ACTIVE in stages else []
    back = [_("building up again ┅")] if any(one is not Stage.ACTIVE for one in stages) else []
    return [*active, *back]
