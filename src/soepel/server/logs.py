"""What the log may tell: where something broke, and never with which values.

The message of an exception often repeats what was entered: the row that a constraint refused, the
address that a mail server did not know.
"""

import logging
import re
import traceback
from types import TracebackType
from typing import Final

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

LINK: Final = re.compile(r"(/(?:invitation|uitnodiging)/)[^/\s]+")
"""The one address with a secret in it: it stands in a mail, and leads on at once."""


class WithoutValues(logging.Formatter):
    """Writes an exception as its kinds and places, without its message; no secret of a link."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        """The line, where the secret of an invitation is left out."""
        return LINK.sub(r"\1...", super().formatMessage(record))

    def formatException(self, ei: Fault) -> str:  # noqa: N802 - logging's name
        """The places from the outermost to where it broke, for each exception that led to it."""
        lines: list[str] = []
        fault = ei[1]
        while fault is not None:
            places = "".join(traceback.format_tb(fault.__traceback__))
            lines.insert(0, f"{places}{type(fault).__qualname__}")
            fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
        return "\n\n".join(lines)
