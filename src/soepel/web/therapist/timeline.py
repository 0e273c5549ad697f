"""The timeline of a file: the drawing, the same as a table, and one day told whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from soepel.core.exercises import Phase
from soepel.core.quantities import Done, Side
from soepel.core.reasons import Reason
from soepel.core.record import CheckIn, Exposure, QuotaDone
from soepel.core.state import Stage
from soepel.outgoing.timeline import NARROW, WIDE, drawn, signs
from soepel.records.queries.timeline import DayOfFile, Happening, Span, Timeline
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.changed import ChangeRow, change_rows
from soepel.words import label, number, title
from soepel.words.because import Because, because
from soepel.words.labels import capital
from soepel.words.language import day as day_words

ONE_DAY: Final = timedelta(days=1)
ZOOMS: Final[dict[str, tuple[int | None, Promise]]] = {
    "2": (14, gettext_lazy("2 weeks")),
    "6": (42, gettext_lazy("6 weeks")),
    "all": (None, gettext_lazy("All")),
}
"""How many days each zoom shows, and what it is called."""
USUAL_ZOOM: Final = "6"
WHOLE: Final = Done(100)


@dataclass(frozen=True)
class Asked:
    """Which days are shown, and which of them is told whole."""

    zoom: str
    day: date | None

    @property
    def days(self) -> int | None:
        return ZOOMS[self.zoom][0]


def asked_for(zoom: str, day: str) -> Asked:
    """What an address asks for; what it asks in vain is as if it asked nothing."""
    try:
        chosen = date.fromisoformat(day)
    except ValueError:
        chosen = None
    return Asked(zoom if zoom in ZOOMS else USUAL_ZOOM, chosen)


@dataclass(frozen=True)
class DayRow:
    """A day of the table."""

    day: str
    """As an address has it."""
    words: str
    pain: str
    high: bool
    stands: str
    """The phase, and a flare."""
    done: str
    effort: str
    minutes: str
    happened: str


@dataclass(frozen=True)
class TimelineTold:
    """The timeline as a page shows it."""

    wide: SafeString
    narrow: SafeString
    days: list[str]
    """Each, as an address has it: there is a place to press for every day."""
    zooms: list[tuple[str, str, bool]]
    """Word of the address, name, and whether it is the one shown."""
    legend: list[tuple[str, str]]
    rows: list[DayRow]
    zoom: str
    day: "DayTold | None"


def timeline_told(
    line: Timeline, asked: Asked, day: DayOfFile | None, asker: Asker
) -> TimelineTold:
    """The timeline in words and as two drawings: for a desk and for a phone."""
    chosen = day.day if day else None
    shown = {one for some in line.happened.values() for one in some}
    return TimelineTold(
        wide=drawn(line, asker.voice, WIDE, chosen),
        narrow=drawn(line, asker.voice, NARROW, chosen),
        days=list(map(str, line.days)),
        zooms=[(word, str(name), word == asked.zoom) for word, (_days, name) in ZOOMS.items()],
        legend=[sign for one, sign in signs().items() if one in shown],
        rows=list(_rows(line, asker)),
        zoom=asked.zoom,
        day=day_told(day, line, asker) if day else None,
    )


# -- the table --------------------------------------------------------------------------------


def _rows(line: Timeline, asker: Asker) -> Iterator[DayRow]:
    """Every day, the youngest first."""
    pain = {one.day: one.usual for one in line.pain}
    high = line.measure.high_from if line.measure else None
    done = _sides_done(line)
    for day in reversed(list(line.days)):
        usual = pain.get(day)
        yield DayRow(
            day=str(day),
            words=day_words(day, asker.lang),
            pain="" if usual is None else str(usual),
            high=usual is not None and high is not None and usual >= high,
            stands=_stands(line, day, asker),
            done=_done(done.get(day, 0)),
            effort=str(line.effort.get(day, "")),
            minutes=_minutes(line, day, asker),
            happened=_happened(line, day),
        )


def _sides_done(line: Timeline) -> dict[date, int]:
    many: dict[date, int] = {}
    for unit in line.units:
        for one in unit.practised:
            many[one.day] = many.get(one.day, 0) + 1
    return many


def _done(many: int) -> str:
    if not many:
        return ""
    return ngettext("%(many)s exercise", "%(many)s exercises", many) % {"many": many}


def _stands(line: Timeline, day: date, asker: Asker) -> str:
    phases = [asker.voice.phase(Phase(one.value)) for one in line.phases if _holds(one, day)]
    stages = [label(Stage(one.value), asker.lang) for one in line.flares if _holds(one, day)]
    return ", ".join([*phases, *stages])


def _holds(span: Span, day: date) -> bool:
    return span.since <= day <= span.until


def _minutes(line: Timeline, day: date, asker: Asker) -> str:
    return ", ".join(
        _("%(activity)s %(minutes)s min")
        % {"activity": label(one.activity, asker.lang), "minutes": one.done[day]}
        for one in line.activities
        if day in one.done
    )


def _happened(line: Timeline, day: date) -> str:
    told = [signs()[one][1] for one in line.happened.get(day, ())]
    moved = line.moved.get(day, 0)
    if moved:
        words = ngettext("%(many)s dose changed", "%(many)s doses changed", moved)
        told.append(words % {"many": moved})
    return capital(", ".join(told))


# -- one day ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class WhyRow:
    """Something that changed, with what stands behind it."""

    row: ChangeRow
    because: Because | None


@dataclass(frozen=True)
class DoneRow:
    """An exercise that was done: how each side felt, in a place that never moves."""

    name: str
    left: str
    right: str
    both: str


@dataclass(frozen=True)
class DayTold:
    """One day, told whole."""

    day: date
    words: str
    before: date | None
    after: date | None
    check_in: list[tuple[str, str]]
    done: list[DoneRow]
    minutes: list[str]
    happened: list[str]
    changed: list[WhyRow]
    said: list[tuple[str, Because]]
    """What the review said of the person, with what stands behind it."""

    @property
    def silent(self) -> bool:
        return not (self.check_in or self.done or self.minutes or self.happened)


def day_told(day: DayOfFile, line: Timeline, asker: Asker) -> DayTold:
    """A day in words, with the way to the days beside it."""
    return DayTold(
        day=day.day,
        words=capital(day_words(day.day, asker.lang)),
        before=day.day - ONE_DAY if day.day > line.begins else None,
        after=day.day + ONE_DAY if day.day < line.until else None,
        check_in=_check_in(day.entries.check_in, asker) if day.entries.check_in else [],
        done=_done_rows(day, asker),
        minutes=[_spent(one, asker) for one in day.entries.of(QuotaDone)],
        happened=[capital(words) for words in _also(day)],
        changed=[_why(row, asker) for row in change_rows(day.changes, asker)],
        said=[(words, because(one, asker.voice)) for words, one in _said(day, asker).items()],
    )


def _said(day: DayOfFile, asker: Asker) -> dict[str, Reason]:
    """What the review said of the person, once each, without what already explains a change."""
    said: dict[str, Reason] = {}
    for one in day.reasons:
        said.setdefault(asker.voice.therapist(one), one)
    for row in change_rows(day.changes, asker):
        said.pop(row.why, None)
    return said


def _why(row: ChangeRow, asker: Asker) -> WhyRow:
    return WhyRow(row, because(row.reason, asker.voice) if row.reason else None)


def _check_in(told: CheckIn, asker: Asker) -> list[tuple[str, str]]:
    """What the check-in of the day says, one answer after another."""
    lang = asker.lang
    found: list[tuple[str, str]] = []
    if told.usual is not None:
        found.append((_("Usual pain"), number(told.usual, lang)))
    if told.extra is not None:
        found.append((_("Extra pain"), label(told.extra, lang)))
    if told.stiffness is not None:
        found.append((_("Stiffness"), number(told.stiffness, lang)))
    if told.load is not None:
        found.append((_("The day"), label(told.load, lang)))
    disturbed = [
        (told.kept_from_things, _("kept from things")),
        (told.slept_worse, _("slept worse")),
        (told.extra_painkillers, _("extra painkillers")),
    ]
    words = [words for holds, words in disturbed if holds]
    words += [label(trigger, lang) for trigger in told.triggers]
    return [*found, (_("Besides"), ", ".join(words))] if words else found


def _done_rows(day: DayOfFile, asker: Asker) -> list[DoneRow]:
    """A row for each exercise that was done."""
    felt: dict[str, dict[Side, str]] = {}
    for one in day.entries.exposures.values():
        if one.exercise in asker.voice.names:
            felt.setdefault(one.exercise, {})[one.side] = _felt(one)
    return [
        DoneRow(asker.voice.names[exercise], *(sides.get(side, "") for side in Side))
        for exercise, sides in felt.items()
    ]


def _felt(one: Exposure) -> str:
    """ "pijn 3, inspanning 4", and what was out of the ordinary."""
    told = [
        _("no pain told") if one.pain is None else _("pain %(pain)s") % {"pain": int(one.pain)},
        _("no effort told")
        if one.effort is None
        else _("effort %(effort)s") % {"effort": int(one.effort)},
    ]
    told += [] if one.done == WHOLE else [_("%(percent)s %% done") % {"percent": int(one.done)}]
    told += [_("too hard")] if one.too_hard else []
    told += [_("pain elsewhere")] if one.elsewhere else []
    return ", ".join(told)


def _spent(one: QuotaDone, asker: Asker) -> str:
    words = {"activity": title(one.activity, asker.lang), "minutes": one.amount}
    told = _("%(activity)s: %(minutes)s min") % words
    return told if one.pain is None else f"{told}, " + _("pain %(pain)s") % {"pain": int(one.pain)}


def _also(day: DayOfFile) -> list[str]:
    """What happened besides the diary; a heavy day stands with the check-in."""
    known = signs()
    found = (happening for happening in Happening if happening is not Happening.HEAVY_DAY)
    return [known[one][1] for one in found if one in day.happened]
