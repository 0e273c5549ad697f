"""The days to come, by the real rules, on an ordinary course.

What is taken for granted stands in `Course`: it is no forecast of a person, but a way to see what
bounds and phases do to a plan when nothing out of the ordinary happens.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from soepel.core.limits import phases as phase_limit
from soepel.core.limits.stepping import EFFORT_BAND, GREEN_UP_TO
from soepel.core.plan import Review
from soepel.core.programme import Programme, review
from soepel.core.quantities import Effort, Pain
from soepel.core.record import (
    CheckIn,
    Entry,
    Exposure,
    ExtraPain,
    PhaseCheck,
    QuotaDone,
    Record,
)
from soepel.core.state import State

ONE_DAY: Final = timedelta(days=1)
MORNING, LATER = time(8), time(10)


@dataclass(frozen=True)
class Course:
    """An ordinary course: every check-in at the usual pain, everything done, nothing too much."""

    usual: Pain
    during: Pain
    """Pain during every exercise: never more than is safe."""


def ordinary(eve: State) -> Course:
    """The ordinary course of a person, as she stands."""
    usual = Pain(max(0, min(Pain.most, round(eve.usual))))
    return Course(usual, min(usual, GREEN_UP_TO.value))


def ahead(record: Record, eve: State, programme: Programme, days: int) -> tuple[Review, ...]:
    """The review of so many days, from the day after `eve` on. What was entered already counts."""
    course, state = ordinary(eve), eve
    yesterday: tuple[Entry, ...] = record.on(eve.day).entries
    reviews: list[Review] = []
    for _ in range(days):
        day = state.day + ONE_DAY
        known = record.on(day).entries
        woken = (*known, *_morning(known, day, course))
        morning = _reviewed(record, yesterday, woken, day, programme, state)
        lived = (*woken, *_done(known, morning, day, course))
        reviews.append(morning)
        state = _reviewed(record, yesterday, lived, day, programme, state).state
        yesterday = lived
    return tuple(reviews)


def _reviewed(
    record: Record,
    yesterday: tuple[Entry, ...],
    today: tuple[Entry, ...],
    day: date,
    programme: Programme,
    state: State,
) -> Review:
    return review(Record(record.intake, (*yesterday, *today)), day, programme, state)


def _morning(known: tuple[Entry, ...], day: date, course: Course) -> Iterator[Entry]:
    """The check-in that is still to come."""
    if not any(isinstance(one, CheckIn) for one in known):
        yield CheckIn(
            id=f"ahead/{day}",
            day=day,
            known=datetime.combine(day, MORNING),
            usual=course.usual,
            extra=ExtraPain.GONE_WITHIN_TWO_HOURS,
            extra_painkillers=False,
        )


def _done(known: tuple[Entry, ...], shown: Review, day: date, course: Course) -> Iterator[Entry]:
    """All that the plan asks and was not done yet."""
    later = datetime.combine(day, LATER)
    done = {one.unit for one in known if isinstance(one, Exposure)}
    effort = Effort(EFFORT_BAND.value[shown.plan.phase][1])
    for one in shown.plan.asked:
        if (one.exercise, one.side) not in done:
            yield Exposure(
                id=f"ahead/{day}/{one.exercise}/{one.side}",
                day=day,
                known=later,
                exercise=one.exercise,
                side=one.side,
                pain=course.during,
                effort=effort,
            )
    for quota in shown.plan.quotas:
        if quota.minutes is not None:
            yield QuotaDone(
                id=f"ahead/{day}/{quota.activity}",
                day=day,
                known=later,
                activity=quota.activity,
                amount=quota.minutes,
                pain=course.during,
            )
    if shown.state.check.offered == day:
        yield _check(shown, day, later)


def _check(shown: Review, day: date, at: datetime) -> PhaseCheck:
    """The phase check, passed as she was tested last."""
    hold = phase_limit.CHECK_HOLD.value
    return PhaseCheck(
        id=f"ahead/{day}/check",
        day=day,
        known=at,
        chair_stands=shown.state.check.baseline or shown.state.chair_stands,
        hold_left=hold,
        hold_right=hold,
    )
