"""`python -m tests.journeys.fill MOMENT`: makes the demo in the empty database of DATABASE_URL."""

import sys
from datetime import datetime

import django
from django.core.management import call_command


def main(moment: datetime) -> None:
    """All tables, and the invented practice as it is at that moment."""
    django.setup()
    from soepel.actions.demo.make import make  # noqa: PLC0415 - models need Django set up

    call_command("migrate", verbosity=0, interactive=False)
    for _ in make(moment):
        pass


if __name__ == "__main__":
    main(datetime.fromisoformat(sys.argv[1]))
