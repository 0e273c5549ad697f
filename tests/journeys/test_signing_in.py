"""Somebody signs in with a code from the mail; what is not hers is not there."""

import re

import pytest

from tests.journeys import standards
from tests.journeys.conftest import Visit
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

EMAIL = """
    select email from records_user join records_patient on user_id = records_user.id
    join records_demolife on patient_id = records_patient.id where shown_as = 'stepping_up'
"""
STRANGER = "stranger@example.org"
ACCOUNT = """
    insert into records_user (email, password, is_active, made_at) values (%s, '', true, now())
    returning email
"""
FILE_OF_ANOTHER = "select key from records_patient where therapist_id <> %s order by id"
FIRST_THERAPIST = "select min(id) from records_member where role = 'therapist'"
CODE = re.compile(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b")
MISSING = 404


def asks_for_a_code(visitor: Visitor, email: object) -> None:
    visitor.goes_to("account_login")
    visitor.fills_in("Your e-mail address", str(email))
    visitor.presses("Send me a code")
    visitor.reads("Fill in your code")


def gives_the_code(visitor: Visitor, reader: Visitor) -> None:
    """Fills in the code that somebody else reads from the mailbox."""
    reader.goes_to("demo-mailbox")
    found = CODE.search(reader.page.locator("article .mail-body").first.inner_text())
    assert found, "the mail holds a code"
    visitor.fills_in("The code from the mail", found.group())
    visitor.presses("Sign in", visitor.page.locator("main"))


@pytest.mark.parametrize(("language", "script"), [("nl", True), ("en", True), ("nl", False)])
def test_a_code_from_the_mail_opens_the_own_page(
    visit: Visit, site: Site, language: str, script: bool
) -> None:
    visitor = visit(language=language, script=script)
    asks_for_a_code(visitor, site.one(EMAIL))
    gives_the_code(visitor, visit())
    visitor.page.wait_for_url(f"**{visitor.path('today')}")
    visitor.presses("Account")
    visitor.presses("Sign out")
    visitor.page.wait_for_url(f"**{visitor.path('front-door')}")
    assert visitor.goes_to("today").status == MISSING


def test_a_wrong_code_opens_nothing(visit: Visit, site: Site) -> None:
    visitor = visit()
    asks_for_a_code(visitor, site.one(EMAIL))
    visitor.fills_in("The code from the mail", "WRONG-1")
    visitor.presses("Sign in", visitor.page.locator("main"))
    assert visitor.page.locator("[role=alert]").is_visible()
    assert visitor.goes_to("today").status == MISSING


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_of_the_code_can_be_used_by_everybody(
    visit: Visit, site: Site, language: str
) -> None:
    visitor = visit(language=language)
    asks_for_a_code(visitor, site.one(EMAIL))
    wrong = standards.wrong(visitor.page, language)
    assert not wrong, standards.told(wrong)


def test_an_address_that_nobody_knows_gets_no_mail_and_is_told_the_same(visit: Visit) -> None:
    visitor = visit()
    asks_for_a_code(visitor, "nobody@example.org")
    visitor.goes_to("demo-mailbox")
    assert visitor.page.locator("article").count() == 0


def test_a_stranger_finds_no_page(visit: Visit, site: Site) -> None:
    stranger = visit()
    site.one(ACCOUNT, STRANGER)
    asks_for_a_code(stranger, STRANGER)
    gives_the_code(stranger, visit())
    stranger.reads("We cannot find this page")
    for name in ("today", "caseload", "desk", "owner"):
        assert stranger.goes_to(name).status == MISSING, name


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("nobody", ["today", "session", "caseload", "desk", "owner"]),
        ("stepping_up", ["caseload", "desk", "owner"]),
        ("therapist", ["today", "owner"]),
        ("reception", ["today", "caseload", "owner"]),
        ("owner", ["today", "caseload", "desk"]),
    ],
)
def test_what_is_not_yours_is_not_there(visit: Visit, who: str, names: list[str]) -> None:
    visitor = visit()
    visitor.enters_as(who)
    assert {name: visitor.goes_to(name).status for name in names} == dict.fromkeys(names, MISSING)


def test_the_file_of_a_colleague_asks_for_a_reason_first(visit: Visit, site: Site) -> None:
    visitor = visit()
    visitor.enters_as("therapist")
    key = site.one(FILE_OF_ANOTHER, site.one(FIRST_THERAPIST))
    visitor.goes_to("patient-file", key)
    assert visitor.page.url.endswith(visitor.path("reason", key))
    visitor.reads("Why do you open this file?")
    wrong = standards.wrong(visitor.page, "nl")
    assert not wrong, standards.told(wrong)
