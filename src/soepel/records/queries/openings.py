"""Who looked at a patient's data: what she herself is shown of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from soepel.records import clock
from soepel.records.models import Member, Opening
from soepel.records.viewer import NotYours, Viewer
from soepel.records.vocabulary import Ground, Role, Why

LIST: Final = "caseload"
"""The page that shows many at once: that somebody stood on it says little of its own."""


@dataclass(frozen=True)
class Looked:
    """Somebody who looked at the data of the patient on one day, in one way."""

    day: date
    name: str
    role: Role
    ground: Ground
    first: datetime
    """When she looked first on that day, on the clocks here."""
    times: int
    on_list: bool
    """Only as one of a list."""
    why: Why | None = None
    words: str = ""
    """The reason that was given, where she needed one."""


def who_looked(viewer: Viewer, since: date) -> tuple[Looked, ...]:
    """Everybody who looked at the patient's data since a day, the last day first. Raises NotYours.

    Two queries, however often it was. Who looks at her own data is not told to herself.
    """
    if viewer.patient is None:
        raise NotYours
    rows = Opening.objects.filter(patients__contains=[viewer.patient])
    young = rows.filter(at__gte=clock.instant(datetime.combine(since, datetime.min.time())))
    members = {member.user_id: member for member in Member.objects.filter(group=viewer.group)}
    found: dict[object, Looked] = {}
    for row in young.select_related("reason").order_by("at"):
        one = _looked(row, members[row.user_id])
        key = (one.day, one.name, one.ground, one.on_list, row.reason_id)
        before = found.get(key)
        found[key] = _once_more(before) if before else one
    return tuple(sorted(found.values(), key=lambda one: one.first, reverse=True))


def _looked(row: Opening, member: Member) -> Looked:
    moment = clock.local(row.at)
    return Looked(
        day=moment.date(),
        name=member.name,
        role=Role(member.role),
        ground=Ground(row.ground),
        first=moment,
        times=1,
        on_list=row.page == LIST,
        why=Why(row.reason.why) if row.reason else None,
        words=row.reason.words if row.reason else "",
    )


def _once_more(one: Looked) -> Looked:
    return replace(one, times=one.times + 1)
