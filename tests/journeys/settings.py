"""The settings of the demo, for a server whose database is exchanged between two journeys."""

from soepel.server.settings import *  # noqa: F403 - the settings are the site's own
from soepel.server.settings import DATABASES

# A connection that is kept would hold on to the database before.
del DATABASES["default"]["OPTIONS"]["pool"]
