"""The cast, with two diaries."""

import pytest

from tests.actions.saying import settled
from tests.people import Cast


@pytest.fixture
def people(cast: Cast) -> Cast:
    """The cast; the patient and her neighbour have a diary up to yesterday."""
    return settled(cast)
