"""The browser: one for a process, and in it a context of its own for every visitor."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.journeys.practice import MOMENT
from tests.journeys.visitor import Device

FLAGS: Final = (
    "--no-sandbox",  # also as root
    # Nothing that the browser does of itself.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Three dimensions without a graphics card.
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)
PATIENCE: Final = 30_000
"""Milliseconds until what a visitor looks for counts as missing."""


PAINTING: Final = 120_000
"""Milliseconds until a page counts as missing: its pictures are painted when first asked for, which
takes a busy machine a while."""


@contextmanager
def launched() -> Iterator[Browser]:
    """The Chromium of the system."""
    # Its loop stays in this thread, in which tests without a browser use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@contextmanager
def context_of(
    browser: Browser,
    device: Device,
    language: str = "nl",
    *,
    script: bool = True,
    pixels: float = 1,
) -> Iterator[BrowserContext]:
    """A context in which nothing moves, and the clock stands where the practice begins.

    `pixels` of the picture stand for one of the page.
    """
    context = browser.new_context(
        viewport={"width": device.width, "height": device.height},
        device_scale_factor=pixels,
        has_touch=device.touch,
        locale=f"{language}-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
        java_script_enabled=script,
    )
    context.set_default_timeout(PATIENCE)
    context.set_default_navigation_timeout(PAINTING)
    if script:
        context.clock.set_fixed_time(MOMENT)
    yield context
    context.close()
