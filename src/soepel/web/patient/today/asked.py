"""The exercises of today: what is asked of each, whether it was done, and what changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Final

from soepel.core.exercises import Dose
from soepel.core.quantities import Side
from soepel.core.record import Exposure
from soepel.core.rules.starting_point import seconds
from soepel.words.changes import ChangesTold, Sign
from soepel.words.telling import Row
from soepel.words.voice import Voice

SECONDS_A_MINUTE: Final = 60


@dataclass(frozen=True)
class Asked:
    """An exercise as it is asked today, with what was told of it so far."""

    row: Row
    done: bool
    """Something was entered for every side of the row."""
    pain: int | None
    """The most pain of its sides."""
    sign: Sign | None
    """How it differs from yesterday."""


def asked(
    rows: Iterable[Row], exposures: Iterable[Exposure], changed: Iterable[ChangesTold]
) -> tuple[Asked, ...]:
    """The rows of today with their ticks and signs."""
    told = {exposure.unit: exposure for exposure in exposures if exposure.done}
    signs = {
        (change.exercise, side): change.sign
        for group in changed
        for change in group.changes
        for side in change.sides
    }
    return tuple(_asked(row, told, signs) for row in rows)


def _asked(
    row: Row,
    told: dict[tuple[str, Side], Exposure],
    signs: dict[tuple[str, Side], Sign],
) -> Asked:
    units = [(row.exercise, side) for side in row.sides]
    found = [told[unit] for unit in units if unit in told]
    pains = [exposure.pain for exposure in found if exposure.pain is not None]
    return Asked(
        row=row,
        done=len(found) == len(units),
        pain=max(pains, default=None),
        sign=next((signs[unit] for unit in units if unit in signs), None),
    )


def minutes_left(exercises: Iterable[Asked], voice: Voice) -> int:
    """About how long what is not done yet takes, in whole minutes."""
    left = [one.row for one in exercises if not one.done]
    total = sum(
        seconds(voice.exercises[asked.exercise], Dose(asked.rung, asked.sets))
        for row in left
        for asked in row.prescriptions
    )
    return ceil(total / SECONDS_A_MINUTE)
