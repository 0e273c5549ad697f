"""Appointments, and the call that stands for one until booking exists."""

from django.db import models

from soepel.records.history import history
from soepel.records.models.people import Clinic, Member, PracticeGroup
from soepel.records.vocabulary import Moment, choices
from soepel.words import Lang


@history
class CallBack(models.Model):
    """Somebody asks a clinic to be called: how to reach her, and nothing about her health."""

    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="call_backs")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    moment = models.CharField(max_length=10, choices=choices(Moment), default=Moment.ANY.value)
    language = models.CharField(max_length=2, choices=choices(Lang), default=Lang.NL.value)
    form = models.UUIDField(unique=True)
    """The form it was sent with: one form sent twice is one request."""
    asked_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    called_by = models.ForeignKey(Member, models.PROTECT, related_name="+", null=True)
