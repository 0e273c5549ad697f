"""The phase check: chair stands, and a pelvic hold on each side."""

from datetime import datetime

from soepel.actions.diary.enter import enter
from soepel.core.plan import Review
from soepel.core.record import PhaseCheck
from soepel.records.viewer import Viewer


def take_phase_check(viewer: Viewer, patient: int, check: PhaseCheck, now: datetime) -> Review:
    """Today's review with the test in it. Raises Refused, NotYours."""
    return enter(viewer, patient, [check], now)
