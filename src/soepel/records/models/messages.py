"""The outbox: a message is written in the transaction of what it tells, and sent by a job."""

from typing import ClassVar

from django.db import models

from soepel.records.models.people import PracticeGroup
from soepel.records.vocabulary import Subject, choices


class Message(models.Model):
    """One mail to send. Its title says nothing about a person."""

    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+", null=True)
    about = models.CharField(max_length=20, choices=choices(Subject))
    to = models.EmailField()
    title = models.CharField(max_length=200)
    body = models.TextField()
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["made_at"], condition=models.Q(sent_at=None), name="message_to_send"
            )
        ]
