"""What a patient's page of today stands on."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from soepel.core.plan import Review
from soepel.core.programme import review
from soepel.core.record import (
    CheckIn,
    DayEntries,
    Exposure,
    Intake,
    PhaseCheck,
    QuotaDone,
)
from soepel.core.rules.check_ins import check_in_asked, recovery_asked
from soepel.core.rules.usual_pain import high_from
from soepel.core.state import State
from soepel.exchange import RecordFileError, read_intake, read_review
from soepel.library import programme
from soepel.records.models import Entry, Patient, ReviewedDay, Standing
from soepel.records.stored import record_since, state_of
from soepel.records.viewer import NotYours, Viewer

ONE_DAY: Final = timedelta(days=1)
PHASE_CHECK: Final = "phase_check"
"""The kind of entry that a phase check is."""


@dataclass(frozen=True)
class Clinic:
    """Where a patient is treated, and how to reach it."""

    name: str
    phone: str


@dataclass(frozen=True)
class Today:
    """The review of a day, the one before it, and what was entered about the day so far."""

    given_name: str
    clinic: Clinic
    therapist: str
    """Empty for somebody who goes on her own."""
    intake: Intake
    review: Review
    before: Review | None
    """None on the day of the intake."""
    check_in: CheckIn | None
    yesterday: CheckIn | None
    """The check-in of the day before."""
    check_in_asked: bool
    recovery_asked: bool
    """A session still lacks the answer about extra pain."""
    high_from: float
    """The usual pain that makes this a high day."""
    phase_check_asked: bool
    """It was offered, and not taken since."""
    phase_check: PhaseCheck | None
    exposures: tuple[Exposure, ...]
    """Each exercise and side once: of several the worst."""
    done: tuple[QuotaDone, ...]


def today_of(viewer: Viewer, day: date) -> Today:
    """The patient's own page of a day. Raises NotYours, also before the intake.

    The day must have been brought about by the rules of now (`actions.plan.open_day`), or there is
    no page: what is read here is computed from the same state and entries as what was kept.
    """
    standing = (
        Standing.objects.filter(patient=viewer.patient, reviewed=day)
        .filter(programme_version=programme().version, content_hash=programme().content_hash)
        .select_related("patient__clinic", "patient__therapist", "patient__intake")
        .first()
    )
    if viewer.patient is None or standing is None:
        raise NotYours
    intake = read_intake(standing.patient.intake.content)
    record, eve = record_since(viewer.patient, standing.day, intake), state_of(standing)
    reviewed = review(record, day, programme(), eve)
    return Today(
        **_people(standing.patient),
        **_entered(record.on(day)),
        **_asked(reviewed, eve),
        intake=record.intake,
        review=reviewed,
        before=_shown(viewer.patient, eve),
        yesterday=record.on(day - ONE_DAY).check_in,
        phase_check_asked=_phase_check_asked(reviewed.state, viewer.patient),
    )


def clinic_of(viewer: Viewer) -> Clinic:
    """The clinic of a patient, to be called. Raises NotYours for anybody else."""
    if viewer.patient is None:
        raise NotYours
    clinics = Patient.objects.filter(pk=viewer.patient).values_list("clinic__name", "clinic__phone")
    return Clinic(*clinics.get())


def _people(patient: Patient) -> dict[str, Any]:
    return {
        "given_name": patient.given_name,
        "clinic": Clinic(patient.clinic.name, patient.clinic.phone),
        "therapist": patient.therapist.name if patient.therapist else "",
    }


def _entered(today: DayEntries) -> dict[str, Any]:
    checks = today.of(PhaseCheck)
    return {
        "check_in": today.check_in,
        "exposures": tuple(today.exposures.values()),
        "done": tuple(today.of(QuotaDone)),
        "phase_check": checks[-1] if checks else None,
    }


def _asked(reviewed: Review, eve: State) -> dict[str, Any]:
    """What the check-in of the day asks; what a high day is was settled the evening before."""
    return {
        "check_in_asked": check_in_asked(reviewed.state, reviewed.day),
        "recovery_asked": recovery_asked(reviewed.state, reviewed.day),
        "high_from": high_from(eve.usual, eve.threshold),
    }


def _phase_check_asked(state: State, patient: int) -> bool:
    check = state.check
    if check.offered is None or check.passed or check.waived:
        return False
    taken = Entry.objects.filter(patient=patient, kind=PHASE_CHECK, day__gte=check.offered)
    return not taken.exists()


def _shown(patient: int, eve: State) -> Review | None:
    """The review of the day before, as it was kept last; None where another version wrote it."""
    kept = ReviewedDay.objects.filter(patient=patient, day=eve.day).order_by("-revision")
    content = kept.values_list("content", flat=True).first()
    try:
        return None if content is None else read_review(content, eve)
    except RecordFileError:
        return None
