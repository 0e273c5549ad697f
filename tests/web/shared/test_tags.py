"""The tags and filters of the templates."""

import re

from django.template import Context
from django.test import RequestFactory
from django.utils import translation

from soepel.web.shared.templatetags.soepel import icon, language_links, tel
from tools.frontend import ASSETS


def test_a_telephone_number_becomes_an_address_to_call() -> None:
    assert tel("030 - 123 45 67") == "tel:0301234567"
    assert tel("+31 (0)6 12345678") == "tel:+310612345678"


def test_an_icon_is_silent_unless_it_has_a_label() -> None:
    assert 'aria-hidden="true"' in icon("phone")
    assert 'aria-label="Call &amp; ask"' in icon("phone", "Call & ask")


def test_the_switch_of_language_stays_on_the_page_with_its_question() -> None:
    request = RequestFactory().get("/afspraak/?clinic=een")
    with translation.override("nl"):
        links = {link.code: link for link in language_links(Context({"request": request}))}
    assert links["en"].path == "/en/appointment/?clinic=een"
    assert links["nl"].current
    assert not links["en"].current


def test_without_a_request_there_is_no_switch_of_language() -> None:
    assert language_links(Context()) == []


def test_every_icon_that_a_template_names_is_built() -> None:
    templates = "\n".join(path.read_text() for path in ASSETS.parent.rglob("templates/**/*.html"))
    named = set(re.findall(r'{% icon "([a-z0-9-]+)"|icon_name="([a-z0-9-]+)"', templates))
    built = set((ASSETS / "icons.txt").read_text().split())
    assert {name for pair in named for name in pair if name} <= built
