"""Changes as people read them: what is asked today and was not, alike ones together, and why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from rich.text import Text

from soepel.cli.phrases import Phrase
from soepel.cli.voice import Voice
from soepel.core.exercises import Dose, Exercise
from soepel.core.plan import Decision, Prescription, Review
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.core.rule import Rule
from soepel.core.rules.flare import calmed
from soepel.words import title as titled

Key = tuple[str, Side]
Line = tuple[str, str, str | Text]
"""A sign, its style, and the text beside it."""
Writing = Callable[["Change", Voice], str]

SIGNS: Final = {"new": ("+", "green"), "gone": ("−", "yellow"), "up": ("▲", "green")}
DOWN: Final = ("▼", "yellow")
OF_FLARE: Final = frozenset({Code.STEP_FLARE, Code.STEP_RETURN})
OF_QUOTA: Final = frozenset({Code.PACE_ROSE, Code.PACE_STARTED, Code.PACE_FLARE})
"""Reasons that name the minutes."""
ONCE_BACK: Final = Reason(Rule.FL_4, Code.FL_BACK)
"""Why more is asked on the day that no flare counts any more."""


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
    why: tuple[str, ...]
    """The sentences for the person."""
    left: bool = False
    """It is out of the plan; without it, None after says that a flare puts it off."""
    later: bool = False
    """It is felt only once a flare is over."""

    @property
    def sign(self) -> tuple[str, str]:
        """A sign and its style."""
        if self.before is None:
            return SIGNS["new"]
        if self.after is None:
            return SIGNS["gone"]
        return SIGNS["up"] if self.after > self.before else DOWN


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
        return Change(key[0], (), was, now, _why(key, reviewed, before, moved, voice))
    if moved is None or moved.before is None or moved.after is None:
        return None
    doses = (_whole(moved.before, exercise), _whole(moved.after, exercise))
    return Change(key[0], (), *doses, _moved_by(moved, voice), later=True)


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
    key: Key, reviewed: Review, before: Review | None, moved: Decision | None, voice: Voice
) -> tuple[str, ...]:
    """What moved the dose, and the flare or the way back where one made a difference."""
    why = _moved_by(moved, voice) if moved else ()
    if reviewed.state.flare is None and (before is None or before.state.flare is None):
        return why
    if moved is not None and moved.after is None:
        return why
    return tuple(dict.fromkeys((*why, voice.person(_of_flare(key, reviewed)))))


def _of_flare(key: Key, reviewed: Review) -> Reason:
    for decision in reviewed.decisions:
        for reason in decision.reasons:
            if (decision.exercise, decision.side) == key and reason.code in OF_FLARE:
                return reason
    return ONCE_BACK


def _moved_by(moved: Decision, voice: Voice) -> tuple[str, ...]:
    """The first reason of a decision is what moved the dose."""
    return tuple(voice.person(reason) for reason in moved.reasons[:1])


def moved_quotas(reviewed: Review, before: Review | None, voice: Voice) -> list[Line]:
    """The activities whose minutes are others than yesterday, where no sentence says so."""
    if before is None:
        return []
    said = {reason.values.get("activity") for reason in reviewed.reasons if reason.code in OF_QUOTA}
    minutes = {quota.activity: quota.minutes for quota in before.plan.quotas}
    found: list[Line] = []
    for quota in reviewed.plan.quotas:
        was, now = minutes.get(quota.activity), quota.minutes
        if was is None or now is None or was == now or quota.activity.value in said:
            continue
        activity = titled(quota.activity, voice.lang)
        words = voice.say(Phrase.QUOTA_MOVED, activity=activity, before=was, after=now)
        found.append((*(SIGNS["up"] if now > was else DOWN), words))
    return found


def told(found: Iterable[Change], voice: Voice, written: Writing) -> Iterator[Line]:
    """Signed lines: the changes with one reason under one another, then that reason."""
    by_reason: dict[tuple[str, ...], list[Change]] = {}
    for change in found:
        by_reason.setdefault(change.why, []).append(change)
    for why, alike in by_reason.items():
        for change in alike:
            yield *change.sign, _line(change, voice, written)
        yield from (("", "", Text(sentence, "italic")) for sentence in why)


def _line(change: Change, voice: Voice, written: Writing) -> Text:
    """ "Schelp, links: " and what changed."""
    text = Text(f"{voice.names[change.exercise]}, {voice.sides(change.sides)}", "bold")
    said = written(change, voice)
    if change.later:
        said = voice.say(Phrase.LATER, change=said)
    return text.append(f"  {said}", "not bold")


def in_signs(change: Change, voice: Voice) -> str:
    """ "1×8 → 1×10", with the name of the level where that changed."""
    before, after = (
        asked and voice.dose(change.exercise, asked.dose, asked.amount)
        for asked in (change.before, change.after)
    )
    if before is None or after is None:
        return after or f"{before} → {_gone(change, voice)}"
    return f"{before} → {after}{_new_level(change, voice)}"


def in_words(change: Change, voice: Voice) -> str:
    """ "van 8 herhalingen naar 10 herhalingen", with the name of the level where that changed."""
    before, after = (
        asked and voice.amount(change.exercise, asked.dose.sets, asked.amount)
        for asked in (change.before, change.after)
    )
    if before is None or after is None:
        return after or _gone(change, voice)
    if before == after:
        return f"{voice.say(Phrase.OTHER_FORM, amount=after)}{_new_level(change, voice)}"
    words = voice.say(Phrase.FROM_TO, before=before, after=after)
    return f"{words}{_new_level(change, voice)}"


def _gone(change: Change, voice: Voice) -> str:
    return voice.say(Phrase.LEFT_PLAN if change.left else Phrase.PUT_OFF)


def _new_level(change: Change, voice: Voice) -> str:
    if change.before is None or change.after is None:
        return ""
    rungs = (change.before.dose.rung, change.after.dose.rung)
    levels = [voice.level(change.exercise, rung) for rung in rungs]
    return "" if levels[0] == levels[1] else f" · {levels[1]}"
