"""Forgets messages that were sent: addresses and codes are kept while they are of use."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from soepel.records.models import Message
from soepel.records.vocabulary import Subject

KEPT_FOR: Final = timedelta(days=30)
"""Long enough to answer "was it sent?"."""
CODES_KEPT_FOR: Final = timedelta(hours=1)
"""A code works for minutes; after that it is only a trace of who signs in when."""

INVITATIONS_LAST: Final = timedelta(days=7)
"""How long the link of an invitation works."""


def forget_sent(now: datetime) -> int:
    """How many messages were forgotten. What waits to be sent stays, but for a code."""
    old, _ = Message.objects.filter(sent_at__lt=now - KEPT_FOR).delete()
    # Also one that was not sent: it would come, and work no more.
    codes, _ = Message.objects.filter(
        about=Subject.SIGN_IN, made_at__lt=now - CODES_KEPT_FOR
    ).delete()
    invitations, _ = _over(now).delete()
    return old + codes + invitations


def _over(now: datetime) -> "QuerySet[Message]":
    """Invitations that were sent, or that would come too late: elsewhere only a digest is kept."""
    sent, late = Q(sent_at__lt=now - CODES_KEPT_FOR), Q(made_at__lt=now - INVITATIONS_LAST)
    return Message.objects.filter(sent | late, about=Subject.INVITATION)
