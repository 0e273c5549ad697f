"""Every page of the site by the name of its address, and who looks at it."""

from typing import Final, NamedTuple

from soepel.core.screening import Alarm

NOBODY: Final = "nobody"
"""Somebody who is not signed in. The others are situations of patients, and roles."""


class Look(NamedTuple):
    """Somebody who looks at a page."""

    name: str
    who: str = NOBODY
    of: str = ""
    """The query for what the page is about, where its address says so."""
    args: tuple[str, ...] = ()
    """What the address says besides."""
    after: tuple[str, str] | None = None
    """The page that leads there, and the value of the button that is pressed on it."""

    def __str__(self) -> str:
        pressed = (self.after[1],) if self.after else ()
        return "-".join((self.name, *self.args, *pressed, self.who))


PATIENTS: Final = (
    "new",
    "stepping_up",
    "too_much",
    "in_flare",
    "phase_change_due",
    "maintenance",
)
THERAPIST_OF: Final = "therapist-of-"
"""Before a situation: whoever treats that patient."""
FILE_OF: Final = """
    select key from records_patient join records_demolife on patient_id = records_patient.id
    where shown_as = '{}'
"""
FILE_OF_WHO_ASKS: Final = """
    select key from records_patient join records_attentionitem on patient_id = records_patient.id
    where therapist_id = (select min(id) from records_member where role = 'therapist')
    order by records_attentionitem.id
"""
FILE_OF_A_COLLEAGUE: Final = """
    select key from records_patient
    where therapist_id <> (select min(id) from records_member where role = 'therapist')
    order by id
"""
LOOKS: Final = (
    Look("front-door"),
    Look("hip-check"),
    Look("exercises"),
    Look("exercise", args=("heel-slide",)),
    Look("exercise", args=("sleep-on-your-side",)),
    Look("begin"),
    Look("invitation"),
    Look("appointment"),
    Look("appointment-thanks"),
    Look("lessons"),
    Look("lesson", args=("traffic-light",)),
    Look("lesson", "stepping_up", args=("sleep",)),
    Look("questions"),
    Look("about"),
    Look("privacy"),
    Look("accessibility"),
    Look("account_login"),
    Look("account_request_login_code"),
    Look("mfa_index", "stepping_up"),
    Look("mfa_index", "therapist"),
    Look("demo-start"),
    Look("demo-mailbox"),
    *(Look("today", who) for who in PATIENTS),
    Look("how-it-works", "new"),
    Look("check-in", "new"),
    Look("check-in", "stepping_up"),
    Look("check-in", "in_flare"),
    Look("check-in-more", "in_flare"),
    Look("check-in-yesterday", "too_much"),
    Look("check-in-more-yesterday", "too_much"),
    Look("player", "new"),
    Look("player", "stepping_up"),
    Look("session", "new"),
    Look("session", "stepping_up"),
    Look("session", "in_flare"),
    Look("activity", "stepping_up"),
    Look("activity", "in_flare"),
    Look("phase-check", "phase_change_due"),
    Look("flare", "stepping_up"),
    Look("flare", "in_flare"),
    Look("alarm", "stepping_up"),
    *(
        Look("alarm-call", "stepping_up", after=("alarm", alarm.value))
        for alarm in (Alarm.CHEST_PAIN_OR_FAINTING, Alarm.FEVER, Alarm.WOUND)
    ),
    Look("who-looked", "stepping_up"),
    Look("my-data", "stepping_up"),
    Look("pause", "stepping_up"),
    Look("my-data-correct", "stepping_up"),
    Look("my-data-erase", "stepping_up"),
    Look("find-patient", "therapist"),
    Look("stand-in", "therapist"),
    Look("reason", "therapist", FILE_OF_A_COLLEAGUE),
    Look("caseload", "therapist"),
    Look("patient-file", "therapist", of=FILE_OF_WHO_ASKS),
    *(
        Look("patient-file", THERAPIST_OF + patient, of=FILE_OF.format(patient))
        for patient in ("new", "stepping_up", "in_flare")
    ),
    Look("consultation", THERAPIST_OF + "in_flare", of=FILE_OF.format("in_flare")),
    *(
        Look("steering", THERAPIST_OF + patient, of=FILE_OF.format(patient))
        for patient in ("stepping_up", "in_flare")
    ),
    Look(
        "exercise-bounds",
        THERAPIST_OF + "stepping_up",
        of=FILE_OF.format("stepping_up"),
        args=("1",),
    ),
    Look("desk", "reception"),
    Look("join-code", "reception"),
    Look("owner", "owner"),
    Look("people", "owner"),
)
NO_PAGES: Final = {
    "invitation-link": "leads to the page of the invitation: test_invitation sees it",
    "begin-code": "comes after filling in who one is: test_beginning sees it",
    "intake": "is there for who has no plan yet: test_beginning sees it",
    "my-data-consent": "a button of the page of her data, which shows it again",
    "my-data-download": "a button of the page of her data gives the file",
    "account_confirm_login_code": "comes after asking for a code: test_signing_in sees it",
    "mfa_activate_totp": "is for who signed in just now: test_second_step sees it",
    "mfa_add_webauthn": "is for who signed in just now: test_second_step sees it",
    "mfa_authenticate": "comes after the code from the mail: test_second_step sees it",
    "mfa_deactivate_totp": "is for who has an app: test_second_step sees it",
    "mfa_edit_webauthn": "is for who has a passkey: test_second_step sees it",
    "mfa_generate_recovery_codes": "is for who has a second step: test_second_step sees it",
    "mfa_login_webauthn": "takes what a device answers",
    "mfa_reauthenticate": "is for who signed in a while ago: test_second_step sees it",
    "mfa_reauthenticate_webauthn": "is for who signed in a while ago: test_second_step sees it",
    "mfa_remove_webauthn": "is for who has a passkey: test_second_step sees it",
    "mfa_view_recovery_codes": "is for who has a second step: test_second_step sees it",
    "second-factor": "is for who has no second step yet: test_second_step sees it",
    "sign-out-elsewhere": "a button of the page of her sign-in sends there",
    "account_logout": "a button of the account menu sends there",
    "take-on": "a button of the list of patients sends there",
    "demo-enter": "a button of the start page sends there",
    "demo-tomorrow": "a button of the demo's bar sends there",
    "caseload-news": "asked by the caseload now and then; no page",
    "steering-undo": "a button of the history of a plan sends there",
    "figure": "a picture, shown on the pages of exercises",
    "figure-body": "the shape of the figure, asked by the page that lets it move",
    "figure-movement": "how the figure moves, asked by the same page",
    "home": "leads everybody to the own first page",
}
