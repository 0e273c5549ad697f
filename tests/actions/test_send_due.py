"""The outbox: each message is sent once, and a server that fails loses nothing."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, connections, transaction

from soepel.actions.agenda.request_call_back import Request, request_call_back
from soepel.actions.messages.send_due import WAITS, send_due
from soepel.actions.messages.write import write_message
from soepel.records.models import CallBack, Message
from soepel.records.vocabulary import Subject
from tests.actions.saying import TODAY
from tests.people import Cast, at

NOW = at(TODAY)
MINUTE = timedelta(minutes=1)


def written(many: int = 1) -> list[str]:
    addresses = [f"person-{number}@example.org" for number in range(many)]
    for address in addresses:
        write_message(Subject.SIGN_IN, address, "Your code", "123456", NOW)
    return addresses


class Server:
    """A mail server that keeps what it got, and refuses whom it is told to."""

    def __init__(self, *refused: str, fault: Exception | None = None) -> None:
        self.got: list[str] = []
        self.refused = refused
        self.fault = fault or OSError("the server says no")

    def __call__(self, message: Message) -> None:
        if "everybody" in self.refused or message.to in self.refused:
            raise self.fault
        self.got.append(message.to)


@pytest.mark.django_db
def test_each_message_is_sent_once_in_the_order_of_writing() -> None:
    addresses, server = written(3), Server()
    assert send_due(server, NOW) == 3
    assert send_due(server, NOW + MINUTE) == 0
    assert server.got == addresses
    assert set(Message.objects.values_list("sent_at", "tries")) == {(NOW, 1)}


@pytest.mark.django_db
def test_a_round_sends_no_more_than_it_may() -> None:
    written(5)
    server = Server()
    assert send_due(server, NOW, most=2) == 2
    assert send_due(server, NOW) == 3
    assert len(server.got) == 5


@pytest.mark.django_db
def test_a_server_that_is_away_for_a_day_loses_nothing() -> None:
    addresses, away = written(3), Server("everybody")
    for minutes in range(24 * 60):
        assert send_due(away, NOW + minutes * MINUTE) == 0
    assert max(Message.objects.values_list("tries", flat=True)) < len(WAITS)
    back, later = Server(), NOW + timedelta(days=1, minutes=1)
    assert send_due(back, later) == 3
    assert sorted(back.got) == addresses


@pytest.mark.django_db
def test_a_server_that_fails_is_not_asked_for_every_message_of_a_round() -> None:
    written(3)
    send_due(Server("everybody"), NOW)
    assert sorted(Message.objects.values_list("tries", flat=True)) == [0, 0, 1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fault",
    [
        OSError("refused"),
        ValueError("newline in title"),
        UnicodeEncodeError("ascii", "é", 0, 1, ""),
    ],
)
def test_one_address_that_is_refused_does_not_keep_the_others(fault: Exception) -> None:
    addresses, server = written(3), Server("person-0@example.org", fault=fault)
    for _ in range(3):
        send_due(server, NOW)
    assert server.got == addresses[1:]
    assert Message.objects.get(sent_at=None).to == "person-0@example.org"


@pytest.mark.django_db
def test_what_was_tried_in_vain_stays_in_the_outbox() -> None:
    written(1)
    for day in range(30):
        send_due(Server("everybody"), NOW + timedelta(days=day))
    assert Message.objects.get().sent_at is None
    assert Message.objects.get().tries == len(WAITS)


@pytest.mark.django_db(transaction=True)
def test_several_workers_send_each_message_once() -> None:
    addresses, server, start = written(40), Server(), Barrier(4)

    def work() -> int:
        try:
            start.wait(timeout=10)
            return send_due(server, NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        sent = [one.result() for one in [pool.submit(work) for _ in range(4)]]
    assert sum(sent) == 40
    assert Counter(server.got) == Counter(addresses)


@pytest.mark.django_db(transaction=True)
def test_a_message_that_is_in_hand_keeps_no_other_waiting() -> None:
    addresses, server = written(2), Server()

    def work() -> int:
        try:
            with connection.cursor() as cursor:
                cursor.execute("set lock_timeout = '5s'")
            sent = send_due(server, NOW)
            with connection.cursor() as cursor:
                cursor.execute("reset lock_timeout")
            return sent
        finally:
            connections.close_all()

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        Message.objects.select_for_update().get(to=addresses[0])
        assert pool.submit(work).result() == 1
    assert server.got == addresses[1:]


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_dies_while_sending_leaves_the_message_to_the_next() -> None:
    written(1)

    def dies(_: Message) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        send_due(dies, NOW)
    assert Message.objects.get().tries == 0
    server = Server()
    assert send_due(server, NOW) == 1
    assert server.got == ["person-0@example.org"]


@pytest.mark.django_db(transaction=True)
def test_an_action_and_its_message_come_together_or_not_at_all(cast: Cast) -> None:
    asked = Request(form=UUID(int=1), clinic="een", name=cast.patient.name, phone="06 1234 5678")
    with transaction.atomic():
        request_call_back(asked, NOW)
        assert CallBack.objects.count() == Message.objects.count() == 1
        transaction.set_rollback(True)
    assert CallBack.objects.count() == Message.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("alter table records_message add constraint full_now check (about = '')")
    try:
        with pytest.raises(IntegrityError, match="full_now"):
            request_call_back(asked, NOW)
        assert CallBack.objects.count() == 0
    finally:
        with connection.cursor() as cursor:
            cursor.execute("alter table records_message drop constraint full_now")
    request_call_back(asked, NOW)
    request_call_back(asked, NOW + MINUTE)
    assert CallBack.objects.count() == Message.objects.count() == 1
