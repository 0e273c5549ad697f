"""The note of a consultation, filled in from what is known: S, O, E and P, as plain text.

It is not kept here: a practice keeps its notes in its own record system, and one note is enough.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from soepel.core.limits.attention import VISITS_REIMBURSED, VISITS_WITHIN
from soepel.core.plan import Review
from soepel.core.quantities import Side
from soepel.core.rules.bounds import UNBOUNDED, room_of
from soepel.records.queries.evidence import PainDay
from soepel.records.queries.file import PatientFile
from soepel.records.queries.timeline import Timeline
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.asking import said
from soepel.web.therapist.steering.told import room_words
from soepel.words import attention_words, label, title
from soepel.words.language import day_with_year
from soepel.words.telling import flags

NOTE_DAYS: Final = 14
"""The days that a note looks back on, as the page says."""


@dataclass(frozen=True)
class Part:
    """One of the four parts of a note."""

    letter: str
    name: str
    lines: list[str]


def note_text(file: PatientFile, line: Timeline, asker: Asker) -> str:
    """The note as plain text, a line for each thing, ready to be changed and copied."""
    head = f"{day_with_year(asker.today, asker.lang)} – {asker.viewer.name}"
    told = [
        f"{part.letter}: {part.name}\n" + "\n".join(f"- {one}" for one in part.lines)
        for part in parts(file, line, asker)
    ]
    return "\n\n".join([head, *told])


def parts(file: PatientFile, line: Timeline, asker: Asker) -> Iterator[Part]:
    """What goes into each part; a part of which nothing is known says so."""
    reviewed = file.review
    if reviewed is None:
        return
    nothing = [_("nothing is known")]
    yield Part("S", _("what the patient tells"), [*_subjective(file, line, asker)] or nothing)
    yield Part(
        "O", _("what was done and measured"), [*_objective(reviewed, line, asker)] or nothing
    )
    yield Part("E", _("what it comes to"), [*_evaluation(file, reviewed, asker)] or nothing)
    yield Part("P", _("what we do"), [*_plan(reviewed, asker)] or nothing)


# -- S ----------------------------------------------------------------------------------------


def _subjective(file: PatientFile, line: Timeline, asker: Asker) -> Iterator[str]:
    yield _pain(line.pain, line, asker)
    heavy = sum(one.value == "heavy_day" for some in line.happened.values() for one in some)
    if heavy:
        yield ngettext("%(many)s heavy day", "%(many)s heavy days", heavy) % {"many": heavy}
    if file.review and file.intake:
        scored = dict(file.review.state.goals)
        for goal in file.intake.goals:
            now = scored.get(goal.activity)
            start = {"activity": title(goal.activity, asker.lang), "start": int(goal.trouble)}
            if now is None:
                yield _("goal %(activity)s: trouble %(start)s of 10 at the start") % start
            else:
                told = {**start, "now": now}
                yield _("goal %(activity)s: trouble %(start)s → %(now)s of 10") % told


def _pain(pain: Iterable[PainDay], line: Timeline, asker: Asker) -> str:
    """Usual pain of these days in one line."""
    values = [day.usual for day in pain]
    if not values:
        return _("no check-in in %(days)s days") % {"days": NOTE_DAYS}
    told = _(
        "usual pain %(low)s to %(high)s, median %(middle)s (%(many)s check-ins in %(days)s days)"
    )
    words = told % {
        "low": min(values),
        "high": max(values),
        "middle": asker.voice.number(median(values)),
        "many": len(values),
        "days": NOTE_DAYS,
    }
    if line.measure is None:
        return words
    highs = sum(one >= line.measure.high_from for one in values)
    more = {"anchor": asker.voice.number(line.measure.anchor), "highs": highs}
    return f"{words}, " + _("anchor %(anchor)s, high days: %(highs)s") % more


# -- O ----------------------------------------------------------------------------------------


def _objective(reviewed: Review, line: Timeline, asker: Asker) -> Iterator[str]:
    day = (line.until - line.begins).days + 1
    yield _("%(phase)s, day %(day)s") % {
        "phase": asker.voice.phase(reviewed.plan.phase),
        "day": day,
    }
    trained = len({one.day for unit in line.units for one in unit.practised})
    effort = [*line.effort.values()]
    words = _("exercised on %(trained)s of %(days)s days") % {"trained": trained, "days": NOTE_DAYS}
    if effort:
        ends = {"low": min(effort), "high": max(effort)}
        words += ", " + _("most effort of a day %(low)s to %(high)s of 10") % ends
    yield words
    for one in line.activities:
        if one.quotas:
            told = {"activity": title(one.activity, asker.lang), "minutes": one.quotas[-1].value}
            yield _("%(activity)s: %(minutes)s min") % told
    yield from _doses(reviewed, asker)
    if reviewed.state.chair_stands is not None:
        stands = {"now": reviewed.state.chair_stands, "start": reviewed.state.start_stands}
        yield _("chair stands in 30 s: %(now)s (start %(start)s)") % stands


def _doses(reviewed: Review, asker: Asker) -> Iterator[str]:
    """Each exercise on one line, every dose with its side."""
    sides: dict[str, list[str]] = {}
    for unit in sorted(reviewed.state.units, key=lambda one: list(Side).index(one.side)):
        dose = asker.voice.dose(unit.exercise, unit.dose)
        sides.setdefault(unit.exercise, []).append(f"{label(unit.side, asker.lang)} {dose}")
    for exercise, told in sides.items():
        yield f"{asker.voice.names[exercise]}: {', '.join(told)}"


# -- E ----------------------------------------------------------------------------------------


def _evaluation(file: PatientFile, reviewed: Review, asker: Asker) -> Iterator[str]:
    for flag in flags(reviewed, asker.voice):
        yield _("red flag: %(flag)s") % {"flag": flag.sentence}
    for item in file.listed.items:
        yield attention_words(item.code, asker.lang).title
    yield from said((*reviewed.contacts, *reviewed.reasons), asker)
    for sentence in said(reviewed.needed, asker):
        yield _("for the next phase: %(needed)s") % {"needed": sentence}


# -- P ----------------------------------------------------------------------------------------


def _plan(reviewed: Review, asker: Asker) -> Iterator[str]:
    for unit in reviewed.state.units:
        room = replace(room_of(reviewed.state.bounds, *unit.key), dose=None)
        if room != UNBOUNDED:
            name, side = asker.voice.names[unit.exercise], label(unit.side, asker.lang)
            yield f"{name}, {side}: {room_words(room, unit.exercise, asker)}"
    for item in reviewed.attention:
        yield attention_words(item.code, asker.lang).action
    yield _visits(reviewed, asker.today)
    yield _("next visit: ")


def _visits(reviewed: Review, today: date) -> str:
    within = timedelta(days=VISITS_WITHIN.value)
    used = sum(today - day < within for day in reviewed.state.visits)
    return _("visits used in 12 months: %(used)s of %(all)s") % {
        "used": used,
        "all": VISITS_REIMBURSED.value,
    }
