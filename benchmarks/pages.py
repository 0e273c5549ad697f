"""How long the pages of every day take: Today for a patient, caseload and file for a therapist."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from tempfile import NamedTemporaryFile
from typing import Final

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from benchmarks.crowd import crowd
from benchmarks.row import Row
from soepel.actions.demo.make import make
from soepel.records.models import Member, Patient, User
from soepel.records.vocabulary import Role

REQUESTS, AT_A_TIME, WARM_UP = 200, 4, 40
MOST_MS: Final = 50.0
MOST_MS_OF_A_FILE, MOST_MS_OF_A_CROWD = 120.0, 80.0
CROWD: Final = 500
SHARE: Final = 0.95
OK: Final = 200


@dataclass(frozen=True)
class Server:
    """A server that runs, and its log."""

    port: int
    log: Path

    def milliseconds(self, path: str) -> list[float]:
        """How long each answer to this address took, in their order."""
        lines = (line.split() for line in self.log.read_text(encoding="utf-8").splitlines())
        return [float(line[-1]) for line in lines if len(line) > 1 and line[-2] == path]


def served() -> Iterator[Row]:
    """The 95th percentile of each page, as the server's own log has it."""
    for _ in make(datetime.now(UTC)):
        pass
    with _server() as server:
        yield _row("Today", "today", _patient(), server)
        yield _row("Caseload", "caseload", _therapist(), server)
        yield _row("File", *_file(), server, MOST_MS_OF_A_FILE)
        user = crowd(CROWD).user
        yield _row(f"Caseload of {CROWD}", "caseload", user, server, MOST_MS_OF_A_CROWD)


def _file() -> tuple[str, User]:
    """The file with the longest course, and who treats that patient."""
    longest = Patient.objects.filter(life__shown_as="maintenance").select_related("therapist__user")
    patient = longest.get()
    assert patient.therapist is not None
    return reverse("patient-file", args=[patient.key]), patient.therapist.user


def _row(name: str, url: str, user: User, server: Server, most: float = MOST_MS) -> Row:
    path, cookie = url if url.startswith("/") else reverse(url), _signed_in(user)
    ask = lambda _: _asked(server.port, path, cookie)  # noqa: E731 - the pool wants a function
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        list(pool.map(ask, range(WARM_UP)))
        waited = sorted(pool.map(ask, range(REQUESTS)))
    took = sorted(server.milliseconds(path)[-REQUESTS:])
    note = f"median {_share(took, 0.5):.0f} ms, {AT_A_TIME} at a time; at the client "
    note += f"{_share(waited, 0.5):.0f} and {_share(waited, SHARE):.0f} ms, on the same two cores"
    p95 = _share(took, SHARE)
    return Row(f"{name}: 95 % of {REQUESTS} requests within", p95, most, "ms", note)


def _share(values: list[float], share: float) -> float:
    """The value that this share of sorted values stays under."""
    return values[int(share * len(values))]


def _patient() -> User:
    """The patient with the longest history of those who are in treatment."""
    stepping = Patient.objects.filter(life__shown_as="stepping_up").select_related("user").get()
    assert stepping.user is not None
    return stepping.user


def _therapist() -> User:
    return Member.objects.filter(role=Role.THERAPIST).select_related("user")[0].user


def _signed_in(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _asked(port: int, path: str, cookie: str) -> float:
    """Milliseconds until the whole page is there."""
    began = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    if answer.status != OK:
        raise RuntimeError(f"{path} answered {answer.status}")
    return (time.perf_counter() - began) * 1000


@contextmanager
def _server() -> Iterator[Server]:
    """The server as the demo starts it, with a log of how long each answer took."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = ["granian", "--interface", "wsgi", "--workers", "4", "--blocking-threads", "2"]
    command += ["--access-log", "--access-log-fmt", "%(path)s %(dt_ms).3f", "--port", str(port)]
    with NamedTemporaryFile("w+", suffix=".log") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", *command, "soepel.server.wsgi:application"],
            stdout=log,
            stderr=log,
        )
        try:
            _wait_for(port)
            yield Server(port, Path(log.name))
        finally:
            server.terminate()
            server.wait()


def _wait_for(port: int, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            _asked(port, reverse("front-door"), "")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server does not answer on port {port}")
