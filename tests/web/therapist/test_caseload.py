"""The caseload: whom to call and why; a note closes; nobody sees another's patients."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import TypeVar

import pytest
from django.db import connection
from django.db.models import Model, QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from soepel.actions.diary.raise_alarm import raise_alarm
from soepel.core.record import FlagRaised
from soepel.core.screening import RedFlag
from soepel.records import clock
from soepel.records.models import AttentionItem, Entry, Patient, ReviewedDay, Standing
from tests.people import NAMES, Cast, at
from tests.web.entering import row, signed_in
from tests.web.reading import part, words
from tests.web.therapist.conftest import WEDNESDAY

Row = TypeVar("Row", bound=Model)
CASELOAD = "/caseload/"
NEWS = "/caseload/nieuws/"
HER = f"{NAMES[0]} {NAMES[1]}"
MOST_QUERIES = 12


def item(code: str) -> AttentionItem:
    return AttentionItem.objects.get(code=code, open=True)


def test_it_says_whom_to_look_at_and_why(therapist: Client) -> None:
    card = part(therapist.get(CASELOAD), HER, "Nu niets nodig")
    assert "67 jaar · Fase 2: soepel en stabiel · dag 19" in card
    assert "3 slechte ochtenden" in card
    assert "3 keer in 14 dagen verlaagd na een slechte ochtend. Sinds 30 mei." in card
    assert "Bekijk de totale belasting en overweeg een plafond." in card


def test_a_flare_stands_beside_the_name(therapist: Client) -> None:
    assert "Opvlamming" not in part(therapist.get(CASELOAD), HER, "3 slechte")
    Standing.objects.update(in_flare=True)
    assert "Opvlamming" in part(therapist.get(CASELOAD), HER, "3 slechte")


def test_it_says_when_something_is_due(therapist: Client) -> None:
    card = part(therapist.get(CASELOAD), HER, "Nu niets nodig")
    assert "3 slechte ochtenden 2 dagen te laat" in card
    assert "Langzaam meer pijn 1 dag te laat" in card


def test_what_is_behind_it_is_drawn_and_told(therapist: Client) -> None:
    card = part(therapist.get(CASELOAD), HER, "Nu niets nodig")
    last = Entry.objects.filter(kind="check_in").latest("day")
    assert f"laatste {last.content['usual']} op 3 jun" in card
    assert f"Laatste ochtendcheck {last.content['usual']}, vandaag" in card
    assert "IJkpunt" in card


def test_it_speaks_english(therapist: Client) -> None:
    card = part(therapist.get("/en/caseload/"), HER, "Nothing needed now")
    assert "3 bad mornings 2 days late" in card
    assert "Lowered 3 times in 14 days after a bad morning. Since 30 May." in card


def test_who_is_fine_is_one_line(therapist: Client) -> None:
    line = part(therapist.get(CASELOAD), "Nu niets nodig", "Een patiënt van een collega")
    assert line.strip() == "Nu niets nodig 1 Bram Buurman Wacht op de intake nog geen dagboek"


def test_an_open_red_flag_comes_first(therapist: Client, morning: Cast) -> None:
    her = row(morning.neighbour)
    AttentionItem.objects.create(
        patient=her,
        group_id=her.group_id,
        code="att_red_flag",
        raised=WEDNESDAY,
        due=WEDNESDAY,
    )
    page = words(therapist.get(CASELOAD))
    assert page.index("Bram Buurman") < page.index(HER)
    assert "Niemand vraagt" not in page


def test_her_red_flag_stands_above_what_was_due_before(therapist: Client, morning: Cast) -> None:
    her = row(morning.patient)
    AttentionItem.objects.create(
        patient=her,
        group_id=her.group_id,
        code="att_red_flag",
        raised=WEDNESDAY,
        due=WEDNESDAY,
    )
    card = part(therapist.get(CASELOAD), HER, "Nu niets nodig")
    assert card.index("Alarmsignaal") < card.index("3 slechte ochtenden")


def test_who_has_nobody_to_look_at_is_told_so(morning: Cast, client: Client) -> None:
    AttentionItem.objects.update(open=False)
    page = words(signed_in(client, morning.therapist).get(CASELOAD))
    assert "Niemand vraagt vandaag aandacht." in page
    assert "Nu niets nodig 2" in page


def test_who_has_no_patients_is_told_so(morning: Cast, client: Client) -> None:
    page = words(signed_in(client, morning.colleague).get(CASELOAD))
    assert "Nog geen patiënten" in page


# -- closing ----------------------------------------------------------------------------------


def notes() -> list[str]:
    """What was written when something was closed."""
    kept = Entry.objects.filter(kind="attention_closed").order_by("pk")
    return [entry.content["note"] for entry in kept]


def test_a_note_closes_an_item_and_is_kept(therapist: Client) -> None:
    asked = item("att_three_suspects")
    answer = therapist.post(CASELOAD, {"item": asked.pk, "note": " Gebeld: plafond gezet. "})
    assert answer["Location"] == f"{CASELOAD}#main"
    page = words(therapist.get(CASELOAD))
    assert "Gesloten. Je notitie staat in het dossier." in page
    assert "3 slechte ochtenden" not in page.replace("Alle redenen 3 slechte ochtenden", "")
    asked.refresh_from_db()
    assert (asked.open, notes()) == (False, ["Gebeld: plafond gezet."])


def test_without_a_note_it_stays_open_and_says_what_to_do(therapist: Client) -> None:
    asked = item("att_three_suspects")
    answer = therapist.post(CASELOAD, {"item": asked.pk, "note": "  "})
    text = answer.content.decode()
    assert "Schrijf in een paar woorden wat je deed." in words(answer)
    assert re.search(rf'id="item-{asked.pk}".*?<details class="why item__close" open>', text, re.S)
    assert text.count('<details class="why item__close" open>') == 1
    assert item("att_three_suspects") == asked


def test_a_note_that_is_too_long_is_not_lost(therapist: Client) -> None:
    note = "x" * 2001
    answer = therapist.post(CASELOAD, {"item": item("att_drift").pk, "note": note})
    assert "Maak de notitie korter: hoogstens 2000 tekens." in words(answer)
    assert f">{note}</textarea>" in answer.content.decode()
    assert notes() == []


def test_an_open_red_flag_keeps_the_note_and_stays(therapist: Client, morning: Cast) -> None:
    now = at(WEDNESDAY)
    assert morning.patient.patient is not None
    flag = FlagRaised(id="flag", day=WEDNESDAY, known=clock.local(now), flag=RedFlag.NIGHT_SWEATS)
    raise_alarm(morning.patient, morning.patient.patient, flag, now)
    asked = item("att_red_flag")
    therapist.post(CASELOAD, {"item": asked.pk, "note": "Huisarts gebeld."})
    page = words(therapist.get(CASELOAD))
    assert "Je notitie is bewaard. Het alarmsignaal blijft open" in page
    asked.refresh_from_db()
    assert (asked.open, notes()) == (True, ["Huisarts gebeld."])


def test_after_closing_one_looks_at_the_same_people(therapist: Client) -> None:
    found = therapist.post(CASELOAD, {"sought": NAMES[1]})["Location"]
    answer = therapist.post(found, {"item": item("att_drift").pk, "note": "Gebeld."})
    assert answer["Location"] == f"{found}#main"
    assert HER in words(therapist.get(found))


@pytest.mark.parametrize("number", ["", "0", "x", "999999999"])
def test_an_item_that_is_not_there_is_not_found(therapist: Client, number: str) -> None:
    assert therapist.post(CASELOAD, {"item": number, "note": "Gebeld."}).status_code == 404


# -- who may ----------------------------------------------------------------------------------


def test_whoever_is_no_therapist_finds_nothing(morning: Cast, client: Client) -> None:
    asked = item("att_drift")
    for name, viewer in morning.others("therapist", "colleague", "elsewhere").items():
        browser = signed_in(client, viewer)
        assert browser.get(CASELOAD).status_code == 404, name
        answer = browser.post(CASELOAD, {"item": asked.pk, "note": "Gebeld."})
        assert answer.status_code == 404, name
    assert item("att_drift") == asked


def test_another_therapist_sees_and_closes_nothing_of_hers(morning: Cast, client: Client) -> None:
    asked = item("att_drift")
    for viewer in (morning.colleague, morning.elsewhere):
        browser = signed_in(client, viewer)
        assert NAMES[1] not in words(browser.get(CASELOAD))
        answer = browser.post(CASELOAD, {"item": asked.pk, "note": "Gebeld."})
        assert answer.status_code == 404
    assert item("att_drift") == asked


# -- whom nobody treats -----------------------------------------------------------------------


def test_who_is_treated_by_nobody_is_taken_on(morning: Cast, client: Client) -> None:
    her = row(morning.patient)
    Patient.objects.filter(pk=her.pk).update(therapist=None)
    colleague = signed_in(client, morning.colleague)
    card = part(colleague.get(CASELOAD), "Niemand behandelt deze patiënten", "Nog geen patiënten")
    assert f"{HER} 3 slechte ochtenden" in card
    taken = colleague.post(f"/patient/{her.key}/overnemen/")
    assert taken["Location"] == f"/patient/{her.key}/"
    assert "Je behandelt deze patiënt nu." in words(colleague.get(taken["Location"]))
    late = signed_in(client, morning.therapist).post(f"/patient/{her.key}/overnemen/")
    assert late["Location"] == CASELOAD
    page = words(client.get(CASELOAD))
    assert "Een collega behandelt deze patiënt al." in page
    assert "Niemand behandelt" not in page


# -- looking for somebody ---------------------------------------------------------------------


def test_one_is_found_by_a_part_of_the_name_which_no_address_tells(therapist: Client) -> None:
    found = therapist.post(CASELOAD, {"sought": " zand "})["Location"]
    assert "zand" not in found
    page = words(therapist.get(found))
    assert HER in page
    assert "Bram Buurman" not in page
    assert "Toon iedereen" in page
    assert "Bram Buurman" in words(therapist.get(CASELOAD))


def test_one_is_found_by_the_reason(therapist: Client) -> None:
    assert HER in words(therapist.get(CASELOAD, {"reason": "att_drift"}))
    found = therapist.post(CASELOAD, {"sought": "", "reason": "att_visits"})["Location"]
    none = words(therapist.get(found))
    assert HER not in none
    assert "Niemand gevonden" in none


# -- how much it asks of the database ---------------------------------------------------------


def many(like: Patient, number: int) -> None:
    """So many more patients of the same therapist, each with all that a caseload shows."""
    fresh = [
        Patient(
            group_id=like.group_id,
            clinic_id=like.clinic_id,
            therapist_id=like.therapist_id,
            given_name="Copy",
            family_name=f"{n:04}",
            born=like.born,
        )
        for n in range(number)
    ]
    people = Patient.objects.bulk_create(fresh)
    items, standings = AttentionItem.objects, Standing.objects
    reviews, entries = ReviewedDay.objects, Entry.objects
    items.bulk_create(copies(items.filter(patient=like), people))
    standings.bulk_create(copies(standings.filter(patient=like), people))
    reviews.bulk_create(copies(reviews.filter(patient=like, day=WEDNESDAY), people))
    since = WEDNESDAY - timedelta(days=3)
    entries.bulk_create(copies(entries.filter(patient=like, day__gt=since), people))


def copies(rows: QuerySet[Row], people: Iterable[Patient]) -> list[Row]:
    """The rows of one patient for each of the others."""
    there = list(rows)
    return [copied(one, person) for person in people for one in there]


def copied(one: Row, patient: Patient) -> Row:
    """A row of somebody else, alike in all but the patient."""
    alike = {
        field.attname: getattr(one, field.attname)
        for field in one._meta.concrete_fields
        if field.attname not in ("id", "patient_id")
    }
    return type(one)(patient_id=patient.pk, **alike)


def test_five_hundred_patients_ask_no_more_than_ten(therapist: Client, morning: Cast) -> None:
    like = row(morning.patient)
    many(like, 8)
    few = asked_for(therapist, "9 patiënten vragen je aandacht.")
    many(like, 490)
    assert asked_for(therapist, "499 patiënten vragen je aandacht.") == few <= MOST_QUERIES


def asked_for(browser: Client, told: str) -> int:
    """How many queries the page takes, which must say this."""
    with CaptureQueriesContext(connection) as asked:
        assert told in words(browser.get(CASELOAD))
    return len(asked)


def test_a_long_list_is_shown_in_parts(therapist: Client, morning: Cast) -> None:
    many(row(morning.patient), 44)
    first, last = (words(therapist.get(CASELOAD, {"page": page})) for page in (1, 3))
    assert "Pagina 1 van 3" in first
    assert first.count("Sluit met een notitie") == 40
    assert last.count("Sluit met een notitie") == 10


def test_one_is_found_by_where_she_stands(therapist: Client) -> None:
    assert HER in words(therapist.get(CASELOAD, {"stands": "2"}))
    assert HER not in words(therapist.get(CASELOAD, {"stands": "3"}))
    assert HER not in words(therapist.get(CASELOAD, {"stands": "flare"}))
    Standing.objects.update(in_flare=True)
    assert HER in words(therapist.get(CASELOAD, {"stands": "flare"}))


def test_a_page_learns_of_what_came_after_it(therapist: Client, morning: Cast) -> None:
    shown = re.search(r'data-newest="(\d+)"', therapist.get(CASELOAD).content.decode())
    assert shown is not None
    after = {"after": shown[1]}
    assert therapist.get(NEWS, after).json() == {"many": 0, "words": ""}
    AttentionItem.objects.create(
        patient=row(morning.neighbour),
        group=row(morning.neighbour).group,
        code="att_no_diary",
        raised=WEDNESDAY,
        due=WEDNESDAY,
    )
    assert therapist.get(NEWS, after).json() == {"many": 1, "words": "1 nieuw aandachtspunt."}


def test_to_ask_for_news_keeps_nobody_signed_in_and_opens_no_file(therapist: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        therapist.get(NEWS)
    written = [one["sql"] for one in asked if not one["sql"].startswith("SELECT")]
    assert written == []


def test_nobody_but_a_therapist_hears_news(morning: Cast, client: Client) -> None:
    for name, viewer in morning.others("therapist", "colleague", "elsewhere").items():
        assert signed_in(client, viewer).get(NEWS).status_code == 404, name
    for viewer in (morning.colleague, morning.elsewhere):
        assert signed_in(client, viewer).get(NEWS).json()["many"] == 0


def test_her_number_can_be_called_from_the_list_and_the_file(
    therapist: Client, morning: Cast
) -> None:
    path = f"/patient/{row(morning.patient).key}/"
    assert therapist.post(path, {"phone": "06 0000 0001"}).status_code == 302
    for page in (path, CASELOAD):
        assert 'href="tel:0600000001"' in therapist.get(page).content.decode()
    assert "Fill in a whole telephone number" in words(
        therapist.post(f"/en{path}", {"phone": "12"})
    )
    assert row(morning.patient).phone == "06 0000 0001"


def test_a_stranger_changes_no_number(morning: Cast, client: Client) -> None:
    path = f"/patient/{row(morning.patient).key}/"
    for viewer in morning.others("therapist").values():
        signed_in(client, viewer).post(path, {"phone": "06 0000 0001"})
        assert row(morning.patient).phone == ""
