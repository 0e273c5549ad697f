"""Lessons and questions are there for everybody, whole in both languages."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from soepel.library import education
from soepel.words import Lang
from soepel.words.lessons import lessons, questions
from tests.people import Cast
from tests.web.entering import signed_in

LESSONS = {Lang.NL: "/leren/", Lang.EN: "/en/learn/"}
QUESTIONS = {Lang.NL: "/vragen/", Lang.EN: "/en/questions/"}

pytestmark = pytest.mark.usefixtures("cast")


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("lang", Lang)
def test_every_lesson_is_in_the_list_with_how_long_it_takes(client: Client, lang: Lang) -> None:
    told = page(client, LESSONS[lang])
    for lesson in lessons(lang).values():
        assert f'href="{LESSONS[lang]}{lesson.id}/"' in told
    assert len(re.findall(r"\b[2-4] minut", told)) == len(lessons(lang))


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("id_", sorted(education().lessons))
def test_a_lesson_has_its_drawing_its_task_and_its_sources(
    client: Client, id_: str, lang: Lang
) -> None:
    lesson, told = lessons(lang)[id_], page(client, f"{LESSONS[lang]}{id_}/")
    assert told.count("<svg xmlns") == 1
    assert 'aria-labelledby="drawing-title"' in told
    assert lesson.shown in told
    assert lesson.sources[0].full in told
    assert "25 november 2026" in told.lower()
    assert all(f"<h2>{part.heading}</h2>" in told for part in lesson.parts)


def test_drawings_have_the_colours_of_the_house(root: Path) -> None:
    tokens = (root / "src/soepel/web/assets/css/tokens.css").read_text(encoding="utf-8")
    of_the_house = set(re.findall(r"#[0-9a-f]{6}", tokens))
    for id_, drawing in education().drawings.items():
        assert set(re.findall(r"#[0-9a-f]{3,6}\b", drawing)) <= of_the_house, id_


def test_a_lesson_leads_to_exercises_and_to_everyday_help(client: Client) -> None:
    told = page(client, "/leren/stairs-and-shoes/")
    assert 'href="/oefeningen/' in told
    assert len(re.findall(r'href="/oefeningen/[a-z-]+/"', told)) == 3


def test_what_is_strong_is_strong_and_nothing_else_is_markup(client: Client) -> None:
    told = page(client, "/leren/traffic-light/")
    assert "<strong>Groen</strong>" in told
    assert "**" not in told


def test_a_lesson_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/leren/dancing/").status_code == 404


@pytest.mark.parametrize("lang", Lang)
def test_every_question_is_answered_on_one_page(client: Client, lang: Lang) -> None:
    told = page(client, QUESTIONS[lang])
    assert told.count('<details class="question" id=') == len(questions(lang))
    assert all(f'id="{question.id}"' in told for question in questions(lang))


def test_what_is_searched_goes_nowhere(client: Client) -> None:
    """A word can tell something about somebody's health: the box has no form and no name."""
    for address in ("/leren/", "/vragen/"):
        told = page(client, address)
        box = re.search(r'<input[^>]*type="search"[^>]*>', told)
        assert box
        assert "name=" not in box[0]
        assert "<form" not in told


@pytest.mark.parametrize("address", ["/leren/", "/leren/sleep/", "/vragen/"])
def test_a_page_to_learn_from_sets_no_cookie_and_asks_nobody_else(
    client: Client, address: str
) -> None:
    answer = client.get(address)
    assert answer.cookies == {}
    told = answer.content.decode()
    assert re.findall(r"(?:src|href)=\"(?:https?:)?//(?!testserver)", told) == []
    assert " style=" not in told


def test_a_page_to_learn_from_asks_the_database_only_whether_there_is_a_sign_off(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/leren/sleep/")
    with django_assert_num_queries(1):
        client.get("/leren/sleep/")


def test_who_has_a_plan_finds_the_way_back_to_it(client: Client, cast: Cast) -> None:
    told = page(client, "/leren/sleep/")
    assert "Naar mijn dag" not in told
    assert "Nog geen eigen plan?" in told
    assert "Naar mijn dag" in page(signed_in(client, cast.patient), "/leren/sleep/")


def test_who_has_a_plan_can_say_that_a_lesson_was_read(client: Client, cast: Cast) -> None:
    hers = signed_in(client, cast.patient)
    assert "Ik heb dit gelezen" in page(hers, "/leren/sleep/")
    answer = hers.post("/leren/sleep/")
    assert answer.headers["Location"] == "/leren/sleep/"
    assert "Je las dit op" in page(hers, "/leren/sleep/")
    assert "gelezen" in page(hers, "/leren/")


@pytest.mark.parametrize("who", ["nobody", "therapist", "owner"])
def test_of_anybody_else_nothing_is_kept(client: Client, cast: Cast, who: str) -> None:
    theirs = signed_in(client, cast.everybody[who])
    assert "Ik heb dit gelezen" not in page(theirs, "/leren/sleep/")
    assert theirs.post("/leren/sleep/").status_code == 404
