"""What a therapist ordered, in words: what changed, from what to what, who, when, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from soepel.core.quantities import Side
from soepel.core.record import AnchorOrder, AskMe, Bounds, Pause, PhaseOrder
from soepel.core.rules.bounds import UNBOUNDED, room_of
from soepel.core.rules.turns import Room
from soepel.records.queries.orders import Ordered, Steered
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.changed import SideTold
from soepel.words import label, number
from soepel.words.language import clock, listed, short_date
from soepel.words.language import day as day_words


@dataclass(frozen=True)
class Difference:
    """One thing that an order changed."""

    about: str
    sides: tuple[SideTold, ...]
    before: str
    after: str


@dataclass(frozen=True)
class ChangeTold:
    """A change of a plan as its history tells it."""

    key: str
    when: str
    by: str
    why: str
    differences: list[Difference]
    may_undo: bool


def changes_told(plan: Steered, changes: Sequence[Ordered], asker: Asker) -> list[ChangeTold]:
    """Some changes of a plan, each with what it was before."""
    return [
        ChangeTold(
            key=one.key,
            when=f"{short_date(one.at.date(), asker.lang)}, {clock(one.at.time())}",
            by=one.by,
            why=one.why,
            differences=list(_differences(plan, one, asker)),
            may_undo=plan.may_undo(one),
        )
        for one in changes
    ]


def _differences(plan: Steered, change: Ordered, asker: Asker) -> Iterator[Difference]:
    bounds = [one for one in change.orders if isinstance(one, Bounds)]
    for exercise in dict.fromkeys(one.exercise for one in bounds):
        if exercise in asker.voice.exercises:
            yield from _of_exercise(exercise, plan.bounds_before(change), bounds, asker)
    for one in change.orders:
        if not isinstance(one, Bounds):
            yield Difference(*_of_person(one, asker))


def _of_exercise(
    exercise: str, before: Sequence[Bounds], given: Sequence[Bounds], asker: Asker
) -> Iterator[Difference]:
    """Each side that got other bounds; those that went alike share a row."""
    found: dict[tuple[str, str], list[SideTold]] = {}
    for side in asker.voice.exercises[exercise].sides:
        was = replace(room_of(before, exercise, side), dose=None)
        now = room_of([*before, *given], exercise, side)
        if now != was:
            told = room_words(was, exercise, asker), room_words(now, exercise, asker)
            found.setdefault(told, []).append(SideTold(side, label(side, asker.lang)))
    for (was_words, now_words), sides in found.items():
        yield Difference(asker.voice.names[exercise], tuple(sides), was_words, now_words)


def room_words(room: Room, exercise: str, asker: Asker) -> str:
    """What bounds leave: "bevroren, hoogstens 12 herhalingen"; that there are none."""
    if replace(room, dose=None) == UNBOUNDED and room.dose is None:
        return _("no bounds")
    return listed(list(_parts(room, exercise, asker)), asker.lang)


def _parts(room: Room, exercise: str, asker: Asker) -> Iterator[str]:
    if room.excluded:
        yield _("not to be done")
    if room.frozen:
        yield _("frozen")
    if room.floor > 1:
        yield _("at least %(rung)s") % {"rung": rung_words(exercise, room.floor, asker)}
    if room.ceiling is not None:
        yield _("at most %(rung)s") % {"rung": rung_words(exercise, room.ceiling, asker)}
    if room.dose is not None:
        yield _("dose set at %(dose)s") % {"dose": asker.voice.dose(exercise, room.dose)}


def rung_words(exercise: str, rung: int, asker: Asker) -> str:
    """A rung as people say it: "12 herhalingen (met je knie gebogen)"."""
    about = asker.voice.exercises[exercise]
    rung = min(rung, about.top)
    amount = asker.voice.amount(exercise, 1, about.amount_at(rung))
    if len(about.levels) == 1:
        return amount
    return f"{amount} ({asker.voice.level(exercise, rung)})"


def _of_person(
    one: AskMe | PhaseOrder | AnchorOrder | Pause, asker: Asker
) -> tuple[str, tuple[SideTold, ...], str, str]:
    match one:
        case AskMe():
            wanted = _("ask me first") if one.wanted else _("goes on by itself")
            return _("Change of phase"), (), "", wanted
        case PhaseOrder():
            return _("Phase"), (), "", asker.voice.phase(one.phase)
        case AnchorOrder():
            return _("Anchor"), (), "", number(one.anchor, asker.lang)
        case Pause():
            return _("Pause"), (), "", _pause_words(one, asker)


def _pause_words(one: Pause, asker: Asker) -> str:
    if one.until <= one.day:
        return _("ended")
    return _("until %(day)s") % {"day": day_words(one.until, asker.lang)}


def side_told(side: Side, asker: Asker) -> SideTold:
    return SideTold(side, label(side, asker.lang))
