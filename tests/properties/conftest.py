"""The lives that all properties share: lived once a session."""

import pytest

from tests.properties.everything import EVERYTHING
from tests.properties.properties import Found, panels

LIVES = 1_000


@pytest.fixture(scope="session")
def found() -> Found:
    """What a thousand lives showed, each lived once and held against every property."""
    return panels(LIVES, EVERYTHING)
