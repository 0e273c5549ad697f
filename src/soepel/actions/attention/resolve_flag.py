"""Records what came of a red flag: who examined it, and whether exercise may go on."""

from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from soepel.actions.diary.enter import enter
from soepel.actions.refused import Refused
from soepel.core.plan import Review
from soepel.core.record import FlagResolved
from soepel.records import clock
from soepel.records.models import Entry
from soepel.records.viewer import NotYours, Viewer


def resolve_flag(
    viewer: Viewer, flag: str, patient: int, examined_by: str, may_exercise: bool, now: datetime
) -> Review:
    """Today's review, with the outcome in it; the answer that raised the flag stays as it was.

    Twice on one day is a correction. Raises NotYours for anybody but the treating therapist and
    for a flag that is not this patient's, and Refused without who examined it.
    """
    if not viewer.therapist or not _raised(flag, patient):
        raise NotYours
    if not examined_by.strip():
        raise Refused("write who examined it")
    day = clock.today(now)
    outcome = FlagResolved(
        id=f"resolved/{uuid5(NAMESPACE_OID, flag)}/{day}",
        day=day,
        known=clock.local(now),
        flag_id=flag,
        examined_by=examined_by.strip(),
        may_exercise=may_exercise,
    )
    return enter(viewer, patient, [outcome], now)


def _raised(flag: str, patient: int) -> bool:
    return Entry.objects.filter(patient=patient, kind="flag_raised", entry=flag).exists()
