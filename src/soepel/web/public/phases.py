"""The four phases as the front door tells them."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from soepel.core.exercises import Phase
from soepel.core.limits.phases import TYPICAL_WEEKS
from soepel.words import Lang, title


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """One phase: its name, what it is about, what you do, and how long it usually takes."""

    number: int
    name: str
    about: str | Promise
    doing: str | Promise
    takes: str | Promise


TOLD: Final = {
    Phase.CALM_DOWN: (
        _("Less pain and stiffness"),
        _(
            "Short moments of moving through the day. Gentle exercises that feel all right. "
            "Daily tasks in portions."
        ),
    ),
    Phase.MOBILITY_AND_CONTROL: (
        _("A supple hip and a steady pelvis"),
        _("Moving your hip further. Turning your trunk. Standing steady. Practising how you walk."),
    ),
    Phase.STRENGTH_AND_CAPACITY: (
        _("Stronger legs and more stamina"),
        _(
            "Exercises that slowly get heavier: sideways, backwards, bending your knees. "
            "Walking or cycling longer."
        ),
    ),
    Phase.FUNCTIONAL: (
        _("Doing what matters to you, and keeping it up"),
        _(
            "Stairs, bending, lifting, walking, work and hobbies. A plan to keep going, and a "
            "plan for bad days."
        ),
    ),
}


def phase_rows(lang: Lang) -> tuple[PhaseRow, ...]:
    """The four phases in their order."""
    return tuple(
        PhaseRow(phase.value, title(phase, lang), about, doing, _takes(phase))
        for phase, (about, doing) in TOLD.items()
    )


def _takes(phase: Phase) -> str | Promise:
    weeks = TYPICAL_WEEKS.value.get(phase)
    if weeks is None:
        return _("As long as you like")
    return ngettext("Up to about %(weeks)s week", "Up to about %(weeks)s weeks", weeks) % {
        "weeks": weeks
    }
