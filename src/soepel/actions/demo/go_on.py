"""Lets the demo go on: to tomorrow morning, or to today after it lay still."""

from datetime import date, datetime, timedelta

from django.db import transaction

from soepel.actions.demo.live_on import live_on, sleepers
from soepel.actions.demo.make import MORNING
from soepel.actions.refused import Refused
from soepel.records import clock
from soepel.records.models import Demo
from soepel.records.viewer import Viewer


def go_to_tomorrow(visitor: Viewer, day: date, real: datetime) -> None:
    """The demo's clock stands at the morning after `day`, and everybody has lived up to it.

    When that was done already, nothing happens: two clicks are one. Whom the visitor is does
    nothing by itself. Raises Refused in a database that is not the demo's.
    """
    with transaction.atomic():
        demo = _locked()
        if clock.today(real + demo.ahead) != day:
            return
        tomorrow = day + timedelta(days=1)
        for patient in sleepers(tomorrow):
            live_on(patient, tomorrow, visitor)
        demo.ahead = clock.instant(datetime.combine(tomorrow, MORNING)) - real
        demo.save(update_fields=["ahead"])


def catch_up(real: datetime) -> None:
    """Everybody lives up to the demo's today. Raises Refused, like `go_to_tomorrow`."""
    with transaction.atomic():
        today = clock.today(real + _locked().ahead)
        for patient in sleepers(today):
            live_on(patient, today)


def _locked() -> Demo:
    demo = Demo.objects.select_for_update().first()
    if demo is None:
        raise Refused("this database is not the demo's: its clock is the real one")
    return demo
