"""A page as somebody reads it: its words without the marks around them."""

import re
from html import unescape
from typing import Any, Final

MARKS: Final = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)


def words(answer: Any) -> str:
    """The text of an answer, with one space between words."""
    assert answer.status_code == 200, answer
    return " ".join(unescape(MARKS.sub(" ", answer.content.decode())).split())


def part(answer: Any, begin: str, end: str) -> str:
    """The text between two texts; fails where one of them is not there."""
    text = words(answer)
    return text[text.index(begin) : text.index(end, text.index(begin) + len(begin))]
