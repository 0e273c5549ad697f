"""Answers of one tap: large buttons beside one another; and the id that makes an entry one."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from typing import Any, Final
from uuid import NAMESPACE_OID, uuid4, uuid5

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from soepel.words import Lang, title

ENTRY_ID: Final = re.compile(r"^[\w/.:-]{1,80}\Z")


class Taps(forms.RadioSelect):
    """One of a few short words, each a large button."""

    template_name = "patient/widgets/taps.html"


class TapField(forms.TypedChoiceField):
    """One of a few short words that may be left open. Nothing is chosen beforehand."""

    def __init__(self, choices: Iterable[tuple[Any, str | Promise]], **kwargs: Any) -> None:
        super().__init__(
            choices=list(choices), widget=Taps, **{"empty_value": None, "required": False, **kwargs}
        )


class EntryId(forms.RegexField):
    """Makes the entry of a form one: sent twice it is one, sent again that day it corrects."""

    def __init__(self) -> None:
        super().__init__(
            ENTRY_ID,
            widget=forms.HiddenInput,
            error_messages={"required": TRY_AGAIN, "invalid": TRY_AGAIN},
        )


TRY_AGAIN: Final = _("Something went wrong with this page. Fill it in once more.")


def new_id() -> str:
    """An id that no other form has."""
    return str(uuid4())


def entry_id(sent: str, day: date, own: str | None = None) -> str:
    """The id of an entry about a day, from the id that the form was sent with.

    `own` is what the person told of that day before, which she may correct. A page that was left
    open overnight holds the id of another day: it must not move or change what was told then.
    """
    return sent if sent == own else str(uuid5(NAMESPACE_OID, f"{sent}/{day}"))


def worded(words: Iterable[Enum], lang: Lang) -> Sequence[tuple[str, str]]:
    """The words of a vocabulary as choices, in the language."""
    return [(word.value, title(word, lang)) for word in words]
