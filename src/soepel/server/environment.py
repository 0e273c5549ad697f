"""What the surroundings tell the server, each setting with its meaning. No secret has a default.

`docs/how-to/deploy.md` lists them; a test compares the two.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

SETTINGS: Final[Mapping[str, str]] = {
    "DATABASE_URL": "the PostgreSQL database, 15 or later: postgresql://user:password@host/name",
    "DATABASE_OWNER_URL": "the same database as the role that owns the tables: migrates and erases",
    "SOEPEL_SECRET_KEY": "signs sessions and links; at least 32 random characters, kept secret",
    "SOEPEL_HOSTS": "the host names this site answers to, with commas; passkeys are of the first",
    "SOEPEL_DEMO": "1 for the demo with invented people, on this machine alone",
    "SOEPEL_SMTP": "the mail server: smtp://user:password@host:587",
    "SOEPEL_MAIL_FROM": "the address that mail comes from",
    "SOEPEL_PICTURES": "the folder that keeps painted pictures; it may be emptied at any time",
}
OWNER: Final = "owner"
"""The connection of the role that owns the tables, where it is another one."""
SHORTEST_SECRET: Final = 32
SUBMISSION: Final = 587
"""The port on which a mail server takes mail from a site that signs in."""


class Missing(Exception):
    """A setting that the site cannot start without, with what it means."""


@dataclass(frozen=True)
class Environment:
    """The settings of this process."""

    given: Mapping[str, str]

    def needed(self, name: str) -> str:
        """A setting that must be there. Raises Missing."""
        value = self.given.get(name, "")
        if not value:
            raise Missing(f"{name} is not set. It is {SETTINGS[name]}.")
        return value

    def text(self, name: str, usual: str) -> str:
        """A setting that has a usual value. Raises KeyError for one that is not listed."""
        return self.given.get(name, "") or (SETTINGS[name] and usual)

    @property
    def demo(self) -> bool:
        return self.text("SOEPEL_DEMO", "0") == "1"

    @property
    def secret(self) -> str:
        """Raises Missing for a secret that is too short as well."""
        secret = self.needed("SOEPEL_SECRET_KEY")
        if len(secret) < SHORTEST_SECRET:
            raise Missing(
                f"SOEPEL_SECRET_KEY has {len(secret)} characters: give {SHORTEST_SECRET} or more."
            )
        return secret

    @property
    def hosts(self) -> list[str]:
        """The demo answers to this machine alone, whatever is set."""
        if self.demo:
            return ["localhost", "127.0.0.1", "[::1]"]
        return [host.strip() for host in self.needed("SOEPEL_HOSTS").split(",") if host.strip()]

    @property
    def databases(self) -> dict[str, dict[str, Any]]:
        """The database as Django wants it, and again as the owner where that is another role.

        Raises Missing. The owner keeps no connections: it is needed seldom.
        """
        made = {"default": self.database}
        if self.text("DATABASE_OWNER_URL", ""):
            owner = self._database("DATABASE_OWNER_URL")
            del owner["OPTIONS"]["pool"]
            made[OWNER] = owner
        return made

    @property
    def passkey_domain(self) -> str:
        """The name that passkeys belong to; empty in the demo. Raises Missing for an address.

        Another name later makes every passkey useless.
        """
        if self.demo:
            return ""
        first = (self.hosts or [""])[0].removeprefix(".").partition(":")[0]
        if not re.search("[a-z]", first):
            meaning = SETTINGS["SOEPEL_HOSTS"]
            raise Missing(f"SOEPEL_HOSTS begins with {first!r}, which is no name. It is {meaning}.")
        return first

    @property
    def database(self) -> dict[str, Any]:
        """The database as the application sees it. Raises Missing."""
        return self._database("DATABASE_URL")

    def _database(self, name: str) -> dict[str, Any]:
        try:
            parts = conninfo_to_dict(self.needed(name))
        except ProgrammingError:
            # What psycopg says repeats the address, and with it the password.
            raise Missing(f"{name} cannot be read. It is {SETTINGS[name]}.") from None
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.pop("dbname", ""),
            "USER": parts.pop("user", ""),
            "PASSWORD": parts.pop("password", ""),
            "HOST": parts.pop("host", ""),
            "PORT": str(parts.pop("port", "")),
            "ATOMIC_REQUESTS": False,
            # After a restart of the database nobody is answered by a connection that is dead.
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {**parts, "pool": {"min_size": 1, "max_size": 8}},
        }

    @property
    def mail(self) -> dict[str, Any]:
        """The mail server, as Django names its parts; on this machine when none is set.

        Raises Missing for an address that names no server.
        """
        server = urlsplit(self.text("SOEPEL_SMTP", "smtp://localhost:25"))
        if server.scheme != "smtp" or not server.hostname:
            raise Missing(f"SOEPEL_SMTP names no server. It is {SETTINGS['SOEPEL_SMTP']}.")
        return {
            "EMAIL_HOST": server.hostname,
            "EMAIL_PORT": server.port or SUBMISSION,
            "EMAIL_HOST_USER": unquote(server.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(server.password or ""),
            "EMAIL_USE_TLS": server.username is not None,
            "EMAIL_TIMEOUT": 10,
        }


here: Final = Environment(os.environ)
