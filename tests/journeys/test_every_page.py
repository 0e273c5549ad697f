"""Every page is held to the same standards: in Dutch, on a phone and then as wide as on a desk."""

from collections.abc import Iterator, Sequence

import pytest
from django.urls import URLPattern, URLResolver

from tests.journeys import standards
from tests.journeys.addresses import urlpatterns
from tests.journeys.conftest import Visit
from tests.journeys.pages import LOOKS, NO_PAGES, Look
from tests.journeys.visitor import DESKTOP, PHONE

OK = 200


def names(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[str]:
    """The names of all addresses."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            assert pattern.name, f"{pattern} has no name"
            yield pattern.name


def test_every_address_is_looked_at_or_is_no_page() -> None:
    known = {look.name for look in LOOKS} | NO_PAGES.keys()
    assert set(names(urlpatterns)) == known


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_page_can_be_used_by_everybody(visit: Visit, look: Look) -> None:
    visitor = visit(PHONE)
    answer = visitor.looks(look)
    assert answer.status == OK
    page = visitor.page
    wrong = [*standards.policy(answer), *standards.wrong(page, "nl")]
    page.set_viewport_size({"width": DESKTOP.width, "height": DESKTOP.height})
    wrong += [*standards.targets(page), *standards.accessibility(page)]
    assert not wrong, standards.told(wrong)
