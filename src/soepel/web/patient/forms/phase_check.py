"""The short test before phase 3."""

from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from soepel.core.record import By, PhaseCheck
from soepel.web.patient.forms.taps import EntryId, new_id
from soepel.web.shared.forms import Text

MOST_STANDS: Final = 60
MOST_SECONDS: Final = 300
NUMBER_ASKED: Final = _("Fill in a whole number. Could you not do it? Then tick that below.")


def _count(label: Any, most: int, help_text: Any = "") -> forms.IntegerField:
    wrong = dict.fromkeys(("invalid", "min_value", "max_value"), NUMBER_ASKED)
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=0,
        max_value=most,
        required=False,
        widget=Text("short", inputmode="numeric", autocomplete="off"),
        error_messages=wrong,
    )


class PhaseCheckForm(forms.Form):
    """Chair stands in half a minute, and the hold on each leg; or that it cannot be done."""

    entry = EntryId()
    chair_stands = _count(_("How many times did you stand up in 30 seconds?"), MOST_STANDS)
    hold_left = _count(_("How many seconds did you hold on your left leg?"), MOST_SECONDS)
    hold_right = _count(_("How many seconds did you hold on your right leg?"), MOST_SECONDS)
    unable = forms.BooleanField(label=_("I cannot do this test"), required=False)

    def __init__(self, before: PhaseCheck | None, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = _told(before)
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("unable"):
            return cleaned
        for name in ("chair_stands", "hold_left", "hold_right"):
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, NUMBER_ASKED)
        return cleaned

    def phase_check(self, day: date, known: datetime) -> PhaseCheck:
        """The entry of a form that is valid."""
        given = self.cleaned_data
        return PhaseCheck(
            id=given["entry"],
            day=day,
            known=known,
            chair_stands=given["chair_stands"],
            hold_left=given["hold_left"],
            hold_right=given["hold_right"],
            unable=given["unable"],
        )


def _told(before: PhaseCheck | None) -> dict[str, Any]:
    if before is None or before.by is not By.PERSON:
        return {"entry": new_id()}
    return {
        "entry": before.id,
        "chair_stands": before.chair_stands,
        "hold_left": before.hold_left,
        "hold_right": before.hold_right,
        "unable": before.unable,
    }
