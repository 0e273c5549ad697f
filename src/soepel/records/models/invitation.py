"""Who is asked to come and work for a practice group."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from soepel.records.history import history
from soepel.records.models.people import Clinic, Member, PracticeGroup
from soepel.records.vocabulary import Role, choices


@history
class Invitation(models.Model):
    """A link that the owner of a practice has mailed, with which somebody becomes a member."""

    group = models.ForeignKey(PracticeGroup, models.PROTECT, related_name="+")
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=choices(Role))
    name = models.CharField(max_length=120)
    email = models.EmailField()
    digest = models.CharField(max_length=64, unique=True)
    """Of the word in the link: who reads the database cannot accept with it."""
    invited_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    """When the link that works now was mailed."""
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "group",
                Lower("email"),
                condition=models.Q(used_at=None, revoked_at=None),
                name="one_open_invitation",
            )
        ]
