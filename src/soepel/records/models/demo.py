"""The mark of a database that the demo made, its clock, and how its invented people live on."""

from datetime import timedelta
from typing import ClassVar

from django.db import models

from soepel.records.models.people import Patient


class Demo(models.Model):
    """There is one row in a database that the demo made, and none in any other."""

    one = models.BooleanField(primary_key=True, default=True)
    ahead = models.DurationField(default=timedelta)
    """How far the demo's clock is ahead of the real one."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(one=True), name="one_demo_at_most")
        ]


class DemoLife(models.Model):
    """How an invented patient lives on: what the simulation remembers of her."""

    patient = models.OneToOneField(Patient, models.CASCADE, primary_key=True, related_name="life")
    person = models.CharField(max_length=60)
    """Who she is in the invented practice."""
    day = models.DateField()
    """The day she is in: she has woken, and has still to live it."""
    memory = models.JSONField()
    shown_as = models.CharField(max_length=40, blank=True)
    """The situation that the start page shows her for."""
