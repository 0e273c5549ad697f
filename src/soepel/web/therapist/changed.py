"""What changed in the last weeks: a day at a time, each side by its name, with the rule and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from soepel.core.exercises import Dose, Phase
from soepel.core.quantities import Side
from soepel.core.reasons import Reason
from soepel.core.record import Activity
from soepel.core.state import Stage
from soepel.records.queries.file import DoseChanged, PersonChanged
from soepel.records.vocabulary import About
from soepel.web.therapist.asker import Asker
from soepel.words import label, number, title
from soepel.words.changes import Asked, Change, in_signs
from soepel.words.labels import capital
from soepel.words.language import day as day_words

ABOUT: Final[Mapping[About, Promise]] = {
    About.PHASE: gettext_lazy("Phase"),
    About.FLARE: gettext_lazy("Flare-up"),
    About.ANCHOR: gettext_lazy("Anchor"),
    About.QUOTA: gettext_lazy("Minutes"),
}


@dataclass(frozen=True)
class SideTold:
    """A side and its name."""

    side: Side
    words: str


@dataclass(frozen=True)
class ChangeRow:
    """One thing that changed, with the rule that moved it."""

    about: str
    words: str
    rule: str
    why: str
    sign: str = ""
    """Which way a dose went; empty for the person as a whole."""
    sides: tuple[SideTold, ...] = ()
    """Those that changed alike; none for the person as a whole."""
    reason: Reason | None = field(default=None, compare=False)
    """What moved it; two that are told alike are one row."""


@dataclass(frozen=True)
class ChangedDay:
    """Everything that changed on a day."""

    day: str
    rows: list[ChangeRow]


def changed_days(changes: Iterable[DoseChanged | PersonChanged], asker: Asker) -> list[ChangedDay]:
    """What changed, a day at a time."""
    by_day = groupby(changes, attrgetter("day"))
    return [ChangedDay(_day(day, asker), change_rows(tuple(some), asker)) for day, some in by_day]


def _day(day: date, asker: Asker) -> str:
    return capital(day_words(day, asker.lang))


def change_rows(changes: Iterable[DoseChanged | PersonChanged], asker: Asker) -> list[ChangeRow]:
    """The person first, then each exercise; sides that changed alike share a row."""
    persons = [one for one in changes if isinstance(one, PersonChanged)]
    doses = over_the_day(one for one in changes if isinstance(one, DoseChanged))
    rows: dict[ChangeRow, list[SideTold]] = {}
    for one in doses:
        side = SideTold(one.side, label(one.side, asker.lang))
        rows.setdefault(_dose_row(one, asker), []).append(side)
    alike = [replace(row, sides=tuple(sides)) for row, sides in rows.items()]
    return [*(_person_row(one, asker) for one in persons), *alike]


def over_the_day(changes: Iterable[DoseChanged]) -> list[DoseChanged]:
    """Of each exercise on a side: from where it came to where it went, and what moved it first."""
    found: dict[tuple[str, Side], DoseChanged] = {}
    for one in changes:
        key = (one.exercise, one.side)
        found[key] = replace(found[key], after=one.after) if key in found else one
    return [one for one in found.values() if one.before != one.after]


def _person_row(one: PersonChanged, asker: Asker) -> ChangeRow:
    told = _why(one.reasons, asker)
    return ChangeRow(str(ABOUT[one.about]), _moved(one, asker), *told, reason=_first(one.reasons))


def _dose_row(one: DoseChanged, asker: Asker) -> ChangeRow:
    before, after = (_asked(one.exercise, dose, asker) for dose in (one.before, one.after))
    change = Change(one.exercise, (one.side,), before, after, (), left=one.after is None)
    name, words = asker.voice.names[one.exercise], in_signs(change, asker.voice)
    told = _why(one.reasons, asker)
    return ChangeRow(name, words, *told, sign=change.sign, reason=_first(one.reasons))


def _first(reasons: tuple[Reason, ...]) -> Reason | None:
    """What moved it: the first reason."""
    return reasons[0] if reasons else None


def _why(reasons: tuple[Reason, ...], asker: Asker) -> tuple[str, str]:
    """The rule and the sentence of what moved it."""
    reason = _first(reasons)
    return (reason.rule.value, asker.voice.therapist(reason)) if reason else ("", "")


def _asked(exercise: str, dose: Dose | None, asker: Asker) -> Asked | None:
    amount_at = asker.voice.exercises[exercise].amount_at
    return Asked(dose, amount_at(dose.rung)) if dose else None


def _moved(one: PersonChanged, asker: Asker) -> str:
    match one.about:
        case About.QUOTA:
            return _minutes(one.before, one.after, asker)
        case About.PHASE:
            before, after = (asker.voice.phase(Phase(one_)) for one_ in (one.before, one.after))
        case About.FLARE:
            before, after = (_stage(stage, asker) for stage in (one.before, one.after))
        case _:
            before, after = (number(pain, asker.lang) for pain in (one.before, one.after))
    return f"{before} → {after}"


def _stage(stage: str | None, asker: Asker) -> str:
    return label(Stage(stage), asker.lang) if stage else _("none")


def _minutes(before: dict[str, Any], after: dict[str, Any], asker: Asker) -> str:
    """The activities whose minutes changed."""
    return ", ".join(
        _("%(activity)s: %(before)s → %(after)s min")
        % {
            "activity": title(Activity(activity), asker.lang),
            "before": before.get(activity) or "–",
            "after": minutes or "–",
        }
        for activity, minutes in after.items()
        if before.get(activity) != minutes
    )
