"""Requests that no page of ours sends, made by Hypothesis, and what no answer to them may do."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from html.parser import HTMLParser
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote, urlencode
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override
from hypothesis import strategies as st

from soepel.records.models import Entry
from tests.people import Cast
from tests.web.entering import signed_in
from tests.web.morning import path_of
from tests.web.rights import CAST, OF_THE_DEMO, RIGHTS, Address

FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data; boundary=edge"
JSON: Final = "application/json"
SAFELY: Final = {"x-forwarded-proto": "https"}
TRACEBACK: Final = "Traceback (most recent call last)"
Pairs = Sequence[tuple[str, str]]


class Kind(StrEnum):
    """In which way a request is bad."""

    VALUES = "wild values in the fields of the form"
    FIELDS = "fields that the form does not have"
    TWICE = "each field more than once"
    TOKEN = "without the token of the form"
    METHOD = "another method"
    MULTIPART = "broken multipart"
    UNKNOWN = "a key or number of nobody in the address"
    QUERY = "a wild query"
    PATH = "a wild path"
    JSON = "JSON in place of a form"


@dataclass(frozen=True)
class BadRequest:
    """A request, ready to be sent."""

    kind: Kind
    who: str
    address: str
    """The name of the address that it is about."""
    path: str
    method: str = "POST"
    body: bytes = b""
    content_type: str = FORM


OF_PATIENTS: Final[Mapping[str, Sequence[str]]] = {
    "patient": ("Marijke", "Zandvoorder", "marijke@example.org"),
    "neighbour": ("Bram Buurman", "bram@example.org"),
    "foreigner": ("Femke", "femke@example.org"),
}
"""What tells who somebody is, in words that stand on no page by chance."""
MAY_READ: Final[Mapping[str, Sequence[str]]] = {
    "patient": ("patient",),
    "neighbour": ("neighbour",),
    "foreigner": ("foreigner",),
    "therapist": ("patient", "neighbour"),
    "colleague": ("patient", "neighbour"),
    "elsewhere": ("foreigner",),
}
"""Whose names somebody may read: her own, or those of her clinic."""

NEED_NO_TOKEN: Final = {"hip-check": "keeps nothing and knows nobody"}

LONG: Final = 20_000
WILD: Final = (
    "",
    " ",
    "\0",
    "a\0b",
    "\r\nX: y",
    "-1",
    "0",
    "1e999",
    "NaN",
    "Infinity",
    "38,5,5",
    "9" * 20,
    "9" * 5000,
    "٣",
    "²",
    "½",
    "on",
    "None",
    "null",
    "[]",
    "2026-02-30",
    "0000-00-00",
    "99999-01-01",
    "9999-12-31",
    "0001-01-01",
    "25:61",
    "💥" * 40,
    "\u202eabc\u202c",
    "مرحبا",
    "a\u0301" * 500,
    "\ud800",
    "\ufffe",
    "x" * LONG,
    "x@" + "y" * 300 + ".nl",
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}",
    "' or 1=1; --",
    "../../../etc/passwd",
    "//elsewhere.example",
    "%s%n{0}",
)
METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
NAMES_OF_FIELDS: Final = (
    *("key", "pk", "user", "patient", "day", "entry", "order", "flag", "phone", "at", "back"),
    *("look", "skip", "next", "id", "_method", "__proto__", "answers", "change", "call_back"),
)
NUMBERS: Final = (0, 7, 2**31, 2**63, 10**30, 10**4000)
KEYS: Final = tuple(UUID(int=number) for number in (0, 1, 2**128 - 1, 0x4000_8000 << 64))
SLUGS: Final = ("no-such", "-", "a" * 3000, "schelp-", "NONE")
MOST_TIMES: Final = 600
"""More fields than the site reads."""

texts = st.one_of(st.sampled_from(WILD), st.text(max_size=30))
names = st.one_of(st.sampled_from(NAMES_OF_FIELDS), texts)
plain = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=8,
)


class _Fields(HTMLParser):
    """Every field of the forms of a page, with what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        name = has.get("name")
        if tag in {"input", "select", "textarea", "button"} and name:
            self.found.setdefault(name, has.get("value") or "")


@dataclass
class BadSite:
    """The site as somebody meets it who means it harm: as anybody of the cast."""

    cast: Cast
    addresses: Sequence[Address]
    _sessions: dict[str, str] = field(default_factory=dict)
    _fields: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for who in CAST:
            browser = signed_in(Client(headers=SAFELY), getattr(self.cast, who))
            cookie = browser.cookies.get(settings.SESSION_COOKIE_NAME)
            self._sessions[who] = cookie.value if cookie else ""

    def requests(self) -> st.SearchStrategy[BadRequest]:
        """Every kind of bad request, to every address, by everybody."""
        return st.composite(self._drawn)()

    def sent(self, bad: BadRequest) -> tuple[int, list[str]]:
        """The status of the answer, and what is wrong with it; all that it wrote is undone."""
        with transaction.atomic():
            before = _entries()
            browser = self._browser(bad.who, strict=bad.kind is Kind.TOKEN)
            answer = browser.generic(bad.method, bad.path, bad.body, bad.content_type)
            faults = list(_faults(bad, answer, before))
            transaction.set_rollback(True)
        return answer.status_code, faults

    def _browser(self, who: str, strict: bool = False) -> Client:
        browser = Client(strict, raise_request_exception=False, headers=SAFELY)
        browser.cookies[settings.SESSION_COOKIE_NAME] = self._sessions[who]
        return browser

    def fields(self, who: str, address: Address) -> Mapping[str, str]:
        """The fields of the page as she gets it; none where there is no page for her."""
        if (who, address.name) not in self._fields:
            parser = _Fields()
            with transaction.atomic():
                answer: Any = self._browser(who).get(path_of(address, self.cast))
                if answer.status_code == HTTPStatus.OK and not answer.streaming:
                    parser.feed(answer.content.decode(errors="replace"))
                transaction.set_rollback(True)
            self._fields[who, address.name] = parser.found
        return self._fields[who, address.name]

    def _drawn(self, draw: st.DrawFn) -> BadRequest:
        kind = draw(st.sampled_from(list(Kind)))
        address = draw(st.sampled_from(self.addresses))
        who = draw(st.one_of(*map(st.sampled_from, _groups(address))))
        with override(draw(st.sampled_from(("nl", "en")))):
            path = path_of(address, self.cast)
            if kind is Kind.UNKNOWN:
                path = draw(_unknown(address))
        if kind is Kind.PATH:
            path += draw(st.lists(texts, min_size=1, max_size=3).map(_as_path))
        if kind is Kind.QUERY:
            path += "?" + _encoded(draw(st.lists(st.tuples(names, texts), min_size=1, max_size=4)))
        about = (kind, who, address.name, path)
        if kind in {Kind.UNKNOWN, Kind.PATH, Kind.QUERY}:
            return BadRequest(*about, draw(st.sampled_from(("GET", "POST"))))
        if kind is Kind.METHOD:
            return BadRequest(*about, draw(st.sampled_from(METHODS)))
        if kind is Kind.JSON:
            return BadRequest(*about, "POST", json.dumps(draw(plain)).encode(), JSON)
        fields = draw(_filled(self.fields(who, address), kind))
        if kind is Kind.MULTIPART:
            return BadRequest(*about, "POST", draw(_broken(fields)), MULTIPART)
        return BadRequest(*about, "POST", _encoded(fields).encode())


def _groups(address: Address) -> Iterator[Sequence[str]]:
    """Who sees the page or uses its button, as often as anybody else."""
    right = RIGHTS[address.name]
    may = [who for who in (*right.sees, *right.sends) if who in CAST]
    yield from (may,) if may else ()
    yield CAST


def _encoded(fields: Pairs) -> str:
    return urlencode(fields, errors="surrogatepass")


def _as_path(parts: Sequence[str]) -> str:
    return "/".join(quote(part[:500], safe="", errors="surrogatepass") for part in parts)


@st.composite
def _filled(draw: st.DrawFn, real: Mapping[str, str], kind: Kind) -> Pairs:
    """The fields of a form, filled in badly."""
    pairs = [(name, draw(st.one_of(st.just(value), texts))) for name, value in sorted(real.items())]
    if kind is Kind.TWICE:
        return (pairs or [("at", "")]) * draw(st.sampled_from((2, 3, MOST_TIMES)))
    if kind is Kind.FIELDS or not pairs:
        return [*pairs, *draw(st.lists(st.tuples(names, texts), min_size=1, max_size=5))]
    return pairs


@st.composite
def _unknown(draw: st.DrawFn, address: Address) -> str:
    """An address of its kind about something that does not exist, where there can be such."""
    any_of: Mapping[str, Sequence[object]] = {"key": KEYS, "number": NUMBERS, "pk": NUMBERS}
    about = {part: draw(st.sampled_from(any_of.get(part, SLUGS))) for part in address.says}
    try:
        return reverse(address.name, kwargs=about)
    except NoReverseMatch:
        return "/" + draw(texts.map(lambda text: _as_path([text])))


@st.composite
def _broken(draw: st.DrawFn, fields: Pairs) -> bytes:
    """Parts that lack an end, a name or a length; a file where none is asked."""
    part = '--edge\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n{}\r\n'
    more = draw(st.sampled_from(("", '; filename="x.php"', "; filename*=utf-8''%00", ";;=")))
    whole = "".join(part.format(name, more, value) for name, value in fields) + "--edge--\r\n"
    raw = whole.encode(errors="surrogatepass")
    return raw[: draw(st.integers(0, len(raw)))] + draw(st.binary(max_size=20))


def _entries() -> set[int]:
    return set(Entry.objects.values_list("pk", flat=True))


def _faults(bad: BadRequest, answer: Any, before: set[int]) -> Iterator[str]:
    """What no answer may do, whatever was asked."""
    if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        yield f"broke: {answer.status_code} {getattr(answer, 'exc_info', None)}"
        return
    taken = answer.status_code < HTTPStatus.BAD_REQUEST
    if taken and bad.kind is Kind.TOKEN and bad.address not in NEED_NO_TOKEN:
        yield "was taken without the token"
    if before - _entries():
        yield "lost an entry of a diary"
    told = "" if answer.streaming else answer.content.decode(errors="replace")
    told += answer.headers.get("Location", "")
    if TRACEBACK in told:
        yield "shows how the site is made"
    if not bad.address.startswith(OF_THE_DEMO):
        yield from (f"tells {one}" for one in names_closed_to(bad.who) if one in told)


def names_closed_to(who: str) -> list[str]:
    """What tells of patients that are nothing to somebody."""
    return [
        word
        for patient, told in OF_PATIENTS.items()
        if patient not in MAY_READ.get(who, ())
        for word in told
    ]
