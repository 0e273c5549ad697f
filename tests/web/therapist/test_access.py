"""The file of a colleague's patient: by a reason, for a while, and on record."""

from django.test import Client

from soepel.records.models import Opening
from tests.people import NAMES, Cast
from tests.web.entering import row, signed_in
from tests.web.reading import words

FIND, STAND_IN, LOOKED = "/patient/van-een-collega/", "/waarneming/", "/wie-keek/"
WORDS = "Zij belde met veel pijn, en Therapist is vrij."
HER = f"{NAMES[0]} {NAMES[1]}"


def reason_of(people: Cast) -> str:
    return f"/patient/{row(people.patient).key}/reden/"


def test_a_colleague_finds_gives_a_reason_and_opens_the_file(morning: Cast, client: Client) -> None:
    colleague = signed_in(client, morning.colleague)
    found = colleague.post(FIND, {"family_name": NAMES[1], "born": "2-4-1959"})
    assert f"{HER} behandeld door Therapist" in words(found)
    file = f"/patient/{row(morning.patient).key}/"
    assert colleague.get(file)["Location"] == reason_of(morning)
    asks = colleague.get(reason_of(morning))
    assert "De patiënt krijgt bericht" in words(asks)
    assert NAMES[1] not in asks.content.decode().split("</title>")[0]
    given = colleague.post(reason_of(morning), {"why": "urgent", "words": WORDS})
    assert given["Location"] == file
    assert "Fase 2" in words(colleague.get(file))
    kept = list(Opening.objects.order_by("pk").values_list("page", "ground"))
    assert kept == [
        ("find-patient", "found"),
        ("reason", "found"),
        ("reason", "found"),
        ("patient-file", "reason"),
    ]

    told = words(signed_in(client, morning.patient).get(LOOKED))
    assert "Colleague , behandelt je niet, en gaf deze reden: je had hulp nodig" in told
    assert f"“{WORDS}”" in told
    assert "zocht je naam, en zag je dossier niet" in told


def test_a_reason_must_say_something_and_keeps_what_was_typed(
    morning: Cast, client: Client
) -> None:
    colleague = signed_in(client, morning.colleague)
    answer = colleague.post(reason_of(morning), {"why": "", "words": "zomaar"})
    assert "Kies een reden." in words(answer)
    assert "Schrijf in een paar woorden waarom je dit dossier opent." in words(answer)
    assert "zomaar</textarea>" in answer.content.decode()


def test_who_is_no_colleague_does_not_even_see_that_there_is_a_patient(
    morning: Cast, client: Client
) -> None:
    for name, viewer in morning.others("colleague").items():
        there = signed_in(client, viewer)
        assert there.get(reason_of(morning)).status_code == 404, name
        if name not in {"therapist", "elsewhere"}:
            assert there.get(FIND).status_code == 404, name
            assert there.get(STAND_IN).status_code == 404, name
    answer = signed_in(client, morning.elsewhere).post(
        FIND, {"family_name": NAMES[1], "born": "2-4-1959"}
    )
    assert "Niemand gevonden" in words(answer)


def test_a_stand_in_is_named_seen_and_ended(morning: Cast, client: Client) -> None:
    therapist = signed_in(client, morning.therapist)
    sent = {"colleague": str(morning.colleague.member), "first": "2026-06-03", "last": "2026-06-05"}
    assert therapist.post(STAND_IN, sent)["Location"] == STAND_IN
    page = therapist.get(STAND_IN)
    assert "Colleague vervangt Therapist, van 3 juni tot en met 5 juni." in words(page)
    listed = signed_in(client, morning.colleague).get("/caseload/")
    assert HER in words(listed)
    end = page.content.decode().split('name="end" value="')[1].split('"')[0]
    signed_in(client, morning.therapist).post(STAND_IN, {"end": end})
    assert HER not in words(signed_in(client, morning.colleague).get("/caseload/"))


def test_wrong_days_say_what_to_do(therapist: Client, morning: Cast) -> None:
    sent = {"colleague": str(morning.colleague.member), "first": "2026-06-05", "last": "2026-06-03"}
    assert "Kies een laatste dag die nog niet voorbij is" in words(therapist.post(STAND_IN, sent))
    for end in ("", "x", "9" * 5000, "999"):
        assert therapist.post(STAND_IN, {"end": end}).status_code == 404


def test_every_page_that_shows_patients_is_on_record_before_it_is_seen(
    therapist: Client, morning: Cast
) -> None:
    therapist.get("/caseload/")
    therapist.get(f"/patient/{row(morning.patient).key}/")
    kept = list(Opening.objects.order_by("pk").values_list("page", "ground", "patients"))
    both = sorted([row(morning.patient).pk, row(morning.neighbour).pk])
    assert kept == [
        ("caseload", "treating", both),
        ("patient-file", "treating", [row(morning.patient).pk]),
    ]


def test_a_patient_who_looks_at_herself_is_not_on_record(morning: Cast, client: Client) -> None:
    her = signed_in(client, morning.patient)
    assert "Nog niemand keek" in words(her.get(LOOKED))
    assert not Opening.objects.exists()
