"""Under which account of the system PostgreSQL runs: never root, which it refuses."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from soepel.server.database.trouble import NoDatabase

ROOT: Final = 0
SERVICE: Final = "soepel"
NEW_SERVICE: Final = (
    "--system",
    "--user-group",
    "--no-create-home",
    *("--home-dir", "/nonexistent"),
    *("--shell", "/usr/sbin/nologin"),
)


@dataclass(frozen=True)
class Account:
    """Who runs the server and owns its files."""

    name: str
    uid: int
    gid: int

    def run(self, command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
        """What a program did that this account ran, with its output and errors as one text.

        It knows nothing of our environment: a PGPORT of somebody's shell changes nothing. It does
        not hear Ctrl-C either. Raises OSError when the account may not run it there.
        """
        return subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            start_new_session=True,
            user=self.uid if _is_root() else None,
            group=self.gid if _is_root() else None,
            extra_groups=[] if _is_root() else None,
        )

    def own(self, folder: Path, mode: int = 0o700) -> None:
        """Makes a folder, and those above it, where they are missing.

        What stands there already is left as it is; only an empty folder of root, in use by nobody,
        is taken over from root. Raises NoDatabase when the folder is another's.
        """
        try:
            if not folder.parent.exists():
                self.own(folder.parent, mode=0o755)
            folder.mkdir(mode, exist_ok=True)
        except OSError as problem:
            raise NoDatabase(f"cannot make the folder {folder}: {problem.strerror}") from problem
        owner = folder.lstat().st_uid
        if owner == ROOT and _is_root() and not any(folder.iterdir()):
            self.give(folder)
        elif owner != self.uid:
            raise NoDatabase(
                f"{folder} belongs to account number {owner}, and the database runs as "
                f"{self.name} ({self.uid}): choose another folder, or remove this one"
            )

    def give(self, path: Path) -> None:
        """Hands over what we just made; only root can, and only root needs to."""
        if _is_root():
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def account() -> Account:
    """Who runs the server: you, or instead of root the service account, made when missing.

    Raises NoDatabase when that account cannot be made.
    """
    if _is_root():
        found = _named(SERVICE) or _made(SERVICE)
        return Account(found.pw_name, found.pw_uid, found.pw_gid)
    # A container may run under a number that has no name, so none is looked up.
    return Account("your account", os.geteuid(), os.getegid())


def _is_root() -> bool:
    return os.geteuid() == ROOT


def _named(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _made(name: str) -> pwd.struct_passwd:
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))
    program = shutil.which("useradd", path=path)
    told = "there is no program useradd"
    if program is not None:
        made = subprocess.run(
            [program, *NEW_SERVICE, name], capture_output=True, text=True, check=False
        )
        told = made.stderr.strip()
    # Asked again whatever useradd says: another start may have been first.
    found = _named(name)
    if found is None:
        raise NoDatabase(
            f"PostgreSQL does not run as root, and the account {name} cannot be made ({told}): "
            "make it yourself, or start Soepel as an ordinary user"
        )
    return found
