"""Everything in the library in one language, and what of it somebody looks for."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from soepel.core.exercises import Equipment, Exercise, Kind, Phase, Target
from soepel.library import EverydayEntry, Help, HowTo, Position, library
from soepel.words import Lang, label
from soepel.words.voice import Voice, voice

GROUPS: Final[Mapping[Kind | Help, str | Promise]] = {
    Kind.MOBILITY: _("Making the hip supple"),
    Kind.ISOMETRIC: _("Tensing without moving"),
    Kind.CONTROL: _("Standing steadily"),
    Kind.GAIT: _("Walking better"),
    Kind.STRENGTH: _("Getting stronger"),
    Kind.FUNCTION: _("Daily tasks"),
    Kind.ENDURANCE: _("Stamina"),
    Help.MOMENT: _("Movement moments"),
    Help.POSITION: _("Positions to rest and sleep in"),
    Help.KNACK: _("Handy ways"),
}
"""The groups of the list in their order, and their headings."""


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; what is None or empty does not matter."""

    words: str = ""
    target: Target | None = None
    phase: Phase | None = None
    equipment: Equipment | None = None
    nothing: bool = False
    """Nothing at home."""
    position: Position | None = None
    no_floor: bool = False

    @property
    def everything(self) -> bool:
        """Whether all there is will do."""
        return self == Wanted()


@dataclass(frozen=True)
class Found:
    """An exercise or a help, as the list names it."""

    id: str
    group: Kind | Help
    name: str
    summary: str
    position: Position
    needs_floor: bool
    equipment: tuple[Equipment, ...]
    targets: tuple[Target, ...]
    """None for everyday help: it trains nothing in particular."""
    phases: tuple[Phase, ...]
    """Everyday help is for each."""
    said: str
    """All that a search looks through, in small letters without accents."""


@dataclass(frozen=True)
class Group:
    """What is found of one sort."""

    id: str
    heading: str | Promise
    found: tuple[Found, ...]


def groups(wanted: Wanted, lang: Lang) -> tuple[Group, ...]:
    """What somebody looks for, sort by sort in a fixed order; a sort without any is left out."""
    fitting = [one for one in catalogue(lang) if fits(one, wanted)]
    sorted_out = (
        Group(group.value, heading, tuple(one for one in fitting if one.group is group))
        for group, heading in GROUPS.items()
    )
    return tuple(group for group in sorted_out if group.found)


def fits(one: Found, wanted: Wanted) -> bool:
    """Whether it is what somebody looks for, in every respect."""
    return (
        (wanted.target is None or wanted.target in one.targets)
        and (wanted.phase is None or wanted.phase in one.phases)
        and (wanted.equipment is None or wanted.equipment in one.equipment)
        and not (wanted.nothing and one.equipment)
        and (wanted.position is None or wanted.position is one.position)
        and not (wanted.no_floor and one.needs_floor)
        and all(word in one.said for word in plain(wanted.words).split())
    )


@cache
def catalogue(lang: Lang) -> tuple[Found, ...]:
    """Every exercise and help in a language, in the order of their names."""
    found = (*_exercises(voice(lang)), *_helps(voice(lang)))
    return tuple(sorted(found, key=lambda one: plain(one.name)))


def _exercises(speaking: Voice) -> Iterator[Found]:
    for one in library().exercises:
        words = library().words[one.id]
        yield Found(
            id=one.id,
            group=one.kind,
            name=speaking.names[one.id],
            summary=speaking.instruction(one.id),
            position=words.guide.position,
            needs_floor=one.needs_floor,
            equipment=one.equipment,
            targets=one.targets,
            phases=one.phases,
            said=_said(
                speaking.names[one.id],
                speaking.instruction(one.id),
                *_told(words.guide, speaking),
                *_labels(one, words.guide.position, speaking.lang),
            ),
        )


def _told(how: HowTo, speaking: Voice) -> Iterator[str]:
    """What it is good for and what it is done with: people look for both."""
    return (speaking.text(text) for text in (how.purpose, how.start, *how.things))


def _labels(one: Exercise, position: Position, lang: Lang) -> Iterator[str]:
    for member in (one.kind, position, *one.targets, *one.equipment):
        yield label(member, lang)


def _helps(speaking: Voice) -> Iterator[Found]:
    return (_help(one, speaking) for one in library().everyday.values())


def _help(one: EverydayEntry, speaking: Voice) -> Found:
    told = [speaking.text(text) for text in (one.name, one.instruction, one.when)]
    labels = (label(member, speaking.lang) for member in (one.kind, one.place, one.how.position))
    return Found(
        id=one.id,
        group=one.kind,
        name=told[0],
        summary=told[1],
        position=one.how.position,
        needs_floor=one.needs_floor,
        equipment=(),
        targets=(),
        phases=tuple(Phase),
        said=_said(*told, *_told(one.how, speaking), *labels),
    )


def _said(*texts: str) -> str:
    return plain(" ".join(texts))


def plain(text: str) -> str:
    """Small letters without accents, so that "knieen" finds "knieën"."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
