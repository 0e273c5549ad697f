"""Writes into the README what its example commands print."""

import os
import re
import shlex
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

from soepel.cli import main

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r"(?<=```console\n)\$ soepel (?P<command>[^\n]+)\n.*?(?=```)", re.DOTALL)
WIDTH = "80"


def readme_page() -> str:
    """The README, with the output of each example as it is now."""
    kept = (ROOT / "README.md").read_text(encoding="utf-8")
    return EXAMPLE.sub(lambda found: _run(found["command"]), kept)


def _run(command: str) -> str:
    printed = StringIO()
    usual = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = WIDTH
    try:
        with chdir(ROOT), redirect_stdout(printed):
            main(shlex.split(command))
    finally:
        os.environ.pop("COLUMNS")
        if usual is not None:
            os.environ["COLUMNS"] = usual
    return f"$ soepel {command}\n{printed.getvalue()}"
