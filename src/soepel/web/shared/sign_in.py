"""The forms of signing in: your address, the code from the mail, and the second step."""

from typing import Any, Final

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm
from allauth.mfa.webauthn.forms import SignupWebAuthnForm as OnePasskeyForm
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from soepel.web.shared.forms import Text


class AddressForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth carries no types
    """Where the code goes. It never tells whether an address is known here."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        widget=Text(type="email", autocomplete="email", inputmode="email"),
        error_messages={
            "required": _("Fill in your e-mail address."),
            "invalid": _("Fill in a whole e-mail address, such as name@example.nl."),
        },
    )


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth carries no types
    """The code; capitals and the dash make no difference."""

    code = forms.CharField(
        label=_("The code from the mail"),
        max_length=20,
        widget=Text(
            "medium", autocomplete="one-time-code", autocapitalize="characters", spellcheck="false"
        ),
        error_messages={"required": _("Fill in the code from the mail.")},
    )


STEPS_LONG: Final = 2 * settings.MFA_TOTP_TOLERANCE + 1
"""For how many of its periods a code from the app is taken."""
PERIOD: Final = 30
"""Seconds for which an app shows a code."""


def _code(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20,
        widget=Text(
            "medium", autocomplete="one-time-code", inputmode="numeric", spellcheck="false"
        ),
        error_messages={"required": _("Fill in the code.")},
    )


class _Once:
    """A code from the app is taken once, for as long as it would be taken."""

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # of the form beside it
        user = self.user.pk  # type: ignore[attr-defined]
        used = f"second-step:{user}:{''.join(filter(str.isalnum, code))}"
        if not cache.add(used, "used", STEPS_LONG * PERIOD):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondStepForm(_Once, AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """A code from the app, or one of the reserve codes."""

    code = _code(_("The code from your app, or a reserve code"))


class AgainForm(_Once, ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """The same, for who is signed in and is about to change how."""

    code = _code(_("The code from your app, or a reserve code"))


class AppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth carries no types
    """The first code that a new app shows."""

    code = _code(_("The six digits that your app shows"))


class PasskeyForm(OnePasskeyForm):  # type: ignore[misc]  # allauth carries no types
    """What a device made, and what its owner calls it."""

    name = forms.CharField(
        label=_("What do you call this device?"),
        help_text=_("For example: my phone, or the computer of room 2."),
        required=False,
        max_length=60,
        widget=Text(autocomplete="off"),
    )


class NameForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth carries no types
    """Another name for a passkey."""

    name = forms.CharField(
        label=_("What do you call this device?"),
        max_length=60,
        widget=Text(autocomplete="off"),
        error_messages={"required": _("Give it a name.")},
    )
