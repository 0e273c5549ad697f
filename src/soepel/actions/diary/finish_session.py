"""The log of a session: each exercise and side that was done, how much, and how it felt."""

from collections.abc import Sequence
from datetime import datetime

from soepel.actions.diary.enter import enter
from soepel.core.plan import Review
from soepel.core.record import Exposure
from soepel.records.viewer import Viewer


def finish_session(
    viewer: Viewer, patient: int, exposures: Sequence[Exposure], now: datetime
) -> Review:
    """Today's review with the exposures in it, all of them or none. Raises Refused, NotYours."""
    return enter(viewer, patient, exposures, now)
