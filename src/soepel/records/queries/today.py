"""What a patient's page of today stands on."""

from dataclasses import dataclass
from datetime import date

from soepel.core.plan import Review
from soepel.core.programme import review
from soepel.core.record import CheckIn, Exposure, Intake, QuotaDone
from soepel.exchange import read_review
from soepel.library import programme
from soepel.records.models import Patient, ReviewedDay, Standing
from soepel.records.stored import record_since, state_of
from soepel.records.viewer import NotYours, Viewer


@dataclass(frozen=True)
class Today:
    """The review of a day, the one before it, and what was entered about the day so far."""

    given_name: str
    clinic: str
    phone: str
    """Of the clinic."""
    therapist: str
    """Empty for somebody who goes on her own."""
    intake: Intake
    review: Review
    before: Review | None
    """None on the day of the intake."""
    check_in: CheckIn | None
    exposures: tuple[Exposure, ...]
    done: tuple[QuotaDone, ...]


def today_of(viewer: Viewer, day: date) -> Today:
    """The patient's own page of a day. Raises NotYours, also before the intake.

    The day must have been brought about (`actions.plan.open_day`): what is read here is computed
    from the same state and entries, so it is what was kept.
    """
    standing = (
        Standing.objects.filter(patient=viewer.patient, reviewed=day)
        .select_related("patient__clinic", "patient__therapist")
        .first()
    )
    if viewer.patient is None or standing is None:
        raise NotYours
    record, eve = record_since(viewer.patient, standing.day), state_of(standing)
    entered = record.on(day)
    return Today(
        **_people(standing.patient),
        intake=record.intake,
        review=review(record, day, programme(), eve),
        before=_shown(viewer.patient, standing),
        check_in=entered.check_in,
        exposures=tuple(entered.of(Exposure)),
        done=tuple(entered.of(QuotaDone)),
    )


def _people(patient: Patient) -> dict[str, str]:
    return {
        "given_name": patient.given_name,
        "clinic": patient.clinic.name,
        "phone": patient.clinic.phone,
        "therapist": patient.therapist.name if patient.therapist else "",
    }


def _shown(patient: int, standing: Standing) -> Review | None:
    """The review of the day before, as it was kept last."""
    kept = ReviewedDay.objects.filter(patient=patient, day=standing.day).order_by("-revision")
    content = kept.values_list("content", flat=True).first()
    return None if content is None else read_review(content, state_of(standing))
