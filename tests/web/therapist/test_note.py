"""The SOEP note: what is known stands in it once, each dose with its side, and nothing is kept."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from soepel.records.queries.file import PatientFile, file_of
from soepel.records.queries.timeline import timeline_of
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.note import NOTE_DAYS, note_text
from soepel.words import Lang, label
from tests.people import Cast, at
from tests.web.entering import row
from tests.web.reading import words
from tests.web.therapist.conftest import WEDNESDAY


@pytest.fixture
def asker(morning: Cast) -> Asker:
    return Asker(morning.therapist, at(WEDNESDAY), Lang.NL)


@pytest.fixture
def file(morning: Cast) -> PatientFile:
    return file_of(morning.therapist, row(morning.patient).key, at(WEDNESDAY))


def text(file: PatientFile, asker: Asker) -> str:
    line = timeline_of(asker.viewer, file.listed.key, WEDNESDAY, NOTE_DAYS)
    assert line is not None
    return note_text(file, line, asker)


def test_it_has_its_four_parts_in_their_order(file: PatientFile, asker: Asker) -> None:
    lines = text(file, asker).splitlines()
    letters = [line[0] for line in lines if line[1:2] == ":"]
    assert letters == ["S", "O", "E", "P"]
    assert lines[0] == "woensdag 3 juni 2026 – Therapist"


def test_every_dose_stands_in_it_with_its_side(file: PatientFile, asker: Asker) -> None:
    told = text(file, asker)
    assert file.review is not None
    assert file.review.state.units
    for unit in file.review.state.units:
        dose = asker.voice.dose(unit.exercise, unit.dose)
        (line,) = [one for one in told.splitlines() if asker.voice.names[unit.exercise] in one]
        assert f"{label(unit.side, Lang.NL)} {dose}" in line


def test_what_asks_for_attention_stands_in_it(file: PatientFile, asker: Asker) -> None:
    told = text(file, asker)
    assert "- 3 slechte ochtenden" in told
    assert "bezoeken gebruikt in 12 maanden: 0 van 12" in told


def test_the_page_keeps_nothing_but_that_the_file_was_opened(
    therapist: Client, morning: Cast
) -> None:
    path = f"/patient/{row(morning.patient).key}/notitie/"
    with CaptureQueriesContext(connection) as asked:
        page = words(therapist.get(path))
    assert "S: wat de patiënt vertelt" in page
    written = [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE"))]
    assert all("opening" in one for one in written)


def test_before_the_intake_there_is_nothing_to_note(therapist: Client, morning: Cast) -> None:
    assert therapist.get(f"/patient/{row(morning.neighbour).key}/notitie/").status_code == 404
