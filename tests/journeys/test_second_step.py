"""Who works here signs in with a second step; a passkey suffices for everybody."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import CDPSession, Page

from tests.journeys import standards
from tests.journeys.conftest import Visit
from tests.journeys.site import LOOPBACK, Site
from tests.journeys.test_signing_in import EMAIL, MISSING, asks_for_a_code, gives_the_code
from tests.journeys.visitor import Visitor

THERAPIST = """
    select email from records_user
    where id = (select min(user_id) from records_member where role = 'therapist')
"""
PERIOD = 30
"""Seconds for which an app shows a code."""


def code_of(key: str) -> str:
    """What an app with that key shows now."""
    return str(format_hotp_value(hotp_value(key, int(time.time()) // PERIOD)))


def signs_in(visitor: Visitor, reader: Visitor, email: object) -> None:
    asks_for_a_code(visitor, email)
    gives_the_code(visitor, reader)


def sets_up_an_app(visitor: Visitor) -> str:
    """Goes from the choice to the reserve codes, with the key typed over. Gives the key."""
    visitor.presses("Set up an app")
    visitor.presses("You cannot scan? Type this key")
    key = visitor.page.locator("[data-key]").inner_text().replace(" ", "")
    visitor.fills_in("The six digits that your app shows", code_of(key))
    visitor.presses("Switch on the second step")
    visitor.reads("You see these codes only now. Print them or keep them in a safe place.")
    return key


def reserve_codes(page: Page) -> list[str]:
    return page.locator(".reserve-codes li").all_inner_texts()


def device_with_passkeys(visitor: Visitor) -> CDPSession:
    """Her browser has a device that makes passkeys and knows its owner."""
    device = visitor.page.context.new_cdp_session(visitor.page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return device


def by_name(site: Site) -> Site:
    """The same site, asked by its name."""
    named = Site(site.practice, site.database, 0)
    named.address = site.address.replace(LOOPBACK, "localhost")
    return named


def forgets_the_session(visitor: Visitor) -> None:
    visitor.page.context.clear_cookies()


@pytest.mark.parametrize(("language", "script"), [("nl", True), ("en", True), ("nl", False)])
def test_a_therapist_is_led_to_an_app_and_signs_in_with_it(
    visit: Visit, site: Site, language: str, script: bool
) -> None:
    visitor = visit(language=language, script=script)
    signs_in(visitor, visit(), site.one(THERAPIST))
    visitor.reads("Choose your second step")
    for name in ("caseload", "find-patient", "desk"):
        visitor.goes_to(name)
        assert visitor.stands_at == visitor.path("second-factor"), name
    key = sets_up_an_app(visitor)
    visitor.presses("I have kept them. Go on")
    visitor.page.wait_for_url(f"**{visitor.path('caseload')}")

    forgets_the_session(visitor)
    signs_in(visitor, visit(), site.one(THERAPIST))
    visitor.reads("The first step is done. Now show in a second way that it is you.")
    assert visitor.goes_to("caseload").status == MISSING
    visitor.goes_to("mfa_authenticate")
    visitor.fills_in("The code from your app, or a reserve code", code_of(key))
    visitor.presses("Sign in", visitor.page.locator("main"))
    visitor.page.wait_for_url(f"**{visitor.path('caseload')}")


def test_a_reserve_code_works_once_and_not_twice(visit: Visit, site: Site) -> None:
    visitor = visit()
    email = site.one(THERAPIST)
    signs_in(visitor, visit(), email)
    sets_up_an_app(visitor)
    code = reserve_codes(visitor.page)[3]

    forgets_the_session(visitor)
    signs_in(visitor, visit(), email)
    visitor.fills_in("The code from your app, or a reserve code", code)
    visitor.presses("Sign in", visitor.page.locator("main"))
    visitor.page.wait_for_url(f"**{visitor.path('caseload')}")

    forgets_the_session(visitor)
    signs_in(visitor, visit(), email)
    visitor.fills_in("The code from your app, or a reserve code", code)
    visitor.presses("Sign in", visitor.page.locator("main"))
    visitor.reads("That did not work. Take the newest code, or try again.")
    assert visitor.goes_to("caseload").status == MISSING


@pytest.mark.parametrize(
    ("email", "start"), [(THERAPIST, "caseload"), (EMAIL, "today")], ids=["therapist", "patient"]
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_passkey_is_made_and_signs_in_without_mail(
    visit: Visit, site: Site, language: str, email: str, start: str
) -> None:
    visitor, person = visit(language=language), site.one(email)
    visitor.site = by_name(site)
    device_with_passkeys(visitor)
    signs_in(visitor, visit(), person)
    visitor.goes_to("mfa_add_webauthn")
    visitor.fills_in("What do you call this device?", "Mijn oude telefoon")
    visitor.presses("Make the passkey")
    visitor.reads("Your passkey is ready.")
    visitor.goes_to("mfa_index")
    visitor.reads("Mijn oude telefoon")

    forgets_the_session(visitor)
    visitor.goes_to("account_login")
    visitor.presses("Sign in with a passkey")
    visitor.page.wait_for_url(f"**{visitor.path(start)}")


def test_a_patient_with_a_passkey_still_comes_in_by_mail(visit: Visit, site: Site) -> None:
    visitor = visit()
    visitor.site = by_name(site)
    device_with_passkeys(visitor)
    signs_in(visitor, visit(), site.one(EMAIL))
    visitor.goes_to("mfa_add_webauthn")
    visitor.presses("Make the passkey")
    visitor.reads("Your passkey is ready.")
    forgets_the_session(visitor)
    signs_in(visitor, visit(), site.one(EMAIL))
    visitor.page.wait_for_url(f"**{visitor.path('today')}")


def test_whose_device_refuses_is_told_so_and_may_try_again(visit: Visit, site: Site) -> None:
    visitor = visit()
    visitor.site = by_name(site)
    visitor.page.context.new_cdp_session(visitor.page).send("WebAuthn.enable")
    visitor.goes_to("account_login")
    visitor.page.evaluate(
        "() => { navigator.credentials.get = () => Promise.reject(new Error('no')) }"
    )
    visitor.presses("Sign in with a passkey")
    visitor.reads("That did not work. Try again, or choose another way.")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pages_of_the_second_step_can_be_used_by_everybody(
    visit: Visit, site: Site, language: str
) -> None:
    visitor, wrong = visit(language=language), []
    signs_in(visitor, visit(), site.one(THERAPIST))
    visitor.reads("Choose your second step")

    def looks() -> None:
        wrong.extend(standards.wrong(visitor.page, language))

    looks()
    visitor.goes_to("mfa_add_webauthn")
    looks()
    visitor.goes_to("second-factor")
    sets_up_an_app(visitor)
    looks()
    for name in ("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        visitor.goes_to(name)
        looks()
    forgets_the_session(visitor)
    signs_in(visitor, visit(), site.one(THERAPIST))
    visitor.reads("Your second step")
    looks()
    assert not wrong, standards.told(wrong)
