"""Who opens which page: every address of the site by its name, and everybody of the cast."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from django.urls import URLPattern, URLResolver

from tests.people import Cast

WITH_A_REASON: Final = "with_a_reason"
"""The colleague, once she gave a reason for the file of the patient."""
STANDING_IN: Final = "standing_in"
"""The colleague, on a day that the therapist is away and named her."""
STATES: Final = (WITH_A_REASON, STANDING_IN)
CAST: Final = tuple(Cast.__dataclass_fields__)

EVERYBODY: Final = (*CAST, *STATES)
SIGNED_IN: Final = tuple(who for who in EVERYBODY if who != "nobody")
PATIENTS: Final = ("patient", "neighbour", "foreigner")
LIVING: Final = ("patient",)
"""Who had her intake: before that there is no plan to fill in for."""
THERAPISTS: Final = ("therapist", "colleague", "elsewhere", *STATES)
DESK: Final = ("reception", "next_door", *THERAPISTS)
OF_HER: Final = ("therapist", *STATES)
"""To whom the file of the patient opens."""


class Right(NamedTuple):
    """Who sees a page; whoever is not named finds nothing there."""

    sees: Sequence[str] = ()
    led: Mapping[str, str] = {}
    """Who is led elsewhere instead, and to which address."""
    sends: Sequence[str] = ()
    """Who may use a button that leads there, where there is no page to see."""


def _same(place: str, *who: str) -> dict[str, str]:
    return dict.fromkeys(who, place)


RIGHTS: Final[Mapping[str, Right]] = {
    # for everybody
    "front-door": Right(EVERYBODY),
    "hip-check": Right(EVERYBODY),
    "begin": Right(("nobody",), _same("home", *SIGNED_IN)),
    "begin-code": Right((), _same("begin", *EVERYBODY)),
    "invitation": Right(EVERYBODY),
    "invitation-link": Right((), _same("invitation", *EVERYBODY)),
    "appointment": Right(EVERYBODY),
    "appointment-thanks": Right(EVERYBODY),
    "lessons": Right(EVERYBODY),
    "lesson": Right(EVERYBODY),
    "questions": Right(EVERYBODY),
    "exercises": Right(EVERYBODY),
    "exercise": Right(EVERYBODY),
    "about": Right(EVERYBODY),
    "privacy": Right(EVERYBODY),
    "accessibility": Right(EVERYBODY),
    "figure": Right(EVERYBODY),
    "figure-body": Right(EVERYBODY),
    "figure-movement": Right(EVERYBODY),
    # signing in
    "account_login": Right(("nobody",), _same("home", *SIGNED_IN)),
    "account_request_login_code": Right(("nobody",), _same("home", *SIGNED_IN)),
    "account_confirm_login_code": Right(
        (), {**_same("home", *SIGNED_IN), "nobody": "account_request_login_code"}
    ),
    "account_logout": Right(SIGNED_IN, {"nobody": "front-door"}),
    "mfa_authenticate": Right((), {**_same("home", *SIGNED_IN), "nobody": "account_login"}),
    "mfa_login_webauthn": Right((), {**_same("home", *SIGNED_IN), "nobody": "account_login"}),
    # how one signs in: everybody her own; nobody of the cast has a factor yet
    "mfa_index": Right(SIGNED_IN, {"nobody": "account_login"}),
    "sign-out-elsewhere": Right(sends=SIGNED_IN),
    "second-factor": Right((), {**_same("home", *SIGNED_IN), "nobody": "account_login"}),
    "mfa_reauthenticate": Right(SIGNED_IN, {"nobody": "account_login"}),
    "mfa_reauthenticate_webauthn": Right(SIGNED_IN, {"nobody": "account_login"}),
    "mfa_add_webauthn": Right(SIGNED_IN, {"nobody": "account_login"}),
    "mfa_edit_webauthn": Right((), {"nobody": "account_login"}),
    "mfa_remove_webauthn": Right((), {"nobody": "account_login"}),
    "mfa_activate_totp": Right(SIGNED_IN, {"nobody": "account_login"}),
    "mfa_deactivate_totp": Right((), {"nobody": "account_login"}),
    "mfa_view_recovery_codes": Right((), {"nobody": "account_login"}),
    "mfa_generate_recovery_codes": Right(SIGNED_IN, {"nobody": "account_login"}),
    "home": Right(
        (),
        {
            **_same("today", *PATIENTS),
            **_same("caseload", *THERAPISTS),
            **_same("desk", "reception", "next_door"),
            "owner": "owner",
            "nobody": "account_login",
        },
    ),
    # the patient's own
    "today": Right(LIVING, _same("intake", "neighbour", "foreigner")),
    "intake": Right(("neighbour", "foreigner"), _same("today", *LIVING)),
    "how-it-works": Right(PATIENTS),
    "check-in": Right(LIVING),
    "check-in-more": Right(LIVING),
    "check-in-yesterday": Right(LIVING),
    "check-in-more-yesterday": Right(LIVING),
    "session": Right(LIVING),
    "player": Right(LIVING),
    "activity": Right(LIVING),
    "phase-check": Right((), _same("today", *LIVING)),  # no test is due
    "flare": Right(LIVING),
    "alarm": Right(PATIENTS),
    "alarm-call": Right((), _same("alarm", *PATIENTS)),
    "pause": Right(LIVING),
    "my-data": Right(PATIENTS),
    "my-data-download": Right((), sends=PATIENTS),
    "my-data-consent": Right((), sends=PATIENTS),
    "my-data-correct": Right(PATIENTS),
    "my-data-erase": Right(PATIENTS),
    "who-looked": Right(PATIENTS),
    # the practice
    "caseload": Right(THERAPISTS),
    "find-patient": Right(THERAPISTS),
    "stand-in": Right(THERAPISTS),
    "patient-file": Right(OF_HER, {"colleague": "reason"}),
    "reason": Right(("colleague",)),
    "consultation": Right(OF_HER, {"colleague": "reason"}),
    "caseload-news": Right(THERAPISTS),
    "take-on": Right(sends=("therapist", "colleague", *STATES)),
    "steering": Right(OF_HER, {"colleague": "reason"}),
    "steering-undo": Right(sends=(*OF_HER, "colleague")),
    "exercise-bounds": Right(OF_HER, {"colleague": "reason"}),
    "desk": Right(DESK),
    "join-code": Right(DESK),
    "owner": Right(("owner",)),
    "people": Right(("owner",)),
    # the demo, on this machine alone
    "demo-start": Right(EVERYBODY),
    "demo-mailbox": Right(EVERYBODY),
    "demo-enter": Right(sends=EVERYBODY),
    "demo-tomorrow": Right(sends=EVERYBODY),
}
OF_THE_DEMO: Final = "demo-"
"""Begins the addresses that show invented people to everybody."""


class Address(NamedTuple):
    """An address of the site, and what of it differs from one page to the next."""

    name: str
    says: tuple[str, ...]


def addresses(
    patterns: Sequence[URLPattern | URLResolver], before: tuple[str, ...] = ()
) -> Iterator[Address]:
    """Every address with a name."""
    for pattern in patterns:
        says = (*before, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, says)
        else:
            assert pattern.name, f"{pattern} has no name"
            yield Address(pattern.name, says)
