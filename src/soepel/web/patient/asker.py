"""Who asks for a page, when and in which language; and the day that the page is about."""

from dataclasses import dataclass
from datetime import date, datetime

from soepel.actions.plan.open_day import open_day
from soepel.records import clock
from soepel.records.queries.today import Today, today_of
from soepel.records.viewer import NotYours, Viewer
from soepel.web.shared.asking import Request, page_language
from soepel.words import Lang
from soepel.words.voice import Voice, voice


@dataclass(frozen=True)
class Asker:
    """A patient who asks for a page of her own."""

    viewer: Viewer
    patient: int
    now: datetime
    lang: Lang

    @property
    def day(self) -> date:
        """The diary day of now."""
        return clock.today(self.now)

    @property
    def known(self) -> datetime:
        """Now, as the clock on the wall has it: when an entry of this request is made."""
        return clock.local(self.now)

    @property
    def voice(self) -> Voice:
        return voice(self.lang)


def asker_of(request: Request) -> Asker:
    """The patient of a request. Raises NotYours for anybody else."""
    viewer = request.viewer
    if viewer.patient is None:
        raise NotYours
    return Asker(viewer, viewer.patient, request.now, page_language())


def opened(asker: Asker) -> Today:
    """Today as it stands, made first where the night did not. Raises NotYours before the intake."""
    try:
        return today_of(asker.viewer, asker.day)
    except NotYours:
        open_day(asker.viewer, asker.now)
        return today_of(asker.viewer, asker.day)
