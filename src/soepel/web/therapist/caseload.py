"""The page of the caseload: who asks for attention, why, and everybody who is fine in one line."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from soepel.core.reasons import Reason
from soepel.outgoing.charts import PainChart, in_words, pain_chart
from soepel.records.queries.caseload import Caseload, OnList
from soepel.records.queries.evidence import EVIDENCE_DAYS, Evidence, Measure, PainDay
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.items import ItemTold, NoteForm, told
from soepel.words import attention_words, number
from soepel.words.language import age, relative_day

ASKING_ON_A_PAGE: Final = 20
FINE_ON_A_PAGE: Final = 60
NOTHING: Final = Evidence()
EVERYDAY: Final = "PACE-"
"""The rules of the day strategy speak every day; a caseload leaves them to the file."""


@dataclass(frozen=True)
class Sought:
    """What the therapist looks for; empty: everybody."""

    name: str = ""
    reason: str = ""

    def finds(self, one: OnList) -> bool:
        named = self.name.casefold() in one.name.casefold()
        return named and (not self.reason or self.reason in {item.code for item in one.items})

    @property
    def everybody(self) -> bool:
        return not (self.name or self.reason)


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


@dataclass(frozen=True)
class Asking:
    """A patient who asks for attention, with what is behind it."""

    line: Line
    items: list[ItemTold]
    facts: list[tuple[str, str]]
    said: list[str]
    """What the last review said of her, in the therapist's words."""
    chart: SafeString
    chart_words: str


@dataclass(frozen=True)
class CaseloadPage:
    """What the page of the caseload shows."""

    asking: list[Asking]
    asking_part: "Page[OnList]"
    """Which part of all who ask is shown."""
    fine: list[Line]
    fine_part: "Page[OnList]"
    everybody: int
    reasons: list[tuple[str, str]]
    """What can be chosen to look for."""
    sought: Sought


Looked = Callable[[Collection[UUID]], Mapping[UUID, Evidence]]


def caseload_page(
    load: Caseload,
    sought: Sought,
    pages: tuple[str, str],
    looked: Looked,
    asker: Asker,
    refused: NoteForm | None = None,
) -> CaseloadPage:
    """The page in words. `looked` gives the evidence of those who are on it."""
    asking = _page(filter(sought.finds, load.asking), ASKING_ON_A_PAGE, pages[0])
    fine = _page(filter(sought.finds, load.fine), FINE_ON_A_PAGE, pages[1])
    behind = looked([one.key for one in asking])
    return CaseloadPage(
        asking=[asking_of(one, behind.get(one.key, NOTHING), asker, refused) for one in asking],
        asking_part=asking,
        fine=[line_of(one, asker) for one in fine],
        fine_part=fine,
        everybody=len(load.asking) + len(load.fine),
        reasons=_reasons(load.asking, asker),
        sought=sought,
    )


def _page(found: Iterable[OnList], most: int, asked: str) -> "Page[OnList]":
    return Paginator(list(found), most).get_page(asked)


def _reasons(asking: Iterable[OnList], asker: Asker) -> list[tuple[str, str]]:
    codes = {item.code for one in asking for item in one.items}
    named = [(str(code), attention_words(code, asker.lang).title) for code in codes]
    return sorted(named, key=lambda one: one[1])


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
        said=said(behind.reasons, asker),
        chart=pain_chart(drawn),
        chart_words=in_words(drawn),
    )


def figures(behind: Evidence, asker: Asker) -> list[tuple[str, str]]:
    """The last check-in and the person's own measure, in words."""
    found: list[tuple[str, str]] = []
    if behind.pain:
        last = behind.pain[-1]
        when = relative_day(last.day, asker.today, asker.lang)
        words = _("pain %(pain)s, %(when)s") % {"pain": last.usual, "when": when}
        found.append((_("Last check-in"), words))
    if behind.measure:
        found.append((_("Usual pain"), _usual(behind.measure, asker)))
        found.append((_("High days"), _high_days(behind.pain, behind.measure, asker)))
    return found


def _usual(measure: Measure, asker: Asker) -> str:
    return _("%(usual)s, anchor %(anchor)s") % {
        "usual": number(measure.usual, asker.lang),
        "anchor": number(measure.anchor, asker.lang),
    }


def _high_days(pain: Iterable[PainDay], measure: Measure, asker: Asker) -> str:
    days = [day.usual >= measure.high_from for day in pain]
    return _("%(high)s of %(all)s, from %(pain)s on") % {
        "high": sum(days),
        "all": len(days),
        "pain": number(measure.high_from, asker.lang),
    }


def said(reasons: Iterable[Reason], asker: Asker) -> list[str]:
    """What a review said of the person, in the therapist's words, without the everyday."""
    telling = (one for one in reasons if not one.rule.value.startswith(EVERYDAY))
    return list(dict.fromkeys(asker.voice.therapist(one) for one in telling))


def headline(page: CaseloadPage) -> str:
    """How many ask for attention, in one sentence."""
    many = page.asking_part.paginator.count
    if not many:
        return _("Nobody asks for attention today.")
    return ngettext(
        "%(people)s person asks for your attention.",
        "%(people)s people ask for your attention.",
        many,
    ) % {"people": many}
