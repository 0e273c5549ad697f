"""The time that the site lives in: the real one, and in the demo some time ahead of it."""

from datetime import UTC, datetime

from django.conf import settings

from soepel.records.queries.demo import ahead


def now() -> datetime:
    """The instant that counts as now. In the demo one query."""
    real = datetime.now(UTC)
    return real + ahead() if settings.DEMO else real
