"""When to call whom: the red flags of the screening, by urgency, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from soepel.core.screening import TIER_OF, Tier
from soepel.words import Lang, title


@dataclass(frozen=True, slots=True)
class Calling:
    """Whom to call, and with which complaints."""

    kind: str
    """The kind of notice, which is also the name of its look: call, warning, info."""
    heading: str | Promise
    whom: str | Promise
    number: str
    signs: Sequence[str]


WHOM: Final = {
    Tier.T0: ("call", _("Call 112 now"), _("Or go to the emergency department."), "112"),
    Tier.T1: (
        "warning",
        _("Call your GP today"),
        _("In the evening and at weekends: the out-of-hours GP post."),
        "",
    ),
    Tier.T2: (
        "info",
        _("Let your GP look within a few days"),
        _("Until then, do not make exercises heavier."),
        "",
    ),
}


def callings(lang: Lang) -> tuple[Calling, ...]:
    """The three answers to "whom do I call?", the most urgent first, each with every sign."""
    return tuple(
        Calling(
            kind,
            heading,
            whom,
            number,
            [title(flag, lang) for flag, raised in TIER_OF.items() if raised is tier],
        )
        for tier, (kind, heading, whom, number) in WHOM.items()
    )
