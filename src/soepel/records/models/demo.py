"""The mark of a database that the demo made, its clock, and how its invented people live on."""

from typing import ClassVar

from django.db import models

from soepel.records.models.people import Patient


class Demo(models.Model):
    """There is one row in a database that the demo made, and none in any other."""

    one = models.BooleanField(primary_key=True, default=True)
    days_ahead = models.PositiveIntegerField(default=0)
    """How many days the demo's clock is ahead of the real one."""
    lived_until = models.DateField()
    """The last day that the invented people have lived."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(one=True), name="one_demo_at_most")
        ]


class DemoLife(models.Model):
    """How an invented patient lives on: what the simulation remembers of her."""

    patient = models.OneToOneField(Patient, models.CASCADE, primary_key=True, related_name="life")
    person = models.CharField(max_length=60)
    """Who she is in the invented practice."""
    memory = models.JSONField()
    shown_as = models.CharField(max_length=40, blank=True)
    """The situation that the start page shows her for."""
