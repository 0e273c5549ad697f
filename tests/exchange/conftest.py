"""Records and files that the tests of exchange share."""

import json
from collections.abc import Callable
from typing import Any

import pytest

INTAKE = {"day": "2026-03-02", "affected": "left", "age": 60, "sex": "man", "usual": 4}


@pytest.fixture
def file_with() -> Callable[..., str]:
    """A record file with these entries, and an intake with these answers."""

    def made(*entries: Any, **intake: Any) -> str:
        return json.dumps({"intake": {**INTAKE, **intake}, "entries": entries})

    return made
