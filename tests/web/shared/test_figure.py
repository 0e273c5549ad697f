"""The figure on a page, and the pictures it is made of."""

import pytest
from django.template import Context, Template
from django.test import Client

from soepel.core.quantities import Side
from soepel.web.shared.figures import shown


@pytest.fixture(autouse=True)
def _kept_apart(settings: object, tmp_path: object) -> None:
    settings.PICTURES = tmp_path  # type: ignore[attr-defined]


def drawn(tag: str) -> str:
    return Template(tag).render(Context())


def test_a_page_shows_the_figure_with_words_for_who_cannot_see_it() -> None:
    page = drawn('{% figure "clam" "full" "left" "Clam" %}')

    assert "figures/clam/full/left/strip-" in page
    assert "Clam" in page
    assert "style=" not in page


def test_an_exercise_that_is_not_posed_shows_nothing() -> None:
    assert drawn('{% figure "no-such-exercise" %}').strip() == ""


def test_a_picture_is_kept_for_good(client: Client) -> None:
    pictures = shown("clam", "full", Side.LEFT)
    assert pictures is not None

    answer = client.get(pictures.thumbnail)

    assert answer["Content-Type"] == "image/webp"
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new"),
    [("thumbnail-", "thumbnail-0"), ("/left/", "/both/"), ("/full/", "/none/"), ("thumbnail", "x")],
)
def test_an_address_that_names_no_picture_is_not_there(client: Client, old: str, new: str) -> None:
    pictures = shown("clam", "full", Side.LEFT)
    assert pictures is not None

    assert client.get(pictures.thumbnail.replace(old, new)).status_code == 404


def test_the_browser_gets_the_frames_and_the_body(client: Client) -> None:
    pictures = shown("clam", "full", Side.LEFT)
    assert pictures is not None

    frames, body = client.get(pictures.movement), client.get(pictures.body)

    assert frames.json()["seconds"] == pytest.approx(4, abs=0.2)
    assert body.content[:4] == b"glTF"
    assert "immutable" in frames["Cache-Control"]
    assert "immutable" in body["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["movement", "body"])
def test_what_has_changed_is_not_at_its_old_address(client: Client, kind: str) -> None:
    address = getattr(shown("clam", "full", Side.LEFT), kind)

    assert client.get(address.replace(".", "0.")).status_code == 404
