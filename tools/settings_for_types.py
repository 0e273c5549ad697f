"""The settings that the type checker reads the models with; nothing is connected to."""

import os

os.environ.setdefault("DATABASE_URL", "postgresql://nobody@localhost/none")
os.environ.setdefault("SOEPEL_SECRET_KEY", "the type checker signs nothing with this")
os.environ.setdefault("SOEPEL_HOSTS", "localhost")

from soepel.server.settings import *  # noqa: F403 - the surroundings must be there first
