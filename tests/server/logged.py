"""What the site writes to its log, as the settings say it is written."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from soepel.server.logs import WithoutValues


@contextmanager
def log_of_the_site() -> Iterator[StringIO]:
    """Collects what the handlers of the settings write meanwhile."""
    ours = [
        handler
        for handler in logging.getLogger().handlers
        if isinstance(handler, logging.StreamHandler)
        and isinstance(handler.formatter, WithoutValues)
    ]
    assert len(ours) == 1, "the settings have one handler, and it leaves values out"
    written = StringIO()
    before = ours[0].setStream(written)
    try:
        yield written
    finally:
        assert before is not None
        ours[0].setStream(before)
