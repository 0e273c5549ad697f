"""The limits of the core in a text, so that a number stands in one place only.

`{=flare.FLARES_WITHIN}` is the value of that limit, `{=pacing.START_SHARE%}` a share as a
percentage, `{=flare.STAGE_SHARE[back_at_60]}` one entry of a table, and
`{=stepping.PLACES|oefening|oefeningen}` a number with its noun in the right form.
"""

import re
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Final

import soepel.core.limits
from soepel.core.evidence import Limit
from soepel.words import language
from soepel.words.language import Lang

OPENED: Final = re.compile(r"\{=[^{}]*\}?")
"""All that begins as a placeholder, well written or not."""
PLACEHOLDER: Final = re.compile(
    r"\{=(?P<family>[a-z_]+)\.(?P<name>[A-Z][A-Z0-9_]*)(?:\[(?P<entry>\w+)\])?"
    r"(?:(?P<share>%)|\|(?P<one>[^|{}]+)\|(?P<more>[^|{}]+))?\}"
)


class NoSuchLimit(ValueError):
    """A placeholder that names no number of a limit, with what to write."""


def filled(text: str, lang: Lang) -> str:
    """A text with its limits written out. Raises NoSuchLimit."""
    return OPENED.sub(lambda found: _written(found[0], lang), text)


def _written(placeholder: str, lang: Lang) -> str:
    slot = PLACEHOLDER.fullmatch(placeholder)
    if slot is None:
        raise NoSuchLimit(
            f"{placeholder} is badly written: write {{=family.NAME}}, {{=family.NAME%}}, "
            "{=family.NAME[entry]} or {=family.NAME|one|more}"
        )
    value = _number(slot)
    if slot["share"]:
        return f"{language.number(value * 100, lang)}%"
    if slot["one"]:
        return language.counted(value, slot["one"], slot["more"], lang)
    return language.number(value, lang)


def _number(slot: re.Match[str]) -> float:
    value = _limit(slot).value
    if slot["entry"] is not None:
        value = _entries(value).get(slot["entry"])
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NoSuchLimit(f"{slot[0]} is {value!r}: name a limit, or an entry of it, with a number")
    return value


def _limit(slot: re.Match[str]) -> Limit[object]:
    limit = getattr(_family(slot), slot["name"], None)
    if not isinstance(limit, Limit):
        raise NoSuchLimit(f"{slot[0]} names no limit: use one of soepel.core.limits")
    return limit


def _family(slot: re.Match[str]) -> ModuleType:
    family = f"{soepel.core.limits.__name__}.{slot['family']}"
    try:
        return import_module(family)
    except ModuleNotFoundError:
        raise NoSuchLimit(f"{slot[0]} names no limit: there is no {family}") from None


def _entries(value: object) -> Mapping[str, object]:
    """The entries of a table by key, of a row by place from 0."""
    if isinstance(value, tuple):
        return {str(place): part for place, part in enumerate(value)}
    return {str(key): part for key, part in value.items()} if isinstance(value, Mapping) else {}
