"""Every address of the site for everybody of the cast: who sees it, who is led elsewhere, and that
nobody else learns that there is anything.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any, Final

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from pytest_django import Settings

from soepel.actions.access.give_reason import give_reason
from soepel.actions.access.name_stand_in import name_stand_in
from soepel.records.models import Opening
from soepel.records.vocabulary import Why
from tests.people import NAMES, Cast
from tests.records.kept import everything
from tests.web.demo import site
from tests.web.entering import row, signed_in
from tests.web.morning import NOW, WEDNESDAY, dawns, path_of
from tests.web.rights import (
    EVERYBODY,
    OF_THE_DEMO,
    RIGHTS,
    STANDING_IN,
    STATES,
    WITH_A_REASON,
    Address,
    addresses,
)

OK, LED, NOT_FOUND, ONLY_POST = 200, 302, 404, 405
SEES, NOTHING = "sees it", "finds nothing"
SITE: Final = tuple(addresses(site.urlpatterns))
LINK: Final = re.compile(r'\b(?:href|action|src|formaction)="([^"]*)"')
TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
BORN: Final = ("1959", "2-4-1959", "2 april 1959")
PERSONAL: Final = (*NAMES, *BORN)
"""What tells who the patient is."""


def test_every_address_says_who_sees_it() -> None:
    assert {one.name for one in SITE} == set(RIGHTS), "say in tests/web/rights.py who sees it"
    named = {who for right in RIGHTS.values() for who in (*right.sees, *right.led)}
    assert named <= set(EVERYBODY)


@pytest.fixture
def morning(settings: Settings, cast: Cast) -> Cast:
    """It is Wednesday morning, by the clock of the demo; the patient has lived up to it."""
    settings.DEMO = True
    settings.ROOT_URLCONF = site.__name__
    dawns(cast)
    return cast


@pytest.fixture
def comes(morning: Cast, client: Client) -> Callable[[str], Client]:
    """Lets somebody of the cast, in one of the states, come to the site."""

    def in_state(who: str) -> Client:
        if who == WITH_A_REASON:
            key = row(morning.patient).key
            give_reason(morning.colleague, key, Why.URGENT, "Zij belde met veel pijn.", NOW)
        if who == STANDING_IN:
            absent, colleague = morning.therapist.member, morning.colleague.member
            assert absent is not None
            assert colleague is not None
            name_stand_in(morning.therapist, absent, colleague, (WEDNESDAY, WEDNESDAY), NOW)
        viewer = morning.colleague if who in STATES else getattr(morning, who)
        return signed_in(client, viewer)

    return in_state


def came(answer: Any) -> str:
    """What came of asking for a page: SEES, NOTHING, or the name of the address she was led to."""
    if answer.status_code == LED:
        return led(answer["Location"])
    known = {OK: SEES, NOT_FOUND: NOTHING, ONLY_POST: NOTHING}
    return known.get(answer.status_code, str(answer))


def led(location: str) -> str:
    try:
        return resolve(location.partition("?")[0].partition("#")[0]).url_name or ""
    except Resolver404:
        return location


def granted(address: str, who: str) -> str:
    right = RIGHTS[address]
    return SEES if who in right.sees else right.led.get(who, NOTHING)


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_page_opens_to_who_may_see_it_and_to_nobody_else(
    who: str, comes: Callable[[str], Client], morning: Cast
) -> None:
    browser = comes(who)
    found, faults = {}, []
    for address in SITE:
        before = Opening.objects.count()
        answer = browser.get(path_of(address, morning))
        found[address.name] = came(answer)
        opened = Opening.objects.count() > before
        faults += [f"{address.name}: {one}" for one in wrong_with(answer, who, opened, address)]
    assert found == {address.name: granted(address.name, who) for address in SITE}
    assert not faults


def wrong_with(answer: Any, who: str, opened: bool, address: Address) -> Iterator[str]:
    """What no page may do, whoever looks at it."""
    if answer.headers["Referrer-Policy"] != "same-origin":
        yield "tells other sites where somebody was"
    if answer.streaming or not answer.headers["Content-Type"].startswith("text/html"):
        return
    page = answer.content.decode()
    if who != "nobody" and "no-store" not in answer.headers["Cache-Control"]:
        yield "is kept by the browser"
    title = "".join(TITLE.findall(page))
    yield from (f"{one!r} in the title" for one in PERSONAL if one in title)
    links = unescape(" ".join([*LINK.findall(page), answer.headers.get("Location", "")]))
    yield from (f"{one!r} in an address" for one in PERSONAL if one.lower() in links.lower())
    shows_her = NAMES[1] in page and who != "patient"
    if shows_her and not opened and not address.name.startswith(OF_THE_DEMO):
        yield "shows the patient, and no opening is recorded"


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_not_see_a_page_changes_nothing_by_sending_to_it(
    who: str, comes: Callable[[str], Client], morning: Cast
) -> None:
    browser = comes(who)
    closed = [
        address
        for address in SITE
        if granted(address.name, who) == NOTHING and who not in RIGHTS[address.name].sends
    ]
    before = everything()
    for address in closed:
        assert came(browser.post(path_of(address, morning), {"entry": "x"})) == NOTHING, address
        assert everything() == before, address
