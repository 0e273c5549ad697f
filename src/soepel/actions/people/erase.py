"""Erases what is somebody's own, through the role that owns the tables.

What a clinic must keep of a treatment stays: docs/decisions/2026-11-25-erasing.md.
"""

from collections import Counter
from datetime import date, datetime
from typing import Final

from django.apps import apps
from django.db import transaction

from soepel.core.record import By
from soepel.records.models import (
    AttentionItem,
    Beginning,
    Consent,
    Decision,
    DemoLife,
    Entry,
    Erasure,
    Intake,
    IntakeAnswers,
    LessonRead,
    Message,
    Patient,
    ReviewedDay,
    Standing,
    User,
)

NO_DAY: Final = date(1900, 1, 1)
"""In place of a day of birth that was erased."""
ALWAYS: Final = (Standing, LessonRead, AttentionItem, DemoLife, IntakeAnswers, Consent)
"""What she filled in, read, or what is only computed: never part of a treatment file."""
OF_A_TREATMENT: Final = (Decision, ReviewedDay, Intake)
"""What was asked and decided: with a therapist the clinic's to keep, else her own."""


def still_to_erase(using: str) -> list[int]:
    """The patients, by number, who asked and whose data are still there."""
    waiting = Erasure.objects.using(using).filter(done_at=None)
    return list(waiting.order_by("asked_at").values_list("patient", flat=True))


def erase(patient: int, now: datetime, using: str) -> bool:
    """Erases the data of one who asked, all or nothing. False where it was done already.

    `using` is the connection of the owner role. Broken off or run twice at once, it is done once.
    """
    with transaction.atomic(using=using):
        asked = Erasure.objects.using(using).select_for_update()
        row = asked.filter(patient=patient, done_at=None).first()
        if row is None:
            return False
        person = Patient.objects.using(using).select_for_update().get(pk=patient)
        row.removed = _removed(person, using)
        row.done_at = now
        row.save(using=using, update_fields=["removed", "done_at"])
        return True


def _removed(person: Patient, using: str) -> dict[str, int]:
    """Takes away what is hers, and tells how much of each kind it was."""
    treated = person.therapist_id is not None
    entries = Entry.objects.using(using).filter(patient=person)
    if treated:
        entries = entries.filter(by=By.PERSON)
    counts = Counter(entries.values_list("kind", flat=True))
    entries.delete()
    for model in (*ALWAYS, *(() if treated else OF_A_TREATMENT)):
        counts[model.__name__], _ = (
            model._default_manager.using(using).filter(patient=person).delete()
        )
    _close_account(person, using)
    if not treated:
        _without_a_name(person, using)
    return dict(counts)


def _close_account(person: Patient, using: str) -> None:
    """Nobody signs in with it any more, and nothing tells whose it was."""
    if person.user_id is None:
        return
    user = User.objects.using(using).get(pk=person.user_id)
    Message.objects.using(using).filter(to=user.email).delete()
    Beginning.objects.using(using).filter(email__iexact=user.email).delete()
    nobody = f"erased-{user.pk}@erased.invalid"
    User.objects.using(using).filter(pk=user.pk).update(email=nobody, is_active=False)
    _in_history("User", user.pk, using, email=nobody)


def _without_a_name(person: Patient, using: str) -> None:
    """The row stays, so that who looked and who did what still hang together."""
    blank = {"given_name": "", "family_name": "", "born": NO_DAY, "phone": ""}
    Patient.objects.using(using).filter(pk=person.pk).update(**blank)
    _in_history("Patient", person.pk, using, **blank)
    _in_history("Intake", person.pk, using, content={})


def _in_history(model: str, pk: int, using: str, **blank: object) -> None:
    """Empties fields in every version that the history keeps of a row; who and when stay."""
    events = apps.get_model("records", f"{model}Event")
    events._default_manager.using(using).filter(pgh_obj_id=pk).update(**blank)
