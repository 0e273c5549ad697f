"""No address tells anything about a person: not by what stands in it, not by a form that sends by
it, not by the title that a browser keeps beside it.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings

from soepel.records.models import Patient
from tests.web.demo.site import urlpatterns
from tests.web.rights import addresses

WEB: Final = Path("src/soepel/web")
RANDOM: Final = 4
"""The version of a UUID that is random bits and nothing else."""
IN_THE_PATH: Final = {
    "token": "the secret of an invitation: random, works once; its page leads on without it",
    "key": "names a patient and says nothing: 122 random bits (Patient.key)",
    "pk": "the number of a passkey, which its owner alone finds",
    "lesson": "a page that is the same for everybody",
    "slug": "the page of an exercise, which is the same for everybody",
    "exercise": "a picture of the library, which is the same for everybody",
    "level": "of that picture",
    "side": "of that picture",
    "what": "of that picture",
    "number": "the place of an exercise in the library, behind the key of a patient",
}
"""What may differ in the path of an address, and why it tells nothing about a person."""
IN_THE_QUERY: Final = {
    "clinic": "which clinic of the front door somebody chose",
    "sought": "that somebody is looked for; who, the session knows",
    "reason": "a kind of item, to see everybody who has one",
    "page": "the number of a part of a list",
    "fine": "the number of a part of a list",
    "zoom": "how many weeks of a course are shown",
    "day": "the day of a course that is shown",
}
"""What links may ask by the query of an address, and why it tells nothing about a person."""
READERS: Final = {
    "public/views.py": "the clinic that somebody chose",
    "public/exercises/views.py": "the finder of exercises, for everybody alike",
    "therapist/views.py": "which part of a list or of a course is shown",
}
"""The views that read a query."""
FINDERS: Final = {"exercises.html": "looks through the library, for everybody alike"}
"""The forms that send by their address."""
TITLES: Final = {
    "lesson.html": "a page that is the same for everybody",
    "exercise_base.html": "a page that is the same for everybody",
}
"""The pages that have no title of their own: a browser keeps it beside the address."""
TITLE: Final = re.compile(r"{% block title %}(.*?){% endblock", re.DOTALL)
BY_GET: Final = re.compile(r"<form (?![^>]*method=\"post\")[^>]*>")
QUERY: Final = re.compile(r"{%\s*querystring\s+(.*?)%}|[?&;]([a-z_]+)=")


def templates(root: Path) -> list[Path]:
    found = list((root / WEB).rglob("*.html"))
    assert len(found) > 50
    return found


def test_what_differs_in_a_path_tells_nothing() -> None:
    differs = {part for address in addresses(urlpatterns) for part in address.says}
    assert differs <= set(IN_THE_PATH), "say why this tells nothing, or keep it elsewhere"
    assert differs == set(IN_THE_PATH), "no longer needed in the list"


def test_what_links_ask_tells_nothing(root: Path) -> None:
    found = {part for path in templates(root) for part in asked(path.read_text("utf-8"))}
    assert found <= set(IN_THE_QUERY), "say why this tells nothing, or send it by a post"


def asked(template: str) -> Iterator[str]:
    """The parts of the queries that a template writes."""
    for tag, plain in QUERY.findall(template):
        yield from re.findall(r"(\w+)=", tag) or [plain]


def test_the_reader_of_links_notices_what_they_ask() -> None:
    assert list(asked('<a href="{% querystring name=her.name page=None %}">')) == ["name", "page"]
    assert list(asked('<a href="/list/?name={{ name }}&amp;born=1">')) == ["name", "born"]


def test_few_views_read_a_query(root: Path) -> None:
    top = root / WEB
    readers = {
        str(path.relative_to(top))
        for path in top.rglob("*.py")
        if any(
            isinstance(node, ast.Attribute) and node.attr == "GET"
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
        )
    }
    assert readers == set(READERS), "say why this tells nothing, or read a post"


def test_a_form_sends_by_post(root: Path) -> None:
    by_get = {path.name for path in templates(root) if BY_GET.search(path.read_text("utf-8"))}
    assert by_get == set(FINDERS), "what a form sends by its address, the browser's history keeps"


def test_a_title_is_the_same_for_everybody(root: Path) -> None:
    varies = {
        path.name
        for path in templates(root)
        if any("{{" in title for title in TITLE.findall(path.read_text("utf-8")))
    }
    assert varies == set(TITLES), (
        "the browser keeps a title beside the address: let it tell nothing"
    )


def test_no_other_site_is_told_where_somebody_was() -> None:
    assert settings.SECURE_REFERRER_POLICY == "same-origin"


def test_the_key_of_a_patient_cannot_be_guessed() -> None:
    keys = {Patient._meta.get_field("key").get_default() for _ in range(50)}
    assert len(keys) == 50
    assert {key.version for key in keys} == {RANDOM}
