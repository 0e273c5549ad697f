"""What the tests of pages share."""

import pytest
from django.test import Client

import soepel.server.session_ends  # noqa: F401 - notes a sign-in, also before the first request


@pytest.fixture
def client() -> Client:
    """A browser that has come in safely: whoever comes without is sent to https first."""
    return Client(headers={"x-forwarded-proto": "https"})
