"""A Wednesday morning for the cast by the clock of the demo, and the address of each page on it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

from django.db import transaction
from django.urls import reverse

from soepel.actions.permission import locked
from soepel.actions.plan.bring import bring
from soepel.core.quantities import Side
from soepel.records.models import Demo
from soepel.web.shared.figures import shown
from tests.people import Cast, at, example, lives
from tests.web.entering import row
from tests.web.rights import Address

WEDNESDAY: Final = date(2026, 6, 3)
NOW: Final = at(WEDNESDAY)


def dawns(cast: Cast) -> None:
    """Sets the clock of the demo; the patient has lived up to the day, and has its plan."""
    Demo.objects.create(ahead=NOW - datetime.now(UTC))
    assert cast.patient.patient is not None
    lives(cast.patient.patient, example("flare-and-back", until=WEDNESDAY))
    with transaction.atomic():
        bring(locked(cast.patient.patient), WEDNESDAY, NOW)


def path_of(address: Address, cast: Cast) -> str:
    """The address about the patient of the cast."""
    if address.name.startswith("figure"):
        figure = shown("clam", "full", Side.LEFT)
        assert figure is not None
        parts = {"figure": figure.thumbnail, "figure-movement": figure.movement}
        return {**parts, "figure-body": figure.body}[address.name]
    about: Mapping[str, object] = {
        "key": row(cast.patient).key,
        "lesson": "sleep",
        "slug": "schelp",
        "number": 1,
        "pk": 1,
        "token": "nothing-that-was-mailed",
    }
    return reverse(address.name, kwargs={part: about[part] for part in address.says})
