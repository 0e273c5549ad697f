"""Gives a reason for opening the file of a patient whom somebody else treats."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from soepel.actions.messages.write import write_to_patient
from soepel.actions.refused import Refused
from soepel.records.models import Patient, ReasonGiven
from soepel.records.viewer import NotYours, Viewer
from soepel.records.vocabulary import Subject, Why

COUNTS_FOR: Final = timedelta(hours=4)
"""Half a working day: docs/decisions/2026-11-25-who-opens-a-file.md."""
SHORTEST: Final = 10
"""Characters of the words of a reason: a letter is none."""


def give_reason(viewer: Viewer, key: UUID, why: Why, words: str, now: datetime) -> None:
    """The file opens to the viewer for a while, and the patient is told that it did.

    Given again while it still counts, nothing changes. Raises NotYours for who is no therapist of
    the practice or treats the patient, Refused for words that say too little.
    """
    if viewer.member is None or not viewer.therapist:
        raise NotYours
    patient = Patient.objects.filter(key=key, group=viewer.group).first()
    if patient is None or patient.therapist_id in viewer.covers:
        raise NotYours
    if len(words.strip()) < SHORTEST:
        raise Refused("write in a few words why you open this file")
    with transaction.atomic():
        if _counts(viewer, patient, now):
            return
        ReasonGiven.objects.create(
            group_id=patient.group_id,
            patient=patient,
            member_id=viewer.member,
            why=why,
            words=words.strip(),
            given_at=now,
            until=now + COUNTS_FOR,
        )
        write_to_patient(patient, Subject.FILE_OPENED, now)


def _counts(viewer: Viewer, patient: Patient, now: datetime) -> bool:
    # Locked, so that the same form sent twice at once gives one reason and one mail.
    Patient.objects.select_for_update(no_key=True).get(pk=patient.pk)
    given = ReasonGiven.objects.filter(patient=patient, member=viewer.member, until__gt=now)
    return given.exists()
