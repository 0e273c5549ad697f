"""Photographs every page: `python -m tools.screenshots [--out FOLDER] [--only WORD]`.

Each page that the journeys look at, in Dutch and English, on a phone and on a desk, from the
invented practice on its fixed morning: the same pictures on every machine. Prints each file that it
made.
"""

import argparse
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import django
from playwright.sync_api import Browser

from soepel.server.database import Cluster
from tests.journeys.browser import context_of, launched
from tests.journeys.pages import LOOKS, Look
from tests.journeys.practice import Practice
from tests.journeys.site import Site, opened
from tests.journeys.visitor import DESKTOP, PHONE, Device, Visitor

ROOT: Final = Path(__file__).parents[1]
LANGUAGES: Final = ("nl", "en")
DEVICES: Final = {"phone": PHONE, "desktop": DESKTOP}


def main(arguments: list[str]) -> int:
    """Returns the exit status: 0, or 1 when a page was not there."""
    asked = _asked(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    asked.out.mkdir(parents=True, exist_ok=True)
    looks = [look for look in LOOKS if asked.only in str(look)]
    missing = 0
    with _site() as site, launched() as browser:
        for language in LANGUAGES:
            for name, device in DEVICES.items():
                for look in looks:
                    file = asked.out / f"{look}.{language}.{name}.png"
                    there = photograph(browser, site, look, language, device, file)
                    missing += not there
                    print(file if there else f"{file}: this page is not there", flush=True)
    return min(missing, 1)


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Photographs every page of the site.")
    parser.add_argument("--out", type=Path, default=ROOT / "var/screenshots", metavar="FOLDER")
    parser.add_argument("--only", default="", metavar="WORD", help="pages with this in their name")
    return parser.parse_args(arguments)


@contextmanager
def _site() -> Iterator[Site]:
    """A site of our own, on a PostgreSQL of our own; both are gone afterwards."""
    folder = Path(tempfile.gettempdir(), f"soepel-screenshots-{secrets.token_hex(4)}")
    try:
        with (
            Cluster(folder, fast=True) as cluster,
            Practice(cluster.url, "screenshots") as practice,
            opened(practice, "screenshots", folder / "site-log") as site,
        ):
            yield site
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def photograph(
    browser: Browser, site: Site, look: Look, language: str, device: Device, file: Path
) -> bool:
    """The whole length of a page, as the person who looks has it. False when it is not there."""
    with context_of(browser, device, language) as context:
        visitor = Visitor(context, site, language)
        there = visitor.looks(look).ok
        visitor.page.screenshot(path=file, full_page=True)
        return there


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
