"""A patient in words: in one line, or with what asks for attention and what is behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from soepel.core.reasons import Code, Reason
from soepel.outgoing.charts import PainChart, pain_chart
from soepel.records.queries.caseload import OnList
from soepel.records.queries.evidence import EVIDENCE_DAYS, Evidence, Measure, PainDay
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.items import ItemTold, NoteForm, told
from soepel.words import number
from soepel.words.language import age, relative_day

NO_FURTHER: Final = frozenset({Code.ATT_STUCK, Code.ATT_ON_HOLD})
EVERYDAY: Final = "PACE-"
"""The rules of the day strategy speak every day; a caseload leaves them to the file."""


@dataclass(frozen=True)
class Line:
    """A patient in one line."""

    key: UUID
    name: str
    age: str
    phase: str
    day: str
    last: str
    """When she last filled in her diary."""
    in_flare: bool
    phone: str


@dataclass(frozen=True)
class Asking:
    """A patient who asks for attention, with what is behind it."""

    line: Line
    items: list[ItemTold]
    facts: list[tuple[str, str]]
    said: list[str]
    """What the last review said of her, in the therapist's words."""
    chart: SafeString


def line_of(one: OnList, asker: Asker) -> Line:
    """A patient in one line."""
    years = asker.today.year - one.born.year
    had_no_birthday = (asker.today.month, asker.today.day) < (one.born.month, one.born.day)
    return Line(
        key=one.key,
        name=one.name,
        age=age(years - had_no_birthday, asker.lang),
        phase=asker.voice.phase(one.phase) if one.phase else _("Waits for the intake"),
        day=_("day %(day)s") % {"day": (asker.today - one.since).days + 1} if one.since else "",
        last=relative_day(one.last_diary, asker.today, asker.lang) if one.last_diary else "",
        in_flare=one.in_flare,
        phone=one.phone,
    )


def asking_of(
    one: OnList,
    behind: Evidence,
    asker: Asker,
    refused: NoteForm | None = None,
    days: int = EVIDENCE_DAYS,
) -> Asking:
    """A patient with her items and what is behind them."""
    drawn = PainChart(
        name=f"pain-{one.key}",
        pain=behind.pain,
        measure=behind.measure,
        until=asker.today,
        days=days,
        lang=asker.lang,
    )
    return Asking(
        line=line_of(one, asker),
        items=told(one.items, asker, refused),
        facts=figures(behind, asker),
        said=said((*behind.reasons, *_still_needed(one, behind)), asker),
        chart=pain_chart(drawn),
    )


def _still_needed(one: OnList, behind: Evidence) -> tuple[Reason, ...]:
    """For who gets no further: what the next phase still asks."""
    return behind.needed if any(item.code in NO_FURTHER for item in one.items) else ()


def figures(behind: Evidence, asker: Asker) -> list[tuple[str, str]]:
    """The last check-in and the person's own measure, in few words."""
    found: list[tuple[str, str]] = []
    if behind.pain:
        last = behind.pain[-1]
        when = relative_day(last.day, asker.today, asker.lang)
        found.append(
            (_("Last check-in"), _("%(pain)s, %(when)s") % {"pain": last.usual, "when": when})
        )
    if behind.measure:
        found.append((_("Usual"), number(behind.measure.usual, asker.lang)))
        found.append((_("High days"), _high_days(behind.pain, behind.measure)))
    return found


def _high_days(pain: Iterable[PainDay], measure: Measure) -> str:
    days = [day.usual >= measure.high_from for day in pain]
    return _("%(high)s of %(all)s") % {"high": sum(days), "all": len(days)}


def said(reasons: Iterable[Reason], asker: Asker) -> list[str]:
    """What a review said of the person, in the therapist's words, without the everyday."""
    telling = (one for one in reasons if not one.rule.value.startswith(EVERYDAY))
    return list(dict.fromkeys(asker.voice.therapist(one) for one in telling))
