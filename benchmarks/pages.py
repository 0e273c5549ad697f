"""How long the two pages of every day take: Today for a patient, the caseload for a therapist."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from socket import socket
from typing import Final

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse

from benchmarks.row import Row
from soepel.actions.demo.make import make
from soepel.records.models import Member, Patient, User
from soepel.records.vocabulary import Role

REQUESTS, AT_A_TIME, WARM_UP = 200, 4, 40
MOST_MS: Final = 50.0
SHARE: Final = 0.95
OK: Final = 200


def served() -> Iterator[Row]:
    """The 95th percentile of each page, as a client on this machine waits for it."""
    for _ in make(datetime.now(UTC)):
        pass
    with _server() as port:
        yield _row("Today", "today", _patient(), port)
        yield _row("Caseload", "caseload", _therapist(), port)


def _row(name: str, url: str, user: User, port: int) -> Row:
    path, cookie = reverse(url), _signed_in(user)
    ask = lambda _: _milliseconds(port, path, cookie)  # noqa: E731 - the pool wants a function
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        list(pool.map(ask, range(WARM_UP)))
        waited = sorted(pool.map(ask, range(REQUESTS)))
    note = f"median {waited[len(waited) // 2]:.0f} ms, {AT_A_TIME} at a time"
    p95 = waited[int(SHARE * len(waited))]
    return Row(f"{name}: 95 % of {REQUESTS} requests within", p95, MOST_MS, "ms", note)


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


def _milliseconds(port: int, path: str, cookie: str) -> float:
    began = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    if answer.status != OK:
        raise RuntimeError(f"{path} answered {answer.status}")
    return (time.perf_counter() - began) * 1000


@contextmanager
def _server() -> Iterator[int]:
    """The server as the demo starts it; gives its port."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = ["granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "2"]
    server = subprocess.Popen(
        [sys.executable, "-m", *command, "--port", str(port), "soepel.server.wsgi:application"],
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            _milliseconds(port, reverse("front-door"), "")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server does not answer on port {port}")
