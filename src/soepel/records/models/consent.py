"""What a patient said her data may be used for."""

from typing import ClassVar

from django.db import models

from soepel.records.models.people import Patient, User
from soepel.records.vocabulary import Purpose, choices


class Consent(models.Model):
    """Yes or no to one purpose, as she said it. Rows are only added: the latest one holds."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=choices(Purpose))
    given = models.BooleanField()
    text_version = models.CharField(max_length=20)
    """Which wording she read."""
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["purpose", "patient", "-at"], name="latest_consent")
        ]
