"""What waits at the desk of a clinic."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from soepel.records.models import CallBack as Row
from soepel.records.viewer import NotYours, Viewer
from soepel.records.vocabulary import Moment
from soepel.words import Lang


@dataclass(frozen=True)
class CallBack:
    """Somebody who asked to be called."""

    id: int
    name: str
    phone: str
    email: str
    moment: Moment
    language: Lang
    asked_at: datetime
    called_at: datetime | None
    called_by: str


def call_backs(viewer: Viewer, most: int = 200) -> tuple[CallBack, ...]:
    """Who asked the viewer's clinic to be called: who still waits first. Raises NotYours."""
    if not viewer.at_the_desk:
        raise NotYours
    rows = Row.objects.filter(clinic=viewer.clinic).select_related("called_by")
    waiting_first = rows.order_by(F("called_at").desc(nulls_first=True), "asked_at")
    return tuple(map(_call_back, waiting_first[:most]))


def _call_back(row: Row) -> CallBack:
    return CallBack(
        id=row.pk,
        name=row.name,
        phone=row.phone,
        email=row.email,
        moment=Moment(row.moment),
        language=Lang(row.language),
        asked_at=row.asked_at,
        called_at=row.called_at,
        called_by=row.called_by.name if row.called_by else "",
    )
