"""A day in words: all that a person is told of a review, in a terminal as on a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from soepel.core.exercises import Phase
from soepel.core.plan import Plan, Prescription, QuotaToday, Review
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.core.record import Activity, Intake
from soepel.core.rule import Rule
from soepel.core.screening import Advice, RedFlag, Tier
from soepel.core.state import Stage
from soepel.words.changes import ChangesTold, QuotaMoved, changes, in_words, moved_quotas, told
from soepel.words.labels import label, title
from soepel.words.phrases import DayPhrase
from soepel.words.voice import Said, Voice

TOLD_ELSEWHERE: Final = frozenset(
    {
        Code.ATT_RED_FLAG,
        Code.ATT_FLARE_CONTACT,
        Code.ATT_FLARE_UNRESOLVED,
        Code.ATT_PHASE_READY,
        Code.ATT_BELOW_BOUNDS,
        Code.ATT_HEAVY_DAYS,
    }
)
"""Items of which the plan tells the person already."""


@dataclass(frozen=True)
class FlagTold:
    """An open red flag, and how soon someone must look."""

    flag: RedFlag
    tier: Tier
    words: str
    tier_words: str

    @property
    def sentence(self) -> str:
        return f"{self.words}. {self.tier_words}."


@dataclass(frozen=True)
class Row:
    """An exercise as it is asked today, on every side that is asked the same."""

    exercise: str
    name: str
    sides: tuple[Side, ...]
    side_words: str
    dose: str
    """ "2 keer 10 herhalingen"."""
    form: str
    """The name of the level."""
    instruction: str
    prescriptions: tuple[Prescription, ...]
    """One for each side."""


@dataclass(frozen=True)
class QuotaTold:
    """The minutes of an activity today; None while an ordinary day is measured."""

    activity: Activity
    minutes: int | None
    words: str


@dataclass(frozen=True)
class Told:
    """A day in words. What is None or empty is not said."""

    day: date
    day_number: int
    """Days of the programme, the first of them 1."""
    phase: Phase
    phase_words: str
    """ "Fase 2: soepel en stabiel"."""
    stage: Stage | None
    stage_words: str
    """Where a flare stands."""
    paused: bool
    provisional: bool
    note: str
    """That the programme is paused, or that this plan is still provisional."""
    flags: tuple[FlagTold, ...]
    """The most urgent first."""
    contacts: tuple[Said, ...]
    """Why to get in touch first, besides the flags."""
    daily: tuple[Row, ...]
    session: tuple[Row, ...]
    no_session: str
    moments: str
    quotas: tuple[QuotaTold, ...]
    tips: tuple[str, ...]
    changed: tuple[ChangesTold, ...]
    moved: tuple[QuotaMoved, ...]
    unchanged: str
    """What is said where nothing changes."""
    why: tuple[Said, ...]
    """About the person as a whole."""
    good_to_know: tuple[str, ...]
    needed: tuple[Said, ...]
    """For the next phase."""


def telling(reviewed: Review, before: Review | None, intake: Intake, voice: Voice) -> Told:
    """What the person is told of a day, compared with the day before where there is one."""
    plan, flare = reviewed.plan, reviewed.state.flare
    found = changes(reviewed, before, voice)
    moved = tuple(moved_quotas(reviewed, before, voice))
    return Told(
        day=reviewed.day,
        day_number=(reviewed.day - intake.day).days + 1,
        phase=plan.phase,
        phase_words=voice.phase(plan.phase),
        stage=flare.stage if flare else None,
        stage_words=label(flare.stage, voice.lang) if flare else "",
        paused=plan.paused,
        provisional=plan.provisional,
        note=_note(plan, voice),
        flags=flags(reviewed, voice),
        contacts=_contacts(reviewed, voice),
        daily=rows(plan.daily, voice),
        session=rows(plan.session, voice),
        no_session="" if plan.session or plan.paused else voice.say(DayPhrase.NO_SESSION),
        moments=voice.say(DayPhrase.MOMENTS, number=plan.moments) if plan.moments else "",
        quotas=tuple(_quota(quota, voice) for quota in plan.quotas),
        tips=tuple(label(tip, voice.lang) for tip in plan.tips),
        changed=told(found, voice, in_words),
        moved=moved,
        unchanged="" if found or moved else _unchanged(reviewed, voice),
        why=voice.said(reviewed.reasons),
        good_to_know=_good_to_know(reviewed, intake, voice),
        needed=voice.said(reviewed.needed),
    )


def _note(plan: Plan, voice: Voice) -> str:
    if plan.paused:
        return voice.say(DayPhrase.PAUSED)
    return voice.say(DayPhrase.PROVISIONAL) if plan.provisional else ""


def flags(reviewed: Review, voice: Voice) -> tuple[FlagTold, ...]:
    """The open red flags, the most urgent first, each with how soon someone must look."""
    found = [
        FlagTold(
            flag=standing.raised.flag,
            tier=standing.tier,
            words=title(standing.raised.flag, voice.lang),
            tier_words=title(standing.tier, voice.lang),
        )
        for standing in reviewed.state.flags
        if standing.tier is not None
    ]
    return tuple(sorted(found, key=lambda one: one.tier))


def _contacts(reviewed: Review, voice: Voice) -> tuple[Said, ...]:
    """Why to get in touch; the open flags are told with their urgency already."""
    return voice.said(one for one in reviewed.contacts if one.code is not Code.FL_CONTACT_FLAG)


def rows(asked: Iterable[Prescription], voice: Voice) -> tuple[Row, ...]:
    """A row for each exercise; its sides on one row when they are asked the same."""
    together: dict[tuple[str, str, str], list[Prescription]] = {}
    for one in asked:
        row = (one.exercise, voice.asked(one), voice.level(one.exercise, one.rung))
        together.setdefault(row, []).append(one)
    return tuple(_row(*row, alike, voice) for row, alike in together.items())


def _row(exercise: str, dose: str, form: str, alike: list[Prescription], voice: Voice) -> Row:
    sides = tuple(one.side for one in alike)
    return Row(
        exercise=exercise,
        name=voice.names[exercise],
        sides=sides,
        side_words=voice.sides(sides),
        dose=dose,
        form=form,
        instruction=voice.instruction(exercise, _one(sides)),
        prescriptions=tuple(alike),
    )


def _one(sides: tuple[Side, ...]) -> Side:
    """The one side of a row; both where it speaks of two."""
    return sides[0] if len(sides) == 1 else Side.BOTH


def _quota(quota: QuotaToday, voice: Voice) -> QuotaTold:
    activity = title(quota.activity, voice.lang)
    if quota.minutes is None:
        words = voice.say(DayPhrase.QUOTA_MEASURED, activity=activity)
    else:
        words = voice.say(DayPhrase.QUOTA, activity=activity, minutes=quota.minutes)
    return QuotaTold(quota.activity, quota.minutes, words)


def _unchanged(reviewed: Review, voice: Voice) -> str:
    """A day in a flare is never told to be as always; in a pause no change is news."""
    flare = reviewed.state.flare
    if reviewed.plan.paused:
        return ""
    if flare is None:
        return voice.say(DayPhrase.NOTHING_CHANGES)
    active = flare.stage is Stage.ACTIVE
    return voice.say(DayPhrase.AS_YESTERDAY if active else DayPhrase.BACK_AS_YESTERDAY)


def _good_to_know(reviewed: Review, intake: Intake, voice: Voice) -> tuple[str, ...]:
    """What a therapist is asked to look at, in words for the person."""
    held = [item for item in reviewed.attention if item.holds and item.code not in TOLD_ELSEWHERE]
    lines = tuple(said.words for said in voice.said(Reason(Rule.ATT, one.code) for one in held))
    if lines and not intake.with_therapist:
        return (*lines, label(Advice.SEE_PHYSIOTHERAPIST, voice.lang))
    return lines
