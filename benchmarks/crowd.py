"""A therapist with far more patients than anybody has: copies of those of the demo."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Final, TypeVar

from django.db.models import Model

from soepel.records.models import (
    AttentionItem,
    Entry,
    Intake,
    Member,
    Patient,
    ReviewedDay,
    Standing,
)
from soepel.records.vocabulary import Role

Row = TypeVar("Row", bound=Model)
OF_A_PATIENT: Final[Mapping[type[Model], int | None]] = {
    Intake: None,
    Standing: None,
    AttentionItem: None,
    ReviewedDay: 1,
    Entry: 28,
}
"""What a caseload reads of a patient, of the last so many days."""
ROWS_AT_ONCE = 2000


def crowd(many: int) -> Member:
    """The first therapist of the demo, who treats so many patients from now on."""
    therapist = Member.objects.filter(role=Role.THERAPIST).select_related("user").order_by("pk")[0]
    models = list(Patient.objects.filter(therapist__isnull=False).order_by("pk"))
    Patient.objects.filter(pk__in=[one.pk for one in models]).update(therapist=therapist)
    for number in range(many - len(models)):
        _copied(models[number % len(models)], number, therapist)
    return therapist


def _copied(model: Patient, number: int, therapist: Member) -> None:
    """Somebody who is like another in all but the name."""
    patient = Patient.objects.create(
        group=model.group,
        clinic=model.clinic,
        therapist=therapist,
        given_name=model.given_name,
        family_name=f"{model.family_name} {number}",
        born=model.born,
    )
    for kind, days in OF_A_PATIENT.items():
        _copy(kind, days, model, patient)


def _copy(kind: type[Row], days: int | None, model: Patient, patient: Patient) -> None:
    there = kind._default_manager.filter(patient=model)
    if days is not None:
        last = model.standing.reviewed
        there = there.filter(day__gt=last - timedelta(days=days))
    fresh = list(_like(there, patient))
    kind._default_manager.bulk_create(fresh, batch_size=ROWS_AT_ONCE)


def _like(rows: Iterable[Row], patient: Patient) -> Iterator[Row]:
    for row in rows:
        alike = {
            field.attname: getattr(row, field.attname)
            for field in row._meta.concrete_fields
            if field.attname not in {"id", "patient_id"}
        }
        yield type(row)(patient_id=patient.pk, **alike)
