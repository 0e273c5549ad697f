"""Minutes walked, cycled or otherwise spent on an activity that has a quota."""

from datetime import datetime

from soepel.actions.diary.enter import enter
from soepel.core.plan import Review
from soepel.core.record import QuotaDone
from soepel.records.viewer import Viewer


def log_activity(viewer: Viewer, patient: int, done: QuotaDone, now: datetime) -> Review:
    """Today's review with the minutes in it. Raises Refused, NotYours."""
    return enter(viewer, patient, [done], now)
