"""What the README shows is what happens; its examples are kept current with the generated pages."""

import re
from pathlib import Path

from tools.readme_page import EXAMPLE, readme_page

TARGET = re.compile(r"\bmake ([a-z]+)\b")


def test_every_target_of_make_that_the_readme_names_exists(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    named = set(TARGET.findall(readme)) - {"python"}
    assert named
    assert {name for name in named if f"\n{name}:" not in makefile} == set()


def test_the_readme_shows_a_plan_as_it_is_printed_now() -> None:
    [shown] = EXAMPLE.findall(readme_page())
    assert shown.startswith("plan ")
    assert "What changes, and why" in readme_page()
