"""What the people of the practice and the patients enter over all these histories."""

from datetime import date

import pytest

from soepel.core.record import (
    AskMe,
    AttentionClosed,
    Bounds,
    By,
    CheckIn,
    DailyLoad,
    Entry,
    Evaluation,
    Exposure,
    FlagRaised,
    FlagResolved,
    FlareCall,
    GoalScore,
    Pause,
    PhaseCheck,
    QuotaDone,
    Visit,
)
from soepel.simulation.practice import History, history

TODAY = date(2026, 11, 24)
SATURDAY = 5
KINDS = {
    AskMe,
    AttentionClosed,
    Bounds,
    CheckIn,
    Evaluation,
    Exposure,
    FlagRaised,
    FlagResolved,
    FlareCall,
    GoalScore,
    Pause,
    PhaseCheck,
    QuotaDone,
    Visit,
}


@pytest.fixture(scope="module")
def histories() -> list[History]:
    return [history(number, TODAY) for number in range(1, 61)]


@pytest.fixture(scope="module")
def entries(histories: list[History]) -> list[Entry]:
    return [entry for found in histories for entry in found.record.entries]


def test_every_kind_of_entry_of_a_lively_practice_is_made(entries: list[Entry]) -> None:
    assert {type(entry) for entry in entries} >= KINDS


def test_the_practice_is_closed_in_the_weekend(histories: list[History]) -> None:
    for found in histories:
        days = {e.day for e in found.record.entries if e.by is By.THERAPIST}
        later = days - {found.patient.intake.day}
        assert all(day.weekday() < SATURDAY for day in later)
        assert TODAY not in days


def test_nobody_but_the_open_flags_is_left_with_a_red_flag(histories: list[History]) -> None:
    standing = {f.patient.situation for f in histories if f.review.state.tier is not None}
    assert standing == {"night_pain", "swollen_calf"}


def test_a_red_flag_that_stands_is_never_closed(histories: list[History]) -> None:
    for found in histories:
        for lived in found.days:
            closed = {e.item for e in lived.entries if isinstance(e, AttentionClosed)}
            assert "att_red_flag" not in closed or lived.evening.tier is None


def test_exercises_are_told_as_people_tell_them(entries: list[Entry]) -> None:
    done = [entry for entry in entries if isinstance(entry, Exposure)]
    assert any(exposure.too_hard for exposure in done)
    assert any(exposure.elsewhere for exposure in done)
    assert any(exposure.pain is None for exposure in done)
    assert {50, 60, 70, 100} == {int(exposure.done) for exposure in done}


def test_check_ins_tell_of_the_day_and_of_what_set_off_a_flare(entries: list[Entry]) -> None:
    made = [entry for entry in entries if isinstance(entry, CheckIn)]
    assert {check_in.load for check_in in made} == {None, *DailyLoad}
    assert any(check_in.triggers for check_in in made)
    assert any(check_in.extra_painkillers for check_in in made)


def test_early_risers_check_in_early(histories: list[History]) -> None:
    def middle(number: int) -> int:
        entries = histories[number - 1].record.entries
        moments = sorted(e.known.hour * 60 + e.known.minute for e in entries if type(e) is CheckIn)
        return moments[len(moments) // 2]

    for found in histories:
        if not any(type(entry) is CheckIn for entry in found.record.entries):
            continue
        wakes = found.patient.resident.wakes
        assert abs(middle(found.patient.number) - wakes.hour * 60 - wakes.minute) <= 15


def test_evaluations_carry_the_scales_and_the_tested_strength(histories: list[History]) -> None:
    tested = histories[6].record
    later = [e for e in tested.entries if isinstance(e, Evaluation) and e.week]
    assert later
    assert all(evaluation.hoos.keys() >= {"pain", "adl", "qol"} for evaluation in later)
    assert all(evaluation.one_rm.keys() == tested.intake.one_rm.keys() for evaluation in later)
