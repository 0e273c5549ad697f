"""That somebody asked to have her own data erased, and what was erased."""

from django.db import models

from soepel.records.models.people import Patient, PracticeGroup


class Erasure(models.Model):
    """Asked by the patient herself. The application adds the row; the owner role carries it out."""

    patient = models.OneToOneField(Patient, models.PROTECT, related_name="erasure")
    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    removed = models.JSONField(default=dict)
    """How many rows of each kind were removed: what was done, without what it said."""
