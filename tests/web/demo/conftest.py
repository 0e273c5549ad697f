"""The demo's database: empty but for its mark, or with the people of the start page."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import Settings

from soepel.actions.demo.make import make
from soepel.records.models import Demo
from tests.web.demo import site

TODAY = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.fixture
def marked(db: None) -> None:  # noqa: ARG001 - it must be there
    """A database that the demo made, and nobody in it yet."""
    Demo.objects.create()


@pytest.fixture
def made(db: None) -> None:  # noqa: ARG001 - it must be there
    """The six patients who are shown for a situation. The clock stands on the demo's first day."""
    for _ in make(TODAY, most=6):
        pass
    Demo.objects.update(ahead=TODAY - datetime.now(UTC))


@pytest.fixture
def visitor(settings: Settings, client: Client) -> Client:
    """Somebody who tries the demo on this machine."""
    settings.DEMO = True
    settings.ROOT_URLCONF = site.__name__
    return client
