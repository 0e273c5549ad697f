"""Nobody is forgotten (H14): whoever stands still for two weeks has an item that says so."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from soepel.core.exercises import Phase
from soepel.core.plan import Move, Review
from soepel.core.reasons import Code
from soepel.core.rules.phases import stuck_days

FORTNIGHT: Final = 14

Standing = Callable[[Review], bool]


def moved(review: Review) -> bool:
    """A dose rose today, or a phase was entered."""
    rose = any(decision.move is Move.RISE for decision in review.decisions)
    return rose or review.state.phase_since == review.day


def _on_hold(review: Review) -> bool:
    """In maintenance holding is the aim."""
    return not moved(review) and review.state.phase is not Phase.MAINTENANCE


def _in_flare(review: Review) -> bool:
    flare = review.state.flare
    return flare is not None and flare.goes_on


def _paused(review: Review) -> bool:
    return review.plan.paused


def _stuck(review: Review) -> bool:
    return stuck_days(review.state, review.day) is not None


FLARE_ITEMS: Final = frozenset(
    {Code.ATT_FLARE_UNRESOLVED, Code.ATT_FLARE_CONTACT, Code.ATT_FLARE_NOT_FALLING}
)
WATCHED: Final[dict[str, tuple[Standing, int, frozenset[Code]]]] = {
    "hold": (_on_hold, FORTNIGHT, frozenset({Code.ATT_ON_HOLD})),
    "flare": (_in_flare, FORTNIGHT, FLARE_ITEMS),
    "pause": (_paused, FORTNIGHT, frozenset({Code.ATT_PAUSED_LONG, Code.ATT_RED_FLAG})),
    "stuck": (_stuck, 1, frozenset({Code.ATT_STUCK})),
}
"""What a person may be in, after how many days running it must be told, and by which items."""


def unseen(reviews: Sequence[Review]) -> Iterator[tuple[str, Review]]:
    """Each day on which somebody has stood still too long without an item that holds."""
    for name, (standing, longest, items) in WATCHED.items():
        running = 0
        for review in reviews:
            running = running + 1 if standing(review) else 0
            told = {item.code for item in review.state.items if item.holds}
            if running > longest and not told & items:
                yield name, review
