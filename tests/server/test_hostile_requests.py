"""What no page of ours sends: forged and huge posts, script in an answer, a closed account."""

from uuid import uuid4

import pytest
from django.conf import settings as configured
from django.test import Client

from soepel.records.models import CallBack, User
from tests.people import Cast
from tests.web.entering import signed_in

SAFELY = {"x-forwarded-proto": "https", "referer": "https://testserver/"}
ASK = "/afspraak/"
REFUSED, TOO_LARGE, FOUND = 403, {400, 413}, 302


def asked(**changed: str) -> dict[str, str]:
    """The form in which somebody asks to be called."""
    usual = {"form": str(uuid4()), "clinic": "een", "name": "Annie", "phone": "06 12345678"}
    return usual | {"moment": "morning", "email": ""} | changed


@pytest.mark.usefixtures("cast")
def test_a_post_that_another_site_made_is_refused() -> None:
    strict = Client(headers=SAFELY, enforce_csrf_checks=True)
    assert strict.post(ASK, asked(), secure=True).status_code == REFUSED
    strict.get(ASK, secure=True)
    form = asked(csrfmiddlewaretoken=strict.cookies["csrftoken"].value)
    elsewhere = {"referer": "https://elsewhere.example.org/"}
    assert strict.post(ASK, form, secure=True, headers=elsewhere).status_code == REFUSED
    assert not CallBack.objects.exists()
    assert strict.post(ASK, form, secure=True).status_code == FOUND


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    "more",
    [
        {"name": "x" * (configured.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)},
        {f"field{n}": "x" for n in range(configured.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)},
    ],
    ids=["long", "many"],
)
def test_a_huge_post_is_refused_and_nothing_is_kept(more: dict[str, str]) -> None:
    visitor = Client(headers=SAFELY, raise_request_exception=False)
    assert visitor.post(ASK, asked(**more)).status_code in TOO_LARGE
    assert not CallBack.objects.exists()


def test_an_account_that_is_closed_is_out_at_once(cast: Cast) -> None:
    hers = signed_in(Client(headers=SAFELY), cast.reception)
    assert hers.get("/balie/").status_code == 200
    User.objects.filter(pk=cast.reception.user or 0).update(is_active=False)
    assert hers.get("/balie/").status_code != 200


def test_script_in_an_answer_is_shown_as_text(cast: Cast) -> None:
    Client(headers=SAFELY).post(ASK, asked(name="<script>alert(1)</script>"))
    page = signed_in(Client(headers=SAFELY), cast.reception).get("/balie/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
