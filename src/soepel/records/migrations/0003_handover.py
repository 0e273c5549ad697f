"""What an earlier version of the rules handed over, so that a new one applies from a day on."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0002_cache_table")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="standing",
            name="handover",
            field=models.TextField(blank=True, db_default="", default=""),
        )
    ]
