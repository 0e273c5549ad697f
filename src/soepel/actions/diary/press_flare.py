"""The flare button: a calmer plan at once."""

from datetime import datetime

from soepel.actions.diary.enter import enter
from soepel.core.plan import Review
from soepel.core.record import FlareCall
from soepel.records.viewer import Viewer


def press_flare(viewer: Viewer, patient: int, call: FlareCall, now: datetime) -> Review:
    """Today's review, in a flare from now on. Raises Refused, NotYours."""
    return enter(viewer, patient, [call], now)
