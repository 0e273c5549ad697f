"""The invented practice, made once for a run: every journey begins on a fresh copy of it."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Final, LiteralString, Self
from zlib import crc32

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from soepel.records.clock import instant

MOMENT: Final = instant(datetime.combine(date(2026, 11, 25), time(9)))
"""When every journey begins: a Wednesday morning, when everybody has told of the night."""
SITE: Final = "soepel_journeys"
"""The role of the application, and its password: it owns nothing."""
POSTGRES: Final = "postgres"
"""The database that every server has, to stand in while others come and go."""


class Practice:
    """The databases of a run on one server, each named after the run."""

    def __init__(self, server: str, run: str) -> None:
        """`server` is an address or the words of a connection to PostgreSQL; its own database is
        not touched.
        """
        self.server = server
        self.original = f"{run}_practice"
        self._maker, self._user = crc32(f"make {run}".encode()), crc32(f"use {run}".encode())

    def __enter__(self) -> Self:
        """The practice is there, whoever made it. Takes about twenty seconds the first time."""
        self._using = self._connect(POSTGRES)
        self._using.execute("select pg_advisory_lock(%s)", [self._maker])
        if not self._exists():
            self._make()
        self._using.execute("select pg_advisory_lock_shared(%s)", [self._user])
        self._using.execute("select pg_advisory_unlock(%s)", [self._maker])
        return self

    def __exit__(self, *_: object) -> None:
        """The last process that used it removes it."""
        self._using.execute("select pg_advisory_unlock_shared(%s)", [self._user])
        alone = self._using.execute("select pg_try_advisory_lock(%s)", [self._user]).fetchone()
        if alone == (True,):
            self.drop(self.original)
        self._using.close()

    def _make(self) -> None:
        """Under another name first: what has the name of the practice is whole."""
        if not self._using.execute("select from pg_roles where rolname = %s", [SITE]).fetchone():
            self._run("create role {} login password 'soepel_journeys'", SITE)
        unfinished = f"{self.original}_unfinished"
        self.drop(unfinished)
        self._run("create database {}", unfinished)
        subprocess.run(
            [sys.executable, "-m", "tests.journeys.fill", MOMENT.isoformat()],
            env=self.surroundings(unfinished),
            check=True,
        )
        self._run("alter database {} rename to {}", unfinished, self.original)

    def copy(self, name: str) -> None:
        """The database of that name is the practice as it was made, at `MOMENT`."""
        self.drop(name)
        self._run("create database {} template {} strategy file_copy", name, self.original)
        with self.connected(name) as copy:
            copy.execute("update records_demo set ahead = %s", [MOMENT - datetime.now(UTC)])

    def drop(self, name: str) -> None:
        """Nothing of that name is left, whoever is connected to it."""
        self._run("drop database if exists {} with (force)", name)

    @contextmanager
    def connected(self, name: str) -> Iterator[psycopg.Connection]:
        """A connection to one of the databases; each statement counts at once."""
        with self._connect(name) as connection:
            yield connection

    def surroundings(self, name: str) -> Mapping[str, str]:
        """What a process of the demo finds around it, on that database."""
        site = {"user": SITE, "password": SITE}
        return {
            **os.environ,
            "DATABASE_URL": make_conninfo(self.server, dbname=name, **site),
            "DATABASE_OWNER_URL": make_conninfo(self.server, dbname=name),
            "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
            "SOEPEL_DEMO": "1",
            "SOEPEL_SECRET_KEY": "known to everybody who reads the journeys",
        }

    def _connect(self, name: str) -> psycopg.Connection:
        return psycopg.connect(self.server, dbname=name, autocommit=True)

    def _exists(self) -> bool:
        known = "select from pg_database where datname = %s"
        return self._using.execute(known, [self.original]).fetchone() is not None

    def _run(self, statement: LiteralString, *databases: str) -> None:
        self._using.execute(SQL(statement).format(*map(Identifier, databases)))
