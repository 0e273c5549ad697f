"""What the tests of pages share."""

import pytest
from django.test import Client


@pytest.fixture
def client() -> Client:
    """A browser that has come in safely: whoever comes without is sent to https first."""
    return Client(headers={"x-forwarded-proto": "https"})
