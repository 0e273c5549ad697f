"""What changed in the last weeks: a day at a time, each side by its name, with the rule and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
class ChangeRow:
    """One thing that changed, with the rule that moved it."""

    about: str
    side: Side | None
    """None for the person as a whole."""
    side_words: str
    words: str
    sign: str
    rule: str
    why: str


@dataclass(frozen=True)
class ChangedDay:
    """Everything that changed on a day."""

    day: str
    rows: list[ChangeRow]


def changed_days(changes: Iterable[DoseChanged | PersonChanged], asker: Asker) -> list[ChangedDay]:
    """What changed, a day at a time."""
    return [
        ChangedDay(_day(day, asker), [_row(one, asker) for one in some])
        for day, some in groupby(changes, attrgetter("day"))
    ]


def _day(day: date, asker: Asker) -> str:
    return capital(day_words(day, asker.lang))


def _row(one: DoseChanged | PersonChanged, asker: Asker) -> ChangeRow:
    rule, why = _why(one.reasons, asker)
    if isinstance(one, PersonChanged):
        return ChangeRow(str(ABOUT[one.about]), None, "", _moved(one, asker), "", rule, why)
    change = _change(one, asker)
    return ChangeRow(
        about=asker.voice.names[one.exercise],
        side=one.side,
        side_words=label(one.side, asker.lang),
        words=in_signs(change, asker.voice),
        sign=change.sign,
        rule=rule,
        why=why,
    )


def _why(reasons: tuple[Reason, ...], asker: Asker) -> tuple[str, str]:
    """The rule and the sentence of what moved it: the first reason."""
    for reason in reasons:
        return reason.rule.value, asker.voice.therapist(reason)
    return "", ""


def _change(one: DoseChanged, asker: Asker) -> Change:
    before, after = (_asked(one.exercise, dose, asker) for dose in (one.before, one.after))
    return Change(one.exercise, (one.side,), before, after, (), left=one.after is None)


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
