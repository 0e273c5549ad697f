"""Forgets messages that were sent: addresses and codes are kept while they are of use."""

from datetime import datetime, timedelta
from typing import Final

from soepel.records.models import Message
from soepel.records.vocabulary import Subject

KEPT_FOR: Final = timedelta(days=30)
"""Long enough to answer "was it sent?"."""
CODES_KEPT_FOR: Final = timedelta(hours=1)
"""A code works for minutes; after that it is only a trace of who signs in when."""


def forget_sent(now: datetime) -> int:
    """How many messages were forgotten. What waits to be sent stays, but for a code."""
    old, _ = Message.objects.filter(sent_at__lt=now - KEPT_FOR).delete()
    # Also one that was not sent: it would come, and work no more.
    codes, _ = Message.objects.filter(
        about=Subject.SIGN_IN, made_at__lt=now - CODES_KEPT_FOR
    ).delete()
    return old + codes
