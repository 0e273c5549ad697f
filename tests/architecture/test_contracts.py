"""The direction of imports holds, and each contract is proven by breaking it once in a copy."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


@dataclass(frozen=True)
class Breach:
    """A file with a forbidden line, and the id of the contract that must notice it."""

    contract: str
    file: str
    line: str


BREACHES = [
    Breach("direction", "core/rule.py", "import soepel.words"),
    Breach("direction", "library/__init__.py", "import soepel.exchange"),
    Breach("direction", "exchange/__init__.py", "import soepel.simulation"),
    Breach("direction", "leftovers/__init__.py", ""),
    Breach("pure-core", "core/rule.py", "import msgspec"),
    Breach("pure-core", "core/exercises.py", "import rich"),
    Breach("light-commands", "core/rule.py", "import django"),
    Breach("light-commands", "cli/__init__.py", "import psycopg"),
    Breach("light-commands", "cli/plan.py", "import soepel.server.database"),
    Breach("pages-know-no-models", "web/patient/urls.py", "import soepel.records.models"),
    Breach("pages-know-no-models", "web/shared/apps.py", "from soepel.records import stored"),
    Breach("front-ends-stand-alone", "web/patient/urls.py", "import soepel.web.therapist.urls"),
    Breach("front-ends-stand-alone", "web/shared/apps.py", "import soepel.web.public.urls"),
]


def lint_imports(house: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache"],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house / "src")},
        capture_output=True,
        check=False,
        text=True,
    )


def names_of_contracts(root: Path) -> dict[str, str]:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract["name"] for contract in contracts}


@pytest.fixture
def house(root: Path, tmp_path: Path) -> Path:
    """A copy of the sources that a test may break."""
    shutil.copy(root / "pyproject.toml", tmp_path)
    for package in ("words", "library", "exchange", "simulation", "cli"):
        made = tmp_path / "src" / "soepel" / package / "__init__.py"
        made.parent.mkdir(parents=True)
        made.touch()
    leave_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "src", tmp_path / "src", dirs_exist_ok=True, ignore=leave_out)
    return tmp_path


def test_every_contract_holds(house: Path) -> None:
    outcome = lint_imports(house)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_every_contract_is_broken_once_below(root: Path) -> None:
    assert {breach.contract for breach in BREACHES} == set(names_of_contracts(root))


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach.file}: {breach.line}")
def test_a_broken_contract_is_noticed_by_its_name(breach: Breach, root: Path, house: Path) -> None:
    path = house / "src" / "soepel" / breach.file
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{breach.line}\n")
    outcome = lint_imports(house)
    assert outcome.returncode == 1, outcome.stdout + outcome.stderr
    assert f"{names_of_contracts(root)[breach.contract]} BROKEN" in " ".join(outcome.stdout.split())


def test_the_contract_of_light_commands_names_every_command_but_the_demo(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {one["id"]: one for one in settings["tool"]["importlinter"]["contracts"]}
    commands = {
        f"soepel.cli.{path.stem}"
        for path in (root / "src/soepel/cli").glob("*.py")
        if re.search(r"^def run\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert "soepel.cli.plan" in commands
    heavy = commands - set(contracts["light-commands"]["source_modules"])
    assert heavy == {"soepel.cli.demo"}


def test_the_core_contract_names_every_dependency(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {
        re.split(r"[\[<>=]", requirement)[0].strip()
        for requirement in settings["project"]["dependencies"]
    }
    modules = {
        module
        for module, owners in packages_distributions().items()
        if needed & {owner.lower() for owner in owners}
    }
    assert len(modules) >= len(needed)
    contracts = {one["id"]: one for one in settings["tool"]["importlinter"]["contracts"]}
    assert modules <= set(contracts["pure-core"]["forbidden_modules"])
