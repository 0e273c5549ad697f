"""The clinics of the practice group, for everybody to see."""

from dataclasses import dataclass

from soepel.records.models import Clinic as Row
from soepel.records.site import group_of_this_site


@dataclass(frozen=True)
class Clinic:
    """A clinic as the front door shows it."""

    slug: str
    name: str
    street: str
    postcode: str
    place: str
    province: str
    phone: str
    email: str
    hours: dict[str, str]
    """Opening hours in words, by language."""
    accepts_new: bool


@dataclass(frozen=True)
class Group:
    """The practice group that this site is of, with its clinics by province and place."""

    name: str
    example: bool
    clinics: tuple[Clinic, ...]


def practice_group() -> Group | None:
    """The group of this site; None before there is one. Two queries."""
    group = group_of_this_site()
    if group is None:
        return None
    rows = Row.objects.filter(group=group).order_by("province", "place", "name")
    return Group(group.name, group.example, tuple(map(_clinic, rows)))


def _clinic(row: Row) -> Clinic:
    return Clinic(
        slug=row.slug,
        name=row.name,
        street=row.street,
        postcode=row.postcode,
        place=row.place,
        province=row.province,
        phone=row.phone,
        email=row.email,
        hours=row.hours,
        accepts_new=row.accepts_new,
    )
