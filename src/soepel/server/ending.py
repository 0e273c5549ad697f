"""What asks a program to end, heard once, and never while something is being started."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Final, Self

ASKED_BY: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ending:
    """While this holds, Ctrl-C, a request to end and a closed terminal raise KeyboardInterrupt.

    Only the first of them: nothing disturbs the stopping that follows.
    """

    def __init__(self) -> None:
        self._asked = False
        self._waits = False

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._ask) for number in ASKED_BY}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @contextmanager
    def later(self) -> Iterator[None]:
        """Within, it waits: a process that was just started would be lost, and live on."""
        self._waits = True
        try:
            yield
        finally:
            self._waits = False
        if self._asked:
            raise KeyboardInterrupt

    def _ask(self, *_: object) -> None:
        for number in ASKED_BY:
            signal.signal(number, signal.SIG_IGN)
        self._asked = True
        if not self._waits:
            raise KeyboardInterrupt
