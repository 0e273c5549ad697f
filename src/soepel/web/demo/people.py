"""The people of the start page, each with what there is to see."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from soepel.records.queries.demo import Shown
from soepel.records.vocabulary import Role

Text = str | Promise


@dataclass(frozen=True)
class Card:
    """Somebody a visitor can be."""

    user: int
    name: str
    title: Text
    about: Text


@dataclass(frozen=True)
class Clinic:
    """Who works in a clinic."""

    name: str
    people: tuple[Card, ...]


@dataclass(frozen=True)
class Cast:
    """Everybody a visitor can be."""

    patients: tuple[Card, ...]
    clinics: tuple[Clinic, ...]
    owners: tuple[Card, ...]


SITUATIONS: dict[str, tuple[Text, Text]] = {
    "new": (_("Just started"), _("The intake was today: a first plan, and no diary yet.")),
    "stepping_up": (
        _("Stepping up"),
        _("Recovered well twice, so an exercise gets a bit more."),
    ),
    "too_much": (_("It was too much"), _("Yesterday hurt, so today an exercise is lighter.")),
    "in_flare": (_("In a flare-up"), _("Bad days: a calmer plan, and the way back.")),
    "phase_change_due": (_("Ready for the next phase"), _("Only a short test is still needed.")),
    "maintenance": (_("Keeping it up"), _("The programme is done: two days of strength a week.")),
}
ROLES: dict[Role, tuple[Text, Text]] = {
    Role.THERAPIST: (_("Physiotherapist"), _("Sees whom to call, and why.")),
    Role.RECEPTION: (_("Reception"), _("Sees who asks to be called.")),
    Role.OWNER: (_("Owner"), _("Sees figures, and no files.")),
}


def cast(patients: Iterable[Shown], members: Iterable[Shown]) -> Cast:
    """The start page's people, in the order of the situations, and by clinic."""
    by_situation = {one.situation: one for one in patients}
    by_clinic: dict[str, list[Shown]] = {}
    for member in members:
        by_clinic.setdefault(member.clinic, []).append(member)
    owners = by_clinic.pop("", [])
    return Cast(
        patients=tuple(
            _card(by_situation[situation], *words)
            for situation, words in SITUATIONS.items()
            if situation in by_situation
        ),
        clinics=tuple(Clinic(name, _members(people)) for name, people in by_clinic.items()),
        owners=_members(owners),
    )


def _members(people: Iterable[Shown]) -> tuple[Card, ...]:
    """The therapists first."""
    in_order = sorted(people, key=lambda one: list(ROLES).index(one.role or Role.OWNER))
    return tuple(_card(one, *ROLES[one.role or Role.OWNER]) for one in in_order)


def _card(one: Shown, title: Text, about: Text) -> Card:
    return Card(one.user, one.name, title, about)
