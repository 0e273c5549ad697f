"""Her own data: what is kept, in one file, and to have it erased."""

import json
from datetime import date

from soepel.core.record import CheckIn
from soepel.exchange import read_record
from soepel.library import programme
from soepel.records.models import Erasure
from tests.people import NAMES, at
from tests.web.patient.conftest import AtHome

EVENING = at(date(2026, 3, 2), 20)


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


def test_who_has_had_no_intake_gets_her_file_too(at_home: AtHome) -> None:
    home = at_home("new", EVENING)
    assert json.loads(home.sends_again("my-data-download", {}).content)["record"] is not None


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
