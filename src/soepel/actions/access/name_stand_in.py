"""Names a colleague who looks after somebody's patients while she is away."""

from datetime import date, datetime

from soepel.actions.refused import Refused
from soepel.records import clock
from soepel.records.models import Member, StandIn
from soepel.records.viewer import NotYours, Viewer
from soepel.records.vocabulary import Role


def name_stand_in(
    viewer: Viewer, absent: int, colleague: int, days: tuple[date, date], now: datetime
) -> None:
    """From the first to the last of the days, both included, the colleague sees those patients.

    A therapist names her own stand-in, an owner anybody's of the group. Raises NotYours for another
    or for members who are no therapists of the group, Refused for days that are over or turned
    round. The same once more changes nothing.
    """
    if not (viewer.owner or (viewer.therapist and viewer.member == absent)):
        raise NotYours
    members = Member.objects.filter(pk__in={absent, colleague}, group=viewer.group)
    first, last = days
    if members.filter(role=Role.THERAPIST).count() != len({absent, colleague}):
        raise NotYours
    if absent == colleague or last < first or last < clock.today(now):
        raise Refused("choose a colleague, and days of which the last is not over")
    assert viewer.user is not None
    StandIn.objects.get_or_create(
        group_id=viewer.group,
        absent_id=absent,
        colleague_id=colleague,
        first=first,
        last=last,
        defaults={"named_by_id": viewer.user, "named_at": now},
    )
