"""The page about privacy has a row for everything that is stored."""

import re
from pathlib import Path
from typing import Final

from django.apps import apps

PAGE: Final = Path("docs/safety/privacy.md")
ROW: Final = re.compile(r"^\| `(?P<model>\w+)` \|(?P<cells>.*)\|$", re.MULTILINE)


def rows(page: str) -> list[tuple[str, list[str]]]:
    """The model of each row, and what the row says of it."""
    found = ROW.finditer(page)
    return [(one["model"], [cell.strip() for cell in one["cells"].split("|")]) for one in found]


def test_every_model_has_its_row(root: Path) -> None:
    stored = [
        model.__name__
        for model in apps.get_app_config("records").get_models()
        if not hasattr(model, "pgh_tracked_model")
    ]
    told = [model for model, _ in rows((root / PAGE).read_text(encoding="utf-8"))]
    assert sorted(told) == sorted(stored), "say in docs/safety/privacy.md what it is and how long"


def test_every_row_says_what_why_how_long_and_who(root: Path) -> None:
    for model, cells in rows((root / PAGE).read_text(encoding="utf-8")):
        assert len(cells) == 4, model
        assert all(cells), model


def test_a_row_is_read_with_all_it_says() -> None:
    assert rows("| `Pen` | ink | to write | a week | all |\n| pens | a | b | c | d |") == [
        ("Pen", ["ink", "to write", "a week", "all"])
    ]
