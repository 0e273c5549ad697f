"""What was sent is forgotten in time; what waits is not."""

from datetime import timedelta

import pytest

from soepel.actions.messages.forget_sent import (
    CODES_KEPT_FOR,
    INVITATIONS_LAST,
    KEPT_FOR,
    forget_sent,
)
from soepel.actions.messages.write import write_message
from soepel.records.models import Message
from soepel.records.vocabulary import Subject
from tests.actions.saying import TODAY
from tests.people import at

NOW = at(TODAY)
TICK = timedelta(seconds=1)
pytestmark = pytest.mark.django_db


def written(about: Subject, sent: bool = True) -> None:
    write_message(about, "person@example.org", "A title", "123456", NOW)
    if sent:
        Message.objects.update(sent_at=NOW)


@pytest.mark.parametrize(
    ("about", "kept_for"),
    [
        (Subject.SIGN_IN, CODES_KEPT_FOR),
        (Subject.INVITATION, CODES_KEPT_FOR),
        (Subject.CALL_BACK, KEPT_FOR),
    ],
)
def test_a_message_is_kept_while_it_is_of_use(about: Subject, kept_for: timedelta) -> None:
    written(about)
    assert forget_sent(NOW + kept_for) == 0
    assert forget_sent(NOW + kept_for + TICK) == 1
    assert not Message.objects.exists()


def test_a_code_that_was_never_sent_is_forgotten_when_it_works_no_more() -> None:
    written(Subject.SIGN_IN, sent=False)
    assert forget_sent(NOW + CODES_KEPT_FOR) == 0
    assert forget_sent(NOW + CODES_KEPT_FOR + TICK) == 1


@pytest.mark.parametrize("about", sorted(set(Subject) - {Subject.SIGN_IN, Subject.INVITATION}))
def test_a_message_that_waits_is_never_forgotten(about: Subject) -> None:
    written(about, sent=False)
    assert forget_sent(NOW + 10 * KEPT_FOR) == 0
    assert Message.objects.count() == 1


def test_an_invitation_that_was_never_sent_waits_as_long_as_its_link_works() -> None:
    written(Subject.INVITATION, sent=False)
    assert forget_sent(NOW + INVITATIONS_LAST) == 0
    assert forget_sent(NOW + INVITATIONS_LAST + TICK) == 1
