"""The form in which an owner records who signed for real care."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from soepel.web.shared.forms import Text


class SignOffForm(forms.Form):
    """Who signed, with which number, and when."""

    name = forms.CharField(
        label=_("Who signed?"),
        max_length=120,
        widget=Text(autocomplete="off"),
        error_messages={"required": _("Fill in the name of who signed.")},
    )
    register_number = forms.RegexField(
        r"^\d{11}$",
        label=_("Number in the BIG register"),
        help_text=_("11 digits."),
        widget=Text("medium", inputmode="numeric", autocomplete="off"),
        error_messages={
            "required": _("Fill in the number in the BIG register."),
            "invalid": _("A number in the BIG register has 11 digits."),
        },
    )
    signed_on = forms.DateField(
        label=_("On which day?"),
        help_text=_("Day, month and year, such as 25-11-2026."),
        input_formats=("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"),
        widget=Text("medium", inputmode="numeric", autocomplete="off"),
        error_messages={
            "required": _("Fill in the day on which it was signed."),
            "invalid": _("Fill in day, month and year, such as 25-11-2026."),
        },
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_signed_on(self) -> date:
        day: date = self.cleaned_data["signed_on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come. When was it signed?"))
        return day
