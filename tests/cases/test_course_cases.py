"""Runs the cases of `course.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from soepel.core.day.diarised import diarised, flared
from soepel.core.exercises import Amount, Dose, Exercise, Kind, Level, Phase, Target
from soepel.core.plan import Prescription
from soepel.core.quantities import Pain, Sex, Side, Trouble
from soepel.core.record import Activity, CheckIn, Goal, QuotaDone
from soepel.core.rules import flare, pacing, phases, starting_point
from soepel.core.rules.turns import Room
from soepel.core.state import Check, DiaryDay, Flare, Quota, Stage, State
from tests.core.day.mornings import today
from tests.core.rules.builders import (
    DAY,
    ago,
    check_in,
    exercise,
    intake,
    session,
    state,
    unit,
)

FILE: Final = tomllib.loads(Path(__file__).with_name("course.toml").read_text("utf-8"))
Case = Mapping[str, Any]


def cases(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", FILE[kind], ids=lambda case: case["id"])


def values(days: Sequence[int | str]) -> list[tuple[int, int]]:
    """(days ago, pain) of each day with a report; the last one is today."""
    last = len(days) - 1
    return [(last - n, pain) for n, pain in enumerate(days) if isinstance(pain, int)]


@cases("first_phase")
def test_a_person_starts_where_the_case_expects(case: Case) -> None:
    told = dict(case["person"])
    told["usual"] = Pain(told["usual"])
    person = intake(**{**told, "sex": Sex(told.get("sex", "woman"))})
    phase, short_exit, _ = starting_point.first_phase(person)
    assert {"phase": int(phase), "short_exit": short_exit} == case["expect"]


@cases("time")
def test_what_fits_in_the_time_is_what_the_case_expects(case: Case) -> None:
    five_minutes = {"amount": Amount.SECONDS, "levels": (Level("one", (300,), 1.0),)}
    planned = [
        (exercise(id_, targets=tuple(map(Target, targets)), **five_minutes), [Dose(1, 1)])
        for id_, targets in case["exercises"].items()
    ]
    goals = [Goal(Activity(goal), Trouble(5)) for goal in case["goals"]]
    kept, _ = starting_point.within_time(planned, case["minutes"], goals)
    assert list(kept) == case["expect"]


@cases("exit")
def test_the_next_phase_needs_what_the_case_expects(case: Case) -> None:
    now = case["now"]
    done = [session(red=ago_ == now.get("red")) for ago_ in range(now["sessions"], 0, -1)]
    here = state(
        unit(dose=Dose(1 if now.get("level", 1) == 1 else 4, 1)),
        phase=Phase(now["phase"]),
        phase_since=ago(now["days"]),
        short_exit=now.get("short_exit", False),
        anchor=float(now.get("anchor", 3)),
        diary=tuple(DiaryDay(ago(days), pain) for days, pain in values(now["pains"])),
        sessions=tuple(done),
        sessions_in_phase=now["sessions"],
        check=Check(passed=now.get("check") == "passed"),
        flare=Flare(ago(9), Stage.BACK_AT_60) if now.get("flare") else None,
    )
    person = intake(day=ago(now.get("programme_days", 40)))
    needed = phases.needed(here, DAY, person, {"bridge": exercise()}, lambda _: Room())
    assert [reason.code for reason in needed] == case["expect"]


@cases("flare_start")
def test_a_flare_starts_when_the_case_expects(case: Case) -> None:
    now = state()
    for days, pain in values(case["days"]):
        told = check_in(ago(days), usual=pain, slept_worse=case["disturbed"])
        now = diarised(now, today(now, told, day=ago(days)))
    why = flare.started(now, DAY, ())
    assert (why.code if why else "") == case["expect"]


def held_or_counted(kind: Kind) -> tuple[Exercise, Dose, int]:
    if kind is Kind.ISOMETRIC:
        levels = (Level("light", (10,), 1.0), Level("firm", (10,), 2.0))
        return exercise(kind=kind, amount=Amount.SECONDS, levels=levels), Dose(2, 5), 2
    return exercise(kind=kind), Dose(5, 3), 5


@cases("flare_dose")
def test_a_flare_makes_of_a_dose_what_the_case_expects(case: Case) -> None:
    of, dose, rung = held_or_counted(Kind(case["kind"]))
    asked = Prescription(of.id, Side.BOTH, rung, dose.sets, of.amount_at(rung))
    stage = Stage(f"back_at_{case['share']}") if "share" in case else Stage.ACTIVE
    since = Flare(ago(case.get("day", 9) - 1), stage)
    seen = flare.calmed(unit(dose=dose), of, asked, since, DAY)
    if seen is None:
        assert case["expect"] == "off"
        return
    level = of.level_index(seen.rung) + 1
    assert {"level": level, "sets": seen.sets, "amount": seen.amount} == case["expect"]


def morning(answer: int | str, days: int) -> CheckIn | None:
    if answer == "-":
        return None
    if answer == "yes":
        return check_in(ago(days), usual=None, as_usual=True)
    return check_in(ago(days), usual=int(answer))


@cases("flare_end")
def test_a_flare_ends_when_the_case_expects(case: Case) -> None:
    mornings = case["mornings"]
    now: State = state(flare=Flare(ago(len(mornings))), last_diary=ago(len(mornings)))
    ended = 0
    for number, answer in enumerate(mornings, start=2):
        days = len(mornings) + 1 - number
        told = morning(answer, days)
        now = flared(now, today(now, *([told] if told else []), day=ago(days)))
        if not now.in_flare and not ended:
            ended = number
    assert ended == case["expect"]


def walk(minutes: int, pain: int | str) -> QuotaDone:
    return QuotaDone(
        id="walk",
        day=DAY,
        known=check_in().known,
        activity=Activity.WALKING,
        amount=minutes,
        pain=Pain(pain) if isinstance(pain, int) else None,
    )


@cases("quota")
def test_a_quota_grows_as_the_case_expects(case: Case) -> None:
    quota = Quota(Activity.WALKING)

    def next_day(walked: QuotaDone) -> Quota:
        return pacing.stepped(quota, [walked], state(), check_in(), held=False, ordinary=True)[0]

    for minutes in case["measured"]:
        quota = next_day(walk(minutes, "-"))
    assert quota.amount == case["starts"]
    seen = []
    for pain in case["pains"]:
        quota = next_day(walk(quota.amount or 0, pain))
        seen.append(quota.amount)
    assert seen == case["expect"]
