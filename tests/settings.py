"""The settings of the site, with surroundings that every test has."""

import os
from typing import Final

STARTED_BY_THE_TESTS: Final = "postgresql://soepel@started-by-the-tests/soepel"
"""In place of an address: `tests.database` gives the real one when a test asks for a database."""
SURROUNDINGS: Final = {
    "DATABASE_URL": STARTED_BY_THE_TESTS,
    "SOEPEL_HOSTS": "testserver,localhost,127.0.0.1",
    "SOEPEL_SECRET_KEY": "known to everybody who reads the tests",
}
for name, value in SURROUNDINGS.items():
    os.environ.setdefault(name, value)
# The tests are about a site for real care; those of the demo say so themselves.
os.environ.pop("SOEPEL_DEMO", None)

from soepel.server.settings import *  # noqa: E402, F403  (they read the surroundings above)
