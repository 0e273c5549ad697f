"""Starts the demo twice as a visitor would, looks at its pages, and ends it with Ctrl-C.

`python -m tools.smoke [--first SECONDS] [--again SECONDS] COMMAND ...` gives exit code 1, with what
was seen, when no address comes, a page is missing, or anything is left running. How long the
address took is printed beside what was asked.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Final
from urllib.parse import urlsplit

PAGES: Final = ("/", "/en/", "/demo/", "/en/demo/")
ADDRESS: Final = re.compile(r"http://\S+")
STYLE: Final = re.compile(r'<link [^>]*href="([^"]+\.css)"')
GRACE: Final = 20
"""Seconds to stop."""
ENDS_WELL: Final = (0, -signal.SIGINT, 128 + signal.SIGINT)
"""The demo itself ends with 0; `make` says that it was interrupted."""


class Failed(Exception):
    """What a visitor would have stumbled over."""


def main(arguments: Sequence[str]) -> int:
    """Gives the exit code."""
    asked = _asked(arguments)
    try:
        for turn, within in (("first", asked.first), ("second", asked.again)):
            took = _visit(asked.command)
            # A machine that is busy with something else is late: told, and no failure.
            late = "" if took <= within else "  TOO LATE"
            print(f"{turn} start: address after {took:.1f} s, of at most {within}{late}")
    except Failed as failed:
        print(f"the demo fails: {failed}", file=sys.stderr)
        return 1
    return 0


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.smoke", description=__doc__)
    parser.add_argument("--first", type=int, default=240, help="seconds for the first address")
    parser.add_argument("--again", type=int, default=10, help="seconds for the second")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    return parser.parse_args(arguments)


def _visit(command: Sequence[str]) -> float:
    """Seconds until the address was there."""
    began = time.monotonic()
    with _running(command) as demo:
        address = _address(demo)
        took = time.monotonic() - began
        _look_at(address)
        at = time.monotonic()
        os.killpg(demo.pid, signal.SIGINT)
        assert demo.stdout is not None
        said = demo.stdout.read()
        if demo.wait() not in ENDS_WELL:
            raise Failed(f"Ctrl-C ends with exit code {demo.returncode}: {said}")
        if "Traceback" in said:
            raise Failed(f"Ctrl-C gives more than a word: {said}")
        if time.monotonic() - at > GRACE:
            raise Failed(f"stopping took {time.monotonic() - at:.1f} s")
    _must_be_gone(address)
    return took


@contextmanager
def _running(command: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    """The demo in a group of its own, as a terminal has it."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as demo:
        try:
            yield demo
        finally:
            if demo.poll() is None:
                os.killpg(demo.pid, signal.SIGTERM)


def _address(demo: subprocess.Popen[str]) -> str:
    assert demo.stdout is not None
    for line in demo.stdout:
        print(f"  {line}", end="", flush=True)
        if found := ADDRESS.search(line):
            return found.group()
    raise Failed(f"it ended before it gave an address, with exit code {demo.wait()}")


def _look_at(address: str) -> None:
    """Every page answers, and so does the style sheet that it names."""
    styles = set()
    for page in PAGES:
        styles |= set(STYLE.findall(_got(address, page)))
    if not styles:
        raise Failed("no page names a style sheet")
    for style in styles:
        _got(address, style)


def _got(address: str, path: str) -> str:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=GRACE)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read().decode()
    finally:
        connection.close()
    if answer.status != HTTPStatus.OK:
        raise Failed(f"{path} answers with {answer.status}")
    return text


def _must_be_gone(address: str) -> None:
    try:
        _got(address, "/")
    except ConnectionRefusedError:
        return
    raise Failed(f"after Ctrl-C {address} still answers")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
