"""What there is to do today, in its order; the first that is not done is what to do now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from soepel.records.queries.today import Today
from soepel.web.patient.today.asked import Asked, minutes_left
from soepel.words.labels import title
from soepel.words.telling import QuotaTold
from soepel.words.voice import Voice


class About(StrEnum):
    """What a task is about; also the end of the name of its icon's class."""

    CHECK_IN = "check-in"
    PHASE_CHECK = "phase-check"
    EXERCISES = "exercises"
    ACTIVITY = "activity"


@dataclass(frozen=True)
class Task:
    """Something to do today, with the page where it is told."""

    about: About
    name: str
    detail: str
    done: bool
    href: str
    action: str
    """What the button says."""
    now: bool = False


def tasks(
    today: Today, exercises: Sequence[Asked], quotas: Sequence[QuotaTold], voice: Voice
) -> tuple[Task, ...]:
    """The tasks of a day, none while the plan is paused; the first not done is for now."""
    if today.review.plan.paused:
        return ()
    found = [
        *_check_in(today),
        *_phase_check(today),
        *_exercises(exercises, bool(today.review.plan.session), voice),
        *(_activity(quota, today, voice) for quota in quotas),
    ]
    first = next((number for number, task in enumerate(found) if not task.done), None)
    return tuple(replace(task, now=number == first) for number, task in enumerate(found))


def _check_in(today: Today) -> Iterator[Task]:
    told = today.check_in
    if told is None and not today.check_in_asked:
        return
    if told is None or told.usual is None:
        detail = _("A few taps, less than a minute.")
    else:
        detail = _("Pain %(pain)s out of 10.") % {"pain": int(told.usual)}
    yield Task(
        about=About.CHECK_IN,
        name=_("How was it?"),
        detail=detail,
        done=told is not None,
        href=reverse("check-in"),
        action=_("Tell how it was") if told is None else _("Change"),
    )


def _phase_check(today: Today) -> Iterator[Task]:
    taken = today.phase_check is not None
    if not (today.phase_check_asked or taken):
        return
    yield Task(
        about=About.PHASE_CHECK,
        name=_("A short test"),
        detail=_("It shows whether you are ready for the next phase."),
        done=taken,
        href=reverse("phase-check"),
        action=_("Change") if taken else _("To the test"),
    )


def _exercises(exercises: Sequence[Asked], training: bool, voice: Voice) -> Iterator[Task]:
    """On a day without training what is left is the mobility of every day, and called so."""
    if not exercises:
        return
    done = sum(one.done for one in exercises)
    left = minutes_left(exercises, voice)
    yield Task(
        about=About.EXERCISES,
        name=_("Your exercises") if training else _("Exercises for every day"),
        detail=_how_far(done, len(exercises), left),
        done=done == len(exercises),
        href=reverse("session" if done == len(exercises) else "player"),
        action=_start(done, len(exercises)),
    )


def _how_far(done: int, of: int, minutes: int) -> str:
    takes = ngettext("about %(minutes)s minute", "about %(minutes)s minutes", minutes)
    values: dict[str, object] = {"done": done, "of": of, "minutes": minutes}
    if done == of:
        return ngettext("%(of)s exercise done.", "All %(of)s exercises done.", of) % values
    if done:
        values["takes"] = takes % values
        return _("%(done)s of %(of)s done, still %(takes)s.") % values
    exercises = ngettext("%(of)s exercise", "%(of)s exercises", of)
    return f"{exercises % values}, {takes % values}."


def _start(done: int, of: int) -> str:
    if done == of:
        return _("Change")
    return _("Go on") if done else _("Begin")


def _activity(quota: QuotaTold, today: Today, voice: Voice) -> Task:
    minutes = sum(done.amount for done in today.done if done.activity is quota.activity)
    enough = minutes >= quota.minutes if quota.minutes else minutes > 0
    return Task(
        about=About.ACTIVITY,
        name=_minutes_asked(quota, voice),
        detail=_minutes_done(minutes, quota),
        done=enough,
        href=f"{reverse('activity')}#{quota.activity.value}",
        action=_("Change") if minutes else _("Fill in"),
    )


def _minutes_asked(quota: QuotaTold, voice: Voice) -> str:
    name = title(quota.activity, voice.lang)
    if quota.minutes is None:
        return name
    text = ngettext("%(name)s, %(count)s minute", "%(name)s, %(count)s minutes", quota.minutes)
    return text % {"name": name, "count": quota.minutes}


def _minutes_done(minutes: int, quota: QuotaTold) -> str:
    if not minutes:
        return "" if quota.minutes else _("Do what you usually do, and note the minutes.")
    text = ngettext("%(count)s minute noted.", "%(count)s minutes noted.", minutes)
    return text % {"count": minutes}
