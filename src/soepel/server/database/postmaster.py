"""The server that runs on a data folder, by what it wrote there itself, and the folder of its
socket.
"""

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from soepel.server.database.account import Account

SOCKETS: Final = "soepel-"
SOCKET: Final = ".s.PGSQL.5432"
LONGEST: Final = 100
"""Bytes of a socket's path: Linux takes 107, others 103."""
NUMBER, SOCKETS_AT = 0, 4
"""Lines of the file."""


@dataclass(frozen=True)
class Postmaster:
    """What `postmaster.pid` says, and whether it still holds."""

    data: Path

    @property
    def runs(self) -> bool:
        number = self._number()
        return number is not None and _serves(number, self.data)

    @property
    def sockets(self) -> Path | None:
        """The folder of its socket. None: it has none yet."""
        found = self._line(SOCKETS_AT)
        return Path(found) if found else None

    def tidy(self) -> None:
        """Removes what a server left that was ended by force, when it runs no more."""
        if self.sockets is not None:
            remove_sockets(self.sockets)
        number = self._number()
        # PostgreSQL itself takes over from a dead process, and looks well at what is left of it.
        # It refuses when the number is another process's by now: after a restart of the machine.
        if number is not None and _lives(number):
            self._file.unlink()

    @property
    def _file(self) -> Path:
        return self.data / "postmaster.pid"

    def _number(self) -> int | None:
        found = self._line(NUMBER)
        return int(found) if found.isdecimal() else None

    def _line(self, place: int) -> str:
        try:
            lines = self._file.read_text().splitlines()
        except FileNotFoundError:
            return ""
        return lines[place].strip() if place < len(lines) else ""


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _serves(number: int, data: Path) -> bool:
    """A server works in its data folder: so no other process is taken for it, nor by another path.

    Where the system does not tell (macOS), any living process is taken for it.
    """
    processes = Path("/proc")
    if not (processes / "self").exists():
        return _lives(number)
    try:
        return (processes / str(number) / "cwd").samefile(data)
    except OSError:
        return False


def new_sockets(owner: Account) -> Path:
    """A new folder for a socket, for its owner alone, with a path that is short enough."""
    usual = tempfile.gettempdir()
    longest = len(os.fsencode(f"{usual}/{SOCKETS}12345678/{SOCKET}"))
    made = Path(tempfile.mkdtemp(prefix=SOCKETS, dir=usual if longest <= LONGEST else "/tmp"))
    owner.give(made)
    return made


def remove_sockets(folder: Path) -> None:
    """Only what a server leaves there: the path was read from a file that others may write."""
    if folder.name.startswith(SOCKETS):
        for name in (SOCKET, f"{SOCKET}.lock"):
            with suppress(OSError):
                (folder / name).unlink()
        with suppress(OSError):
            folder.rmdir()
