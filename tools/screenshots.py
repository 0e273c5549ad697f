"""Photographs every page: `python -m tools.screenshots [--out FOLDER] [--only WORD] [--readme]`.

Each page that the journeys look at, in Dutch and English, on a phone and on a desk, from the
invented practice on its fixed morning: the same pictures on every machine. Prints each file that it
made. With `--readme` it writes the two pictures of the README instead.
"""

import argparse
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Final

import django
from PIL import Image
from playwright.sync_api import Browser

from soepel.server.database import Cluster
from tests.journeys.browser import context_of, launched
from tests.journeys.pages import LOOKS, THERAPIST_OF, Look
from tests.journeys.practice import Practice
from tests.journeys.site import Site, opened
from tests.journeys.visitor import DESKTOP, PHONE, Device, Visitor

ROOT: Final = Path(__file__).parents[1]
LANGUAGES: Final = ("nl", "en")
DEVICES: Final = {"phone": PHONE, "desktop": DESKTOP}

IMAGES: Final = ROOT / "docs/images"
README: Final = {
    IMAGES / "today.png": (Device(390, 1240, touch=True), Look("today", "stepping_up"), 1.5),
    IMAGES / "caseload.png": (DESKTOP, Look("caseload", THERAPIST_OF + "in_flare"), 1.25),
}
"""On which device, what, and how sharp."""
COLOURS: Final = 128


def main(arguments: list[str]) -> int:
    """Returns the exit status: 0, or 1 when a page was not there."""
    asked = _asked(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    with _site() as site, launched() as browser:
        made = _readme(browser, site) if asked.readme else _pages(browser, site, asked)
        missing = 0
        for file, there in made:
            print(file if there else f"{file}: this page is not there", flush=True)
            missing += not there
    return min(missing, 1)


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Photographs every page of the site.")
    parser.add_argument("--out", type=Path, default=ROOT / "var/screenshots", metavar="FOLDER")
    parser.add_argument("--only", default="", metavar="WORD", help="pages with this in their name")
    parser.add_argument("--readme", action="store_true", help="the two pictures of the README")
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


def _pages(browser: Browser, site: Site, asked: argparse.Namespace) -> Iterator[tuple[Path, bool]]:
    """The whole length of every page, and whether it was there."""
    asked.out.mkdir(parents=True, exist_ok=True)
    looks = [look for look in LOOKS if asked.only in str(look)]
    for language, (name, device), look in product(LANGUAGES, DEVICES.items(), looks):
        file = asked.out / f"{look}.{language}.{name}.png"
        with context_of(browser, device, language) as context:
            visitor = Visitor(context, site, language)
            there = visitor.looks(look).ok
            visitor.page.screenshot(path=file, full_page=True)
        yield file, there


def _readme(browser: Browser, site: Site) -> Iterator[tuple[Path, bool]]:
    """What fits on the screen of the two pages that people open every day, with few colours."""
    IMAGES.mkdir(exist_ok=True)
    for file, (device, look, pixels) in README.items():
        with context_of(browser, device, "en", pixels=pixels) as context:
            visitor = Visitor(context, site, "en")
            there = visitor.looks(look).ok
            taken = Image.open(BytesIO(visitor.page.screenshot()))
            taken.convert("RGB").quantize(COLOURS).save(file, optimize=True)
        yield file, there


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
