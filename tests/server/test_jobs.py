"""The jobs on the real queue: the night by any number of workers, broken off and taken up again."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.db import connection, connections, transaction
from procrastinate.contrib.django import app as queue
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob

from soepel.actions.messages.write import write_message
from soepel.actions.permission import locked
from soepel.actions.plan.bring import bring
from soepel.actions.plan.review_tonight import review_tonight, still_to_review
from soepel.core.record import Record
from soepel.records.clock import today
from soepel.records.models import Intake, Member, Message, Patient, Standing
from soepel.records.vocabulary import Subject
from soepel.server.jobs import (
    NotReviewed,
    begin_night,
    erase_what_was_asked,
    forget_what_is_over,
    review_portion,
    send_mail_due,
)
from tests.actions.saying import check_in
from tests.people import NAMES, Cast, at, example, lives
from tests.records.kept import assert_replayed, everything, shown
from tests.server.logged import log_of_the_site

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
DAYS = 6
"""How long everybody's diary is."""


@pytest.fixture(autouse=True)
def _empty_queue(transactional_db: None) -> Iterator[None]:  # noqa: ARG001 - before it is flushed
    """The tables of the queue are not Django's to empty."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("truncate procrastinate_jobs, procrastinate_periodic_defers cascade")


def this_day() -> date:
    return today(datetime.now(UTC))


def practice(cast: Cast, many: int) -> list[int]:
    """So many patients, each with a plan of yesterday and a night to come."""
    first = this_day() - timedelta(days=DAYS)
    intake = replace(example("new").intake, day=first)
    assert cast.therapist.member is not None
    therapist = Member.objects.get(pk=cast.therapist.member)
    assert therapist.clinic is not None
    found = []
    for number in range(many):
        patient = Patient.objects.create(
            group=therapist.group,
            clinic=therapist.clinic,
            therapist=therapist,
            given_name=NAMES[0],
            family_name=NAMES[1],
            born=date(1960, 1, 1),
        )
        pains = [check_in((number + n) % 8, first + timedelta(days=n)) for n in range(DAYS)]
        named = tuple(replace(one, id=f"{number}/{one.day}") for one in pains)
        lives(patient.pk, Record(intake, named))
        found.append(patient.pk)
    for patient_number in found:
        _brought_to_yesterday(patient_number)
    return found


def _brought_to_yesterday(patient: int) -> None:
    """As an open page would: there is no standing before the first review."""
    yesterday = this_day() - timedelta(days=1)
    with transaction.atomic():
        bring(locked(patient), yesterday, at(yesterday))


def work(*queues: str) -> None:
    """A worker that ends when nothing is left to do."""
    assert isinstance(queue.connector, DjangoConnector)
    with queue.replace_connector(queue.connector.get_worker_connector()) as working:
        working.run_worker(
            queues=list(queues), wait=False, install_signal_handlers=False, listen_notify=False
        )


def reviewed(day: date) -> int:
    return Standing.objects.filter(reviewed=day).count()


# -- the night --------------------------------------------------------------------------------


def test_a_night_reviews_everybody_who_was_handed_out(cast: Cast) -> None:
    people = practice(cast, 5)
    begin_night.configure().defer(timestamp=0)
    work("reviews")
    for patient in people:
        assert_replayed(patient, this_day())
    assert not still_to_review(this_day())
    assert not ProcrastinateJob.objects.filter(task_name=review_portion.name).exists(), (
        "what is done is not kept in the queue"
    )


def test_a_night_that_is_over_hands_out_nobody(cast: Cast) -> None:
    practice(cast, 3)
    begin_night(timestamp=0)
    work("reviews")
    before = everything()
    begin_night(timestamp=0)
    assert not ProcrastinateJob.objects.filter(task_name=review_portion.name).exists()
    work("reviews")
    assert everything() == before


def test_a_portion_that_is_done_twice_is_done_once(cast: Cast) -> None:
    people = practice(cast, 3)
    review_portion(people)
    before = everything()
    review_portion(people)
    assert everything() == before


def test_everybody_is_in_one_portion(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("soepel.server.jobs.PORTION", 2)
    people = practice(cast, 5)
    begin_night(timestamp=0)
    jobs = ProcrastinateJob.objects.filter(task_name=review_portion.name).order_by("id")
    assert [job.args["patients"] for job in jobs] == [people[:2], people[2:4], people[4:]]


def test_two_workers_at_once_end_where_one_does(cast: Cast) -> None:
    people = practice(cast, 8)

    def done() -> None:
        try:
            review_portion(people)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        for one in [pool.submit(done) for _ in range(2)]:
            one.result()
    for patient in people:
        review_tonight(patient, this_day(), datetime.now(UTC))
        assert_replayed(patient, this_day())
        assert [row.revision for row in shown(patient, this_day())] == [1]


BREAKS_OFF = """
import django
django.setup()
from soepel.server.jobs import review_portion
review_portion([{patients}])
"""


def address() -> str:
    """The database of this test, for another process."""
    given = connection.settings_dict
    user, password = quote(given["USER"]), quote(given["PASSWORD"])
    where = urlencode({key: given[key.upper()] for key in ("host", "port") if given[key.upper()]})
    return f"postgresql://{user}:{password}@/{given['NAME']}?{where}"


def test_a_night_that_is_broken_off_by_force_goes_on_where_it_stopped(
    cast: Cast, root: Path
) -> None:
    people = practice(cast, 40)
    code = BREAKS_OFF.format(patients=", ".join(map(str, people)))
    worker = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "DATABASE_URL": address(), "DJANGO_SETTINGS_MODULE": "tests.settings"},
    )
    until = time.monotonic() + 60
    while reviewed(this_day()) < 3:
        assert worker.poll() is None, "it ended before it could be broken off"
        assert time.monotonic() < until
        time.sleep(0.002)
    worker.kill()
    worker.wait()
    done = reviewed(this_day())
    assert 3 <= done < len(people)
    begin_night(timestamp=0)
    work("reviews")
    for patient in people:
        assert_replayed(patient, this_day())
        assert [row.revision for row in shown(patient, this_day())] == [1]


def test_one_review_that_breaks_keeps_nobody_else_from_theirs(cast: Cast) -> None:
    people = practice(cast, 4)
    said = f"{NAMES[0]} says 99"
    Intake.objects.filter(patient=people[1]).update(content={"usual": said})
    with log_of_the_site() as log, pytest.raises(NotReviewed, match="1 of 4 patients"):
        review_portion(people)
    assert reviewed(this_day()) == 3
    assert f"the review of patient {people[1]} broke" in log.getvalue()
    assert "ValidationError" in log.getvalue()
    assert said not in log.getvalue()


def test_a_broken_portion_keeps_no_later_one_waiting_and_its_log_names_nobody(
    cast: Cast,
) -> None:
    people = practice(cast, 3)
    Intake.objects.filter(patient=people[0]).update(content={"usual": f"{NAMES[0]} says 99"})
    begin_night(timestamp=0)
    begin_night(timestamp=0)
    with log_of_the_site() as log:
        work("reviews")
    broken = ProcrastinateJob.objects.filter(task_name=review_portion.name)
    assert set(broken.values_list("status", "attempts")) == {("failed", 1)}
    assert reviewed(this_day()) == 2
    assert still_to_review(this_day()) == people[:1]
    begin_night(timestamp=0)
    work("reviews")
    assert broken.count() == 1, "a round takes the place of the one before"
    assert "NotReviewed" in log.getvalue()
    for name in NAMES:
        assert name not in log.getvalue()


# -- mail -------------------------------------------------------------------------------------


def test_what_waits_in_the_outbox_is_mailed_by_a_worker(mailoutbox: list[EmailMessage]) -> None:
    now = datetime.now(UTC) - timedelta(seconds=1)
    write_message(Subject.SIGN_IN, NAMES[2], "Your code", "123456", now)
    send_mail_due.configure().defer(timestamp=0)
    work("mail")
    assert [(mail.to, mail.subject, mail.body) for mail in mailoutbox] == [
        ([NAMES[2]], "Your code", "123456")
    ]
    assert Message.objects.get().sent_at is not None
    send_mail_due(timestamp=0)
    assert len(mailoutbox) == 1


def test_a_mail_that_cannot_be_sent_names_nobody_in_the_log(
    mailoutbox: list[EmailMessage],
) -> None:
    now = datetime.now(UTC) - timedelta(seconds=1)
    write_message(Subject.SIGN_IN, NAMES[2], f"For {NAMES[0]}\n{NAMES[1]}", "123456", now)
    send_mail_due.configure().defer(timestamp=0)
    with log_of_the_site() as log:
        work("mail")
    assert not mailoutbox
    assert Message.objects.get().tries == 1
    for name in NAMES:
        assert name not in log.getvalue()


def test_a_worker_forgets_sessions_and_mail_that_are_over() -> None:
    long_ago = datetime.now(UTC) - timedelta(days=60)
    write_message(Subject.SIGN_IN, NAMES[2], "Code", "123456", long_ago)
    Message.objects.update(sent_at=long_ago)
    Session.objects.create(session_key="over", session_data="", expire_date=long_ago)
    Session.objects.create(session_key="now", session_data="", expire_date=datetime.now(UTC) + DAY)
    forget_what_is_over.configure().defer(timestamp=0)
    work("mail")
    assert not Message.objects.exists()
    assert [one.session_key for one in Session.objects.all()] == ["now"]


def test_the_worker_of_the_settings_knows_every_job() -> None:
    periodic = queue.periodic_registry.periodic_tasks.values()
    assert {one.task for one in periodic} == {
        begin_night,
        erase_what_was_asked,
        forget_what_is_over,
        send_mail_due,
    }
    assert {begin_night.name, review_portion.name, send_mail_due.name} <= set(queue.tasks)
