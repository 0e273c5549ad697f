"""Who uses a server: locks on files, which the system gives up for a process that is ended."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

STARTING: Final = "lock"
IN_USE: Final = "in-use"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """While a server starts or stops: one process at a time, the others wait."""
    opened = _opened(folder / STARTING)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)


class Use:
    """One use of the server of a folder, until it is given up."""

    def __init__(self, folder: Path) -> None:
        self._file = _opened(folder / IN_USE)
        fcntl.flock(self._file, fcntl.LOCK_SH)

    def give_up(self) -> None:
        # Unlocked by name: a process that was forked from this one holds the same file.
        fcntl.flock(self._file, fcntl.LOCK_UN)
        os.close(self._file)


def unused(folder: Path) -> bool:
    """Nobody uses the server of this folder."""
    opened = _opened(folder / IN_USE)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(opened)
    return True


def _opened(path: Path) -> int:
    # The folder belongs to the account of the server: root follows no link that stands there.
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
