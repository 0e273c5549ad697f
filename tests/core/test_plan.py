"""What comes out of a review."""

import pytest

from soepel.core.exercises import Dose
from soepel.core.plan import Decision, Move
from soepel.core.quantities import Side


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        (Dose(1, 2), Dose(1, 2), False),
        (Dose(1, 2), Dose(2, 2), True),
        (None, Dose(1, 2), True),
        (Dose(1, 2), None, True),
    ],
)
def test_a_decision_that_leaves_the_dose_alone_changed_nothing(
    before: Dose | None, after: Dose | None, changed: bool
) -> None:
    assert Decision("bridge", Side.BOTH, Move.HOLD, before, after, ()).changed is changed
