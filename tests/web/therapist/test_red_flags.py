"""A red flag in a file: who examined it, and whether exercise may go on."""

import pytest
from django.test import Client

from soepel.actions.diary.raise_alarm import raise_alarm
from soepel.core.record import FlagRaised
from soepel.core.screening import RedFlag
from soepel.records import clock
from soepel.records.models import AttentionItem, Entry
from tests.people import Cast, at
from tests.web.entering import row, signed_in
from tests.web.reading import words
from tests.web.therapist.conftest import WEDNESDAY

EXAMINED = {"examined_by": "huisarts Bos", "may_exercise": "yes"}


@pytest.fixture
def path(morning: Cast) -> str:
    """The file of the patient, who told of night sweats this morning."""
    told(morning, "sweats", RedFlag.NIGHT_SWEATS)
    return f"/patient/{row(morning.patient).key}/"


def told(people: Cast, name: str, flag: RedFlag) -> None:
    known = clock.local(at(WEDNESDAY))
    entry = FlagRaised(id=name, day=WEDNESDAY, known=known, flag=flag)
    raise_alarm(people.patient, row(people.patient).pk, entry, at(WEDNESDAY))


def open_items() -> int:
    return AttentionItem.objects.filter(code="att_red_flag", open=True, holds=True).count()


def outcomes() -> list[dict[str, object]]:
    rows = Entry.objects.filter(kind="flag_resolved").order_by("known", "pk")
    return list(rows.values_list("content", flat=True))


def test_the_file_says_what_was_told_and_how_soon_to_look(therapist: Client, path: str) -> None:
    page = words(therapist.get(path))
    assert "Alarmsignaal: Hevig zweten in de nacht" in page
    assert "Gemeld op woensdag 3 juni." in page


def test_once_examined_the_plan_goes_on(therapist: Client, path: str) -> None:
    assert open_items() == 1
    answer = therapist.post(path, EXAMINED | {"flag": "sweats"})
    assert answer["Location"] == f"{path}#main"
    page = words(therapist.get(path))
    assert "Het alarmsignaal is opgelost en het plan gaat verder." in page
    assert open_items() == 0
    assert [one["examined_by"] for one in outcomes()] == ["huisarts Bos"]


def test_the_answer_that_raised_it_stays_in_the_record(therapist: Client, path: str) -> None:
    before = Entry.objects.get(entry="sweats").content
    therapist.post(path, EXAMINED | {"flag": "sweats"})
    assert Entry.objects.get(entry="sweats").content == before


def test_who_may_not_exercise_yet_keeps_the_flag(therapist: Client, path: str) -> None:
    therapist.post(path, EXAMINED | {"flag": "sweats", "may_exercise": "no"})
    page = words(therapist.get(path))
    assert "Er staat nog een alarmsignaal open." in page
    assert "woensdag 3 juni, huisarts Bos: mag nog niet oefenen." in page
    assert open_items() == 1


def test_of_two_flags_the_other_stays_open(therapist: Client, morning: Cast, path: str) -> None:
    told(morning, "calf", RedFlag.SWOLLEN_PAINFUL_CALF)
    therapist.post(path, EXAMINED | {"flag": "sweats"})
    assert "Er staat nog een alarmsignaal open." in words(therapist.get(path))
    assert open_items() == 1


def test_a_second_outcome_of_a_day_corrects_the_first(therapist: Client, path: str) -> None:
    therapist.post(path, EXAMINED | {"flag": "sweats", "may_exercise": "no"})
    therapist.post(path, EXAMINED | {"flag": "sweats"})
    assert open_items() == 0
    assert Entry.objects.filter(kind="flag_resolved").values("entry").distinct().count() == 1


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ("examined_by", "Vul in wie het heeft onderzocht."),
        ("may_exercise", "Kies of de patiënt mag oefenen."),
    ],
)
def test_what_is_missing_is_told_and_the_rest_is_not_lost(
    therapist: Client, path: str, missing: str, says: str
) -> None:
    given = EXAMINED | {"flag": "sweats", missing: ""}
    answer = therapist.post(path, given)
    assert says in words(answer)
    kept = {"examined_by": 'value="huisarts Bos"', "may_exercise": "checked"}
    del kept[missing]
    for text in kept.values():
        assert text in answer.content.decode()
    assert outcomes() == []
    assert open_items() == 1


@pytest.mark.parametrize("flag", ["", "none", "x" * 500])
def test_a_flag_that_is_not_hers_is_not_found(therapist: Client, path: str, flag: str) -> None:
    assert therapist.post(path, EXAMINED | {"flag": flag}).status_code == 404
    assert outcomes() == []


def test_nobody_else_records_an_outcome(morning: Cast, client: Client, path: str) -> None:
    for name, viewer in morning.others("therapist", "colleague").items():
        answer = signed_in(client, viewer).post(path, EXAMINED | {"flag": "sweats"})
        assert answer.status_code == 404, name
    assert outcomes() == []
