from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import pytest

from soepel.core.evidence import Judgement, Limit, Mark
from soepel.core.exercises import Phase
from soepel.core.quantities import Pain, Side
from soepel.library.limits import core_limits, limits_in, shown
from tools.evidence_page import evidence_page
from tools.pages import stale


def test_the_generated_pages_are_current(root: Path) -> None:
    assert not list(stale(root))


def test_a_page_that_differs_or_is_missing_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text("5\n", encoding="utf-8")
    complaints = list(stale(tmp_path, {"old.md": lambda: "6\n", "missing.md": lambda: "6\n"}))
    assert ["make docs" in complaint for complaint in complaints] == [True, True]
    assert not list(stale(tmp_path, {"old.md": lambda: "5\n"}))


def test_the_evidence_page_opens_with_the_count_of_each_mark() -> None:
    opening, _, _ = evidence_page().partition("\n## ")
    marks = [one.limit.mark for one in core_limits()]
    for mark in Mark:
        assert f"| {mark} | {marks.count(mark)} |" in opening


def test_every_limit_stands_on_the_evidence_page() -> None:
    page = evidence_page()
    found = core_limits()
    assert found
    assert [one.name for one in found if f"| `{one.name}` |" not in page] == []


@dataclass(frozen=True)
class Band:
    low: int
    top: Limit[int]


def test_limits_inside_tables_are_found_and_imported_ones_are_not(tmp_path: Path) -> None:
    source = "from elsewhere import FOREIGN\nPLAIN = 3\nTABLE = given()\nONE: object = one()\n"
    path = tmp_path / "made_up.py"
    path.write_text(source, encoding="utf-8")
    module = ModuleType("made_up")
    module.__file__ = str(path)
    limits = [Limit(n, f"meaning {n}", Judgement("a-decision")) for n in range(4)]
    module.__dict__.update(
        FOREIGN=limits[0],
        PLAIN=3,
        TABLE={Side.LEFT: (limits[1],), Side.RIGHT: Band(1, limits[2])},
        ONE=limits[3],
    )
    assert [(found.name, found.limit) for found in limits_in(module)] == [
        ("TABLE[left][0]", limits[1]),
        ("TABLE[right].top", limits[2]),
        ("ONE", limits[3]),
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Pain(5), "5"),
        (0.5, "0.5"),
        (True, "yes"),
        (None, "none"),
        (Fraction(1, 3), "1/3"),
        (date(2026, 11, 23), "2026-11-23"),
        (timedelta(days=14), "14 days"),
        (timedelta(hours=36), "36 hours"),
        (Side.LEFT, "left"),
        (Phase.CALM_DOWN, "calm down"),
        ((8, 10, 12), "8, 10, 12"),
        ({Side.LEFT: 1.0}, "left: 1"),
        (frozenset({"b", "a"}), "a, b"),
    ],
)
def test_a_value_is_shown_as_a_person_reads_it(value: object, text: str) -> None:
    assert shown(value) == text
