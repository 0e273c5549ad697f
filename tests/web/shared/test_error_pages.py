"""What somebody sees where there is no page, or where a request is not understood."""

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "words"),
    [("/bestaat-niet/", "kunnen deze pagina niet vinden"), ("/en/no-such-page/", "cannot find")],
)
def test_an_address_that_does_not_exist_says_so(client: Client, path: str, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert words in answer.content.decode()


@pytest.mark.django_db
def test_a_host_that_is_not_ours_gets_its_error_page(client: Client) -> None:
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "Soepel" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/vandaag/", "/caseload/", "/balie/", "/praktijk/"])
def test_who_is_not_signed_in_is_led_to_the_sign_in(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert 'href="/inloggen/"' in answer.content.decode()
    assert "Log eerst in" in answer.content.decode()
