"""The colours hold their contrast: read from the tokens themselves, on every ground."""

import re
from itertools import product
from pathlib import Path
from typing import Final

import pytest

from tools.frontend import ASSETS

TEXT_CONTRAST: Final = 7.0
CONTROL_CONTRAST: Final = 3.0
GROUNDS: Final = (
    "paper",
    "surface",
    "sand",
    "mint",
    "info-ground",
    "warning-ground",
    "call-ground",
    "good-ground",
)
TEXTS: Final = ("ink", "ink-soft", "brand", "brand-deep", "info", "warning", "call", "good")
LIGHT_ON_DARK: Final = (
    ("on-brand", "brand"),
    ("on-brand", "brand-deep"),
    ("on-brand-soft", "brand-deep"),
)
CONTROLS: Final = ("line-strong", "brand", "call", "clay")


def tokens() -> dict[str, str]:
    css = (ASSETS / "css/tokens.css").read_text()
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), [*product(TEXTS, GROUNDS), *LIGHT_ON_DARK])
def test_text_stands_out_seven_to_one(text: str, ground: str) -> None:
    named = tokens()
    assert contrast(named[text], named[ground]) >= TEXT_CONTRAST


@pytest.mark.parametrize(("line", "ground"), list(product(CONTROLS, GROUNDS)))
def test_the_border_of_a_control_stands_out_three_to_one(line: str, ground: str) -> None:
    named = tokens()
    assert contrast(named[line], named[ground]) >= CONTROL_CONTRAST


def style_sheets() -> list[Path]:
    return [path for path in ASSETS.rglob("*.css") if path.name != "tokens.css"]


def test_a_component_takes_its_colours_from_the_tokens() -> None:
    own = {
        path.name: found
        for path in style_sheets()
        if path.name != "print.css"
        and (found := set(re.findall(r"#[0-9a-f]{3,8}\b", path.read_text())))
    }
    assert own == {}


def test_what_a_component_uses_is_defined_somewhere() -> None:
    css = "\n".join(path.read_text() for path in ASSETS.rglob("*.css"))
    defined = set(re.findall(r"--([a-z0-9-]+):", css))
    assert set(re.findall(r"var\(--([a-z0-9-]+)", css)) <= defined
