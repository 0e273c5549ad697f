"""One site and one browser for all journeys of a process, a fresh practice and visitor for each.

No journey waits for a while, and none is tried again: it is green or red.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser
from psycopg.conninfo import make_conninfo

from tests.database import FOLDER
from tests.journeys.browser import context_of, launched
from tests.journeys.practice import Practice
from tests.journeys.site import Site, opened
from tests.journeys.visitor import PHONE, Device, Visitor

Visit = Callable[..., Visitor]
"""Lets somebody visit the site: on a device, in a language, with script or without."""


@pytest.fixture(scope="session")
def practice(django_db_modify_db_settings: None) -> Iterator[Practice]:  # noqa: ARG001 - starts it
    """The practice of this run, made by the process that asks first."""
    known = settings.DATABASES["default"]
    names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    server = make_conninfo("", **{word: known[key] or None for word, key in names.items()})
    run = Path(os.environ[FOLDER]).name.replace("-", "_")
    with Practice(server, run) as made:
        yield made


@pytest.fixture(scope="session")
def running_site(
    practice: Practice, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The site of this process."""
    log = tmp_path_factory.mktemp("site") / "log"
    with opened(practice, f"{practice.original}_{worker_id}", log) as site:
        yield site


@pytest.fixture
def site(running_site: Site) -> Site:
    """The site on its first morning."""
    running_site.begin_anew()
    return running_site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this process."""
    with launched() as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    """Lets people visit, each in a context of her own. Afterwards no page may have failed them."""
    visitors: list[Visitor] = []
    with ExitStack() as contexts:

        def visits(device: Device = PHONE, language: str = "nl", *, script: bool = True) -> Visitor:
            context = context_of(browser, device, language, script=script)
            visitors.append(Visitor(contexts.enter_context(context), site, language))
            return visitors[-1]

        yield visits
    assert [fault for visitor in visitors for fault in visitor.faults] == []
