"""Runs the cases of `stepping.toml`: day by day, as the engine does it."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from soepel.core.day import advanced
from soepel.core.exercises import Dose, Exercise, Kind, Target
from soepel.core.limits import stepping as limit
from soepel.core.plan import Decision, Review
from soepel.core.quantities import Side
from soepel.core.record import NO_ENTRIES, Bounds, By, CheckIn, DayEntries, Exposure, ExtraPain
from soepel.core.screening import Tier
from soepel.core.state import Flare, State, Turn, Unit
from tests.core.rules.builders import (
    DAY,
    YESTERDAY,
    ago,
    care,
    check_in,
    diary,
    exercise,
    exposure,
    flag,
    state,
    unit,
)

FILE: Final = tomllib.loads(Path(__file__).with_name("stepping.toml").read_text("utf-8"))
Case = Mapping[str, Any]


def ladder(id_: str, target: Target) -> Exercise:
    return exercise(id_, kind=Kind.MOBILITY, targets=(target,))


CARE: Final = care(
    ladder("exercise", Target.ROTATION_MOBILITY), ladder("other", Target.FLEXION_MOBILITY)
)


def told(value: Any) -> Any:
    return None if value == "none" else value


def extra(hours: float | str) -> ExtraPain:
    """The tap that a person with so many hours of extra pain is asked for."""
    if hours == "still":
        return ExtraPain.STILL_THERE
    longer = float(hours) > limit.RECOVERY_HOURS.value
    return ExtraPain.LONGER_BUT_GONE if longer else ExtraPain.GONE_WITHIN_TWO_HOURS


def started(case: Case) -> State:
    start: Case = case.get("start", {})
    anchor = float(start.get("anchor", 3))
    exercises = [_unit(start)]
    if start.get("other"):
        exercises.append(unit("other", dose=Dose(6, 2), idle=1))
    rose = start.get("level_rose_days_ago")
    return state(
        *exercises,
        wanted=tuple(of.exercise for of in exercises),
        phase_since=ago(3),
        anchor=anchor,
        usual=float(start.get("usual", anchor)),
        diary=diary(*start.get("mornings_before", ())),
        turns=() if rose is None else (Turn("exercise", load_rise=ago(rose)),),
        flags=(flag(Tier(start["tier"])),) if "tier" in start else (),
        flare=Flare(YESTERDAY) if start.get("flare") else None,
        bounds=_bounds(start),
    )


def _unit(start: Case) -> Unit:
    rose = start.get("rose_days_ago")
    dose = Dose(start.get("rung", 5), start.get("sets", 2))
    return unit("exercise", dose=dose, last_rise=None if rose is None else ago(rose), idle=1)


def _bounds(start: Case) -> tuple[Bounds, ...]:
    given = {name: start[name] for name in ("floor", "ceiling") if name in start}
    known = datetime.combine(YESTERDAY, time(9))
    bounds = Bounds(
        id="b", day=YESTERDAY, known=known, by=By.THERAPIST, exercise="exercise", **given
    )
    return (bounds,) if given else ()


def mornings(case: Case, exercises: list[str]) -> Iterator[tuple[list[Exposure], CheckIn | None]]:
    """What was done on each day, and the check-in of the morning after it."""
    day = DAY
    for report in case["days"]:
        for _ in range(report.get("rest", 0)):
            day += timedelta(days=1)
            yield [], check_in(day, extra=None)
        if "rest" not in report:
            done = [_exposure(id_, day, report) for id_ in exercises]
            day += timedelta(days=1)
            yield done, _check_in(day, report)


def _exposure(id_: str, day: date, report: Case) -> Exposure:
    return exposure(
        id_,
        day=day,
        pain=told(report.get("pain", 1)),
        effort=told(report.get("effort", 3)),
        done=report.get("done", 100),
        too_hard=report.get("too_hard", False),
    )


def _check_in(day: date, report: Case) -> CheckIn | None:
    if report.get("morning") == "none":
        return None
    return check_in(
        day,
        usual=report.get("morning", 3),
        extra=extra(report.get("extra_hours", 0)),
        extra_painkillers=report.get("painkillers"),
    )


def lived(case: Case) -> Review:
    """The review of the last morning."""
    now = started(case)
    exercises = [of.exercise for of in now.units]
    last_check_in: tuple[CheckIn, ...] = ()
    review = advanced(now, DAY, NO_ENTRIES, NO_ENTRIES, CARE)
    for number, (done, morning) in enumerate(mornings(case, exercises), start=1):
        today = (morning,) if morning else ()
        past = DayEntries((*last_check_in, *done))
        day = DAY + timedelta(days=number)
        review = advanced(review.state, day, past, DayEntries(today), CARE)
        last_check_in = today
    return review


def seen(decisions: tuple[Decision, ...], id_: str) -> dict[str, Any]:
    decision = next(d for d in decisions if (d.exercise, d.side) == (id_, Side.BOTH))
    dose = decision.after
    return {
        "outcome": decision.move.name.lower(),
        "rules": [reason.rule.value for reason in decision.reasons],
        "rung": dose.rung if dose else None,
        "sets": dose.sets if dose else None,
    }


@pytest.mark.parametrize("case", FILE["case"], ids=lambda case: case["id"])
def test_the_step_rule_does_what_the_case_expects(case: Case) -> None:
    decisions = lived(case).decisions
    found = seen(decisions, "exercise")
    assert {name: found[name] for name in case["expect"]} == case["expect"]
    if "other" in case:
        assert seen(decisions, "other") == case["other"]


def test_every_step_rule_has_a_case() -> None:
    rules = {rule for case in FILE["case"] for rule in case["expect"]["rules"]}
    numbers = {*map(str, range(11)), "6D"}
    assert rules >= {f"STEP-{number}" for number in numbers}
