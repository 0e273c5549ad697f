from typing import Any

import pytest

from soepel.core.quantities import Side
from soepel.core.questionnaire import DONT_KNOW
from soepel.core.rules.pattern import acr_criteria, nice_pattern, nov_pattern
from soepel.core.screening import Criterion, Examination, Fit
from tests.core.rules.calm import answered


@pytest.mark.parametrize(
    ("minutes", "nice", "nov"),
    [
        (0, Fit.FITS, Fit.FITS),
        (29, Fit.FITS, Fit.FITS),
        (30, Fit.FITS, Fit.PARTLY),
        (31, Fit.PARTLY, Fit.PARTLY),
        (DONT_KNOW, None, None),
    ],
)
def test_nice_and_nov_differ_at_exactly_30_minutes(
    minutes: Any, nice: Fit | None, nov: Fit | None
) -> None:
    answers = answered(morning_stiffness=minutes)
    assert (nice_pattern(answers).fit, nov_pattern(answers).fit) == (nice, nov)


@pytest.mark.parametrize(
    ("changed", "unmet"),
    [
        ({"age": 45}, ()),
        ({"age": 44}, (Criterion.AGE,)),
        ({"place": ["buttock"]}, ()),
        ({"place": ["front_of_thigh"]}, ()),
        ({"place": ["outer_side", "knee"]}, (Criterion.PLACE,)),
        ({"activity_related": "no"}, (Criterion.ACTIVITY_RELATED,)),
        ({"morning_stiffness": 31}, (Criterion.STIFFNESS,)),
        ({"age": 44, "morning_stiffness": 31}, (Criterion.AGE, Criterion.STIFFNESS)),
    ],
)
def test_the_pattern_names_what_is_not_met(
    changed: dict[str, Any], unmet: tuple[Criterion, ...]
) -> None:
    fits = [Fit.FITS, Fit.PARTLY, Fit.DOES_NOT_FIT]
    for pattern in (nice_pattern(answered(**changed)), nov_pattern(answered(**changed))):
        assert pattern.unmet == unmet
        assert pattern.fit is fits[len(unmet)]
        assert pattern.open == ()


@pytest.mark.parametrize(
    ("changed", "fit", "unmet", "unanswered"),
    [
        ({"age": DONT_KNOW}, None, (), (Criterion.AGE,)),
        ({"place": DONT_KNOW}, None, (), (Criterion.PLACE,)),
        ({"activity_related": DONT_KNOW}, None, (), (Criterion.ACTIVITY_RELATED,)),
        ({"morning_stiffness": DONT_KNOW}, None, (), (Criterion.STIFFNESS,)),
        ({"age": 44, "place": DONT_KNOW}, None, (Criterion.AGE,), (Criterion.PLACE,)),
        (
            {"age": 44, "morning_stiffness": 31, "place": DONT_KNOW},
            Fit.DOES_NOT_FIT,
            (Criterion.AGE, Criterion.STIFFNESS),
            (Criterion.PLACE,),
        ),
    ],
)
def test_an_open_part_is_no_unmet_one_and_leaves_the_fit_open_while_it_decides(
    changed: dict[str, Any],
    fit: Fit | None,
    unmet: tuple[Criterion, ...],
    unanswered: tuple[Criterion, ...],
) -> None:
    for pattern in (nice_pattern(answered(**changed)), nov_pattern(answered(**changed))):
        assert (pattern.fit, pattern.unmet, pattern.open) == (fit, unmet, unanswered)


def hip(**measured: Any) -> Examination:
    return Examination(
        **{
            "side": Side.LEFT,
            "internal_rotation": 20,
            "pain_on_internal_rotation": True,
            **measured,
        }
    )


@pytest.mark.parametrize(
    ("changed", "measured", "holds"),
    [
        ({}, {}, True),
        ({}, {"internal_rotation": 15}, True),
        ({}, {"internal_rotation": 14.9}, False),
        ({}, {"internal_rotation": None}, None),
        ({}, {"pain_on_internal_rotation": False}, False),
        ({}, {"pain_on_internal_rotation": None}, None),
        ({}, {"pain_on_internal_rotation": None, "internal_rotation": 10}, False),
        ({"morning_stiffness": 60}, {}, True),
        ({"morning_stiffness": 61}, {}, False),
        ({"morning_stiffness": DONT_KNOW}, {}, None),
        ({"age": 51}, {}, True),
        ({"age": 50}, {}, False),
        ({"age": DONT_KNOW}, {}, None),
        ({"side": "right"}, {}, False),
        ({"side": "both"}, {}, True),
        ({"side": DONT_KNOW}, {}, None),
    ],
)
def test_set_1_of_acr(
    changed: dict[str, Any], measured: dict[str, Any], holds: bool | None
) -> None:
    assert acr_criteria(answered(**changed), hip(**measured)).set_1 is holds


@pytest.mark.parametrize(
    ("changed", "measured", "holds"),
    [
        ({}, {"esr": 45}, True),
        ({}, {"esr": 46}, False),
        ({}, {"esr": 46, "flexion": 90}, False),
        ({}, {"esr": 45, "flexion": 120}, True),
        ({}, {"flexion": 115}, True),
        ({}, {"flexion": 116}, False),
        ({}, {}, None),
        ({}, {"internal_rotation": 15, "flexion": 90}, False),
        ({"side": "right"}, {"esr": 20}, False),
        ({"side": DONT_KNOW}, {"esr": 20}, None),
        ({"age": 40, "morning_stiffness": 90}, {"esr": 20}, True),
    ],
)
def test_set_2_of_acr(
    changed: dict[str, Any], measured: dict[str, Any], holds: bool | None
) -> None:
    examined = hip(**{"internal_rotation": 14, **measured})
    assert acr_criteria(answered(**changed), examined).set_2 is holds


def test_either_set_meets_the_acr_criteria() -> None:
    first = acr_criteria(answered(), hip())
    second = acr_criteria(answered(), hip(internal_rotation=10, flexion=100))
    neither = acr_criteria(answered(), hip(pain_on_internal_rotation=None))
    assert (first.set_1, first.set_2, first.meets) == (True, False, True)
    assert (second.set_1, second.set_2, second.meets) == (False, True, True)
    assert not neither.meets
    assert first.side is Side.LEFT
