"""What was decided: where each patient stands, what was shown, and each change with its reasons."""

from typing import ClassVar

from django.db import models

from soepel.records.models.people import Patient, PracticeGroup
from soepel.records.vocabulary import About, choices


class Standing(models.Model):
    """Where a patient stands: the state after the last day that is over.

    The few columns beside the state are copies for lists; the state decides.
    """

    patient = models.OneToOneField(
        Patient, models.CASCADE, primary_key=True, related_name="standing"
    )
    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    day = models.DateField()
    """The last day that is over: the next review is of the day after it."""
    state = models.TextField()
    """As `soepel.exchange.write_state` writes it, to the letter."""
    handover = models.TextField(blank=True, default="", db_default="")
    """The state that an earlier version of the rules handed over, so that a later correction goes
    on from there; empty where the rules of now decided every day."""
    programme_version = models.CharField(max_length=40)
    content_hash = models.CharField(max_length=64)
    reviewed = models.DateField()
    """The last day that was reviewed: the day after `day`, once its plan was made."""
    phase = models.PositiveSmallIntegerField()
    in_flare = models.BooleanField(default=False)
    last_diary = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["reviewed"], name="standing_to_review")]


class ReviewedDay(models.Model):
    """A review as it was shown. A day that is reviewed again with another outcome has a new one."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="reviews")
    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    day = models.DateField()
    revision = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    fingerprint = models.CharField(max_length=64)
    """The chained hash of all that this review has seen."""
    programme_version = models.CharField(max_length=40)
    content_hash = models.CharField(max_length=64)
    content = models.JSONField()
    """Plan, decisions and reasons, as `soepel.exchange.write_review` writes them."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["patient", "day", "revision"], name="one_per_revision")
        ]


class Decision(models.Model):
    """One change that a review made, with the reasons that moved it."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="decisions")
    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    day = models.DateField()
    revision = models.PositiveSmallIntegerField()
    """Of the reviewed day that made it."""
    about = models.CharField(max_length=10, choices=choices(About))
    exercise = models.CharField(max_length=60, blank=True)
    side = models.CharField(max_length=5, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reasons = models.JSONField(default=list)
    programme_version = models.CharField(max_length=40)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["patient", "day"], name="decision_of_a_day")]
