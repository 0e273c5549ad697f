"""The demo as one process: starts database, site and jobs, waits, and stops all of them again.

It loads no Django itself. Each part is a process in a session of its own, so Ctrl-C reaches this
one alone, which ends the others in their order.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from enum import StrEnum
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final, NoReturn, Protocol

import psycopg

from soepel.server.database import Cluster, NoDatabase
from soepel.server.ending import Ending

LOOPBACK: Final = "127.0.0.1"
START_PAGE: Final = "/demo/"
PORTS_TRIED: Final = 100
PATIENCE: Final = 60
"""Seconds for the first page."""
GRACE: Final = 5
"""Seconds for a part to end by itself."""

PREPARING: Final = ("django", "prepare_demo")
JOBS: Final = ("django", "work")
SITE: Final = (
    *("granian", "--interface", "wsgi", "--workers", "4", "--blocking-threads", "2"),
    *("--host", LOOPBACK, "--no-ws", "--log-level", "warning"),
    "soepel.server.wsgi:application",
)


class Stage(StrEnum):
    """What the demo has come to."""

    DATABASE = "database"
    PREPARING = "preparing"
    PEOPLE = "people"
    """Values: done, people."""
    SITE = "site"
    READY = "ready"
    """Value: address."""
    STOPPING = "stopping"
    STOPPED = "stopped"


class Tell(Protocol):
    """Tells whoever waits what the demo has come to."""

    def __call__(self, stage: Stage, /, **values: object) -> None: ...


class DemoEnded(Exception):
    """A part of the demo stopped by itself, or never answered: which, and what was seen of it."""


def demonstrate(folder: Path, first_port: int, tell: Tell) -> None:
    """Runs the demo until somebody ends it.

    Raises NoDatabase when there is no database that may be used, DemoEnded when a part fails.
    """
    with suppress(KeyboardInterrupt), Ending() as ending, ExitStack() as running:
        try:
            _run(folder, first_port, tell, ending, running)
        except KeyboardInterrupt:
            tell(Stage.STOPPING)
            raise
    tell(Stage.STOPPED)


def _run(folder: Path, first_port: int, tell: Tell, ending: Ending, running: ExitStack) -> NoReturn:
    tell(Stage.DATABASE)
    with ending.later():
        surroundings = _surroundings(*running.enter_context(_database(folder)))
    tell(Stage.PREPARING)
    _prepare(surroundings, tell, ending)
    tell(Stage.SITE)
    port = free_port(first_port)
    site = (*SITE, "--port", str(port))
    parts = {
        "the site": running.enter_context(_part(site, surroundings, ending)),
        "the worker of the jobs": running.enter_context(_part(JOBS, surroundings, ending)),
    }
    _await_page(port, parts)
    tell(Stage.READY, address=f"http://{LOOPBACK}:{port}{START_PAGE}")
    while True:
        _must_live(parts)
        time.sleep(0.5)


# -- the database -----------------------------------------------------------------------------


@contextmanager
def _database(folder: Path) -> Iterator[tuple[str, str]]:
    """The address of a database that the demo may use, and that of its owner where there is one.

    It is the one named, if the demo made it.
    """
    named = os.environ.get("DATABASE_URL", "")
    if named:
        _must_be_the_demos(named)
        yield named, os.environ.get("DATABASE_OWNER_URL", "")
    else:
        with Cluster(folder) as cluster:
            yield cluster.site_url, cluster.url


def _must_be_the_demos(address: str) -> None:
    try:
        with psycopg.connect(address) as connection:
            tables = connection.execute(
                "select tablename from pg_tables where schemaname = any (current_schemas(false))"
            ).fetchall()
            if not tables:
                return
            made = ("records_demo",) in tables and connection.execute(
                "select from records_demo"
            ).fetchone()
    except psycopg.Error as problem:
        raise NoDatabase(f"the database of DATABASE_URL cannot be used: {problem}") from problem
    if not made:
        raise NoDatabase(
            "the database of DATABASE_URL was not made by the demo: name an empty one, or unset "
            "DATABASE_URL and the demo makes its own"
        )


# -- its parts --------------------------------------------------------------------------------


def _surroundings(database: str, owner: str) -> Mapping[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database,
        "DATABASE_OWNER_URL": owner,
        "DJANGO_SETTINGS_MODULE": "soepel.server.settings",
        "SOEPEL_DEMO": "1",
        # New each time: who was in enters again by one click.
        "SOEPEL_SECRET_KEY": secrets.token_urlsafe(48),
    }


def _prepare(surroundings: Mapping[str, str], tell: Tell, ending: Ending) -> None:
    with _part(PREPARING, surroundings, ending, stdout=subprocess.PIPE) as preparing:
        assert preparing.stdout is not None
        for line in preparing.stdout:
            done, people = line.split()
            tell(Stage.PEOPLE, done=int(done), people=int(people))
        if preparing.wait() != 0:
            raise DemoEnded("the invented practice could not be made: see the message above")


@contextmanager
def _part(
    module: Sequence[str],
    surroundings: Mapping[str, str],
    ending: Ending,
    stdout: int | None = None,
) -> Iterator[subprocess.Popen[str]]:
    """A part that runs; afterwards it and everything it started is ended."""
    with ExitStack() as started:
        with ending.later():
            process = subprocess.Popen(
                # -P: what lies in the folder of whoever starts this is not ours to import.
                [sys.executable, "-P", "-m", *module],
                env=surroundings,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                text=True,
                start_new_session=True,
            )
            started.enter_context(process)
            started.callback(_end, process)
        yield process


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(GRACE)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def free_port(first: int) -> int:
    """The first port from there on that nobody listens on. Raises DemoEnded."""
    for port in range(first, first + PORTS_TRIED):
        with socket.socket() as tried:
            # A port that was in use a moment ago is free.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError, OverflowError):
                tried.bind((LOOPBACK, port))
                return port
    raise DemoEnded(
        f"none of the ports {first} to {first + PORTS_TRIED - 1} can be had: name another"
    )


def _await_page(port: int, parts: Mapping[str, subprocess.Popen[str]]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        _must_live(parts)
        with suppress(OSError, HTTPException):
            status = _answer(port)
            if status == HTTPStatus.OK:
                return
            raise DemoEnded(f"the site answers {START_PAGE} with {status}: see the message above")
        time.sleep(0.1)
    raise DemoEnded(f"the site does not answer within {PATIENCE} s")


def _answer(port: int) -> int:
    """The status of the start page. Raises OSError or HTTPException while there is none."""
    connection = HTTPConnection(LOOPBACK, port, timeout=PATIENCE)
    try:
        connection.request("GET", START_PAGE)
        return connection.getresponse().status
    finally:
        connection.close()


def _must_live(parts: Mapping[str, subprocess.Popen[str]]) -> None:
    for name, process in parts.items():
        if process.poll() is not None:
            raise DemoEnded(f"{name} ended by itself, with exit code {process.returncode}")
