"""A patient's course on one axis of days, and all that is known of one of those days."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from soepel.core.exercises import Dose, Phase
from soepel.core.plan import Plan
from soepel.core.quantities import Side
from soepel.core.reasons import Reason
from soepel.core.record import (
    Activity,
    AnchorOrder,
    AskMe,
    AttentionClosed,
    Bounds,
    CheckIn,
    DailyLoad,
    DayEntries,
    Evaluation,
    Exposure,
    FlagRaised,
    FlareCall,
    Pause,
    PhaseOrder,
    QuotaDone,
    Visit,
)
from soepel.core.record import Entry as Told
from soepel.core.rules.usual_pain import high_from, red_above
from soepel.core.state import Stage
from soepel.exchange import RecordFileError, read_plan, read_reasons, read_state
from soepel.library import programme
from soepel.records.models import Decision, Entry, Patient, ReviewedDay, Standing
from soepel.records.queries.access import shown
from soepel.records.queries.evidence import Measure, PainDay
from soepel.records.queries.file import DoseChanged, PersonChanged, change_of
from soepel.records.stored import entry_of
from soepel.records.viewer import Viewer
from soepel.records.vocabulary import About

ONE_DAY: Final = timedelta(days=1)
FEWEST: Final = timedelta(days=13)
"""A course that has just begun is shown on two weeks all the same."""


class Happening(StrEnum):
    """What happened on a day besides the diary."""

    FLAG = "flag"
    FLARE_CALL = "flare_call"
    HEAVY_DAY = "heavy_day"
    VISIT = "visit"
    EVALUATION = "evaluation"
    NOTE = "note"
    ORDER = "order"


KINDS: Final[Mapping[type[Told], Happening]] = {
    FlagRaised: Happening.FLAG,
    FlareCall: Happening.FLARE_CALL,
    Visit: Happening.VISIT,
    Evaluation: Happening.EVALUATION,
    AttentionClosed: Happening.NOTE,
    Bounds: Happening.ORDER,
    AskMe: Happening.ORDER,
    PhaseOrder: Happening.ORDER,
    AnchorOrder: Happening.ORDER,
    Pause: Happening.ORDER,
}


@dataclass(frozen=True)
class Span:
    """A stretch of days, both ends included, in which something was so."""

    since: date
    until: date
    value: Any


@dataclass(frozen=True)
class Practised:
    """One exercise on one side on a day: how it felt."""

    day: date
    pain: int | None
    red: bool


@dataclass(frozen=True)
class UnitCourse:
    """An exercise on a side: its dose over the days, and when it was done."""

    exercise: str
    side: Side
    doses: tuple[Span, ...]
    """Of each dose the days; nothing for days on which it was not in the plan."""
    practised: tuple[Practised, ...]

    def on(self, day: date) -> Dose | None:
        """The dose of a day; None where it was not in the plan."""
        doses = (one.value for one in self.doses if one.since <= day <= one.until)
        return next(doses, None)


@dataclass(frozen=True)
class ActivityCourse:
    """Minutes of an activity by day, and the quota over the days."""

    activity: Activity
    done: Mapping[date, int]
    quotas: tuple[Span, ...]


@dataclass(frozen=True)
class Timeline:
    """A patient's course from one day to another, both included."""

    since: date
    until: date
    begins: date
    """The day of the intake: the first day there can be anything of."""
    pain: tuple[PainDay, ...]
    measure: Measure | None
    effort: Mapping[date, int]
    """The most of a day."""
    phases: tuple[Span, ...]
    flares: tuple[Span, ...]
    """Each with its stage."""
    units: tuple[UnitCourse, ...]
    """Those still in the plan first; in the order in which they came, left before right."""
    activities: tuple[ActivityCourse, ...]
    happened: Mapping[date, tuple[Happening, ...]]
    moved: Mapping[date, int]
    """How many doses changed."""

    @property
    def days(self) -> Iterator[date]:
        """Every day, the first one first."""
        for number in range((self.until - self.since).days + 1):
            yield self.since + timedelta(days=number)


def timeline_of(viewer: Viewer, key: UUID, today: date, days: int | None) -> Timeline | None:
    """The last so many days, or all of them, of a patient whose file the viewer was shown.

    None before the intake. Raises NotYours. Three queries.
    """
    patient = shown(viewer, key)
    intake = getattr(patient, "intake", None)
    standing: Standing | None = getattr(patient, "standing", None)
    if intake is None or standing is None:
        return None
    since = intake.day if days is None else today - timedelta(days=days - 1)
    since = max(since, min(intake.day, today - FEWEST))
    entries = _entries(patient, since)
    changes = tuple(map(change_of, Decision.objects.filter(patient=patient).order_by("day", "pk")))
    until = max(today, standing.reviewed)
    window = _Window(min(since, until), until, intake.day)
    return _timeline(window, standing, entries, changes)


def _entries(patient: Patient, since: date, until: date = date.max) -> list[Told]:
    """The last version of each entry about these days, in the order in which they were known."""
    rows = Entry.objects.filter(patient=patient, day__gte=since, day__lte=until)
    last = rows.order_by("entry", "-known", "-pk").distinct("entry")
    return sorted(map(entry_of, last), key=lambda entry: (entry.day, entry.known, entry.id))


@dataclass(frozen=True)
class _Window:
    since: date
    until: date
    begins: date

    def spans(self, start: Any, changes: Iterable[tuple[date, Any]]) -> tuple[Span, ...]:
        """Stretches of one value, cut to these days; None is no stretch."""
        marks = [(self.begins, start), *changes, (self.until + ONE_DAY, None)]
        found = (Span(day, next_ - ONE_DAY, value) for (day, value), (next_, _) in pairwise(marks))
        return tuple(
            Span(max(one.since, self.since), one.until, one.value)
            for one in found
            if one.value is not None and one.until >= max(one.since, self.since)
        )


def _timeline(
    window: _Window,
    standing: Standing,
    entries: Sequence[Told],
    changes: Sequence[DoseChanged | PersonChanged],
) -> Timeline:
    persons = [one for one in changes if isinstance(one, PersonChanged)]
    doses = [one for one in changes if isinstance(one, DoseChanged)]
    measure = _measure(standing)
    exposures = [entry for entry in entries if isinstance(entry, Exposure)]
    return Timeline(
        since=window.since,
        until=window.until,
        begins=window.begins,
        pain=_pain(entries),
        measure=measure,
        effort=_most((one.day, one.effort) for one in exposures),
        phases=_spans(window, persons, About.PHASE, standing.phase, Phase),
        flares=_spans(window, persons, About.FLARE, _stage(standing), Stage),
        units=_units(window, doses, exposures, measure),
        activities=_activities(window, persons, entries),
        happened=_happened(entries),
        moved=_moved(doses, window.since),
    )


def _measure(standing: Standing) -> Measure | None:
    """The measure of now. None of another version's state."""
    try:
        state = read_state(standing.state)
    except RecordFileError:
        return None
    return Measure(state.anchor, state.usual, high_from(state.usual, state.threshold))


def _stage(standing: Standing) -> str | None:
    return Stage.ACTIVE.value if standing.in_flare else None


def _pain(entries: Iterable[Told]) -> tuple[PainDay, ...]:
    told = [(one.day, one.usual) for one in entries if isinstance(one, CheckIn)]
    return tuple(PainDay(day, pain) for day, pain in sorted(_most(told).items()))


def _most(values: Iterable[tuple[date, int | None]]) -> dict[date, int]:
    """By day the highest of what was told."""
    most: dict[date, int] = {}
    for day, value in values:
        if value is not None:
            most[day] = max(int(value), most.get(day, 0))
    return most


def _spans(
    window: _Window, changes: Iterable[PersonChanged], about: About, now: Any, kind: type
) -> tuple[Span, ...]:
    """What was so about the person, by stretches; `now` where nothing ever changed."""
    of_it = [one for one in changes if one.about is about]
    start = of_it[0].before if of_it else now
    found = window.spans(start, [(one.day, one.after) for one in of_it])
    return tuple(Span(one.since, one.until, kind(one.value)) for one in found)


# -- exercises --------------------------------------------------------------------------------


def _units(
    window: _Window,
    changes: Iterable[DoseChanged],
    exposures: Iterable[Exposure],
    measure: Measure | None,
) -> tuple[UnitCourse, ...]:
    """Every exercise on a side that was in the plan on one of these days, or was done."""
    moves: dict[tuple[str, Side], list[DoseChanged]] = defaultdict(list)
    for one in changes:
        moves[one.exercise, one.side].append(one)
    done = _practised(exposures, measure)
    units = [
        UnitCourse(*unit, _doses(window, moves[unit]), tuple(done.get(unit, ())))
        for unit in {**moves, **done}
        if unit[0] in programme().exercises
    ]
    shown = [unit for unit in units if unit.doses or unit.practised]
    asked = {unit.exercise for unit in shown if unit.on(window.until)}
    order = list(dict.fromkeys(unit.exercise for unit in shown))
    return tuple(sorted(shown, key=lambda unit: _place(unit, asked, order)))


def _place(unit: UnitCourse, asked: Collection[str], order: list[str]) -> tuple[bool, int, int]:
    return unit.exercise not in asked, order.index(unit.exercise), list(Side).index(unit.side)


def _doses(window: _Window, moves: Sequence[DoseChanged]) -> tuple[Span, ...]:
    start = moves[0].before if moves else None
    return window.spans(start, [(one.day, one.after) for one in moves])


def _practised(
    exposures: Iterable[Exposure], measure: Measure | None
) -> Mapping[tuple[str, Side], list[Practised]]:
    """By exercise and side each day once: of several the worst."""
    red = red_above(measure.anchor if measure else 0)
    by_day: dict[date, list[Told]] = defaultdict(list)
    for one in exposures:
        by_day[one.day].append(one)
    found: dict[tuple[str, Side], list[Practised]] = defaultdict(list)
    for day, some in sorted(by_day.items()):
        for unit, worst in DayEntries(tuple(some)).exposures.items():
            pain = None if worst.pain is None else int(worst.pain)
            found[unit].append(Practised(day, pain, pain is not None and pain > red))
    return found


def _moved(changes: Iterable[DoseChanged], since: date) -> Mapping[date, int]:
    counted: dict[date, int] = defaultdict(int)
    for one in changes:
        if one.day >= since:
            counted[one.day] += 1
    return dict(counted)


# -- activities, and what happened ------------------------------------------------------------


def _activities(
    window: _Window, changes: Iterable[PersonChanged], entries: Iterable[Told]
) -> tuple[ActivityCourse, ...]:
    quotas = [one for one in changes if one.about is About.QUOTA]
    done = [one for one in entries if isinstance(one, QuotaDone)]
    named = dict.fromkeys([*(name for one in quotas for name in one.after), *_names(done)])
    courses = (
        ActivityCourse(
            activity=Activity(name),
            done=_most((one.day, one.amount) for one in done if one.activity.value == name),
            quotas=window.spans(None, [(one.day, one.after.get(name)) for one in quotas]),
        )
        for name in named
    )
    shown = [one for one in courses if one.done or one.quotas]
    return tuple(sorted(shown, key=lambda one: one.activity is not Activity.WALKING))


def _names(done: Iterable[QuotaDone]) -> Iterator[str]:
    return (one.activity.value for one in done)


def _happened(entries: Iterable[Told]) -> Mapping[date, tuple[Happening, ...]]:
    found: dict[date, dict[Happening, None]] = defaultdict(dict)
    for entry in entries:
        happening = _happening(entry)
        if happening is not None:
            found[entry.day][happening] = None
    return {day: tuple(happenings) for day, happenings in found.items()}


def _happening(entry: Told) -> Happening | None:
    if isinstance(entry, CheckIn):
        return Happening.HEAVY_DAY if entry.load is DailyLoad.HEAVY else None
    return KINDS.get(type(entry))


# -- one day ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class DayOfFile:
    """All that is known of one day."""

    day: date
    entries: DayEntries
    plan: Plan | None
    """As it was shown last. None for a day without one, or of another version."""
    changes: tuple[DoseChanged | PersonChanged, ...]
    reasons: tuple[Reason, ...]
    """About the person as a whole, whom to call first."""
    happened: tuple[Happening, ...] = ()


def day_of(viewer: Viewer, key: UUID, day: date) -> DayOfFile:
    """One day of a patient whose file the viewer was shown. Raises NotYours. Four queries."""
    patient = shown(viewer, key)
    kept = ReviewedDay.objects.filter(patient=patient, day=day).order_by("-revision").first()
    changes = Decision.objects.filter(patient=patient, day=day).order_by("pk")
    plan, reasons = _shown(kept.content) if kept else (None, ())
    entries = tuple(_entries(patient, day, day))
    return DayOfFile(
        day=day,
        entries=DayEntries(entries),
        plan=plan,
        changes=tuple(map(change_of, changes)),
        reasons=reasons,
        happened=_happened(entries).get(day, ()),
    )


def _shown(content: dict[str, Any]) -> tuple[Plan | None, tuple[Reason, ...]]:
    try:
        reasons = read_reasons([*content["contacts"], *content["reasons"]])
        return read_plan(content), reasons
    except RecordFileError:
        return None, ()
