"""Where a person is on her way: the four phases, and in a flare the way back to the old dose."""

from dataclasses import dataclass

from soepel.core.exercises import Phase
from soepel.core.state import Flare, Stage
from soepel.words import Lang, title


@dataclass(frozen=True)
class Place:
    """One place of a way: `done`, `now` or `next`."""

    number: int
    name: str
    state: str


def phase_path(now: Phase, lang: Lang) -> tuple[Place, ...]:
    """The four phases; in maintenance all of them are done."""
    phases = [phase for phase in Phase if phase is not Phase.MAINTENANCE]
    return tuple(Place(phase, title(phase, lang), _state(phase, now)) for phase in phases)


def way_back(flare: Flare | None, lang: Lang) -> tuple[Place, ...]:
    """The stages of a flare and of the way back; empty without one."""
    if flare is None:
        return ()
    stages = list(Stage)
    now = stages.index(flare.stage)
    return tuple(
        Place(number + 1, title(stage, lang), _state(number, now))
        for number, stage in enumerate(stages)
    )


def _state(place: int, now: int) -> str:
    if place == now:
        return "now"
    return "done" if place < now else "next"
