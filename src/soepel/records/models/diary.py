"""What a person told: the intake, and every entry after it. Entries are only ever added."""

from typing import ClassVar, Final

from django.db import models

from soepel.core.record import By
from soepel.exchange import ENTRY_TYPES
from soepel.records.history import history
from soepel.records.models.people import Patient, PracticeGroup, User
from soepel.records.vocabulary import choices

LONGEST_ID: Final = 80
"""Characters of the id of an entry."""


@history
class Intake(models.Model):
    """Where a patient started, as the core knows it."""

    patient = models.OneToOneField(Patient, models.CASCADE, primary_key=True, related_name="intake")
    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    day = models.DateField()
    content = models.JSONField()


class Entry(models.Model):
    """One version of an entry of the diary or of the therapist. A correction is a later version.

    The columns are what all entries share; `content` holds the rest, as record files write it.
    """

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="entries")
    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    entry = models.CharField(max_length=LONGEST_ID)
    """The id that the phone, or the page, gave it: one entry sent twice is one."""
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in ENTRY_TYPES])
    day = models.DateField()
    known = models.DateTimeField()
    """When this version was made, on the phone or the page."""
    by = models.CharField(max_length=10, choices=choices(By))
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    received = models.DateTimeField()
    content = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["patient", "entry", "known"], name="one_row_per_version"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["patient", "day"], name="entry_of_a_day")]
