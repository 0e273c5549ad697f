"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.database", "tests.people"]

# A red run is red again for the next person, also on a slow machine.
settings.register_profile("steady", deadline=None, derandomize=True, print_blob=True)
# For mutation runs, which repeat the suite a thousand times.
settings.register_profile(
    "quick",
    settings.get_profile("steady"),
    max_examples=25,
    # The mutation tool runs the suite more than once in one process, each time with new classes.
    suppress_health_check=[HealthCheck.differing_executors],
)
settings.load_profile(os.environ.get("SOEPEL_HYPOTHESIS", "steady"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def recordings() -> Path:
    """The folder with real diaries and recordings; without it the test is listed as not run."""
    named = os.environ.get("SOEPEL_RECORDINGS", "")
    if not named:
        pytest.skip("not run: SOEPEL_RECORDINGS names no folder with recordings")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"SOEPEL_RECORDINGS is {named!r}, which is no folder: correct or unset it")
    return folder
