"""The morning check-in: three taps, and what a high day asks on top."""

from datetime import datetime

from soepel.actions.diary.enter import enter
from soepel.core.plan import Review
from soepel.core.record import CheckIn
from soepel.records.viewer import Viewer


def record_check_in(viewer: Viewer, patient: int, check_in: CheckIn, now: datetime) -> Review:
    """Today's review with the check-in in it; with the id of an earlier one it corrects that.

    Raises Refused, NotYours.
    """
    return enter(viewer, patient, [check_in], now)
