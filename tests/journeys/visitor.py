"""Somebody with a browser of her own, who reads and presses what stands on the page."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import gettext, override
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    expect,
)

from soepel.records.vocabulary import Role
from tests.journeys.pages import NOBODY, THERAPIST_OF, Look
from tests.journeys.site import Site

ADDRESSES: Final = "tests.journeys.addresses"
FAILED: Final = 500
MOST_STOPS: Final = 200
"""Of Tab on one page."""
SITUATION: Final = """
    select user_id from records_patient join records_demolife on patient_id = records_patient.id
    where shown_as = %s
"""
THERAPIST: Final = """
    select user_id from records_member where id = (
        select therapist_id from records_patient
        join records_demolife on patient_id = records_patient.id where shown_as = %s
    )
"""
ROLE: Final = "select user_id from records_member where role = %s order by id"


@dataclass(frozen=True)
class Device:
    """What a visitor looks through."""

    width: int
    height: int
    touch: bool


PHONE: Final = Device(390, 844, touch=True)
DESKTOP: Final = Device(1280, 900, touch=False)


class Visitor:
    """A person in one context of the browser. Texts are given in English, and said in her language.

    `faults` are what no page may do: fail, complain in the console, ask another site for anything.
    """

    def __init__(self, context: BrowserContext, site: Site, language: str) -> None:
        self.site = site
        self.language = language
        self.faults: list[str] = []
        context.on("request", self._sees_request)
        context.on("response", self._sees_response)
        context.on("console", self._sees_message)
        context.on("weberror", lambda fault: self.faults.append(f"script: {fault.error}"))
        self.page: Page = context.new_page()

    # -- where she goes -----------------------------------------------------------------------

    def goes_to(self, name: str, *args: object) -> Response:
        """Opens a page by the name of its address. Gives the answer."""
        answer = self.page.goto(self.site.address + self.path(name, *args))
        assert answer is not None, f"{name} is the page that was open already"
        return answer

    def enters_as(self, who: str) -> None:
        """Is somebody of the demo from now on, named as `Look` does; or nobody."""
        if who == NOBODY:
            return
        query = SITUATION
        if who in set(Role):
            query = ROLE
        elif who.startswith(THERAPIST_OF):
            query, who = THERAPIST, who.removeprefix(THERAPIST_OF)
        self.becomes(self.site.one(query, who))

    def becomes(self, user: object) -> None:
        """Is the owner of an account, by its button on the start page of the demo."""
        self.goes_to("demo-start")
        self.page.locator(f'button[name="user"][value="{user}"]').click()
        self.page.wait_for_url(lambda address: "/demo/" not in address)

    def looks(self, look: Look) -> Response:
        """Looks at a page as the person who looks. Gives the answer."""
        self.enters_as(look.who)
        if look.after:
            self.goes_to(look.after[0])
            self.page.locator(f'button[value="{look.after[1]}"]').click()
        about = [self.site.one(look.of)] if look.of else []
        return self.goes_to(look.name, *about, *look.args)

    def path(self, name: str, *args: object) -> str:
        """Of a page in her language."""
        with override(self.language):
            return reverse(name, ADDRESSES, args=args)

    @property
    def stands_at(self) -> str:
        """The path of the open page."""
        return urlsplit(self.page.url).path

    # -- what she reads and does --------------------------------------------------------------

    def says(self, text: str) -> str:
        """A text of the pages in her language."""
        with override(self.language):
            return gettext(text)

    def reads(self, text: str, **values: object) -> Locator:
        """Where a text of the pages stands, in her language. Raises when it stands nowhere."""
        found = self.page.get_by_text(self.says(text) % values if values else self.says(text))
        found.first.wait_for(state="visible")
        return found.first

    def presses(self, text: str, at: Locator | None = None) -> None:
        """Presses what has this text and can be pressed, there or anywhere on the page."""
        self._pressable(text, at).click()

    def _pressable(self, text: str, at: Locator | None) -> Locator:
        where, words = at or self.page.locator("body"), self.says(text)
        return where.locator("a, button, summary").filter(has_text=words, visible=True).first

    def reaches(self, text: str, at: Locator | None = None) -> None:
        """Goes on by Tab until what has this text is reached."""
        wanted = self._pressable(text, at)
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("it => it === document.activeElement"):
                return
        raise AssertionError(f"Tab does not reach {self.says(text)!r}")

    def fills_in(self, label: str, text: str) -> None:
        """Writes in the field of that label."""
        self.page.get_by_label(self.says(label)).fill(text)

    def answers(self, question: str, value: object, at: Locator | None = None) -> None:
        """Taps the answer of a question that the form knows by this value."""
        where = at or self.page.locator("body")
        group = where.get_by_role("group", name=self.says(question))
        answer = group.locator(f'input[value="{value}"]')
        group.locator(f'label:has(input[value="{value}"])').click()
        expect(answer).to_be_checked()

    @property
    def text(self) -> str:
        """All that stands on the page."""
        return self.page.locator("body").inner_text()

    # -- what no page may do ------------------------------------------------------------------

    def _sees_request(self, request: Request) -> None:
        if not request.url.startswith((self.site.address, "data:")):
            self.faults.append(f"asks another site: {request.url}")

    def _sees_response(self, response: Response) -> None:
        if response.status >= FAILED:
            self.faults.append(f"{response.status}: {response.url}")

    def _sees_message(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not self._of_a_missing_page(message):
            self.faults.append(f"console: {message.text}")

    @staticmethod
    def _of_a_missing_page(message: ConsoleMessage) -> bool:
        """A page that is not there is told of by its status; the browser says it once more."""
        return "404" in message.text and "/static/" not in message.location["url"]
