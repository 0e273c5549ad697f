"""A site to measure: a PostgreSQL of its own, as durable as a real one, with all tables in it."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connections

from soepel.server.database import Cluster


@contextmanager
def opened() -> Iterator[None]:
    """The site, empty; it is gone afterwards. A process opens one after another."""
    folder = Path(tempfile.gettempdir(), f"soepel-bench-{secrets.token_hex(4)}")
    try:
        with Cluster(folder) as cluster:
            _set_up(cluster.url)
            call_command("migrate", verbosity=0)
            yield
            connections.close_all()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _set_up(url: str) -> None:
    os.environ |= {
        "DATABASE_URL": url,
        "SOEPEL_SECRET_KEY": "known to everybody who reads the benchmarks",
        "SOEPEL_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "soepel.server.settings",
    }
    if not apps.ready:
        django.setup()
        return
    from soepel.server.environment import Environment  # noqa: PLC0415 - reads what was just set

    connections.close_all()
    connections["default"].settings_dict.update(Environment(os.environ).database)
