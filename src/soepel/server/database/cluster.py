"""One PostgreSQL server in a folder: made when missing, started, shared, and stopped by the last.

Only a socket in a private folder leads to it, with a password that stands in a file of the owner.
"""

import os
import secrets
import shlex
import shutil
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import quote

import psycopg
from psycopg.sql import SQL, Identifier, Literal

from soepel.server.database.account import Account, account
from soepel.server.database.binaries import programs
from soepel.server.database.postmaster import Postmaster, new_sockets, remove_sockets
from soepel.server.database.sharing import Use, alone, unused
from soepel.server.database.trouble import NoDatabase

DATA: Final = "data-18"
"""Named after the version: a newer PostgreSQL does not read the data of an older one."""
UNFINISHED: Final = "unfinished-"
NAME: Final = "soepel"
"""Of the database, and of its owner."""
SITE: Final = "soepel_site"
"""The role of the application."""
PATIENCE: Final = 60
"""Seconds for a server to start, also one that has much to recover."""
FIRST_SETTINGS: Final = (
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "password_encryption=scram-sha-256",
    "timezone=UTC",
    "log_timezone=UTC",
    # A statement that fails, and the row it tells of, hold what a person wrote: not for a log.
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
)
FAST: Final = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""For tests: a power cut may lose everything."""


class Cluster:
    """The server of one folder. Every process that uses it starts it; the last one stops it."""

    def __init__(self, folder: Path, *, fast: bool = False) -> None:
        self.folder = folder.resolve()
        self.fast = fast
        self._data = self.folder / DATA
        self._password = self.folder / "password"
        self._log = self.folder / "log"
        self._postmaster = Postmaster(self._data)
        self._use: Use | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """The address of the database as its owner, with its password.

        Raises NoDatabase when the server does not run.
        """
        return self._url(NAME)

    @property
    def site_url(self) -> str:
        """The address of the same database as the role of the application, which owns nothing.

        Raises NoDatabase when the server does not run.
        """
        return self._url(NAME, SITE)

    def start(self) -> None:
        """Makes the database where there is none, starts it where it does not run yet.

        Raises NoDatabase, with the last lines of the log, when that does not work.
        """
        if self._use is not None:
            return
        owner = account()
        owner.own(self.folder)
        self._must_be_open_to(owner)
        with alone(self.folder):
            self._use = Use(self.folder)
            try:
                self._run(owner)
            except BaseException:
                self._leave(owner)
                raise

    def stop(self) -> None:
        """Stops the server, unless another process still uses it. Does nothing when none runs."""
        if self.folder.exists():
            with alone(self.folder):
                self._leave(account())

    def _must_be_open_to(self, owner: Account) -> None:
        try:
            owner.run(["true"], self.folder)
        except OSError as problem:
            raise NoDatabase(
                f"{owner.name} cannot enter {self.folder}: choose a folder that is not inside a "
                "closed one"
            ) from problem

    def _run(self, owner: Account) -> None:
        where = programs(owner, self.folder)
        if not self._data.exists():
            self._initialise(owner, where)
        if not self._postmaster.runs:
            self._launch(owner, where)
        self._await_answer()

    def _initialise(self, owner: Account, where: Path) -> None:
        """Made under another name first: data that have their name are whole.

        The other name is new each time: what was left halfway may still be at work on the last one.
        """
        for left in self.folder.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        unfinished = self.folder / f"{UNFINISHED}{secrets.token_hex(4)}"
        self._new_password(owner)
        command = [
            where / "initdb",
            *("--pgdata", unfinished),
            *("--username", NAME, "--pwfile", self._password),
            *("--auth-local", "scram-sha-256", "--auth-host", "scram-sha-256"),
            *("--encoding", "UTF8", "--no-locale"),
            *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
            *(part for setting in FIRST_SETTINGS for part in ("--set", setting)),
            *(("--no-sync",) if self.fast else ()),
        ]
        made = owner.run(command, self.folder)
        if made.returncode != 0:
            raise NoDatabase(f"cannot make a database in {self.folder}: {_last(made.stdout)}")
        unfinished.rename(self._data)

    def _new_password(self, owner: Account) -> None:
        self._password.unlink(missing_ok=True)
        # A new file: nobody can have opened it, or put a link in its place.
        opened = os.open(self._password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "w") as file:
            file.write(secrets.token_urlsafe(24))
        owner.give(self._password)

    def _launch(self, owner: Account, where: Path) -> None:
        self._postmaster.tidy()
        sockets = new_sockets(owner)
        settings = (f"unix_socket_directories={sockets}", *(FAST if self.fast else ()))
        options = " ".join(f"-c {shlex.quote(setting)}" for setting in settings)
        started = owner.run(
            self._pg_ctl(where, "start", "--log", self._log, "--options", options), self.folder
        )
        if started.returncode != 0:
            remove_sockets(sockets)
            told = self._log.read_text(errors="replace") if self._log.exists() else started.stdout
            raise NoDatabase(f"the database in {self.folder} does not start: {_last(told)}")

    def _leave(self, owner: Account) -> None:
        """Gives up our use, and stops the server when nobody else has one."""
        if self._use is not None:
            self._use.give_up()
            self._use = None
        if self._postmaster.runs and unused(self.folder):
            self._halt(owner)

    def _halt(self, owner: Account) -> None:
        sockets, where = self._postmaster.sockets, programs(owner, self.folder)
        told = ""
        for mode in ("fast", "immediate"):
            stopped = owner.run(self._pg_ctl(where, "stop", "--mode", mode), self.folder)
            if stopped.returncode == 0:
                break
            told = stopped.stdout
        else:
            raise NoDatabase(f"the database in {self.folder} does not stop: {_last(told)}")
        if sockets is not None:
            remove_sockets(sockets)

    def _pg_ctl(self, where: Path, *words: str | Path) -> list[str | Path]:
        waiting = ("--wait", "--timeout", str(PATIENCE), "--silent")
        return [where / "pg_ctl", *words, "--pgdata", self._data, *waiting]

    def _await_answer(self) -> None:
        """Waits, since whoever launched the server may have been ended halfway."""
        self._known_password()
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return self._create_database()
            except (NoDatabase, psycopg.OperationalError) as problem:
                if time.monotonic() > until:
                    raise NoDatabase(
                        f"the database in {self.folder} does not answer: {_last(str(problem))}"
                    ) from problem
                time.sleep(0.1)

    def _create_database(self) -> None:
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            known = "select from pg_database where datname = %s"
            if connection.execute(known, [NAME]).fetchone() is None:
                connection.execute(f"create database {NAME}")
            self._create_site(connection)

    def _create_site(self, connection: psycopg.Connection) -> None:
        """The role of the application: it has the owner's password, and none of the owner's rights.

        Whoever can read the file of the password has the whole folder in hand anyway.
        """
        known = "select from pg_roles where rolname = %s"
        if connection.execute(known, [SITE]).fetchone() is None:
            make = SQL("create role {} login password {}")
            connection.execute(make.format(Identifier(SITE), Literal(self._known_password())))

    def _url(self, database: str, role: str = NAME) -> str:
        sockets = self._postmaster.sockets
        if sockets is None or not self._postmaster.runs:
            raise NoDatabase(f"the database in {self.folder} does not run: start it first")
        host = quote(str(sockets), safe="")
        return f"postgresql://{role}:{self._known_password()}@/{database}?host={host}"

    def _known_password(self) -> str:
        try:
            return self._password.read_text()
        except FileNotFoundError:
            raise NoDatabase(
                f"{self._password} is gone, and the database opens with it alone: put it back, or "
                f"remove {self.folder} and begin anew"
            ) from None


def _last(text: str) -> str:
    """The last words of a program, on one line."""
    return " ".join(text.split())[-600:]
