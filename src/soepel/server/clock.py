"""The time that the site lives in: the real one, and in the demo some days ahead of it."""

from datetime import UTC, datetime, timedelta

from django.conf import settings

from soepel.records.queries.demo import days_ahead


def now() -> datetime:
    """The instant that counts as now. In the demo one query."""
    real = datetime.now(UTC)
    return real + timedelta(days=days_ahead()) if settings.DEMO else real
