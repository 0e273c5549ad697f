"""What a property is, and how a panel of lives is held against all of them in one pass."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.properties.histories import History, Life, live, lives

Verdicts = Iterator[str | None]
"""One for each time the premise held: None, or what went wrong."""


@dataclass(frozen=True)
class Property:
    """A hazard or a principle, as something that a history can break."""

    id: str
    says: str
    of: Callable[[History], Verdicts]


@dataclass
class Found:
    """What a panel of lives showed."""

    lives: int = 0
    held: Counter[str] = field(default_factory=Counter)
    """How often the premise of each property held."""
    breaches: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    """The first breaches of each property, with the life to live again."""

    def add(self, history: History, property_: Property) -> None:
        for verdict in property_.of(history):
            self.held[property_.id] += 1
            if verdict is not None:
                self.breach(property_.id, f"{verdict} in {history.life}")

    def breach(self, id_: str, what: str) -> None:
        self.breaches[id_] += 1
        few = self.examples.setdefault(id_, [])
        if len(few) < 5:
            few.append(what)

    def merge(self, other: "Found") -> None:
        self.lives += other.lives
        self.held += other.held
        self.breaches += other.breaches
        for id_, examples in other.examples.items():
            self.examples.setdefault(id_, []).extend(examples)


def judged(life: Life, properties: Sequence[Property], found: Found) -> None:
    """Live a life once and hold it against every property."""
    history = live(life)
    found.lives += 1
    for property_ in properties:
        found.add(history, property_)


def panel(number: int, of: int, properties: Sequence[Property]) -> Found:
    """So many lives, drawn by Hypothesis; `number` picks which."""
    found = Found()

    @seed(number)
    @settings(
        max_examples=of,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(lives())
    def lived(life: Life) -> None:
        judged(life, properties, found)

    lived()
    return found


def panels(lives_wanted: int, properties: Sequence[Property]) -> Found:
    """So many lives, shared out over the processors."""
    workers = max(min(os.cpu_count() or 1, 4), 2)
    share = 125
    parts = range(-(-lives_wanted // share))
    found = Found()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for part in pool.map(panel, parts, [share] * len(parts), [properties] * len(parts)):
            found.merge(part)
    return found
