"""Runs the cases of `lessons.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from soepel.core.plan import Plan, Review
from soepel.core.quantities import Confidence, Trouble
from soepel.core.reasons import Code, Reason
from soepel.core.record import Activity, Goal
from soepel.core.rule import Rule
from soepel.core.state import DiaryDay, Flare, Item
from soepel.library.proposals import proposed
from tests.core.rules.builders import DAY, ago, intake, state

FILE: Final = tomllib.loads(Path(__file__).with_name("lessons.toml").read_text("utf-8"))
LONG_AFTER: Final = 60
"""A day of the programme on which the course of the first weeks is over."""
Case = Mapping[str, Any]


def reviewed(case: Case) -> Review:
    today = state(
        day=DAY,
        diary=(
            DiaryDay(DAY, 4, high=case.get("high", False), bad_night=case.get("bad_night", False)),
        ),
        flare=Flare(started=ago(1)) if case.get("flare") else None,
        evaluated=tuple(case.get("evaluated", ())),
    )
    return Review(
        day=DAY,
        plan=Plan(DAY, today.phase, provisional=False, paused=case.get("paused", False)),
        decisions=(),
        reasons=tuple(Reason(Rule.STEP_8, Code(code)) for code in case.get("held", ())),
        needed=(),
        contacts=(),
        attention=(Item(Code.ATT_NO_IMPROVEMENT, DAY, DAY),) if case.get("no_improvement") else (),
        tier=None,
        state=today,
    )


@pytest.mark.parametrize("case", FILE["proposal"], ids=lambda case: f"{case['id']} {case['name']}")
def test_the_lesson_is_what_the_case_expects(case: Case) -> None:
    person = intake(
        day=DAY - timedelta(days=case.get("day", LONG_AFTER)),
        confidence=Confidence(case.get("confidence", 10)),
        goals=tuple(Goal(Activity(goal), Trouble(5)) for goal in case.get("goals", ())),
    )
    found = proposed(
        reviewed(case),
        person,
        evening=case.get("evening", False),
        read={lesson: ago(days) for lesson, days in case.get("read", {}).items()},
    )
    told = (found.lesson, found.occasion.value) if found else (None, None)
    assert told == (case.get("lesson"), case.get("because"))
