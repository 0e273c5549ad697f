"""What the log may tell: where something broke, and never with which values.

The message of an exception often repeats what was entered: the row that a constraint refused, the
address that a mail server did not know.
"""

import logging
import traceback
from types import TracebackType

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """Writes an exception as its kinds and places, without its message."""

    def formatException(self, ei: Fault) -> str:  # noqa: N802 - logging's name
        """The places from the outermost to where it broke, for each exception that led to it."""
        lines: list[str] = []
        fault = ei[1]
        while fault is not None:
            places = "".join(traceback.format_tb(fault.__traceback__))
            lines.insert(0, f"{places}{type(fault).__qualname__}")
            fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
        return "\n\n".join(lines)
