"""Where the database of this machine lies when nobody says otherwise."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

OF_ROOT: Final = Path("/var/lib/soepel/database")
CHECKOUT: Final = Path(__file__).parents[4]


def default_folder() -> Path:
    """The folder for whoever runs this process."""
    return OF_ROOT if os.geteuid() == 0 else folder_of_user(CHECKOUT, os.environ)


def folder_of_user(top: Path, environment: Mapping[str, str]) -> Path:
    """`var/` of a checkout; for an installed wheel, the user's data folder.

    That is `$XDG_DATA_HOME/soepel`, or else `~/.local/share/soepel`.
    """
    if (top / "pyproject.toml").is_file():
        return top / "var" / "database"
    named = environment.get("XDG_DATA_HOME", "")
    # By its rules a path that does not begin at the root does not count.
    data = Path(named) if named.startswith("/") else Path.home() / ".local" / "share"
    return data / "soepel" / "database"
