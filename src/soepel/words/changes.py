"""Changes as people read them: what is asked today and was not, alike ones together, and why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from soepel.core.exercises import Dose, Exercise
from soepel.core.plan import Decision, Prescription, Review
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.core.record import Activity
from soepel.core.rule import Rule
from soepel.core.rules.flare import calmed
from soepel.words.labels import title
from soepel.words.phrases import DayPhrase
from soepel.words.voice import Said, Voice

Key = tuple[str, Side]

OF_FLARE: Final = frozenset({Code.STEP_FLARE, Code.STEP_RETURN})
OF_QUOTA: Final = frozenset({Code.PACE_ROSE, Code.PACE_STARTED, Code.PACE_FLARE})
"""Reasons that name the minutes."""
ONCE_BACK: Final = Reason(Rule.FL_4, Code.FL_BACK)
"""Why more is asked on the day that no flare counts any more."""


class Sign(StrEnum):
    """Which way something changed."""

    NEW = "new"
    GONE = "gone"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, order=True)
class Asked:
    """What an exercise asks at one time, on a day that it is done."""

    dose: Dose
    amount: int
    """Repetitions, or seconds, of one set: a flare asks fewer than the dose."""


@dataclass(frozen=True)
class Change:
    """One change of one exercise, on every side that changed alike."""

    exercise: str
    sides: tuple[Side, ...]
    before: Asked | None
    after: Asked | None
    why: tuple[Said, ...]
    left: bool = False
    """It is out of the plan; without it, None after says that a flare puts it off."""
    later: bool = False
    """It is felt only once a flare is over."""

    @property
    def sign(self) -> Sign:
        if self.before is None:
            return Sign.NEW
        if self.after is None:
            return Sign.GONE
        return Sign.UP if self.after > self.before else Sign.DOWN


@dataclass(frozen=True)
class QuotaMoved:
    """The minutes of an activity that became others, without a reason that says so."""

    activity: Activity
    before: int
    after: int
    words: str

    @property
    def sign(self) -> Sign:
        return Sign.UP if self.after > self.before else Sign.DOWN


@dataclass(frozen=True)
class ChangeTold:
    """A change of one exercise, in words."""

    sign: Sign
    exercise: str
    name: str
    sides: tuple[Side, ...]
    side_words: str
    words: str
    """ "van 8 herhalingen naar 10 herhalingen"."""


@dataclass(frozen=True)
class ChangesTold:
    """The changes that have one reason."""

    changes: tuple[ChangeTold, ...]
    why: tuple[Said, ...]


Writing = Callable[[Change, Voice], str]
"""How the doses of a change are written."""


# -- what changed -----------------------------------------------------------------------------


def changes(reviewed: Review, before: Review | None, voice: Voice) -> list[Change]:
    """What is asked otherwise than the day before, the sides that changed alike as one.

    A flare changes what is asked without a change of the dose; both are told.
    """
    together: dict[Change, list[Side]] = {}
    moved = _over_the_day(reviewed.decisions)
    units = {unit.key for unit in reviewed.state.units}
    for key in dict.fromkeys((*moved, *(unit.key for unit in reviewed.state.units))):
        change = _change(key, reviewed, before, moved.get(key), voice)
        if change is not None:
            side = key[1]
            together.setdefault(replace(change, left=key not in units), []).append(side)
    return [replace(change, sides=tuple(sides)) for change, sides in together.items()]


def _over_the_day(decisions: Iterable[Decision]) -> dict[Key, Decision]:
    """Of each exercise-side that ends the day at another dose: from where it came to where it is.

    One that moved and then left the plan only left it.
    """
    found: dict[Key, Decision] = {}
    for decision in decisions:
        if decision.changed:
            key = (decision.exercise, decision.side)
            before = found[key].before if key in found else decision.before
            found[key] = replace(decision, before=before)
    return {key: decision for key, decision in found.items() if decision.changed}


def _change(
    key: Key, reviewed: Review, before: Review | None, moved: Decision | None, voice: Voice
) -> Change | None:
    exercise = voice.exercises[key[0]]
    was = _asked(key, before, exercise) if before else None
    now = _asked(key, reviewed, exercise)
    if was != now:
        why = voice.said(_why(key, reviewed, before, moved))
        return Change(key[0], (), was, now, why)
    if moved is None or moved.before is None or moved.after is None:
        return None
    doses = (_whole(moved.before, exercise), _whole(moved.after, exercise))
    return Change(key[0], (), *doses, voice.said(_moved_by(moved)), later=True)


def _asked(key: Key, reviewed: Review, exercise: Exercise) -> Asked | None:
    """What an exercise-side asks since a review. None: it is out of the plan, or put off."""
    unit, flare = reviewed.state.unit(*key), reviewed.state.flare
    if unit is None:
        return None
    whole = _whole(unit.dose, exercise)
    if flare is None:
        return whole
    prescribed = Prescription(*key, unit.dose.rung, unit.dose.sets, whole.amount)
    left = calmed(unit, exercise, prescribed, flare, reviewed.day)
    return Asked(Dose(left.rung, left.sets), left.amount) if left else None


def _whole(dose: Dose, exercise: Exercise) -> Asked:
    return Asked(dose, exercise.amount_at(dose.rung))


def _why(
    key: Key, reviewed: Review, before: Review | None, moved: Decision | None
) -> tuple[Reason, ...]:
    """What moved the dose, and the flare or the way back where one made a difference."""
    why = _moved_by(moved) if moved else ()
    if reviewed.state.flare is None and (before is None or before.state.flare is None):
        return why
    if moved is not None and moved.after is None:
        return why
    return (*why, _of_flare(key, reviewed))


def _of_flare(key: Key, reviewed: Review) -> Reason:
    for decision in reviewed.decisions:
        for reason in decision.reasons:
            if (decision.exercise, decision.side) == key and reason.code in OF_FLARE:
                return reason
    return ONCE_BACK


def _moved_by(moved: Decision) -> tuple[Reason, ...]:
    """The first reason of a decision is what moved the dose."""
    return moved.reasons[:1]


def moved_quotas(reviewed: Review, before: Review | None, voice: Voice) -> list[QuotaMoved]:
    """The activities whose minutes are others than yesterday, where no sentence says so."""
    if before is None:
        return []
    said = {reason.values.get("activity") for reason in reviewed.reasons if reason.code in OF_QUOTA}
    minutes = {quota.activity: quota.minutes for quota in before.plan.quotas}
    found: list[QuotaMoved] = []
    for quota in reviewed.plan.quotas:
        was, now = minutes.get(quota.activity), quota.minutes
        if was is None or now is None or was == now or quota.activity.value in said:
            continue
        activity = title(quota.activity, voice.lang)
        words = voice.say(DayPhrase.QUOTA_MOVED, activity=activity, before=was, after=now)
        found.append(QuotaMoved(quota.activity, was, now, words))
    return found


# -- in words ---------------------------------------------------------------------------------


def told(found: Iterable[Change], voice: Voice, written: Writing) -> tuple[ChangesTold, ...]:
    """The changes with one reason together, in the order in which each reason first comes."""
    by_reason: dict[tuple[Said, ...], list[ChangeTold]] = {}
    for change in found:
        by_reason.setdefault(change.why, []).append(_told(change, voice, written))
    return tuple(ChangesTold(tuple(alike), why) for why, alike in by_reason.items())


def _told(change: Change, voice: Voice, written: Writing) -> ChangeTold:
    words = written(change, voice)
    return ChangeTold(
        sign=change.sign,
        exercise=change.exercise,
        name=voice.names[change.exercise],
        sides=change.sides,
        side_words=voice.sides(change.sides),
        words=voice.say(DayPhrase.LATER, change=words) if change.later else words,
    )


def in_words(change: Change, voice: Voice) -> str:
    """ "van 8 herhalingen naar 10 herhalingen", with the name of the level where that changed."""
    before, after = (
        asked and voice.amount(change.exercise, asked.dose.sets, asked.amount)
        for asked in (change.before, change.after)
    )
    if before is None or after is None:
        return after or _gone(change, voice)
    if before == after:
        return f"{voice.say(DayPhrase.OTHER_FORM, amount=after)}{_new_level(change, voice)}"
    words = voice.say(DayPhrase.FROM_TO, before=before, after=after)
    return f"{words}{_new_level(change, voice)}"


def _gone(change: Change, voice: Voice) -> str:
    """What is said of an exercise that is not asked any more."""
    return voice.say(DayPhrase.LEFT_PLAN if change.left else DayPhrase.PUT_OFF)


def _new_level(change: Change, voice: Voice) -> str:
    """The name of the new level, ready to follow the doses; empty where the level is the same."""
    if change.before is None or change.after is None:
        return ""
    rungs = (change.before.dose.rung, change.after.dose.rung)
    levels = [voice.level(change.exercise, rung) for rung in rungs]
    return "" if levels[0] == levels[1] else f" · {levels[1]}"


def in_signs(change: Change, voice: Voice) -> str:
    """ "1×8 → 1×10", with the name of the level where that changed."""
    before, after = (
        asked and voice.dose(change.exercise, asked.dose, asked.amount)
        for asked in (change.before, change.after)
    )
    if before is None or after is None:
        return after or f"{before} → {_gone(change, voice)}"
    return f"{before} → {after}{_new_level(change, voice)}"
