"""What a patient has read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from soepel.records.models import LessonRead
from soepel.records.viewer import NotYours, Viewer


@dataclass(frozen=True)
class LessonsRead:
    """The day on which each lesson was last read, by its id."""

    last: Mapping[str, date]


def lessons_read(viewer: Viewer) -> LessonsRead:
    """What the patient herself has read. Raises NotYours for anybody else."""
    if viewer.patient is None:
        raise NotYours
    rows = LessonRead.objects.filter(patient=viewer.patient)
    return LessonsRead(dict(rows.values_list("lesson", "day")))
