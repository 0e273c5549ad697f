"""One PostgreSQL for a whole run of the tests: the one of DATABASE_URL, or else one of our own.

It starts when the first test asks for a database, also when several processes share the tests; each
of those has a database of its own on it. It is stopped at the end, also after Ctrl-C or a request
to end.
"""

import os
import secrets
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from django.conf import settings

from soepel.server.database import Cluster
from soepel.server.environment import Environment
from tests.settings import STARTED_BY_THE_TESTS

FOLDER: Final = "SOEPEL_TEST_DATABASE"
"""Tells the processes of one run where their database is."""
OURS: Final = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Names a folder for this run, in the process that starts the others."""
    if FOLDER not in os.environ:
        # Not in the folder of pytest, which is closed to the account that runs the server.
        folder = Path(tempfile.gettempdir(), f"soepel-tests-{secrets.token_hex(4)}")
        os.environ[FOLDER] = str(folder)
        config.stash[OURS] = folder
        # What asks the run to end ends it as Ctrl-C does: with all that it started.
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stops what the run started, also where a process that used it was ended by force."""
    if OURS in config.stash:
        folder = config.stash[OURS]
        del os.environ[FOLDER]
        Cluster(folder).stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Points Django to the server, before each process names its own database on it."""
    if os.environ["DATABASE_URL"] != STARTED_BY_THE_TESTS:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
        yield
        return
    with Cluster(Path(os.environ[FOLDER]), fast=True) as cluster:
        settings.DATABASES["default"].update(Environment({"DATABASE_URL": cluster.url}).database)
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
        yield
