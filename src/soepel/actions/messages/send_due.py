"""Takes the messages that wait, and hands each to whoever delivers it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q, QuerySet

from soepel.records.models import Message

Deliver = Callable[[Message], None]
WAITS: Final = tuple(
    timedelta(seconds=seconds) for seconds in (0, 10, 60, 300, 1_800, 7_200, 28_800, 86_400)
)
"""How old a message is at its first try, its second, and so on: a mail server may be away for a
day. After the last it stays in the outbox, unsent."""


def send_due(deliver: Deliver, now: datetime, most: int = 100) -> int:
    """How many messages were sent.

    Each is locked while it is delivered, so that any number of workers send it once. One that
    fails ends the round; the next round begins with those that failed least.
    """
    sent = 0
    for _ in range(most):
        with transaction.atomic():
            message = _due(now).select_for_update(skip_locked=True).order_by("tries", "pk").first()
            if message is None or not _sent(message, deliver, now):
                return sent
            sent += 1
    return sent


def _due(now: datetime) -> "QuerySet[Message]":
    """The messages whose next try has come."""
    due = Q(pk__in=[])
    for tries, wait in enumerate(WAITS):
        due |= Q(tries=tries, made_at__lte=now - wait)
    return Message.objects.filter(due, sent_at=None)


def _sent(message: Message, deliver: Deliver, now: datetime) -> bool:
    Message.objects.filter(pk=message.pk).update(tries=F("tries") + 1)
    try:
        deliver(message)
    except (OSError, ValueError):
        # The mail server cannot be reached or refuses, or no mail can have this address or title.
        # What was tried is counted; why is not told, as it may name somebody.
        return False
    Message.objects.filter(pk=message.pk).update(sent_at=now)
    return True
