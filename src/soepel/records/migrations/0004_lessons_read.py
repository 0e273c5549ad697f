"""Which lessons a patient has read, so that a proposal leaves them alone for a while."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0003_handover")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="LessonRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lesson", models.CharField(max_length=60)),
                ("day", models.DateField()),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=models.CASCADE, related_name="lessons_read", to="records.patient"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("patient", "lesson"), name="one_row_per_lesson")
                ]
            },
        )
    ]
