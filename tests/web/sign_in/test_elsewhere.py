"""Whoever lost a device signs out everywhere else; and an address has one account."""

import pytest
from django.db import IntegrityError
from django.test import Client

from soepel.records.models import User
from tests.people import Cast
from tests.web.entering import signed_in
from tests.web.reading import words

YOURS, ELSEWHERE = "/jouw-inlog/", "/jouw-inlog/overal/"


def browser() -> Client:
    client = Client(headers={"x-forwarded-proto": "https"})
    assert client.get("/").status_code == 200
    return client


def test_every_other_session_of_the_account_ends_and_nobody_elses(cast: Cast) -> None:
    here, lost = (signed_in(browser(), cast.therapist) for _ in range(2))
    another = signed_in(browser(), cast.colleague)
    assert lost.get(YOURS).status_code == 200
    answer = here.post(ELSEWHERE, follow=True)
    assert "Je bent overal anders uitgelogd" in words(answer)
    assert here.get(YOURS).status_code == 200
    assert here.get("/praktijk/").status_code == 404, "still a therapist, who shows no second step"
    assert lost.get(YOURS).status_code == 302
    assert another.get(YOURS).status_code == 200


def test_an_address_has_one_account_whatever_its_capitals(cast: Cast) -> None:
    assert cast.stranger.user
    with pytest.raises(IntegrityError, match="one_account_per_address"):
        User.objects.create(email="Stranger@Example.org")
