from pathlib import Path

import pytest

from tests.architecture.purity import impurities

CORE = Path("src/soepel/core")


def test_every_module_of_the_core_imports_only_the_pure_standard_library(root: Path) -> None:
    modules = sorted((root / CORE).rglob("*.py"))
    assert modules
    faults = [
        f"{module.relative_to(root)} {fault}"
        for module in modules
        for fault in impurities(module.read_text(encoding="utf-8"))
    ]
    assert not faults, "\n".join(["the core is pure: hand it what it needs", *faults])


@pytest.mark.parametrize(
    "bad",
    [
        "import random",
        "import time as clock",
        "import os.path",
        "from pathlib import Path",
        "from io import StringIO",
        "import django",
        "from msgspec import Struct",
        "import soepel",
        "from soepel import words",
        "from soepel.words import sentence",
        "from soepel.corecourses import x",
        "from . import rule",
        "def late():\n    import random",
        "with open('diary.json') as file: ...",
        "print('plan')",
        "read = open",
        "from datetime import date\nday = date.today()",
        "from datetime import datetime\nnow = datetime.now",
        "import datetime\nnow = datetime.datetime.now()",
    ],
)
def test_the_reader_of_impurities_notices(bad: str) -> None:
    assert list(impurities(bad))


@pytest.mark.parametrize(
    "good",
    [
        "from datetime import date, time, timedelta",
        "from dataclasses import dataclass",
        "from collections.abc import Iterator",
        "from soepel.core.rule import Rule",
        "from soepel.core import rule",
        "import hashlib",
        "day = review.today",
        "opened = plan.open()",
    ],
)
def test_the_reader_of_impurities_lets_pass(good: str) -> None:
    assert not list(impurities(good))
