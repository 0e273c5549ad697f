"""Records whose data a request showed to whom, and why that was allowed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from soepel.records.models import Opening
from soepel.records.viewer import Grant, Viewer


def record_openings(viewer: Viewer, page: str, request: UUID, now: datetime) -> None:
    """One row for each ground on which a request showed patients; none when it showed nobody.

    `page` is the name of an address, never the address itself. Raises nothing of its own.
    """
    if not viewer.seen.grants:
        return
    assert viewer.user is not None
    assert viewer.group is not None
    Opening.objects.bulk_create(
        Opening(
            at=now,
            user_id=viewer.user,
            group_id=viewer.group,
            page=page,
            ground=ground,
            reason_id=reason,
            patients=sorted(patients),
            request=request,
        )
        for (ground, reason), patients in _by_ground(viewer.seen.grants).items()
    )


def _by_ground(grants: Iterable[Grant]) -> dict[tuple[str, int | None], set[int]]:
    grounds: dict[tuple[str, int | None], set[int]] = defaultdict(set)
    for one in grants:
        grounds[one.ground, one.reason].add(one.patient)
    return grounds
