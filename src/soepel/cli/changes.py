"""Changes of doses as people read them: alike ones together, each with its reason once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from rich.text import Text

from soepel.cli.phrases import Phrase
from soepel.cli.voice import Voice
from soepel.core.exercises import Dose
from soepel.core.plan import Decision
from soepel.core.quantities import Side

SIGNS: Final = {"new": ("+", "green"), "gone": ("−", "yellow"), "up": ("▲", "green")}
DOWN: Final = ("▼", "yellow")


@dataclass(frozen=True)
class Change:
    """One change of one exercise, on every side that changed alike."""

    exercise: str
    sides: tuple[Side, ...]
    before: Dose | None
    after: Dose | None
    why: str
    """The sentence for the person."""

    @property
    def sign(self) -> tuple[str, str]:
        """A sign and its style."""
        if self.before is None:
            return SIGNS["new"]
        if self.after is None:
            return SIGNS["gone"]
        return SIGNS["up"] if self.after > self.before else DOWN


def changes(decisions: Iterable[Decision], voice: Voice) -> list[Change]:
    """What changed, the sides that changed alike as one."""
    together: dict[Change, list[Side]] = {}
    for decision in _over_the_day(decisions):
        change = Change(
            decision.exercise, (), decision.before, decision.after, _why(decision, voice)
        )
        together.setdefault(change, []).append(decision.side)
    return [replace(change, sides=tuple(sides)) for change, sides in together.items()]


def _over_the_day(decisions: Iterable[Decision]) -> list[Decision]:
    """Of each exercise-side that ends the day at another dose: from where it came to where it is.

    One that moved and then left the plan only left it.
    """
    found: dict[tuple[str, Side], Decision] = {}
    for decision in decisions:
        if decision.changed:
            key = (decision.exercise, decision.side)
            before = found[key].before if key in found else decision.before
            found[key] = replace(decision, before=before)
    return [decision for decision in found.values() if decision.changed]


def _why(decision: Decision, voice: Voice) -> str:
    """What moved the dose, which is the first reason of a decision."""
    return voice.person(decision.reasons[0]) if decision.reasons else ""


def told(found: Iterable[Change], voice: Voice) -> Iterator[tuple[str, str, str | Text]]:
    """Signed lines: the changes with one reason under one another, then that reason."""
    by_reason: dict[str, list[Change]] = {}
    for change in found:
        by_reason.setdefault(change.why, []).append(change)
    for sentence, alike in by_reason.items():
        for change in alike:
            yield *change.sign, line(change, voice)
        yield "", "", Text(sentence, "italic")


def line(change: Change, voice: Voice) -> Text:
    """ "Schelp, links: 1×8 → 1×10", with the name of the level where that changed."""
    text = Text(f"{voice.names[change.exercise]}, {voice.sides(change.sides)}", "bold")
    return text.append(f"  {_from_to(change, voice)}", "not bold")


def _from_to(change: Change, voice: Voice) -> str:
    after = change.after and voice.dose(change.exercise, change.after)
    before = change.before and voice.dose(change.exercise, change.before)
    if before is None or after is None:
        return after or f"{before} → {voice.say(Phrase.LEFT_PLAN)}"
    return f"{before} → {after}{_new_level(change, voice)}"


def _new_level(change: Change, voice: Voice) -> str:
    if change.before is None or change.after is None:
        return ""
    levels = [voice.level(change.exercise, dose.rung) for dose in (change.before, change.after)]
    return "" if levels[0] == levels[1] else f" · {levels[1]}"
