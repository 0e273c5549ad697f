"""The small drawing of a diary: it tells what it shows, and draws no day that is missing."""

import re
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.utils.translation import override

from soepel.outgoing import palette
from soepel.outgoing.charts import PainChart, in_words, pain_chart
from soepel.records.queries.evidence import Measure, PainDay
from soepel.words import Lang

TODAY = date(2026, 6, 3)
MEASURE = Measure(anchor=3.5, usual=3, high_from=5)


def chart(*pains: tuple[int, int], measure: Measure | None = MEASURE) -> PainChart:
    """Pain by how many days ago."""
    days = [PainDay(TODAY - timedelta(days=ago), pain) for ago, pain in pains]
    return PainChart("her", days, measure, TODAY, 28, Lang.EN)


def drawn(one: PainChart) -> ElementTree.Element:
    with override("en"):
        return ElementTree.fromstring(pain_chart(one))


def dots(one: PainChart) -> tuple[int, int]:
    """How many ordinary and how many high days are drawn."""
    parts = drawn(one)
    high = [path for path in parts.iter("path") if path.get("fill") == palette.CALL]
    return len(parts.findall("circle")), len(high)


def joined(one: PainChart) -> int:
    """How many days are joined to the day before."""
    lines = [path for path in drawn(one).iter("path") if path.get("stroke") == palette.BRAND]
    return sum(line.attrib["d"].count("L") for line in lines)


def test_it_says_in_words_what_it_shows() -> None:
    with override("en"):
        told = in_words(chart((2, 3), (1, 6), (0, 4)))
    assert told == (
        "3 check-ins from 7 May to 3 Jun. Lowest 3, highest 6, last 4 on 3 Jun. "
        "Anchor 3.5. High from 5 on: 1 of these days."
    )


def test_its_title_and_description_are_named() -> None:
    one = drawn(chart((0, 3)))
    assert one.get("role") == "img"
    names = (one.get("aria-labelledby") or "").split()
    assert [part.get("id") for part in one if part.tag in ("title", "desc")] == names
    assert all(part.text for part in one if part.tag in ("title", "desc"))


def test_an_empty_diary_says_so_and_draws_no_day() -> None:
    with override("en"):
        assert in_words(chart()) == "No check-in in these days."
    assert dots(chart()) == (0, 0)
    assert joined(chart()) == 0


def test_a_high_day_has_a_shape_of_its_own() -> None:
    assert dots(chart((3, 4), (2, 5), (1, 9), (0, 0))) == (2, 2)


def test_without_a_measure_no_day_is_high() -> None:
    assert dots(chart((1, 10), (0, 2), measure=None)) == (2, 0)


def test_a_day_without_a_check_in_is_a_gap() -> None:
    assert joined(chart((4, 3), (3, 3), (2, 3))) == 2
    assert joined(chart((4, 3), (2, 3), (1, 3))) == 1


def test_more_pain_is_drawn_higher_and_later_days_further_right() -> None:
    one = chart((1, 2), (0, 3))
    assert one.y(3) < one.y(2)
    assert one.x(TODAY) > one.x(TODAY - timedelta(days=1))


@pytest.mark.parametrize("pains", [(), ((27, 0), (0, 10))])
def test_everything_lies_within_the_drawing(pains: tuple[tuple[int, int], ...]) -> None:
    parts = drawn(chart(*pains))
    _, _, width, height = map(float, (parts.get("viewBox") or "").split())
    for dot in parts.findall("circle"):
        assert 0 < float(dot.attrib["cx"]) < width
        assert 0 < float(dot.attrib["cy"]) < height


def test_it_needs_no_style_and_no_script() -> None:
    text = str(pain_chart(chart((1, 2), (0, 8))))
    assert not re.search(r"\bstyle=|<style|<script|\bon\w+=", text)


def test_its_colours_are_those_of_the_pages(root: Path) -> None:
    tokens = (root / "src/soepel/web/assets/css/tokens.css").read_text(encoding="utf-8")
    for name, colour in vars(palette).items():
        if name.isupper():
            assert f"--{name.lower().replace('_', '-')}: {colour};" in tokens
