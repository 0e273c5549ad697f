"""Runs the cases of `screening.toml`."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from soepel.core.quantities import Side
from soepel.core.questionnaire import Answers
from soepel.core.rules.screening import Screening, screen
from soepel.core.screening import Examination

FILE: Final = tomllib.loads(Path(__file__).with_name("screening.toml").read_text("utf-8"))

SEEN: Final[Mapping[str, Callable[[Screening], object]]] = {
    "tier": lambda seen: seen.tier.value,
    "flags": lambda seen: list(seen.flags),
    "open": lambda seen: list(seen.open),
    "hints": lambda seen: list(seen.hints),
    "contact": lambda seen: seen.contact,
    "nice": lambda seen: seen.nice.fit,
    "nov": lambda seen: seen.nov.fit,
    "acr_set_1": lambda seen: seen.acr[0].set_1,
    "acr_set_2": lambda seen: seen.acr[0].set_2,
    "therapist_led": lambda seen: sorted(seen.therapist_led),
}


def examination(measured: Mapping[str, Any]) -> Examination:
    return Examination(**{**measured, "side": Side(measured["side"])})


@pytest.mark.parametrize("case", FILE["case"], ids=lambda case: case["id"])
def test_the_screening_gives_what_the_case_expects(case: Mapping[str, Any]) -> None:
    answers = Answers.read({**FILE["nothing_alarming"], **case["answers"]})
    examined = [examination(case["examined"])] if "examined" in case else []
    seen = screen(answers, FILE["day"], examined)
    assert {name: SEEN[name](seen) for name in case["expect"]} == case["expect"]
