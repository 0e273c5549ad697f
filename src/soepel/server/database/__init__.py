"""A PostgreSQL of our own for who has none yet: the demo, the tests, a first look.

An installation for real care names its own server in `DATABASE_URL` and never comes here.
"""

from soepel.server.database.cluster import Cluster
from soepel.server.database.folders import default_folder
from soepel.server.database.trouble import NoDatabase

__all__ = ["Cluster", "NoDatabase", "default_folder"]
