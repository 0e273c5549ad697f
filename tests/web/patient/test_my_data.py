"""Her own data: what is kept, in one file, and to have it erased."""

import json
from datetime import date

from django.test import Client

from soepel.core.record import CheckIn
from soepel.exchange import read_record
from soepel.library import programme
from soepel.records.models import Consent, Erasure, Patient
from soepel.records.queries.consents import TEXT_VERSION
from tests.people import NAMES, Cast, at
from tests.web.patient.conftest import AtHome, sits

EVENING = at(date(2026, 3, 2), 20)
CONSENT = {"purpose": "research", "text_version": TEXT_VERSION}


def test_she_sees_who_she_is_here(at_home: AtHome) -> None:
    page = at_home("new", EVENING).sees("my-data")
    for told in NAMES:
        assert told in page
    assert "2 april 1959" in page


def test_she_takes_everything_with_her_in_one_file(at_home: AtHome) -> None:
    home = at_home("new", EVENING)
    home.sends("check-in", usual="3", extra="none")
    home.plan()
    answer = home.sends_again("my-data-download", {})
    assert answer["Content-Type"] == "application/json"
    assert "attachment" in answer["Content-Disposition"]
    assert NAMES[1] not in answer["Content-Disposition"]
    given = json.loads(answer.content)
    assert given["about"]["email"] == NAMES[2]
    record = read_record(json.dumps(given["record"]).encode(), programme().exercises)
    assert CheckIn in {type(entry) for entry in record.entries}
    assert given["plans"]
    assert "femke" not in answer.content.decode().lower()


def test_who_has_had_no_intake_gets_her_file_too(cast: Cast, client: Client) -> None:
    home = sits(client, cast.foreigner, EVENING)
    given = json.loads(home.sends_again("my-data-download", {}).content)
    assert given["record"] is None
    assert given["about"]["name"]


def test_she_says_yes_to_research_and_no_again(at_home: AtHome) -> None:
    home = at_home("new", EVENING)
    assert "je hebt nog niet gekozen" in home.sees("my-data")
    home.sends_again("my-data-consent", {**CONSENT, "given": "yes"})
    assert "Ja: dit koos je op maandag 2 maart 2026" in home.sees("my-data").replace(" :", ":")
    home.sends_again("my-data-consent", {**CONSENT, "given": "no"})
    assert "Nee: dit koos je op maandag 2 maart 2026" in home.sees("my-data").replace(" :", ":")
    file = json.loads(home.sends_again("my-data-download", {}).content)
    assert [one["given"] for one in file["consents"]] == [True, False]


def test_an_old_page_of_consent_is_shown_again(at_home: AtHome) -> None:
    home = at_home("new", EVENING)
    home.sends_again("my-data-consent", {**CONSENT, "text_version": "old", "given": "yes"})
    assert "De tekst is veranderd" in home.sees("my-data")
    assert not Consent.objects.exists()


def test_nothing_is_erased_without_a_tick(at_home: AtHome) -> None:
    home = at_home("new", EVENING)
    answer = home.sends("my-data-erase")
    assert "Vink aan dat je weet" in answer.content.decode()
    assert not Erasure.objects.exists()


def test_she_reads_what_goes_and_what_stays_before_and_after(at_home: AtHome) -> None:
    home = at_home("new", EVENING)
    before = home.sees("my-data-erase")
    assert "20 jaar" in before
    assert "artikel 454" in before
    home.sends("my-data-erase", sure="on")
    assert Erasure.objects.get().asked_at is not None
    assert "Je gegevens worden gewist" in home.sees("my-data")
    assert "Wis mijn gegevens" not in home.sees("my-data-erase")


def test_she_changes_her_telephone_and_language_and_nothing_else(at_home: AtHome) -> None:
    home = at_home("new", EVENING)
    assert (
        "Geef een telefoonnummer"
        in home.sends("my-data-correct", phone="bel maar", language="nl").content.decode()
    )
    home.sends("my-data-correct", phone="06 1234 5678", language="en", given_name="Anders")
    patient = Patient.objects.get(pk=home.patient)
    assert (patient.phone, patient.language) == ("06 1234 5678", "en")
    assert patient.given_name != "Anders"
