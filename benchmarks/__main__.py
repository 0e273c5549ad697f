"""`python -m benchmarks [PART ...]`: all parts, or those that are named."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from importlib import import_module
from typing import Final, NamedTuple

from benchmarks.row import Row
from benchmarks.site import opened


class Part(NamedTuple):
    """A part of the benchmarks: the function of a module, and whether it needs the site."""

    module: str
    function: str
    on_the_site: bool = False


PARTS: Final = {
    "speed": Part("speed", "measured"),
    "histories": Part("histories", "lived"),
    "fuzz": Part("histories", "fuzzed"),
    "requests": Part("requests", "sent", on_the_site=True),
    "figures": Part("figures", "drawn"),
    "pages": Part("pages", "served", on_the_site=True),
    "night": Part("night", "reviewed", on_the_site=True),
}


def main(named: list[str]) -> int:
    """0 when every target is met, 1 when one is missed, 2 for a part that does not exist."""
    unknown = [name for name in named if name not in PARTS]
    if unknown:
        print(f"no part {unknown[0]!r}: name {', '.join(PARTS)}", file=sys.stderr)
        return 2
    missed = False
    for name in named or PARTS:
        print(f"== {name}", flush=True)
        for row in _measured(PARTS[name]):
            print(row, flush=True)
            missed = missed or not row.passed
    return int(missed)


def _measured(part: Part) -> Iterator[Row]:
    # A module that reads models can only be imported once there is a site to read them on.
    with opened() if part.on_the_site else nullcontext():
        yield from getattr(import_module(f"benchmarks.{part.module}"), part.function)()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
