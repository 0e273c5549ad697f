"""What asks for a therapist's attention, kept in step with where the patient stands."""

from typing import ClassVar

from django.db import models

from soepel.records.models.people import Patient, PracticeGroup


class AttentionItem(models.Model):
    """One reason to look at one patient. It is open until it is closed or no longer holds."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="attention")
    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    raised = models.DateField()
    due = models.DateField()
    open = models.BooleanField(default=True)
    holds = models.BooleanField(default=True)
    """What raised it still holds."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["patient", "code", "raised"], name="one_item_per_raise")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["group", "due"], condition=models.Q(open=True), name="open_attention"
            )
        ]
