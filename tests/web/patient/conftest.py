"""A patient at home: she opens her pages on a day of an example, and fills in her forms."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django import Settings

from soepel.core.plan import Review
from soepel.core.record import Entry, Record
from soepel.records.clock import local, today
from soepel.records.models import Demo, User
from soepel.records.models import Entry as Row
from soepel.records.queries.today import today_of
from soepel.records.stored import entry_of
from soepel.records.viewer import Viewer
from tests.people import Cast, example, lives
from tests.web.demo import site

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1>", re.DOTALL)


def seen(answer: Any) -> str:
    """The words of a page, on one line."""
    text = UNSEEN.sub(" ", answer.content.decode())
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def hidden(answer: Any) -> dict[str, list[str]]:
    """What a form sends back by itself."""
    found: dict[str, list[str]] = {}
    for name, value in HIDDEN.findall(answer.content.decode()):
        found.setdefault(name, []).append(html.unescape(value))
    return found


@dataclass
class Home:
    """Her browser."""

    client: Client
    viewer: Viewer
    now: datetime

    @property
    def patient(self) -> int:
        assert self.viewer.patient is not None
        return self.viewer.patient

    def opens(self, name: str, lang: str = "nl", **query: str) -> Any:
        with override(lang):
            path = reverse(name)
        return self.client.get(path, query)

    def sees(self, name: str, lang: str = "nl") -> str:
        answer = self.opens(name, lang)
        assert answer.status_code == 200
        return seen(answer)

    def sends(self, name: str, **given: Any) -> Any:
        """Opens a form, fills it in and sends it."""
        return self.sends_again(name, {**hidden(self.opens(name)), **given})

    def sends_again(self, name: str, data: dict[str, Any]) -> HttpResponse:
        with override("nl"):
            return self.client.post(reverse(name), data)  # type: ignore[return-value]  # it is one

    def entries(self, kind: str) -> list[Any]:
        """What the database keeps of her of a kind, every version, the oldest first."""
        rows = Row.objects.filter(patient=self.patient, kind=kind).order_by("pk")
        return [entry_of(row) for row in rows]

    @property
    def told_now(self) -> list[Entry]:
        """What she entered since she arrived."""
        rows = Row.objects.filter(patient=self.patient, received__gte=self.now)
        return [entry_of(row) for row in rows.order_by("pk")]

    def plan(self) -> Review:
        """Today's review, as the page has it."""
        self.opens("today")
        return today_of(self.viewer, today(self.now)).review


AtHome = Callable[[str, datetime], Home]


@pytest.fixture
def at_home(cast: Cast, client: Client, settings: Settings) -> AtHome:
    """Puts the patient on a moment of an example, with all that was known by then.

    The clock that the demo may move stands at that moment.
    """
    settings.DEMO = True
    settings.ROOT_URLCONF = site.__name__

    def arrives(name: str, now: datetime) -> Home:
        record = example(name)
        known = tuple(entry for entry in record.entries if entry.known <= local(now))
        assert cast.patient.patient is not None
        lives(cast.patient.patient, Record(record.intake, known))
        return sits(client, cast.patient, now)

    return arrives


def sits(client: Client, viewer: Viewer, now: datetime) -> Home:
    """Somebody who is signed in, at a moment."""
    Demo.objects.all().delete()
    Demo.objects.create(ahead=now - datetime.now(UTC))
    assert viewer.user is not None
    client.force_login(User.objects.get(pk=viewer.user))
    return Home(client, viewer, now)
