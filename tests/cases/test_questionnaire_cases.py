"""Runs the cases of `questionnaires.toml`."""

import tomllib
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest

from soepel.core.instruments import INSTRUMENTS
from soepel.core.instruments.hoos_ps import converted
from soepel.core.instruments.instrument import Scale, ScoringError
from soepel.core.instruments.nprs import much_better, slightly_better
from soepel.core.rules.evaluation import change, detectable_change

FILE: Final = tomllib.loads(Path(__file__).with_name("questionnaires.toml").read_text("utf-8"))
Case = Mapping[str, Any]


def cases(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", FILE[kind], ids=lambda case: case["id"])


def scale_of(case: Case) -> Scale:
    scales = INSTRUMENTS[case["instrument"]].scales
    return next(scale for scale in scales if scale.id == case["scale"])


@cases("score")
def test_a_questionnaire_gives_what_the_case_expects(case: Case) -> None:
    score = INSTRUMENTS[case["instrument"]].score(case["answers"])
    expected = {k: None if v == "none" else v for k, v in case["expect"].items()}
    seen = {scale: score.values[scale] for scale in expected}
    assert seen == pytest.approx(expected, abs=FILE["tolerance"])
    for scale in expected if "direction" in case else ():
        assert score.scale(scale).direction == case["direction"]


@cases("refused")
def test_a_questionnaire_refuses_what_the_case_says(case: Case) -> None:
    with pytest.raises(ScoringError) as refused:
        INSTRUMENTS[case["instrument"]].score(case["answers"])
    assert refused.value.field == case["field"]


@cases("pain")
def test_less_pain_is_called_what_the_case_says(case: Case) -> None:
    before, after = case["before"], case["after"]
    assert slightly_better(before, after) is case["slightly_better"]
    assert much_better(before, after) is case["much_better"]


@cases("noted")
def test_a_score_carries_the_notes_of_the_case(case: Case) -> None:
    score = INSTRUMENTS[case["instrument"]].score(case["answers"])
    assert {about: note.value for note, about in score.notes} == case["notes"]


@cases("change")
def test_a_change_is_held_against_both_yardsticks_as_the_case_says(case: Case) -> None:
    scale = scale_of(case)
    seen = change(scale, case["before"], case["after"])
    assert scale.group is not None
    found = {
        "improvement": pytest.approx(seen.improvement, abs=FILE["tolerance"]),
        "group": seen.group.value,
        "group_range": list(scale.group.value),
        "person": seen.person.value,
        "person_from": detectable_change(scale, case["before"]),
    }
    assert {name: found[name] for name in case["expect"]} == case["expect"]


def test_tc08_the_hoos_ps_table_falls_strictly_and_its_directions_add_up_to_100() -> None:
    table = [converted(raw) for raw in range(21)]
    assert all(one[0] > other[0] for one, other in pairwise(table))
    assert [round(sum(both), 6) for both in table] == [100.0] * 21
