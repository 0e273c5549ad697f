"""Whom to call, and why: what is read before anything else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from soepel.core.rules.screening import CONTACT
from soepel.core.screening import Tier
from soepel.words import Lang, label
from soepel.words.telling import FlagTold, Told

EMERGENCY_NUMBER: Final = "112"
LOOK: Final = {Tier.T0: "call", Tier.T1: "call", Tier.T2: "warning", Tier.T3: "warning"}
"""The kind of notice of each tier."""


@dataclass(frozen=True)
class Call:
    """A reason to call: what is the matter, whom, and the numbers that we know."""

    kind: str
    title: str | Promise
    why: tuple[str, ...]
    whom: str
    emergency: str = ""
    """112, where that is the number to call."""
    clinic: bool = False
    """The clinic wants to be called as well, or is the one to call."""


def calls(told: Told, lang: Lang) -> Iterator[Call]:
    """The open red flags together, then the other reasons to get in touch."""
    if told.flags:
        yield _of_flags(told.flags, lang)
    if told.contacts:
        yield Call(
            kind="warning",
            title=_("Get in touch first"),
            why=tuple(said.words for said in told.contacts),
            whom="",
            clinic=True,
        )


def _of_flags(flags: tuple[FlagTold, ...], lang: Lang) -> Call:
    """The most urgent flag says whom to call; it stands first."""
    return call_of(flags[0].tier, flags[0].tier_words, tuple(one.words for one in flags), lang)


def call_of(tier: Tier, title: str, why: tuple[str, ...], lang: Lang) -> Call:
    """Whom to call about something of a tier."""
    contact = CONTACT[tier]
    return Call(
        kind=LOOK.get(tier, "info"),
        title=title,
        why=why,
        whom=label(contact, lang) if contact else "",
        emergency=EMERGENCY_NUMBER if tier is Tier.T0 else "",
        clinic=True,
    )
