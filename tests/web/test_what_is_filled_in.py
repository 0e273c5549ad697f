"""What people fill in stays inside: it is neither in the log nor in the title of a mail."""

from uuid import uuid4

from django.test import Client
from pytest_django import Settings

from soepel.records.models import CallBack, Message, User
from tests.people import Cast
from tests.server.logged import log_of_the_site
from tests.web.demo import site
from tests.web.entering import row, signed_in
from tests.web.morning import dawns

NAME, FAMILY, MAIL = "Kanariena", "Vogelaar-Geel", "kanarie.geel@example.org"
NOTE, PHONE = "kanariepijn in de lies", "06 73150942"
CANARIES = (NAME, FAMILY, MAIL, NOTE, PHONE)
BEGINS = {
    "how": "alone",
    "clinic": "een",
    "given_name": NAME,
    "family_name": FAMILY,
    "born": "2-4-1954",
    "email": MAIL,
    "agrees": "yes",
}


def visitor_fills_in(client: Client) -> None:
    """Begins, asks to be called, and asks for a code to sign in with; rightly and wrongly."""
    calls = {"form": str(uuid4()), "clinic": "een", "name": NAME, "phone": PHONE, "email": MAIL}
    for wrong in ({}, {"clinic": "nowhere", "born": NOTE, "form": NOTE}):
        client.post("/beginnen/", BEGINS | wrong)
        client.post("/afspraak/", calls | {"moment": "morning", "website": ""} | wrong)
    client.post("/beginnen/code/", {"code": NOTE})
    client.post("/inloggen/", {"email": MAIL})


def staff_fill_in(client: Client, cast: Cast) -> None:
    """A search, a reason, a telephone number and a note."""
    file = f"/patient/{row(cast.patient).key}/"
    signed_in(client, cast.colleague)
    client.post("/patient/van-een-collega/", {"family_name": FAMILY, "born": NOTE})
    client.post(f"{file}reden/", {"why": "urgent", "words": NOTE})
    signed_in(client, cast.therapist)
    client.post(file, {"phone": PHONE})
    client.post(file, {"item": "1", "note": NOTE})
    client.post("/caseload/", {"sought": FAMILY})


def test_nothing_of_it_is_in_the_log_or_in_the_title_of_a_mail(
    settings: Settings, cast: Cast, client: Client
) -> None:
    settings.DEMO, settings.ROOT_URLCONF = True, site.__name__
    dawns(cast)
    with log_of_the_site() as written:
        visitor_fills_in(client)
        staff_fill_in(client, cast)
        signed_in(client, cast.patient).post("/vandaag/hoe-was-het/", {"worst": NOTE, "note": NOTE})
    assert CallBack.objects.get().name == NAME
    assert Message.objects.filter(to=MAIL).exists()
    assert row(cast.patient).phone == PHONE
    assert not User.objects.filter(email=MAIL).exists()
    titles = "\n".join(Message.objects.values_list("title", flat=True))
    for canary in CANARIES:
        assert canary not in written.getvalue()
        assert canary not in titles
