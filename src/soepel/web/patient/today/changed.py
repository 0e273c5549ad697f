"""What changed since yesterday, as somebody sees it who knows her exercises."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from soepel.core.plan import Review
from soepel.core.quantities import Side
from soepel.words.changes import ChangesTold, ChangeTold, Sign


def since(before: Review, changed: Iterable[ChangesTold]) -> Iterator[ChangesTold]:
    """The changes; what a flare had put off and comes back is more, and not new to her."""
    known = {unit.key for unit in before.state.units}
    for group in changed:
        changes = tuple(
            _back(change) if _known(change, known) else change for change in group.changes
        )
        yield replace(group, changes=changes)


def _known(change: ChangeTold, known: set[tuple[str, Side]]) -> bool:
    return all((change.exercise, side) in known for side in change.sides)


def _back(change: ChangeTold) -> ChangeTold:
    return replace(change, sign=Sign.UP) if change.sign is Sign.NEW else change
