"""Changes in the terminal: a sign, the exercise, what changed, and the reason under it."""

from collections.abc import Iterable, Iterator
from typing import Final

from rich.text import Text

from soepel.words.changes import ChangesTold, ChangeTold, QuotaMoved, Sign

Line = tuple[str, str, str | Text]
"""A sign, its style, and the text beside it."""

SIGNS: Final = {
    Sign.NEW: ("+", "green"),
    Sign.GONE: ("−", "yellow"),
    Sign.UP: ("▲", "green"),
    Sign.DOWN: ("▼", "yellow"),
}


def signed(told: Iterable[ChangesTold]) -> Iterator[Line]:
    """Signed lines: the changes with one reason under one another, then that reason."""
    for alike in told:
        for change in alike.changes:
            yield *SIGNS[change.sign], _line(change)
        yield from (("", "", Text(said.words, "italic")) for said in alike.why)


def signed_quotas(moved: Iterable[QuotaMoved]) -> Iterator[Line]:
    """A signed line for each activity whose minutes changed."""
    return ((*SIGNS[one.sign], one.words) for one in moved)


def _line(change: ChangeTold) -> Text:
    """ "Schelp, links  " and what changed."""
    return Text(f"{change.name}, {change.side_words}", "bold").append(
        f"  {change.words}", "not bold"
    )
