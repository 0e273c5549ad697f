"""`migrate`: as the owner of the tables, and then gives the application its rights."""

from typing import Any

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections

from soepel.records.rights import grant_rights
from soepel.server.environment import OWNER


class Command(migrate.Command):
    """Django's own, where `DATABASE_OWNER_URL` is set run as that role."""

    def handle(self, *args: Any, **options: Any) -> str | None:
        """Migrates, then brings the rights of the application role in step with the tables."""
        apart = OWNER in settings.DATABASES and options["database"] == "default"
        if apart:
            options["database"] = OWNER
        told: str | None = super().handle(*args, **options)
        if apart:
            grant_rights(connections[OWNER], settings.DATABASES["default"]["USER"])
        return told
