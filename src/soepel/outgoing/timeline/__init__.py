"""A patient's course as one drawing: everything about a day stands below one another.

It is SVG that needs neither script nor style sheet, so a page and a print show the same. What it
shows is told in words as well (`in_words`), and by the page as a table.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from soepel.outgoing.timeline.axis import NARROW, WIDE, Axis, Paper
from soepel.outgoing.timeline.exercises import exercise_lanes
from soepel.outgoing.timeline.frame import chosen, days, flares, phases, running
from soepel.outgoing.timeline.lane import Drawing, Lane
from soepel.outgoing.timeline.person import effort, happenings, minutes, pain, signs
from soepel.outgoing.timeline.telling import in_words
from soepel.records.queries.timeline import Timeline
from soepel.words.voice import Voice

__all__ = ["NARROW", "WIDE", "drawn", "in_words", "signs"]


def drawn(line: Timeline, voice: Voice, paper: Paper, day: date | None = None) -> SafeString:
    """The drawing of a course on paper of a width, with a frame around a day."""
    drawing = Drawing(line, Axis(line.since, line.until, paper), voice)
    name = f"timeline-{paper.width}"
    below, height = _placed(lanes(drawing))
    called = escape(_("Course from day to day"))
    told = escape(in_words(line, voice.lang))
    parts = (
        f'<svg role="img" viewBox="0 0 {paper.width} {height:g}" '
        f'aria-labelledby="{name}-title {name}-about">',
        f'<title id="{name}-title">{called}</title><desc id="{name}-about">{told}</desc>',
        *running(drawing, height),
        *below,
        *chosen(drawing, day, height),
        "</svg>",
    )
    return mark_safe("".join(parts))


def lanes(drawing: Drawing) -> Iterator[Lane]:
    """From above to below; none for what there is nothing of."""
    line = drawing.line
    yield phases(drawing)
    yield days(drawing)
    if line.flares:
        yield flares(drawing)
    if line.happened:
        yield happenings(drawing)
    yield pain(drawing)
    if line.effort:
        yield effort(drawing)
    yield from (minutes(drawing, one) for one in line.activities)
    yield from exercise_lanes(drawing)


def _placed(some: Iterator[Lane]) -> tuple[list[str], float]:
    """Each lane below the one before it, and how high they are together."""
    parts: list[str] = []
    y = 0.0
    for lane in some:
        parts += lane.drawn(y)
        y += lane.height
    return parts, y + 4
