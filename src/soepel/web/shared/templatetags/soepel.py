"""The tags and filters of our own; every template has them without `load`."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django import template
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.forms import BoundField
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info

from soepel.core.quantities import Side
from soepel.web.shared.asking import page_language
from soepel.web.shared.assets import asset_url
from soepel.web.shared.exercise_names import exercise_path
from soepel.web.shared.figures import shown

register = template.Library()

STRONG: Final = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """This page in one language: its code, its own name for itself, and both addresses."""

    code: str
    name: str
    path: str
    address: str
    current: bool


@register.simple_tag
def asset(name: str) -> str:
    """The address of a built file: `{% asset "app.css" %}`. Raises NotBuilt."""
    return asset_url(name)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One icon of `icons.txt`: `{% icon "phone" %}`. With a label it is read aloud, else silent."""
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>',
            label,
            asset_url("icons.svg"),
            name,
        )
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>',
        asset_url("icons.svg"),
        name,
    )


@register.inclusion_tag("shared/figure.html")
def figure(exercise: str, level: str = "", side: str = "", name: str = "") -> dict[str, object]:
    """The figure that does an exercise: `{% figure id level side name %}`, all but the id optional.

    Without a level it does the easiest; `name` says in words what the movement is. What has not
    been posed shows nothing.
    """
    pictures = shown(exercise, level or None, Side(side) if side else None)
    return {"pictures": pictures, "name": name, "id": f"{exercise}-{level}-{side}"}


@register.simple_tag(takes_context=True)
def language_links(context: template.Context) -> list[LanguageLink]:
    """The page of this request in every language; empty where it has no address to give.

    A page whose name differs from language to language gives its paths as `in_languages`.
    """
    request = context.get("request")
    if not isinstance(request, HttpRequest) or not _has_host(request):
        return []
    paths: Mapping[str, str] = context.get("in_languages") or {}
    return [_language_link(request, code, paths.get(code)) for code, _ in settings.LANGUAGES]


def _has_host(request: HttpRequest) -> bool:
    """A request for a host that is not ours gets its error page all the same."""
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


def _language_link(request: HttpRequest, code: str, known: str | None) -> LanguageLink:
    path = known or translate_url(request.get_full_path(), code)
    return LanguageLink(
        code=code,
        name=get_language_info(code)["name_local"].capitalize(),
        path=path,
        address=request.build_absolute_uri(path),
        current=code == get_language(),
    )


@register.simple_tag
def exercise_address(exercise: str) -> str:
    """The path of the public page about an exercise or a help, in the language of this page."""
    return exercise_path(exercise, page_language())


@register.filter
def tel(number: str) -> str:
    """A telephone number as the address of a link: `tel:0301234567`."""
    return "tel:" + re.sub(r"[^\d+]", "", number)


@register.filter
def emphasised(text: str) -> SafeString:
    """A line of a text in which `**words**` are strong."""
    return mark_safe(STRONG.sub(r"<strong>\1</strong>", escape(text)))


@register.filter
def first_input(field: BoundField) -> str:
    """The id to which a message about this field leads: of a group, its first button."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def in_groups(text: str) -> str:
    """Letters in groups of four, as one types them over: `{{ key|in_groups }}`."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


@register.filter
def as_json(value: object) -> str:
    """What script reads from an attribute: `data-options="{{ options|as_json }}"`."""
    return json.dumps(value)
