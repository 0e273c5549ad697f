"""`work`: carries out the jobs, on this machine or any other, until it is ended."""

from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app as queue
from procrastinate.contrib.django.django_connector import DjangoConnector


class Command(BaseCommand):
    help = "Carries out the jobs, until it is ended; as many of these may run as you like."

    def handle(self, *_: Any, **__: Any) -> None:
        """Returns when it is asked to end and the jobs in hand are done."""
        assert isinstance(queue.connector, DjangoConnector)
        with queue.replace_connector(queue.connector.get_worker_connector()) as working:
            working.run_worker(concurrency=2)
