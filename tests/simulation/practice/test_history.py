import pickle
from datetime import date, timedelta
from uuid import UUID

import pytest

from soepel.core.plan import Move
from soepel.core.programme import replay
from soepel.core.reasons import Code
from soepel.core.record import CheckIn, Exposure
from soepel.exchange import read_record, write_record
from soepel.library import programme
from soepel.simulation.courses import DOWN
from soepel.simulation.practice import history
from soepel.simulation.practice.histories import History

TODAY = date(2026, 11, 24)
SHOWN_ON = [date(2026, 11, 23) + timedelta(days=5 * n) for n in range(6)]
NEW, STEPPING_UP, TOO_MUCH, IN_FLARE, PHASE_DUE, MAINTENANCE = range(1, 7)


@pytest.fixture(scope="module")
def histories() -> dict[int, History]:
    return {number: history(number, TODAY) for number in range(1, 61)}


def test_everybody_has_a_history_up_to_the_eve_of_today(histories: dict[int, History]) -> None:
    for found in histories.values():
        assert found.state.day == TODAY - timedelta(days=1)
        days = [lived.day for lived in found.days]
        first = found.patient.intake.day
        assert days == [first + timedelta(days=n) for n in range((TODAY - first).days)]


@pytest.mark.parametrize("number", range(1, 61))
def test_a_replay_of_the_record_gives_what_was_lived(
    number: int, histories: dict[int, History]
) -> None:
    found = histories[number]
    again = replay(found.record, programme(), TODAY)
    assert [lived.evening for lived in found.days] == list(again[:-1])
    assert again[-1] == found.review


@pytest.mark.parametrize("number", range(1, 61))
def test_every_record_can_be_written_and_read_again(
    number: int, histories: dict[int, History]
) -> None:
    record = histories[number].record
    assert read_record(write_record(record), programme().exercises) == record


def test_the_same_day_gives_the_same_history() -> None:
    assert history(9, TODAY) == history(9, TODAY)


def test_a_history_goes_from_one_process_to_another(histories: dict[int, History]) -> None:
    assert pickle.loads(pickle.dumps(histories[13])) == histories[13]


def test_a_check_in_is_made_early_and_known_before_the_exercises(
    histories: dict[int, History],
) -> None:
    for found in histories.values():
        for lived in found.days:
            moments = [entry.known for entry in lived.entries if isinstance(entry, CheckIn)]
            done = [entry.known for entry in lived.entries if isinstance(entry, Exposure)]
            assert all(moment.hour < 9 for moment in moments)
            assert not moments or not done or max(moments) < min(done)
        assert all(entry.known.hour < 9 for entry in found.morning)


def test_every_id_is_an_entrys_own(histories: dict[int, History]) -> None:
    ids = [entry.id for found in histories.values() for entry in found.record.entries]
    assert len(set(ids)) == len(ids)
    assert {str(UUID(id_)) for id_ in ids} == set(ids)


def test_the_caseload_is_lively_and_not_flooded(histories: dict[int, History]) -> None:
    open_for = [found for found in histories.values() if found.review.attention]
    assert 12 <= len(open_for) <= 18
    assert len({item.code for found in open_for for item in found.review.attention}) >= 8
    assert {found.review.plan.phase for found in histories.values()} == {1, 2, 3, 4, 5}


# -- the six that are shown, on several first days --------------------------------------------


def test_the_new_one_starts_today_and_has_entered_nothing() -> None:
    found = history(NEW, TODAY)
    assert found.patient.intake.day == TODAY
    assert not found.record.entries
    assert found.review.plan.asked


@pytest.mark.parametrize("today", SHOWN_ON)
def test_a_dose_of_who_steps_up_rises_today(today: date) -> None:
    review = history(STEPPING_UP, today).review
    risen = {(d.exercise, d.side) for d in review.decisions if d.move is Move.RISE}
    assert risen & {(p.exercise, p.side) for p in review.plan.session}
    assert not any(d.move in DOWN for d in review.decisions if d.changed)


@pytest.mark.parametrize("today", SHOWN_ON)
def test_a_dose_of_who_did_too_much_is_lowered_today(today: date) -> None:
    review = history(TOO_MUCH, today).review
    lowered = [d for d in review.decisions if d.move in DOWN and d.changed]
    assert any(reason.code is Code.STEP_RED_ONCE for d in lowered for reason in d.reasons)
    assert {(d.exercise, d.side) for d in lowered} & {
        (p.exercise, p.side) for p in review.plan.asked
    }
    assert review.state.flare is None


@pytest.mark.parametrize("today", SHOWN_ON)
def test_a_flare_is_in_its_second_to_fifth_day(today: date) -> None:
    state = history(IN_FLARE, today).review.state
    assert state.in_flare
    assert state.flare is not None
    assert 2 <= (today - state.flare.started).days + 1 <= 5


@pytest.mark.parametrize("today", SHOWN_ON)
def test_the_phase_check_is_offered_today(today: date) -> None:
    assert history(PHASE_DUE, today).review.state.check.offered == today


@pytest.mark.parametrize("today", SHOWN_ON)
def test_the_one_in_maintenance_is_in_maintenance(today: date) -> None:
    assert history(MAINTENANCE, today).review.plan.phase == 5
