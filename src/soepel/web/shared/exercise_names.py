"""What an exercise is called in an address: its name, in the language of the page."""

from collections.abc import Iterator, Mapping
from functools import cache

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import override

from soepel.library import library
from soepel.words import Lang
from soepel.words.voice import voice


@cache
def slugs(lang: Lang) -> Mapping[str, str]:
    """The name in the address of everything in the library, by its id."""
    return {id_: slugify(name) for id_, name in names(lang).items()}


@cache
def names(lang: Lang) -> Mapping[str, str]:
    """The name of every exercise and every help, by its id."""
    speaking = voice(lang)
    helps = {id_: speaking.text(entry.name) for id_, entry in library().everyday.items()}
    return {**speaking.names, **helps}


@cache
def _ids() -> Mapping[str, str]:
    return dict(_every_slug())


def _every_slug() -> Iterator[tuple[str, str]]:
    for lang in Lang:
        for id_, slug in slugs(lang).items():
            yield slug, id_
            yield id_, id_


def id_of(slug: str) -> str | None:
    """What an address is about: by its name in either language, or its id; None for nothing."""
    return _ids().get(slug)


def exercise_path(id_: str, lang: Lang) -> str:
    """The path of the public page about an exercise or a help."""
    with override(lang):
        return reverse("exercise", kwargs={"slug": slugs(lang)[id_]})
