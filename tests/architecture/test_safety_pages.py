"""The pages about safety point at rules and tests that exist, and leave no hazard out."""

import ast
import re
from pathlib import Path

import pytest

from soepel.core.evidence import Judgement
from soepel.library.limits import core_limits
from tools.sign_off_page import sign_off_page

HAZARDS = Path("docs/safety/hazards.md")
THREATS = Path("docs/safety/threats.md")
HOW_MANY = 19
NAMED = re.compile(r"\[`(?P<name>[^`]+)`\]\((?P<file>[^)#]+\.py)\)")


def defined_in(source: str) -> set[str]:
    """What a module defines: functions, methods, classes and constants."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                names.add(name)
    return names


@pytest.fixture(scope="module")
def hazards(root: Path) -> str:
    return (root / HAZARDS).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [HAZARDS, THREATS], ids=lambda page: page.stem)
def test_every_rule_and_test_that_a_page_names_exists(root: Path, page: Path) -> None:
    text = (root / page).read_text(encoding="utf-8")
    named = [(found["name"], found["file"]) for found in NAMED.finditer(text)]
    assert named
    for name, file in named:
        path = (root / page).parent / file
        assert path.is_file(), file
        assert name in defined_in(path.read_text(encoding="utf-8")), f"{name} in {file}"


@pytest.mark.parametrize("number", range(1, HOW_MANY + 1))
def test_every_hazard_points_at_a_rule_and_at_a_test(hazards: str, number: int) -> None:
    [row] = [line for line in hazards.splitlines() if line.startswith(f"| H{number} |")]
    files = [found["file"] for found in NAMED.finditer(row)]
    assert any("src/soepel/" in file for file in files), row
    assert any("tests/" in file for file in files), row


def test_every_threat_points_at_a_test_or_says_that_there_is_none(root: Path) -> None:
    page = (root / THREATS).read_text(encoding="utf-8")
    threats = [line for line in page.splitlines() if re.match(r"\| S\d+ \|", line)]
    assert [line.split("|")[1].strip() for line in threats] == [
        f"S{number}" for number in range(1, len(threats) + 1)
    ]
    for threat in threats:
        *_, shown, open_, _ = threat.split("|")
        assert "](../../tests/" in shown or "no test" in open_, threat


def test_everything_that_awaits_sign_off_stands_on_its_page() -> None:
    page = sign_off_page()
    waiting = [
        found
        for found in core_limits()
        if isinstance(found.limit.because, Judgement) and found.limit.because.needs_sign_off
    ]
    assert waiting
    assert [found.name for found in waiting if f"| `{found.name}` |" not in page] == []
