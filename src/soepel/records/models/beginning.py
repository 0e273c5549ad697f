"""How a patient begins: the code she comes in with, the proof of her address, and her intake."""

from uuid import uuid4

from django.db import models

from soepel.records.history import history
from soepel.records.models.people import Clinic, Member, Patient, PracticeGroup
from soepel.records.vocabulary import choices
from soepel.words import Lang


@history
class JoinCode(models.Model):
    """A code that a clinic hands over, so that who begins with it comes to this therapist."""

    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    therapist = models.ForeignKey(Member, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    """Of the code: who reads the database cannot begin with it."""
    given_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Beginning(models.Model):
    """Somebody who fills in who she is, and has yet to prove that the address is hers."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    join_code = models.ForeignKey(JoinCode, models.PROTECT, related_name="+", null=True)
    """None: goes on her own."""
    email = models.EmailField()
    given_name = models.CharField(max_length=60)
    family_name = models.CharField(max_length=80)
    born = models.DateField()
    language = models.CharField(max_length=2, choices=choices(Lang))
    digest = models.CharField(max_length=64)
    """Of the code that was mailed; empty where the address has an account already."""
    made_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)


class IntakeAnswers(models.Model):
    """What a patient answered at her intake, each kept at once, and where she was."""

    patient = models.OneToOneField(
        Patient, models.CASCADE, primary_key=True, related_name="intake_answers"
    )
    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    screening = models.JSONField(default=dict)
    """As `core.questionnaire.Answers` writes them."""
    own = models.JSONField(default=dict)
    """Fields of the intake, as record files write them."""
    at = models.CharField(max_length=40, blank=True)
    """The question on the screen; empty: the first that is open."""
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
