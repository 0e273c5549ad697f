"""What a form sends besides its fields, read with care."""

from typing import Final

from django.http import Http404, QueryDict

MOST_DIGITS: Final = 18
"""Of the number of a row: more do not fit in the database, and no row has them."""


def row_number(sent: QueryDict, name: str) -> int:
    """The number of a row that a button sent. Raises Http404 for anything else."""
    text = sent.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise Http404
    return int(text)
