"""Whose site this is: the one practice group that its public pages are of."""

from soepel.records.models import PracticeGroup


def group_of_this_site() -> PracticeGroup | None:
    """The group that was there first; None before there is one."""
    return PracticeGroup.objects.order_by("pk").first()
