"""Who looked at her data, when and why."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from operator import attrgetter
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from soepel.records.queries.openings import Looked, who_looked
from soepel.records.queries.today import clinic_of
from soepel.records.vocabulary import Ground, Why
from soepel.web.patient.asker import asker_of
from soepel.web.shared.asking import Request
from soepel.words.language import day_with_year

SHOWN: Final = timedelta(days=90)
GROUNDS: Final = {
    Ground.TREATING: _("your therapist"),
    Ground.STAND_IN: _("stands in for your therapist"),
    Ground.REASON: _("does not treat you, and gave this reason"),
    Ground.FOUND: _("a therapist of your practice"),
    Ground.WAITING: _("a therapist of your practice, where nobody treats you yet"),
}
WHYS: Final = {
    Why.URGENT: _("you needed help, and your therapist was not there"),
    Why.ASKED: _("your therapist asked a colleague to look along"),
    Why.TAKING_OVER: _("a colleague takes over your treatment"),
    Why.COMPLAINT: _("a complaint, an incident or an inspection"),
    Why.OTHER: _("another reason"),
}


@dataclass(frozen=True)
class Told:
    """Somebody who looked, in words."""

    name: str
    ground: str | Promise
    looked: Looked
    why: str | Promise
    special: bool
    """She gave a reason: it stands out."""
    found: bool
    """She looked for the name, and saw no more."""


@require_safe
def looked(request: Request) -> HttpResponse:
    """Everybody who looked in the last months, by day."""
    asker = asker_of(request)
    found = who_looked(asker.viewer, asker.day - SHOWN)
    days = [
        (day_with_year(day, asker.lang), [_told(one) for one in some])
        for day, some in groupby(found, attrgetter("day"))
    ]
    context = {"days": days, "shown": SHOWN.days, "clinic": clinic_of(asker.viewer)}
    return render(request, "patient/who_looked.html", context)


def _told(one: Looked) -> Told:
    return Told(
        name=one.name,
        ground=GROUNDS[one.ground],
        looked=one,
        why=WHYS[one.why] if one.why else "",
        special=one.ground is Ground.REASON,
        found=one.ground is Ground.FOUND,
    )
