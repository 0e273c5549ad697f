"""`prepare_demo`: makes the invented practice, or lets its people live on to today."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from soepel.actions.demo.go_on import catch_up
from soepel.actions.demo.make import make
from soepel.records.queries.demo import made_by_demo


class Command(BaseCommand):
    help = "Makes the demo in an empty database, or lets its people live on to today."
    requires_migrations_checks = False

    def handle(self, *_: Any, **__: Any) -> None:
        """Prints how many of how many patients are done, a line each. Safe to run again."""
        if not settings.DEMO:
            raise CommandError("this site is not the demo: SOEPEL_DEMO is not 1")
        call_command("migrate", verbosity=0, interactive=False)
        now = datetime.now(UTC)
        if made_by_demo():
            catch_up(now)
            return
        for done, people in make(now):
            self.stdout.write(f"{done} {people}")
            self.stdout.flush()
