"""The long runs: ten thousand lives against every property, and single reviews made worse."""

from collections import Counter
from random import Random
from time import perf_counter

from benchmarks.row import Row
from tests.properties.everything import EVERYTHING
from tests.properties.histories import History
from tests.properties.monotony import (
    Again,
    Change,
    again,
    deleted,
    more_after_worse,
    rose_by_silence,
    worsened,
)
from tests.properties.properties import Property, Verdicts, panels

LIVES = 10_000
WORSENED = 48_000
DELETED = 24_000
FUZZED_LIVES = 1_000
HELD_AT_LEAST = 200
"""In a thousand lives."""


def lived(lives: int = LIVES) -> list[Row]:
    """Every property over many lives."""
    start = perf_counter()
    found = panels(lives, EVERYTHING)
    rarely = [p.id for p in EVERYTHING if found.held[p.id] < HELD_AT_LEAST * found.lives / 1_000]
    for examples in found.examples.values():
        print(*examples[:2], sep="\n")
    note = f"{found.lives} lives in {perf_counter() - start:.0f} s"
    rows = [
        Row(f"{p.id}: {p.says}"[:52], found.breaches[p.id], 0, "breaches", _held(found.held, p))
        for p in EVERYTHING
    ]
    return [*rows, Row("properties whose premise held too seldom", len(rarely), 0, "", note)]


def _held(held: Counter[str], property_: Property) -> str:
    return f"held {held[property_.id]} times"


def fuzzed(lives: int = FUZZED_LIVES) -> list[Row]:
    """Single reviews: worse reports raise nothing, and neither do missing ones."""
    found = panels(lives, FUZZ)
    for examples in found.examples.values():
        print(*examples[:2], sep="\n")
    return [
        row
        for property_, wanted in zip(FUZZ, (WORSENED, DELETED), strict=True)
        for row in (
            Row(property_.says, found.breaches[property_.id], 0, "breaches"),
            Row(
                f"{property_.says}: still to be made",
                max(wanted * lives // FUZZED_LIVES - found.held[property_.id], 0),
                0,
                "reviews",
                f"{found.held[property_.id]} made",
            ),
        )
    ]


def many_worse(history: History) -> Verdicts:
    yield from _made(history, worsened, WORSENED // FUZZED_LIVES)


def many_missing(history: History) -> Verdicts:
    yield from _made(history, deleted, DELETED // FUZZED_LIVES)


def _made(history: History, change: Change, times: int) -> Verdicts:
    """So many reviews that differ from the day's, whatever it takes to draw them."""
    random = Random(history.life.seed)
    wrong = more_after_worse if change is worsened else rose_by_silence
    made = 0
    for _ in range(times * 20):
        twice: Again | None = again(
            random.choice(history.days), change, random, random.choice((1, 1, 2, 20))
        )
        if twice is not None:
            yield wrong(twice)
            made += 1
        if made == times:
            return


FUZZ = (
    Property("worsened", "reviews made worse that rose", many_worse),
    Property("deleted", "reviews with reports deleted that rose", many_missing),
)
