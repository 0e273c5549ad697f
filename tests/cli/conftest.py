"""Runs commands as a person does, on the examples and on small records of its own."""

import json
from pathlib import Path

import pytest

from soepel.cli import main
from tests.cli.running import Command, Ran, Written


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 80 columns, and no language but the usual one."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("SOEPEL_LANG", raising=False)


@pytest.fixture
def soepel(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command: its exit code, and what it printed."""

    def run(*arguments: str | Path) -> Ran:
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a value as JSON; gives the path."""

    def write(value: object) -> str:
        path = tmp_path / "given.json"
        path.write_text(json.dumps(value), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def examples(root: Path) -> Path:
    return root / "examples"
