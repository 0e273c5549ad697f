"""Every page is held to the standards that another language or a wide screen may break."""

import pytest

from tests.journeys import standards
from tests.journeys.conftest import Visit
from tests.journeys.pages import LOOKS, Look
from tests.journeys.visitor import DESKTOP, PHONE


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_page_in_english_can_be_used_by_everybody(visit: Visit, look: Look) -> None:
    visitor = visit(PHONE, "en")
    assert visitor.looks(look).ok
    page = visitor.page
    wrong = [
        *standards.language(page, "en"),
        *standards.targets(page),
        *standards.accessibility(page),
        *standards.reflow(page),
    ]
    assert not wrong, standards.told(wrong)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_page_on_a_desk_can_be_used_by_everybody(visit: Visit, look: Look) -> None:
    visitor = visit(DESKTOP)
    assert visitor.looks(look).ok
    wrong = [*standards.targets(visitor.page), *standards.accessibility(visitor.page)]
    assert not wrong, standards.told(wrong)
