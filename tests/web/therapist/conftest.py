"""A therapist on a Wednesday morning, with a patient who needs her and one who is to begin."""

from datetime import UTC, date, datetime
from typing import Final

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from soepel.actions.permission import locked
from soepel.actions.plan.bring import bring
from soepel.records.models import Demo
from tests.people import Cast, at, example, lives
from tests.web.entering import signed_in

WEDNESDAY: Final = date(2026, 6, 3)


@pytest.fixture
def morning(settings: Settings, cast: Cast) -> Cast:
    """It is Wednesday morning, by the clock of the demo; the patient has lived up to it."""
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.web.demo.site"
    Demo.objects.create(ahead=at(WEDNESDAY) - datetime.now(UTC))
    assert cast.patient.patient is not None
    lives(cast.patient.patient, example("flare-and-back", until=WEDNESDAY))
    with transaction.atomic():
        bring(locked(cast.patient.patient), WEDNESDAY, at(WEDNESDAY))
    return cast


@pytest.fixture
def therapist(morning: Cast, client: Client) -> Client:
    """The therapist at the browser."""
    return signed_in(client, morning.therapist)
