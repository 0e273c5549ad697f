"""A therapist who asks for a page: who, on which day, in which language."""

from dataclasses import dataclass
from datetime import date, datetime

from soepel.records import clock
from soepel.records.viewer import Viewer
from soepel.web.shared.asking import Request, page_language
from soepel.words import Lang
from soepel.words.voice import Voice, voice


@dataclass(frozen=True)
class Asker:
    """Whoever asks for a page of a therapist; the queries refuse anybody else."""

    viewer: Viewer
    now: datetime
    lang: Lang

    @property
    def today(self) -> date:
        """The diary day of now."""
        return clock.today(self.now)

    @property
    def voice(self) -> Voice:
        return voice(self.lang)


def asker_of(request: Request) -> Asker:
    """Who asks, and when."""
    return Asker(request.viewer, request.now, page_language())
