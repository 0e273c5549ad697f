"""The hip check: a way through the questions that no address, no cookie and no database knows."""

import json
import logging
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from soepel.core.questionnaire import QUESTIONS, Answers, AnyOf, Day, QuestionId, question
from soepel.core.rules.screening import screen
from soepel.core.screening import TIER_OF, RedFlag, Tier
from soepel.records import clock
from soepel.server.clock import now
from soepel.words import Lang
from soepel.words.screened import ScreeningTold, tell_screening
from soepel.words.voice import voice
from tests.web.reading import words

CHECK, ENGLISH = "/heupcheck/", "/en/hip-check/"
CASES: Final = tomllib.loads(
    (Path(__file__).parents[2] / "cases/screening.toml").read_text("utf-8"),
)
ORDINARY: Final[dict[str, Any]] = CASES["nothing_alarming"]
"""What most people say."""
SIGNS: Final = [
    (one.id, flag)
    for one in QUESTIONS
    if isinstance(one.kind, AnyOf)
    for flag in one.kind.options
    if isinstance(flag, RedFlag)
]

pytestmark = pytest.mark.django_db


def taps(answer: object, of: str) -> dict[str, object]:
    """What a page sends when somebody gives this answer."""
    if answer == "dont_know":
        return {"dont_know": "1"}
    match question(of).kind:
        case AnyOf():
            return {"answer": answer} if answer else {"none": "1"}
        case Day():
            year, month, day = str(answer).split("-")
            return {"day": day, "month": month, "year": year}
        case _:
            return {"answer": str(answer).replace(".", ",")}


def carried(page: Any) -> dict[str, str]:
    """What a page would send along: the answers so far, and which question it asks."""
    form = page.content.decode().split("data-hip-check>")[1]
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    return {name: value.replace("&quot;", '"') for name, value in fields.items()}


def walk(client: Client, answers: Mapping[str, object], path: str = CHECK) -> Any:
    """Answers every question that is asked, one page at a time; gives the page of the result."""
    page = client.post(path, {"begin": "1", "answers": "{}"})
    for _ in QUESTIONS:
        at = carried(page)
        if not at["at"]:
            return page
        page = client.post(path, at | taps(answers[at["at"]], at["at"]))
    return page


def told(answers: Mapping[str, object], lang: Lang = Lang.NL) -> ScreeningTold:
    """What the rules say to these answers."""
    return tell_screening(screen(Answers.read(answers), clock.today(now())), voice(lang))


def shows(page: Any, result: ScreeningTold) -> None:
    read = words(page)
    for line in (result.urgency, result.contact, *result.now, *result.because, *result.can_wait):
        assert line in read


@pytest.mark.parametrize("lang", list(Lang))
def test_most_people_come_to_a_start_in_twenty_taps(client: Client, lang: Lang) -> None:
    page = walk(client, ORDINARY, CHECK if lang is Lang.NL else ENGLISH)
    shows(page, told(ORDINARY, lang))
    assert told(ORDINARY, lang).tier is Tier.T4
    beginning, places_and_numbers = 1, 1  # a place is ticked first; a number is one tap or typed
    assert len(ORDINARY) + beginning + places_and_numbers <= 20


@pytest.mark.parametrize("case", [one for one in CASES["case"] if "examined" not in one], ids=str)
def test_each_worked_case_ends_as_the_rules_say(client: Client, case: dict[str, Any]) -> None:
    answers = ORDINARY | case.get("answers", {})
    shows(walk(client, answers), told(answers))


@pytest.mark.parametrize(("asked", "flag"), SIGNS)
def test_a_sign_that_is_ticked_calls_whom_it_should(
    client: Client, asked: QuestionId, flag: RedFlag
) -> None:
    answers = ORDINARY | {"lump_painful": "no", "lump_goes_back": "yes", "vomiting": "no"}
    answers |= {"both_legs_weaker": "no", asked.value: [flag.value]}
    shows(walk(client, answers), told(answers))
    assert told(answers).tier <= TIER_OF[flag]


def test_an_emergency_stops_the_questions_at_once_and_nothing_distracts(client: Client) -> None:
    at = carried(client.post(CHECK, {"answers": "{}"}))
    page = client.post(CHECK, at | {"answer": ["saddle_numbness"]})
    body = page.content.decode()
    assert 'href="tel:112"' in body
    assert "/afspraak/" not in body
    assert "<footer" not in body


def test_back_shows_the_question_before_with_its_answer(client: Client) -> None:
    at = carried(client.post(CHECK, {"answers": "{}"}))
    page = client.post(CHECK, at | {"answer": ["cold_pale_leg", "saddle_numbness"]})
    page = client.post(CHECK, carried(page) | {"back": "1"})
    assert page.content.decode().count(" checked>") == 2
    page = client.post(CHECK, carried(page) | {"none": "1"})
    assert carried(page)["at"] == "can_stand"


def test_the_other_language_takes_the_answers_along(client: Client) -> None:
    at = carried(client.post(CHECK, {"answers": "{}"}))
    dutch = client.post(CHECK, at | {"none": "1"})
    english = client.post(ENGLISH, carried(dutch) | {"look": "1"})
    assert carried(english) == carried(dutch)
    assert "Can you stand on the painful leg?" in words(english)


@pytest.mark.parametrize(
    ("at", "sent", "told"),
    [
        ("age", {"answer": "oud"}, "Vul een getal in van 0 tot 120."),
        ("age", {"answer": "9" * 5000}, "Vul een getal in van 0 tot 120."),
        ("age", {"answer": "nan"}, "Vul een getal in van 0 tot 120."),
        ("age", {"answer": "inf"}, "Vul een getal in van 0 tot 120."),
        ("place", {}, "Kies wat past, of “Geen van deze”."),
        ("can_stand", {"answer": "misschien"}, "Kies een antwoord."),
        ("prosthesis_date_left", {"day": "31", "month": "2", "year": "2026"}, "Vul een dag"),
    ],
)
def test_what_is_no_answer_is_asked_again_with_what_to_do(
    client: Client, at: str, sent: dict[str, str], told: str
) -> None:
    page = client.post(CHECK, {"answers": '{"fall":"no"}', "at": at} | sent)
    assert told in words(page)
    assert carried(page) == {"answers": '{"fall":"no"}', "at": at}


@pytest.mark.parametrize(
    "sent",
    [
        "no json",
        "[]",
        '{"age":"' + "9" * 9000 + '"}',
        "[" * 7000,
        '{"weight":80}',
        '{"age":NaN}',
        '{"place":[["groin"]]}',
        '{"age":' + "9" * 5000 + "}",
    ],
    ids=lambda sent: sent[:12],
)
def test_what_no_page_sends_begins_anew(client: Client, sent: str) -> None:
    page = client.post(CHECK, {"answers": sent})
    assert page.status_code == 400
    assert "Begin opnieuw." in page.content.decode()


def test_nothing_is_kept_in_addresses_cookies_logs_or_the_database(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with CaptureQueriesContext(connection) as queries:
        page = walk(client, ORDINARY)
    assert {query["sql"].split()[0] for query in queries} <= {"SELECT"}
    assert "saddle" not in caplog.text
    assert "groin" not in caplog.text
    assert not client.cookies
    assert page["Cache-Control"].count("no-store")
    assert page["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert 'method="get"' not in page.content.decode()


def test_answers_come_back_from_their_plain_values_as_they_were() -> None:
    answers = Answers.read(ORDINARY | {"prosthesis_date_left": "2026-02-01", "side": "dont_know"})
    assert Answers.read(json.loads(json.dumps(answers.plain()))) == answers
