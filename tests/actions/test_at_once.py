"""Entry, edit and nightly review of one person, really at once: nothing lost, nobody stuck.

Real threads with transactions of their own, and the row lock of the real database between them.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections, transaction

from soepel.actions.attention.close_item import close_item
from soepel.actions.diary.enter import enter
from soepel.actions.diary.finish_session import finish_session
from soepel.actions.diary.press_flare import press_flare
from soepel.actions.diary.raise_alarm import raise_alarm
from soepel.actions.diary.record_check_in import record_check_in
from soepel.actions.permission import locked
from soepel.actions.plan.open_day import open_day
from soepel.actions.plan.review_tonight import review_tonight
from soepel.core.record import FlagResolved
from soepel.core.screening import RedFlag
from soepel.records.models import AttentionItem, Entry, Message, Standing
from soepel.records.queries.today import today_of
from tests.actions.saying import (
    TODAY,
    YESTERDAY,
    bounds,
    check_in,
    exposure,
    flag,
    flare,
    moment,
    settled,
)
from tests.people import Cast, at
from tests.records.kept import ONE_DAY, assert_replayed, shown, versions

pytestmark = pytest.mark.django_db(transaction=True)

NOW = at(TODAY, 12)
TOMORROW = TODAY + ONE_DAY
PATIENCE = 30
Act = Callable[[], object]


@pytest.fixture
def people(cast: Cast) -> Cast:
    return settled(cast)


@pytest.fixture
def her(people: Cast) -> int:
    assert people.patient.patient is not None
    return people.patient.patient


def at_once(acts: Iterable[Act]) -> list[Any]:
    """Does all of it at the same moment, each in a thread and transaction of its own.

    A deadlock or a wait without end is an error of the one that meets it.
    """
    acts = list(acts)
    assert len(acts) < connection.settings_dict["OPTIONS"]["pool"]["max_size"]
    start = Barrier(len(acts))

    def done(act: Act) -> object:
        with patient_connection():
            start.wait(PATIENCE)
            return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [one.result(2 * PATIENCE) for one in [pool.submit(done, act) for act in acts]]


@contextmanager
def patient_connection() -> Iterator[None]:
    """A connection for this thread alone, that gives up when it waits without end."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"set statement_timeout = '{PATIENCE}s'")
        yield
        with connection.cursor() as cursor:
            cursor.execute("reset statement_timeout")
    finally:
        connections.close_all()


def test_one_entry_sent_by_six_at_once_is_one(people: Cast, her: int) -> None:
    reviews = at_once(
        lambda: record_check_in(people.patient, her, check_in(6), NOW) for _ in range(6)
    )
    assert len(versions(her, "check-in")) == 1
    assert all(one == reviews[0] for one in reviews)
    assert_replayed(her, TODAY)


def test_six_versions_at_once_are_all_kept_and_the_last_counts(people: Cast, her: int) -> None:
    def said(minute: int) -> Act:
        entry = check_in(minute, known=moment(TODAY, 8, minute))
        return lambda: record_check_in(people.patient, her, entry, NOW)

    at_once(map(said, range(6)))
    assert [row.content["usual"] for row in versions(her, "check-in")] == list(range(6))
    assert today_of(people.patient, TODAY).check_in == check_in(5, known=moment(TODAY, 8, 5))
    assert_replayed(her, TODAY)


def test_entry_edit_review_and_view_at_once_lose_nothing(people: Cast, her: int) -> None:
    open_day(people.patient, at(YESTERDAY))
    late = exposure("belt-press/both", pain=7, day=YESTERDAY, name="late")
    at_once(
        [
            lambda: record_check_in(people.patient, her, check_in(5), NOW),
            lambda: finish_session(people.patient, her, [late], NOW),
            lambda: enter(people.therapist, her, [bounds("belt-press", frozen=True)], NOW),
            lambda: press_flare(people.patient, her, flare(), NOW),
            lambda: raise_alarm(people.patient, her, flag(RedFlag.NIGHT_SWEATS), NOW),
            lambda: review_tonight(her, TODAY, NOW),
            lambda: open_day(people.patient, NOW),
        ]
    )
    for name in ("check-in", "late", "bounds", "flare", "flag"):
        assert len(versions(her, name)) == 1, name
    assert Message.objects.count() == 1
    assert_replayed(her, TODAY)


def test_revisions_made_at_once_are_numbered_without_a_gap(people: Cast, her: int) -> None:
    at_once(
        [
            *(partial(record_check_in, people.patient, her, said(n), NOW) for n in range(4)),
            lambda: review_tonight(her, TODAY, NOW),
            lambda: open_day(people.patient, NOW),
        ]
    )
    days = {row.day for row in shown(her)}
    for day in days:
        revisions = [row.revision for row in shown(her, day)]
        assert revisions == list(range(1, len(revisions) + 1))
    assert_replayed(her, TODAY)


def said(number: int) -> Any:
    return check_in(number + 3, name=f"said-{number}")


def test_two_people_do_not_wait_for_each_other(people: Cast, her: int) -> None:
    assert people.neighbour.patient is not None
    his = people.neighbour.patient
    with transaction.atomic():
        locked(her)
        at_once([lambda: record_check_in(people.neighbour, his, check_in(2), NOW)])
    assert_replayed(his, TODAY)


def test_the_night_leaves_whom_somebody_writes_about_to_the_next_round(
    people: Cast, her: int
) -> None:
    open_day(people.patient, at(YESTERDAY))
    with transaction.atomic():
        locked(her)
        assert at_once([lambda: review_tonight(her, TODAY, NOW)]) == [False]
    assert at_once([lambda: review_tonight(her, TODAY, NOW)]) == [True]
    assert_replayed(her, TODAY)


def test_an_entry_waits_for_the_one_before_it(people: Cast, her: int) -> None:
    """Not at the same moment but overlapping: the second goes on from what the first left."""
    open_day(people.patient, at(YESTERDAY))
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            person = locked(her)
            waiting = pool.submit(press_it, people, her)
            assert not Entry.objects.filter(entry="flare").exists()
            record_check_in(people.patient, person.pk, check_in(3), NOW)
        waiting.result(PATIENCE)
    assert_replayed(her, TODAY)


def press_it(people: Cast, her: int) -> None:
    with patient_connection():
        press_flare(people.patient, her, flare(), NOW)


def test_closing_an_item_and_entering_at_once_never_wait_in_a_circle(
    people: Cast, her: int
) -> None:
    raise_alarm(people.patient, her, flag(RedFlag.NIGHT_SWEATS), NOW)
    items = AttentionItem.objects.filter(patient=her, open=True)
    acts: list[Act] = []
    for number in range(2):
        acts += [
            partial(record_check_in, people.patient, her, said(number), NOW),
            lambda: close_item(people.therapist, items.all()[0].pk, "called her", NOW),
            partial(enter, people.therapist, her, [order(number)], NOW),
        ]
    at_once(acts)
    closings = Entry.objects.filter(patient=her, kind="attention_closed")
    assert closings.count() == 1
    assert_replayed(her, TODAY)


def test_closing_waits_for_the_patient_before_it_touches_the_item(people: Cast, her: int) -> None:
    """Else it would hold the item while it waits for who holds the patient and wants the item."""
    raise_alarm(people.patient, her, flag(RedFlag.NIGHT_SWEATS), NOW)
    item = AttentionItem.objects.get(patient=her, code="att_red_flag").pk
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            locked(her)
            waiting = pool.submit(close_it, people, item)
            until_somebody_waits()
            enter(people.therapist, her, [seen()], NOW)
        waiting.result(PATIENCE)
    assert_replayed(her, TODAY)


def close_it(people: Cast, item: int) -> None:
    with patient_connection():
        close_item(people.therapist, item, "called her", NOW)


def until_somebody_waits() -> None:
    until = time.monotonic() + PATIENCE
    waiting = """select count(*) from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()"""
    with connection.cursor() as cursor:
        while cursor.execute(waiting).fetchone() == (0,):
            assert time.monotonic() < until
            cursor.execute("select pg_stat_clear_snapshot()")


def seen() -> FlagResolved:
    return FlagResolved(
        id="seen",
        day=TODAY,
        known=moment(TODAY, 11, 30),
        flag_id="flag",
        examined_by="dr. Example",
        may_exercise=True,
    )


def order(number: int) -> Any:
    return bounds("belt-press", name=f"bounds-{number}", ceiling=number + 1)


def test_many_nights_of_many_workers_end_where_one_would(people: Cast, her: int) -> None:
    assert people.neighbour.patient is not None
    both = (her, people.neighbour.patient)
    open_day(people.patient, at(YESTERDAY))
    open_day(people.neighbour, at(YESTERDAY))
    for day in (TODAY, TOMORROW, TOMORROW + ONE_DAY):
        done = at_once(partial(review_tonight, who, day, at(day, 4)) for who in both * 3)
        assert any(done)
        for who in both:
            review_tonight(who, day, at(day, 5))
            assert_replayed(who, day)
    assert Standing.objects.filter(reviewed=TOMORROW + ONE_DAY).count() == 2
