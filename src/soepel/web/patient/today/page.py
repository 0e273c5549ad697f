"""The page of today: everything a person is told of a day, ready to be drawn."""

from dataclasses import dataclass
from datetime import time
from typing import Final

from django.utils.translation import gettext as _

from soepel.core.state import Stage
from soepel.library.proposals import proposed
from soepel.records.queries.learning import LessonsRead
from soepel.records.queries.today import Today
from soepel.web.patient.asker import Asker
from soepel.web.patient.today.asked import Asked, asked
from soepel.web.patient.today.calls import Call, calls
from soepel.web.patient.today.changed import since
from soepel.web.patient.today.explained import (
    ChangesExplained,
    Explained,
    changes_explained,
    explained,
)
from soepel.web.patient.today.tasks import Task, tasks
from soepel.web.patient.today.way import Place, phase_path, way_back
from soepel.words.language import day
from soepel.words.lessons import TipTold, tip
from soepel.words.telling import Told, telling

NOON: Final = time(12)
EVENING: Final = time(18)
NIGHT_ENDS: Final = time(5)


@dataclass(frozen=True)
class TodayPage:
    """What the page of today shows, in the order in which it is read."""

    greeting: str
    day_words: str
    today: Today
    told: Told
    calls: tuple[Call, ...]
    tasks: tuple[Task, ...]
    daily: tuple[Asked, ...]
    session: tuple[Asked, ...]
    changed: tuple[ChangesExplained, ...]
    """Empty on the first day, when everything is new."""
    why: Explained
    needed: Explained
    path: tuple[Place, ...]
    way_back: tuple[Place, ...]
    """Empty without a flare."""
    paused_until: str
    """The day on which a pause that was asked for ends; empty without one."""
    in_flare: bool
    """It still goes on: not on the way back."""
    tip: TipTold | None
    """The lesson that matters today; None when none does."""

    @property
    def now(self) -> Task | None:
        """What to do now; None when everything is done, or nothing is asked."""
        return next((task for task in self.tasks if task.now), None)

    @property
    def first_day(self) -> bool:
        return self.today.before is None

    @property
    def starts_again(self) -> bool:
        """The programme was paused yesterday, and goes on today."""
        before = self.today.before
        return before is not None and before.plan.paused and not self.told.paused

    @property
    def starts_after_a_sign(self) -> bool:
        """What paused it was an urgent sign, not a pause that somebody asked for."""
        before = self.today.before
        return before is not None and before.state.pauses_plan

    @property
    def all_done(self) -> bool:
        return bool(self.tasks) and self.now is None


def today_page(today: Today, read: LessonsRead, asker: Asker) -> TodayPage:
    """The page of a day, for whom it is about."""
    voice, state = asker.voice, today.review.state
    told = telling(today.review, today.before, today.intake, voice)
    changed = tuple(since(today.before, told.changed)) if today.before else ()
    daily = asked(told.daily, today.exposures, changed)
    session = asked(told.session, today.exposures, changed)
    return TodayPage(
        greeting=f"{greeting(asker.known.time())}, {today.given_name}",
        day_words=day(today.review.day, asker.lang),
        today=today,
        told=told,
        calls=tuple(calls(told, asker.lang)),
        tasks=tasks(today, (*daily, *session), told.quotas, voice),
        daily=daily,
        session=session,
        changed=changes_explained(changed, voice),
        why=explained(told.why, voice),
        needed=explained(told.needed, voice),
        path=phase_path(told.phase, asker.lang),
        way_back=way_back(state.flare, asker.lang),
        paused_until=day(state.paused_until, asker.lang) if state.paused_until else "",
        in_flare=told.stage is Stage.ACTIVE,
        tip=tip_of(today, read, asker),
    )


def tip_of(today: Today, read: LessonsRead, asker: Asker) -> TipTold | None:
    """The lesson that matters at this time of the day, and why."""
    at_night = not NIGHT_ENDS <= asker.known.time() < EVENING
    proposal = proposed(today.review, today.intake, evening=at_night, read=read.last)
    return tip(proposal, asker.lang) if proposal else None


def greeting(at: time) -> str:
    """Good morning, afternoon or evening, by the clock on the wall."""
    if NIGHT_ENDS <= at < NOON:
        return _("Good morning")
    return _("Good afternoon") if NOON <= at < EVENING else _("Good evening")
