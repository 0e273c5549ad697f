"""Every page is held to the standards that another language may break."""

import pytest

from tests.journeys import standards
from tests.journeys.conftest import Visit
from tests.journeys.pages import LOOKS, Look
from tests.journeys.visitor import PHONE


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
