"""A demo with the people of its start page, on the real database."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import Settings

from soepel.actions.demo.make import make
from tests.web.demo import site

TODAY = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.fixture
def made(db: None) -> None:  # noqa: ARG001 - it must be there
    """The demo's database with the six patients who are shown for a situation."""
    for _ in make(TODAY, most=6):
        pass


@pytest.fixture
def visitor(made: None, settings: Settings, client: Client) -> Client:  # noqa: ARG001 - it must be there
    """Somebody who tries the demo on this machine."""
    settings.DEMO = True
    settings.ROOT_URLCONF = site.__name__
    return client
