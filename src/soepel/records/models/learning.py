"""What a patient has read. It is no part of the diary: no rule ever sees it."""

from typing import ClassVar

from django.db import models

from soepel.records.models.people import Patient


class LessonRead(models.Model):
    """That a patient read a lesson, and when last."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="lessons_read")
    lesson = models.CharField(max_length=60)
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["patient", "lesson"], name="one_row_per_lesson")
        ]
