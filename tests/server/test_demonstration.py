"""The demo touches no database of somebody else, and leaves nothing running behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from soepel.server.database import Cluster, NoDatabase
from soepel.server.demonstration import DemoEnded, Stage, demonstrate, free_port

LAST_PORT = 65_535


class Told:
    """Remembers what the demo came to."""

    def __init__(self) -> None:
        self.stages: list[Stage] = []

    def __call__(self, stage: Stage, /, **values: object) -> None:
        assert not values
        self.stages.append(stage)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for a database; in the open, since its account may not enter `tmp_path`."""
    named = Path(tempfile.mkdtemp(prefix="soepel-test-"))
    named.chmod(0o711)
    yield named / "database"
    Cluster(named / "database").stop()
    shutil.rmtree(named)


def test_a_database_of_somebody_else_is_refused_and_left_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told()
    with Cluster(folder, fast=True) as cluster, psycopg.connect(cluster.url) as connection:
        connection.execute("create table precious as select 1")
        connection.commit()
        monkeypatch.setenv("DATABASE_URL", cluster.url)
        with pytest.raises(NoDatabase, match="not made by the demo"):
            demonstrate(folder, 8000, told)
        tables = connection.execute("select tablename from pg_tables where schemaname = 'public'")
        assert tables.fetchall() == [("precious",)]
    assert told.stages == [Stage.DATABASE]


def test_a_database_that_does_not_answer_is_told_without_its_password(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://me:secret@/none?host={folder}")
    with pytest.raises(NoDatabase, match="cannot be used") as problem:
        demonstrate(folder, 8000, Told())
    assert "secret" not in str(problem.value)


def test_it_takes_the_next_free_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) > port
    assert free_port(port) == port


def test_without_a_free_port_it_says_which_were_tried() -> None:
    with pytest.raises(DemoEnded, match="none of the ports 65536 to 65635"):
        free_port(LAST_PORT + 1)


def test_who_ends_it_halfway_leaves_nothing_running(folder: Path) -> None:
    surroundings = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with subprocess.Popen(
        [sys.executable, "-m", "soepel.cli", "demo", "--lang", "en", "--folder", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=surroundings,
    ) as demo:
        assert demo.stdout is not None
        assert "database starts" in demo.stdout.readline()
        assert "made ready" in demo.stdout.readline()
        demo.send_signal(signal.SIGINT)
        rest = demo.stdout.read().splitlines()
    assert demo.returncode == 0
    assert [line.partition("s  ")[2] for line in rest] == [
        "Soepel stops.",
        "Stopped, the database too.",
    ]
    with pytest.raises(NoDatabase, match="does not run"):
        _ = Cluster(folder).url
