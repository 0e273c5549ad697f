"""Every page, in both languages, is held to the same standards."""

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


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_page_on_a_phone_can_be_used_by_everybody(
    visit: Visit, look: Look, language: str
) -> None:
    visitor = visit(PHONE, language)
    answer = visitor.looks(look)
    wrong = [*standards.policy(answer), *standards.wrong(visitor.page, language)]
    assert answer.status == OK
    assert not wrong, standards.told(wrong)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_page_on_a_desk_can_be_used_by_everybody(visit: Visit, look: Look) -> None:
    visitor = visit(DESKTOP)
    assert visitor.looks(look).status == OK
    wrong = [*standards.targets(visitor.page), *standards.accessibility(visitor.page)]
    assert not wrong, standards.told(wrong)
