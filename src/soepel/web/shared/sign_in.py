"""The two forms of signing in: your address, and the code from the mail."""

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
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
