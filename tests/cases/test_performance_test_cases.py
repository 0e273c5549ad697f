"""Runs the cases of `performance_tests.toml`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from soepel.core.instruments import INSTRUMENTS
from soepel.core.instruments.heart_rate import HeartRateZone, aerobic_zone, highest_heart_rate
from soepel.core.instruments.instrument import NoNorm, Norm
from soepel.core.instruments.one_rep_max import brzycki, epley, training_loads

FILE: Final = tomllib.loads(Path(__file__).with_name("performance_tests.toml").read_text("utf-8"))
Case = Mapping[str, Any]


def cases(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", FILE[kind], ids=lambda case: case["id"])


def found(seen: object, expected: Case, tolerance: float) -> None:
    """Each expected attribute is there; numbers within the tolerance."""
    for name, value in expected.items():
        got = getattr(seen, name)
        assert got == (value if isinstance(value, str) else pytest.approx(value, abs=tolerance))


@cases("test")
def test_a_performance_test_gives_what_the_case_expects(case: Case) -> None:
    instrument, expect = INSTRUMENTS[case["instrument"]], case["expect"]
    score = instrument.score(case["measured"])
    norm = score.norms[instrument.scales[0].id]
    tolerance = case.get("tolerance", 0)
    for scale, value in expect.get("value", {}).items():
        assert score.values[scale] == value
    if "no_norm" in expect:
        assert isinstance(norm, NoNorm)
        assert norm.why == expect["no_norm"]
    else:
        assert isinstance(norm, Norm)
        found(norm, expect.get("norm", {}), tolerance)
        found(norm.place, expect.get("place", {}), tolerance)


@cases("change")
def test_a_change_matters_from_the_least_published_on(case: Case) -> None:
    (scale,) = [one for one in INSTRUMENTS[case["instrument"]].scales if one.id == case["scale"]]
    assert scale.group is not None
    least, _ = scale.group.value
    gain = scale.direction.improvement(case["before"], case["after"])
    assert (gain >= least) is case["important"]


@cases("loads")
def test_the_training_loads_are_those_of_the_case(case: Case) -> None:
    loads = training_loads(**case["measured"])
    assert list(loads) == pytest.approx(case["expect"], abs=case["tolerance"])


@cases("one_rm")
def test_the_formulas_of_1rm_give_what_the_case_expects(case: Case) -> None:
    seen = {"brzycki": brzycki(**case["measured"]), "epley": epley(**case["measured"])}
    assert seen == pytest.approx(case["expect"], abs=case["tolerance"])


@cases("heart_rate")
def test_the_heart_rates_are_those_of_the_case(case: Case) -> None:
    expect, within = case["expect"], case["tolerance"]
    age = case["age"]
    assert highest_heart_rate(age) == pytest.approx(expect["highest"], abs=within)
    unaccustomed = aerobic_zone(age, accustomed=False, beta_blocker=False)
    assert list(unaccustomed) == pytest.approx(expect["unaccustomed"], abs=within)
    accustomed = aerobic_zone(age, accustomed=True, beta_blocker=False)
    assert isinstance(accustomed, HeartRateZone)
    assert accustomed.lowest == pytest.approx(expect["accustomed_above"], abs=within)
    assert accustomed.highest is None
