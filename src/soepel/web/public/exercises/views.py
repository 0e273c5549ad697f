"""The list of exercises, and the page about each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from soepel.core.evidence import Source
from soepel.core.exercises import Exercise
from soepel.core.limits.stepping import GREEN_UP_TO, RED_ABOVE
from soepel.library import library
from soepel.library.sources import SOURCES
from soepel.web.public.exercises.catalogue import groups
from soepel.web.public.exercises.forms import FindForm
from soepel.web.shared.asking import page_language
from soepel.web.shared.exercise_names import exercise_path, id_of, slugs
from soepel.words import Lang, sets_words, title
from soepel.words.guide import exercise_told, help_told
from soepel.words.voice import Voice, phase_words, voice


@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """The list, or what of it is looked for. A value outside the fixed lists is no address."""
    form = FindForm(request.GET)
    if not form.is_valid():
        raise Http404
    wanted = form.wanted()
    found = groups(wanted, page_language())
    return render(
        request,
        "public/exercises.html",
        {
            "form": form,
            "groups": found,
            "number": sum(len(group.found) for group in found),
            "searched": not wanted.everything,
            "in_languages": _list_paths(),
        },
    )


@require_safe
def exercise(request: HttpRequest, slug: str) -> HttpResponse:
    """All about an exercise or a help. Another name of it leads to the one of this language."""
    id_, lang = id_of(slug), page_language()
    if id_ is None:
        raise Http404
    if slug != slugs(lang)[id_]:
        return redirect(exercise_path(id_, lang), permanent=True)
    context = {"in_languages": {one.value: exercise_path(id_, one) for one in Lang}}
    if id_ in library().everyday:
        return render(request, "public/everyday.html", context | _help_page(id_, voice(lang)))
    return render(request, "public/exercise.html", context | _exercise_page(id_, voice(lang)))


def _exercise_page(id_: str, speaking: Voice) -> dict[str, object]:
    about = speaking.exercises[id_]
    because = library().because[id_]
    return {
        "told": exercise_told(id_, speaking),
        "targets": [title(target, speaking.lang) for target in about.targets],
        "phases": [phase_words(phase, speaking.lang) for phase in about.phases],
        "first_dose": _first_dose(about, speaking.lang),
        "sources": because.draws_on,
        "safe": int(GREEN_UP_TO.value),
        "red": int(RED_ABOVE.value),
    }


def _first_dose(about: Exercise, lang: Lang) -> str:
    """What one begins with; empty where a quota of minutes doses it."""
    if not about.ladder:
        return ""
    return sets_words(about.first_sets, about.amount_at(1), about.amount, lang)


def _help_page(id_: str, speaking: Voice) -> dict[str, object]:
    entry = library().everyday[id_]
    sources: tuple[Source, ...] = tuple(SOURCES[key] for key in entry.sources)
    return {"told": help_told(entry, speaking), "sources": sources}


def _list_paths() -> dict[str, str]:
    """The list in each language: a search in one of them finds nothing in the other."""
    paths = {}
    for lang in Lang:
        with override(lang):
            paths[lang.value] = reverse("exercises")
    return paths
