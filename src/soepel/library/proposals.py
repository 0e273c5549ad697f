"""Which lesson matters today: at most one, with what makes it matter.

What presses comes first: a flare, a bad night, an exercise that was too much. Then what the person
wants to do again, and in the first weeks a calm course. Weight is never proposed: whoever wants it
finds it. See docs/decisions/2026-11-25-lessons.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from soepel.core.limits.evaluation import PATHWAY
from soepel.core.limits.starting_point import LOW_CONFIDENCE
from soepel.core.plan import Review
from soepel.core.reasons import Code
from soepel.core.record import Activity, Intake

READ_AGAIN_AFTER: Final = timedelta(days=14)
"""How long a lesson that was read is not proposed again."""


class Occasion(StrEnum):
    """What makes a lesson matter today. One occasion, one sentence."""

    FLARE = "flare"
    BAD_NIGHT = "bad_night"
    TOO_PAINFUL = "too_painful"
    SLOW_RECOVERY = "slow_recovery"
    HIGH_DAY = "high_day"
    HEAVY_DAY = "heavy_day"
    PAINKILLERS = "painkillers"
    NO_IMPROVEMENT = "no_improvement"
    NO_IMPROVEMENT_LONG = "no_improvement_long"
    AWAY = "away"
    MAINTENANCE = "maintenance"
    UNSURE = "unsure"
    GOAL = "goal"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lesson, and what makes it matter today."""

    lesson: str
    occasion: Occasion


FLARE: Final = Proposal("flare-ups", Occasion.FLARE)
BAD_NIGHT: Final = Proposal("sleep", Occasion.BAD_NIGHT)
HIGH_DAY: Final = Proposal("pain-and-picture", Occasion.HIGH_DAY)
OF_TRAINING: Final[Mapping[Proposal, frozenset[Code]]] = {
    Proposal("traffic-light", Occasion.TOO_PAINFUL): frozenset(
        {Code.STEP_RED_ONCE, Code.STEP_SWAPPED, Code.STEP_TARGET_RESTS, Code.STEP_TOO_HARD}
    ),
    Proposal("load-and-tolerance", Occasion.SLOW_RECOVERY): frozenset(
        {Code.STEP_SUSPECT, Code.STEP_SUSPECT_LONGER}
    ),
}
"""What is proposed when one of these held for an exercise."""
OF_THE_DAY: Final[Mapping[Proposal, frozenset[Code]]] = {
    Proposal("pacing", Occasion.HEAVY_DAY): frozenset({Code.PACE_HEAVY_DAY}),
    Proposal("medication", Occasion.PAINKILLERS): frozenset({Code.STEP_PAINKILLERS}),
    Proposal("load-and-tolerance", Occasion.SLOW_RECOVERY): frozenset(
        {Code.ATT_THREE_SUSPECTS, Code.ATT_DRIFT}
    ),
    Proposal("keeping-it-up", Occasion.AWAY): frozenset(
        {Code.STEP_GAP_RUNG, Code.STEP_GAP_LEVEL, Code.STEP_GAP_RESTART}
    ),
    Proposal("keeping-it-up", Occasion.MAINTENANCE): frozenset({Code.STEP_MAINTENANCE}),
}
"""The same, for what presses less."""

FOR_GOAL: Final[Mapping[Activity, str]] = {
    Activity.WALKING: "walking-stick",
    Activity.CYCLING: "sport",
    Activity.WATER: "sport",
    Activity.SPORT: "sport",
    Activity.STAIRS: "stairs-and-shoes",
    Activity.SOCKS_AND_SHOES: "stairs-and-shoes",
    Activity.WORK: "work",
}
"""The lesson that serves what somebody wants to do again."""

COURSE: Final = (
    "what-it-is",
    "traffic-light",
    "small-steps",
    "load-and-tolerance",
    "pacing",
    "pain-and-picture",
    "physiotherapist",
    "sleep",
)
"""The lessons of the first weeks, in their order."""
COURSE_STEP: Final = 2
"""Days for which the course stays at one lesson."""


def proposed(
    reviewed: Review, intake: Intake, *, evening: bool, read: Mapping[str, date]
) -> Proposal | None:
    """The lesson that matters most; None when nothing does, or all that does was read lately.

    None as well while the plan is paused: then somebody has to look first.
    `read` gives the day on which the person last read each lesson. In the evening nights come
    first: there is something to do about them now.
    """
    if reviewed.plan.paused:
        return None
    found = [*_pressing(reviewed, evening), *_wanted(reviewed, intake)]
    return next((one for one in found if not _read_lately(one.lesson, read, reviewed.day)), None)


def _read_lately(lesson: str, read: Mapping[str, date], today: date) -> bool:
    return lesson in read and today - read[lesson] < READ_AGAIN_AFTER


def _pressing(reviewed: Review, evening: bool) -> Iterator[Proposal]:
    """What happened, the most urgent first."""
    codes = _codes(reviewed)
    diary = reviewed.state.diary_on(reviewed.day)
    if evening and Code.PACE_WARMTH_AND_PILLOW in codes:
        yield BAD_NIGHT
    if reviewed.state.in_flare:
        yield FLARE
    if diary is not None and diary.bad_night:
        yield BAD_NIGHT
    yield from _of_codes(OF_TRAINING, codes)
    if diary is not None and diary.high:
        yield HIGH_DAY
    yield from _without_improvement(reviewed)
    yield from _of_codes(OF_THE_DAY, codes)


def _of_codes(
    table: Mapping[Proposal, frozenset[Code]], codes: frozenset[Code]
) -> Iterator[Proposal]:
    return (proposal for proposal, fitting in table.items() if codes & fitting)


def _codes(reviewed: Review) -> frozenset[Code]:
    """All that held today, about the person, about an exercise, or for the therapist to see."""
    reasons = [*reviewed.reasons, *(one for found in reviewed.decisions for one in found.reasons)]
    items = [item.code for item in reviewed.attention if item.holds]
    return frozenset([*(reason.code for reason in reasons), *items])


def _without_improvement(reviewed: Review) -> Iterator[Proposal]:
    """No improvement: first what a physiotherapist does, at the end what surgery is."""
    if Code.ATT_NO_IMPROVEMENT not in _codes(reviewed):
        return
    if max(reviewed.state.evaluated, default=0) >= PATHWAY.value:
        yield Proposal("surgery", Occasion.NO_IMPROVEMENT_LONG)
    else:
        yield Proposal("physiotherapist", Occasion.NO_IMPROVEMENT)


def _wanted(reviewed: Review, intake: Intake) -> Iterator[Proposal]:
    """What suits where the person stands and what she wants, one thing at a time."""
    since = (reviewed.day - intake.day).days
    step = since // COURSE_STEP
    if step < len(COURSE):
        yield Proposal(COURSE[step], Occasion.COURSE)
        return
    serving = list(_of_the_person(intake))
    if step - len(COURSE) < len(serving):
        yield serving[step - len(COURSE)]


def _of_the_person(intake: Intake) -> Iterator[Proposal]:
    """After the course: what the answers of the start ask for."""
    if intake.confidence <= LOW_CONFIDENCE.value:
        yield Proposal("mood-and-worry", Occasion.UNSURE)
    for goal in intake.goals:
        if goal.activity in FOR_GOAL:
            yield Proposal(FOR_GOAL[goal.activity], Occasion.GOAL)
