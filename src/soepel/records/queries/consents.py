"""What patients said their data may be used for, at a moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from soepel.records.models import Consent, Erasure
from soepel.records.viewer import NotYours, Viewer
from soepel.records.vocabulary import Purpose

TEXT_VERSION: Final = "2026-11-25"
"""Of the words that tell what each purpose is; a new wording gets a new one."""
UNASKED: Final = {Purpose.TREATMENT: True, Purpose.RESEARCH: False}
"""What holds before she said anything: who begins wants a plan, and nothing more."""


@dataclass(frozen=True)
class Consented:
    """What holds for one purpose, and since when."""

    purpose: Purpose
    given: bool
    since: datetime | None
    """None: she never said anything about it."""


def consents_of(viewer: Viewer) -> tuple[Consented, ...]:
    """What holds for every purpose of the patient who asks. Raises NotYours for anybody else."""
    if viewer.patient is None:
        raise NotYours
    said = Consent.objects.filter(patient=viewer.patient).order_by("at", "pk")
    latest = {row.purpose: row for row in said}
    return tuple(_consented(purpose, latest.get(purpose)) for purpose in Purpose)


def who_consented_to_research(now: datetime) -> frozenset[int]:
    """The patients, by number, whose data may be counted in research figures at this moment.

    Whoever makes such figures asks this, each time anew. Silence is no, and so is leaving.
    """
    said = Consent.objects.filter(purpose=Purpose.RESEARCH, at__lte=now)
    latest = said.order_by("patient", "-at", "-pk").distinct("patient")
    leaving = Erasure.objects.filter(asked_at__lte=now).values_list("patient", flat=True)
    return frozenset(row.patient_id for row in latest if row.given) - frozenset(leaving)


def _consented(purpose: Purpose, row: Consent | None) -> Consented:
    if row is None:
        return Consented(purpose, UNASKED[purpose], None)
    return Consented(purpose, row.given, row.at)
