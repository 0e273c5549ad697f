"""The page of the caseload: who asks for attention, why, and everybody who is fine in one line."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from soepel.core.exercises import Phase
from soepel.records.queries.caseload import Caseload, OnList
from soepel.records.queries.evidence import Evidence
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.asking import Asking, Line, asking_of, line_of
from soepel.web.therapist.items import NoteForm
from soepel.words import attention_words

ASKING_ON_A_PAGE: Final = 20
FINE_ON_A_PAGE: Final = 60
NOTHING: Final = Evidence()
IN_FLARE: Final = "flare"


@dataclass(frozen=True)
class Sought:
    """What the therapist looks for; empty: everybody."""

    name: str = ""
    reason: str = ""
    stands: str = ""
    """The number of a phase, or that a flare goes on."""

    def finds(self, one: OnList) -> bool:
        named = self.name.casefold() in one.name.casefold()
        asks = not self.reason or self.reason in {item.code for item in one.items}
        return named and asks and self._stands(one)

    def _stands(self, one: OnList) -> bool:
        if self.stands == IN_FLARE:
            return one.in_flare
        return not self.stands or (one.phase is not None and self.stands == str(int(one.phase)))

    @property
    def everybody(self) -> bool:
        return not (self.name or self.reason or self.stands)


@dataclass(frozen=True)
class Waiting:
    """Somebody whom nobody treats, and what she asks attention for."""

    key: UUID
    name: str
    reasons: list[str]


@dataclass(frozen=True)
class CaseloadPage:
    """What the page of the caseload shows."""

    asking: list[Asking]
    asking_part: "Page[OnList]"
    """Which part of all who ask is shown."""
    waiting: list[Waiting]
    fine: list[Line]
    fine_part: "Page[OnList]"
    everybody: int
    reasons: list[tuple[str, str]]
    """What can be chosen to look for."""
    standings: list[tuple[str, str]]
    sought: Sought
    newest: int
    """What a later look has to be newer than."""


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
        waiting=[_waiting(one, asker) for one in load.waiting],
        fine=[line_of(one, asker) for one in fine],
        fine_part=fine,
        everybody=len(load.asking) + len(load.fine),
        reasons=_reasons(load.asking, asker),
        standings=_standings(asker),
        sought=sought,
        newest=load.newest,
    )


def _page(found: Iterable[OnList], most: int, asked: str) -> "Page[OnList]":
    return Paginator(list(found), most).get_page(asked)


def _waiting(one: OnList, asker: Asker) -> Waiting:
    reasons = [attention_words(item.code, asker.lang).title for item in one.items]
    return Waiting(one.key, one.name, reasons)


def _reasons(asking: Iterable[OnList], asker: Asker) -> list[tuple[str, str]]:
    codes = {item.code for one in asking for item in one.items}
    named = [(str(code), attention_words(code, asker.lang).title) for code in codes]
    return sorted(named, key=lambda one: one[1])


def _standings(asker: Asker) -> list[tuple[str, str]]:
    phases = [(str(int(phase)), asker.voice.phase(phase)) for phase in Phase]
    return [(IN_FLARE, _("In a flare-up")), *phases]


def headline(page: CaseloadPage) -> str:
    """How many ask for attention, in one sentence."""
    many = page.asking_part.paginator.count
    if not many:
        return _("Nobody asks for attention today.")
    return ngettext(
        "%(people)s person needs your attention.",
        "%(people)s people need your attention.",
        many,
    ) % {"people": many}
