"""The file: today's plan, what changed and why; left is left; only her therapist sees it."""

import pytest
from django.test import Client

from soepel.actions.learning.mark_read import mark_read
from soepel.core.exercises import Dose
from soepel.core.quantities import Side
from soepel.records.models import AttentionItem, Patient
from soepel.records.queries.file import DoseChanged, PatientFile, file_of
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.changed import changed_days, over_the_day
from soepel.web.therapist.file import plan_rows
from soepel.words import Lang, label
from soepel.words.lessons import lessons
from tests.people import NAMES, Cast, at
from tests.web.entering import row, signed_in
from tests.web.reading import part, words
from tests.web.therapist.conftest import WEDNESDAY

HER = f"{NAMES[0]} {NAMES[1]}"


@pytest.fixture
def path(morning: Cast) -> str:
    """Where her file is."""
    return f"/patient/{her(morning).key}/"


@pytest.fixture
def file(morning: Cast) -> PatientFile:
    return file_of(morning.therapist, her(morning).key, at(WEDNESDAY))


@pytest.fixture
def asker(morning: Cast) -> Asker:
    return Asker(morning.therapist, at(WEDNESDAY), Lang.NL)


def her(people: Cast) -> Patient:
    return row(people.patient)


def test_it_tells_who_and_where_she_stands(therapist: Client, path: str) -> None:
    head = part(therapist.get(path), HER, "Beloop")
    assert "67 jaar · Fase 2: soepel en stabiel · dag 19" in head
    assert "3 slechte ochtenden" in head


def test_the_plan_is_the_one_the_patient_sees(
    therapist: Client, path: str, file: PatientFile, asker: Asker
) -> None:
    plan = part(
        therapist.get(path), "Het plan Het plan sturen Woensdag 3 juni", "Wat er in 28 dagen"
    )
    assert file.review is not None
    assert file.review.plan.asked
    for one in file.review.plan.asked:
        assert asker.voice.names[one.exercise] in plan
        assert asker.voice.asked(one) in plan


def test_the_lesson_that_is_proposed_stands_with_the_plan(
    therapist: Client, path: str, file: PatientFile, morning: Cast
) -> None:
    assert file.lesson is not None
    title = lessons(Lang.NL)[file.lesson.lesson].title
    assert f"Voorgesteld om te lezen: {title}" in words(therapist.get(path))
    mark_read(morning.patient, file.lesson.lesson, at(WEDNESDAY))
    assert title not in words(therapist.get(path))


def test_each_side_stands_in_its_own_place(file: PatientFile, asker: Asker) -> None:
    assert file.review is not None
    asked = file.review.plan.asked
    rows = {row.name: row for row in plan_rows(asked, asker)}
    places = {Side.LEFT: "left", Side.RIGHT: "right", Side.BOTH: "both"}
    for one in asked:
        row = rows[asker.voice.names[one.exercise]]
        assert getattr(row, places[one.side]).dose == asker.voice.asked(one)
    sides = {(one.exercise, one.side) for one in asked}
    for exercise in {one.exercise for one in asked}:
        for side, place in places.items():
            empty = (exercise, side) not in sides
            assert (getattr(rows[asker.voice.names[exercise]], place).dose == "") is empty


def test_what_changed_says_its_side_its_rule_and_why(file: PatientFile, asker: Asker) -> None:
    told = {day.day: day.rows for day in changed_days(file.changes, asker)}
    doses = [one for one in file.changes if isinstance(one, DoseChanged)]
    assert len({one.side for one in doses}) == 3
    for rows in told.values():
        for told_row in rows:
            assert told_row.rule
            assert told_row.why
            assert told_row.words
            for side in told_row.sides:
                assert side.words == label(side.side, Lang.NL)
    shown = [(one.about, side.side) for rows in told.values() for one in rows for side in one.sides]
    for one in over_the_day(one for one in doses if one.day == doses[0].day):
        assert (asker.voice.names[one.exercise], one.side) in shown


def test_a_lowered_dose_is_told_with_the_rule_that_lowered_it(therapist: Client, path: str) -> None:
    changed = part(therapist.get(path), "Wat er in 28 dagen", "Wat Soepel is")
    assert "Zaterdag 30 mei" in changed
    assert "Meest waarschijnlijke oorzaak" in changed
    assert "STEP-3" in changed


def test_what_moved_twice_in_a_day_is_told_once() -> None:
    first = DoseChanged(WEDNESDAY, "bridge", Side.BOTH, Dose(3, 2), Dose(2, 2), ())
    then = DoseChanged(WEDNESDAY, "bridge", Side.BOTH, Dose(2, 2), None, ())
    other = DoseChanged(WEDNESDAY, "clam", Side.LEFT, Dose(1, 1), Dose(2, 1), ())
    back = DoseChanged(WEDNESDAY, "clam", Side.LEFT, Dose(2, 1), Dose(1, 1), ())
    (only,) = over_the_day([first, other, then, back])
    assert (only.exercise, only.before, only.after) == ("bridge", Dose(3, 2), None)


def test_sides_that_changed_alike_share_a_row_and_others_do_not(asker: Asker) -> None:
    def to(side: Side, rung: int) -> DoseChanged:
        return DoseChanged(WEDNESDAY, "clam", side, Dose(1, 1), Dose(rung, 1), ())

    (alike,) = changed_days([to(Side.LEFT, 2), to(Side.RIGHT, 2)], asker)[0].rows
    assert [one.words for one in alike.sides] == ["links", "rechts"]
    left, right = changed_days([to(Side.LEFT, 2), to(Side.RIGHT, 3)], asker)[0].rows
    assert ([one.words for one in left.sides], [one.words for one in right.sides]) == (
        ["links"],
        ["rechts"],
    )


def test_a_note_closes_from_the_file_and_stands_there_afterwards(
    therapist: Client, path: str
) -> None:
    item = AttentionItem.objects.get(code="att_drift", open=True)
    assert therapist.post(path, {"item": item.pk, "note": "Gebeld."})["Location"] == f"{path}#main"
    page = words(therapist.get(path))
    assert "Je notities woensdag 3 juni · Langzaam meer pijn Gebeld." in page


def test_before_the_intake_there_is_a_file_without_a_plan(therapist: Client, morning: Cast) -> None:
    key = row(morning.neighbour).key
    page = words(therapist.get(f"/patient/{key}/"))
    assert "Er is nog geen plan" in page
    assert "Wacht op de intake" in page


def test_only_her_own_therapist_finds_it(morning: Cast, client: Client, path: str) -> None:
    for name, viewer in morning.others("therapist", "colleague").items():
        assert signed_in(client, viewer).get(path).status_code == 404, name
        answer = client.post(path, {"item": "1", "note": "x"})
        assert answer.status_code == 404, name


def test_a_file_that_is_not_there_is_not_found(therapist: Client) -> None:
    nobody = "00000000-0000-4000-8000-000000000000"
    assert therapist.get(f"/patient/{nobody}/").status_code == 404
