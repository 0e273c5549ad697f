"""The site as it runs for real: granian on PostgreSQL, in a process of its own."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from typing import Final, LiteralString

from tests.journeys.practice import Practice

LOOPBACK: Final = "127.0.0.1"
PATIENCE: Final = 60
"""Seconds for the first answer."""
OK: Final = 200


class Site:
    """A server, and the database it reads."""

    def __init__(self, practice: Practice, database: str, port: int) -> None:
        self.practice = practice
        self.database = database
        self.address = f"http://{LOOPBACK}:{port}"

    def begin_anew(self) -> None:
        """It is the first morning again, and nobody has entered anything."""
        self.practice.copy(self.database)

    def one(self, query: LiteralString, *values: object) -> object:
        """The first value of the first row of what the database answers; None without rows."""
        with self.practice.connected(self.database) as connection:
            row = connection.execute(query, values).fetchone()
        return row and row[0]


@contextmanager
def opened(practice: Practice, database: str, log: Path) -> Iterator[Site]:
    """The site on a fresh copy of the practice; afterwards both are gone.

    What the server says goes to the log.
    """
    practice.copy(database)
    port = _free_port()
    command = (
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--workers", "1", "--blocking-threads", "4", "--log-level", "warning"),
        *("--host", LOOPBACK, "--port", str(port), "soepel.server.wsgi:application"),
    )
    with log.open("w") as said:
        server = subprocess.Popen(
            command,
            env=practice.surroundings(database),
            stdout=said,
            stderr=said,
        )
    try:
        _await_answer(server, port, log)
        yield Site(practice, database, port)
    finally:
        server.terminate()
        server.wait(PATIENCE)
        practice.drop(database)


def _free_port() -> int:
    with socket() as tried:
        tried.bind((LOOPBACK, 0))
        return int(tried.getsockname()[1])


def _await_answer(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with suppress(OSError):
            connection = HTTPConnection(LOOPBACK, port, timeout=PATIENCE)
            connection.request("GET", "/demo/")
            if connection.getresponse().status == OK:
                connection.close()
                return
            break
        time.sleep(0.05)
    raise RuntimeError(f"the site does not show its first page. The server says: {log.read_text()}")
