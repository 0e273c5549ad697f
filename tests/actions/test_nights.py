"""H19 on the real database: nights in which the clock changes, and nights that are just nights."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from soepel.actions.diary.record_check_in import record_check_in
from soepel.actions.plan.open_day import open_day
from soepel.records.clock import instant, local, today
from soepel.records.models import Standing
from soepel.records.stored import whole_record
from tests.actions.saying import check_in
from tests.people import Cast, at, example, lives
from tests.records.kept import ONE_DAY, assert_replayed, from_scratch, shown, versions

AUTUMN, SPRING = date(2026, 10, 25), date(2026, 3, 29)
"""The Sundays whose night has an hour more, and an hour less."""


def begins(cast: Cast, day: date) -> int:
    """The patient, with an intake on this day and no diary."""
    record = example("new")
    assert cast.patient.patient is not None
    intake = replace(record.intake, day=day)
    lives(cast.patient.patient, replace(record, intake=intake, entries=()))
    return cast.patient.patient


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 24)),  # 02:30, the first time
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 24)),  # 02:30, the second time
        (datetime(2026, 10, 25, 2, 0, tzinfo=UTC), date(2026, 10, 25)),  # 03:00
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 28)),  # 01:59, then it is 03:00
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 7, 1, 0, 30, tzinfo=UTC), date(2026, 6, 30)),  # 02:30 in summer
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), date(2026, 7, 1)),  # 00:30 the next day
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2026, 12, 31)),  # 00:30 on New Year
    ],
)
def test_the_day_of_a_moment(moment: datetime, day: date) -> None:
    assert today(moment) == day


@pytest.mark.parametrize("night", [AUTUMN, SPRING])
def test_a_moment_on_the_wall_comes_back_as_it_was(night: date) -> None:
    begin = instant(datetime.combine(night - ONE_DAY, datetime.min.time()))
    for minutes in range(0, 3 * 24 * 60, 10):
        moment = begin + timedelta(minutes=minutes)
        assert instant(local(moment)) == moment


@pytest.mark.parametrize("night", [AUTUMN, SPRING])
def test_each_day_around_a_change_of_clock_is_reviewed_once(night: date, cast: Cast) -> None:
    her = begins(cast, night - 2 * ONE_DAY)
    first = at(night - 2 * ONE_DAY)
    for hours in range(0, 4 * 24 + 1, 3):
        open_day(cast.patient, first + timedelta(hours=hours))
    days = [row.day for row in shown(her)]
    assert days == [night + n * ONE_DAY for n in range(-2, 3)]


def test_what_is_said_at_half_past_two_belongs_to_the_day_that_ends(cast: Cast) -> None:
    her = begins(cast, AUTUMN - ONE_DAY)
    for number, hour in enumerate((0, 1)):  # both times that the clock shows 02:30
        now = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
        entry = check_in(5 + number, today(now), name=f"night-{number}", known=local(now))
        record_check_in(cast.patient, her, entry, now)
    assert [row.known.hour for row in (*versions(her, "night-0"), *versions(her, "night-1"))] == [
        0,
        1,
    ]
    assert [told.usual for told in from_scratch(her, AUTUMN - ONE_DAY).state.diary] == [6]
    assert_replayed(her, AUTUMN - ONE_DAY)


def test_a_correction_in_the_hour_that_comes_twice_counts(cast: Cast) -> None:
    her = begins(cast, AUTUMN - ONE_DAY)
    said, meant = (
        datetime(2026, 10, 25, 0, 50, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 10, tzinfo=UTC),
    )
    assert local(meant) < local(said), "the clock shows 02:50, and twenty minutes later 02:10"
    day = AUTUMN - ONE_DAY
    record_check_in(cast.patient, her, check_in(8, day, known=local(said)), said)
    reviewed = record_check_in(cast.patient, her, check_in(2, day, known=local(meant)), meant)
    assert reviewed.state.diary[-1].usual == 2
    assert len(versions(her, "check-in")) == 2
    assert_replayed(her, day)


def test_a_moment_that_no_clock_here_shows_is_read_as_it_is_kept(cast: Cast) -> None:
    """A phone that was set by hand says 02:30 in the night in which 02:00 became 03:00."""
    her = begins(cast, SPRING - ONE_DAY)
    wall = datetime(2026, 3, 29, 2, 30)  # noqa: DTZ001 - on the wall
    entry = check_in(5, SPRING - ONE_DAY, known=wall)
    record_check_in(cast.patient, her, entry, at(SPRING))
    kept = whole_record(her).entries[0]
    assert (kept.day, kept.known) == (SPRING - ONE_DAY, wall + timedelta(hours=1))
    assert_replayed(her, SPRING)
    assert Standing.objects.get(patient=her).reviewed == SPRING
