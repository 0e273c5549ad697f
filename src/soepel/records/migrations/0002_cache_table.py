"""The table of the cache, in which sign-in limits are counted for all server processes together."""

from typing import ClassVar

from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make_cache_table(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("records", "0001_first_records")]
    operations: ClassVar = [migrations.RunPython(make_cache_table, migrations.RunPython.noop)]
