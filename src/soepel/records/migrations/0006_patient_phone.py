"""How a patient can be called, for who treats her."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0005_who_opened")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="patient",
            name="phone",
            field=models.CharField(blank=True, db_default="", default="", max_length=30),
        ),
    ]
