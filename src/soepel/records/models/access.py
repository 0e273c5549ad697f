"""Who may open a file that is not her own patient's, and every time that one was opened."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from soepel.records.history import history
from soepel.records.models.people import Member, Patient, PracticeGroup, User
from soepel.records.vocabulary import Ground, Why, choices


@history
class StandIn(models.Model):
    """A colleague who looks after somebody's patients while she is away."""

    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    absent = models.ForeignKey(Member, models.PROTECT, related_name="stand_ins")
    colleague = models.ForeignKey(Member, models.PROTECT, related_name="stands_in")
    first = models.DateField()
    last = models.DateField()
    """The last day, that day included; ending it early brings it forward."""
    named_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(absent=models.F("colleague")), name="nobody_stands_in_for_self"
            )
        ]


class ReasonGiven(models.Model):
    """Why somebody of the practice opened the file of a patient whom she does not treat."""

    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.CASCADE, related_name="reasons_given")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    why = models.CharField(max_length=20, choices=choices(Why))
    words = models.CharField(max_length=500)
    given_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["patient", "member", "until"], name="reason_that_still_counts")
        ]


class Opening(models.Model):
    """One time that somebody saw data of patients: a file, an export, or a list with its people.

    Rows are only ever added. They say who looked and never what was seen.
    """

    at = models.DateTimeField()
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    page = models.CharField(max_length=60)
    """The name of the address, which says nothing about anybody."""
    ground = models.CharField(max_length=10, choices=choices(Ground))
    reason = models.ForeignKey(ReasonGiven, models.PROTECT, related_name="+", null=True)
    patients = ArrayField(models.BigIntegerField())
    """The ids of everybody who was shown: one for a file, many for a list."""
    request = models.UUIDField()
    """Groups what one request opened and wrote."""

    class Meta:
        indexes: ClassVar = [GinIndex(fields=["patients"], name="openings_of_a_patient")]
