"""The telephone number of a patient, on her file."""

from typing import Any

from django import forms
from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from soepel.actions.people.set_phone import set_phone
from soepel.web.shared.asking import Request
from soepel.web.shared.forms import Text


class PhoneForm(forms.Form):
    """The number; empty takes it away."""

    phone = forms.RegexField(
        r"^[0-9+() .-]{8,24}$",
        label=gettext_lazy("Telephone number"),
        required=False,
        widget=Text("medium", type="tel", autocomplete="off", inputmode="tel"),
        error_messages={
            "invalid": gettext_lazy("Fill in a whole telephone number, such as 06 12345678.")
        },
    )

    def __init__(self, data: Any = None, *, phone: str = "") -> None:
        super().__init__(data, initial={"phone": phone}, auto_id="of-patient-%s")


def keep_phone(request: Request, patient: int) -> PhoneForm | None:
    """Keeps the number that was posted. Returns the form again when it is none."""
    form = PhoneForm(request.POST)
    if not form.is_valid():
        return form
    set_phone(request.viewer, patient, form.cleaned_data["phone"], request.now)
    messages.success(request, _("The telephone number is kept."))
    return None
