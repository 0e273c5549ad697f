"""The owner: figures without names, and the sign-off that takes the warning off every page."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from soepel.actions.agenda.request_call_back import Request, request_call_back
from soepel.records.models import AttentionItem, Patient, SignOff
from tests.people import NAMES, Cast
from tests.web.entering import row, signed_in
from tests.web.reading import part, words

PRACTICE = "/praktijk/"
WARNING = "geen zorgverlener heeft dit programma goedgekeurd"
EVERYWHERE = ("/", "/inloggen/", "/over-soepel/", "/afspraak/", PRACTICE)
SIGNED = {"name": "A. de Groot", "register_number": "19012345678", "signed_on": "15-01-2026"}


@pytest.fixture
def owner(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast.owner)


# -- figures ----------------------------------------------------------------------------------


def test_it_counts_each_clinic_and_all_of_them(owner: Client, cast: Cast) -> None:
    today = datetime.now(UTC).date()
    for viewer, due in ((cast.patient, -3), (cast.neighbour, 3), (cast.foreigner, -3)):
        item(row(viewer), today + timedelta(days=due))
    asked = Request(uuid4(), "twee", "Annie Bakker", "06 12345678")
    request_call_back(asked, datetime.now(UTC))
    page = words(owner.get(PRACTICE))
    assert "Praktijk een Voorbeeld 2 0 2 1 0" in page
    assert "Praktijk twee Voorbeeld 0 0 0 0 1" in page
    assert "Alle praktijken 2 0 2 1 1" in page
    assert "Praktijk drie" not in page


def item(her: Patient, due: date) -> None:
    AttentionItem.objects.create(
        patient=her, group_id=her.group_id, code="att_drift", raised=due, due=due
    )


def test_it_names_no_patient(owner: Client, cast: Cast) -> None:
    item(row(cast.patient), datetime.now(UTC).date())
    text = owner.get(PRACTICE).content.decode()
    for word in (*NAMES, "Buurman", str(row(cast.patient).key)):
        assert word not in text


def test_only_the_owner_finds_it(cast: Cast, client: Client) -> None:
    for name, viewer in cast.others("owner").items():
        browser = signed_in(client, viewer)
        assert browser.get(PRACTICE).status_code == 404, name
        assert browser.post(PRACTICE, SIGNED).status_code == 404, name
    assert not SignOff.objects.exists()


# -- the sign-off -----------------------------------------------------------------------------


def test_every_page_warns_until_somebody_signed(owner: Client) -> None:
    for page in EVERYWHERE:
        assert WARNING in words(owner.get(page, follow=True)), page
    assert owner.post(PRACTICE, SIGNED)["Location"] == PRACTICE
    for page in EVERYWHERE:
        assert WARNING not in words(owner.get(page, follow=True)), page


def test_it_keeps_who_signed_and_for_what(owner: Client, cast: Cast) -> None:
    owner.post(PRACTICE, SIGNED)
    page = part(owner.get(PRACTICE), "Elk akkoord", "Wat Soepel is")
    assert "A. de Groot 19012345678 15 januari 2026" in page
    assert "geldt nu" in page
    assert SignOff.objects.get().recorded_by_id == cast.owner.user


def test_rules_that_changed_must_be_signed_anew(owner: Client) -> None:
    owner.post(PRACTICE, SIGNED)
    SignOff.objects.update(content_hash="of other exercises")
    page = words(owner.get(PRACTICE))
    assert WARNING in page
    assert "van een eerdere versie" in page


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": " "}, "Vul de naam in van wie tekende."),
        ({"register_number": "1901234567"}, "Een BIG-nummer heeft 11 cijfers."),
        ({"register_number": ""}, "Vul het nummer in het BIG-register in."),
        ({"signed_on": "someday"}, "Vul dag, maand en jaar in, zoals 25-11-2026."),
        ({"signed_on": "01-01-2999"}, "Deze dag komt nog. Wanneer is er getekend?"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(
    owner: Client, changed: dict[str, str], told: str
) -> None:
    answer = owner.post(PRACTICE, SIGNED | changed)
    assert told in words(answer)
    for name, value in (SIGNED | changed).items():
        if name not in changed:
            assert f'value="{value}"' in answer.content.decode()
    assert not SignOff.objects.exists()
