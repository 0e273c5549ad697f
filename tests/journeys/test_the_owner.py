"""The owner sees figures and nobody's file, and records who signed for real care."""

import re

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.visitor import DESKTOP

CLINICS, PATIENTS, SOME = 4, "60", 50
SIGNED_BY, REGISTER_NUMBER = "D. Voorbeeld", "12345678901"


@pytest.mark.parametrize("script", [True, False])
def test_the_owner_records_a_sign_off(visit: Visit, script: bool) -> None:
    visitor = visit(DESKTOP, script=script)
    visitor.enters_as("owner")
    figures = visitor.page.locator("table").first
    assert figures.locator("tbody tr").count() == CLINICS
    assert PATIENTS in figures.locator("tfoot").inner_text()
    visitor.reads("Not for real care yet")

    visitor.fills_in("Who signed?", SIGNED_BY)
    visitor.fills_in("Number in the BIG register", "123")
    visitor.fills_in("On which day?", "2026-11-24")
    visitor.presses("Record", visitor.page.locator("main form"))
    visitor.reads("A number in the BIG register has 11 digits.")
    visitor.fills_in("Number in the BIG register", REGISTER_NUMBER)
    visitor.presses("Record", visitor.page.locator("main form"))
    visitor.reads("The sign-off is recorded.")
    visitor.reads("Signed for real care")
    assert SIGNED_BY in visitor.page.locator("table").last.inner_text()


def test_the_owner_reads_no_name_of_a_patient(visit: Visit) -> None:
    visitor = visit(DESKTOP)
    visitor.enters_as("owner")
    with visitor.site.practice.connected(visitor.site.database) as database:
        names = database.execute("select family_name from records_patient").fetchall()
    assert len(names) > SOME
    text = visitor.page.locator("main").inner_text()
    assert not [name for (name,) in names if re.search(rf"\b{name}\b", text)]
