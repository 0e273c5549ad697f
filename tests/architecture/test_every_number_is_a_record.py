from pathlib import Path

import pytest

from tests.architecture.numbers import loose_numbers

RULES = Path("src/soepel/core/rules")
DAY = Path("src/soepel/core/day")


@pytest.mark.parametrize("folder", [RULES, DAY], ids=lambda folder: folder.name)
def test_no_number_but_0_and_1_stands_outside_a_limit(root: Path, folder: Path) -> None:
    modules = sorted((root / folder).rglob("*.py"))
    assert modules
    found = [
        f"{module.relative_to(root)} {number}"
        for module in modules
        for number in loose_numbers(module.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(["a number is a Limit in core/limits, with its basis", *found])


@pytest.mark.parametrize(
    "bad",
    [
        "if pain > 5: ...",
        "share = 0.5",
        "last = doses[-2]",
        "change = -1",
        "last = doses[3][-1]",
        "step = -2.5",
        "def cap(most=3): ...",
        "LEVELS = {Level.EASY: 2}",
        "match pain:\n    case 7: ...",
        "week = timedelta(days=7)",
        "share = Fraction('1/2')",
        "top = float('inf')",
        "limit = Limitless(5)",
        "x = f'{2 + pain}'",
    ],
)
def test_the_reader_of_numbers_notices(bad: str) -> None:
    assert list(loose_numbers(bad))


@pytest.mark.parametrize(
    "good",
    [
        "first = doses[0]",
        "last = doses[-1]",
        "day = day - timedelta(days=1)",
        "worse = True",
        '"""Raises the dose by 10 percent."""',
        "CEILING = Limit(5, 'the most pain', because=BASIS)",
        "CEILING = evidence.Limit(value=Pain(5), meaning='the most pain', because=BASIS)",
        "CEILING: Final = Limit[int](5, 'the most pain', because=BASIS)",
        "if pain > limit.PAIN_CEILING.value: ...",
        "text = f'{day:02d}'",
    ],
)
def test_the_reader_of_numbers_lets_pass(good: str) -> None:
    assert not list(loose_numbers(good))
