"""`python -m benchmarks [speed] [histories] [fuzz]`: all of it, or the parts that are named."""

import sys
from collections.abc import Callable

from benchmarks import histories, speed
from benchmarks.row import Row

PARTS: dict[str, Callable[[], list[Row]]] = {
    "speed": speed.measured,
    "histories": histories.lived,
    "fuzz": histories.fuzzed,
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
        for row in PARTS[name]():
            print(row, flush=True)
            missed = missed or not row.passed
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
