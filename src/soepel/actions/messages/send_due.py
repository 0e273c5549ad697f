"""Takes the messages that wait, and hands each to whoever delivers it."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from soepel.records.models import Message

Deliver = Callable[[Message], None]
MOST_TRIES = 8


def send_due(deliver: Deliver, now: datetime, most: int = 100) -> int:
    """How many messages were sent.

    Each is locked while it is delivered, so that any number of workers send it once. One that
    fails ends the round; the next round begins with those that failed least.
    """
    sent = 0
    for _ in range(most):
        with transaction.atomic():
            waiting = Message.objects.filter(sent_at=None, tries__lt=MOST_TRIES)
            message = waiting.select_for_update(skip_locked=True).order_by("tries", "pk").first()
            if message is None:
                return sent
            if not _sent(message, deliver, now):
                return sent
            sent += 1
    return sent


def _sent(message: Message, deliver: Deliver, now: datetime) -> bool:
    Message.objects.filter(pk=message.pk).update(tries=F("tries") + 1)
    try:
        deliver(message)
    except OSError:
        # The mail server cannot be reached, or refuses: what was tried is counted.
        return False
    Message.objects.filter(pk=message.pk).update(sent_at=now)
    return True
