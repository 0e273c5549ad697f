"""The short test before phase 3."""

from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from soepel.core.record import By, PhaseCheck
from soepel.web.patient.forms.taps import EntryId, entry_id, new_id
from soepel.web.shared.forms import Text

MOST_STANDS: Final = 60
MOST_SECONDS: Final = 300
MEASURED: Final = ("chair_stands", "hold_left", "hold_right")
STANDS_ASKED: Final = _("Fill in how many times you stood up, as a whole number.")
LEFT_ASKED: Final = _("Fill in the seconds on your left leg, as a whole number.")
RIGHT_ASKED: Final = _("Fill in the seconds on your right leg, as a whole number.")


def _count(label: Any, most: int, asked: Any) -> forms.IntegerField:
    wrong = dict.fromkeys(("required", "invalid", "min_value", "max_value"), asked)
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=most,
        widget=Text("short", inputmode="numeric", autocomplete="off"),
        error_messages=wrong,
    )


class PhaseCheckForm(forms.Form):
    """Chair stands in half a minute, and the hold on each leg; or that it cannot be done."""

    entry = EntryId()
    chair_stands = _count(
        _("How many times did you stand up in 30 seconds?"), MOST_STANDS, STANDS_ASKED
    )
    hold_left = _count(
        _("How many seconds did you hold on your left leg?"), MOST_SECONDS, LEFT_ASKED
    )
    hold_right = _count(
        _("How many seconds did you hold on your right leg?"), MOST_SECONDS, RIGHT_ASKED
    )
    unable = forms.BooleanField(label=_("I cannot do this test"), required=False)

    def __init__(self, before: PhaseCheck | None, *args: Any, **kwargs: Any) -> None:
        self.own = before if before is not None and before.by is By.PERSON else None
        kwargs["initial"] = _told(self.own)
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("unable"):
            # What could not be done need not be filled in.
            for name in MEASURED:
                self.errors.pop(name, None)
        return given

    def phase_check(self, day: date, known: datetime) -> PhaseCheck:
        """The entry of a form that is valid."""
        given = self.cleaned_data
        return PhaseCheck(
            id=entry_id(given["entry"], day, self.own.id if self.own else None),
            day=day,
            known=known,
            chair_stands=given.get("chair_stands"),
            hold_left=given.get("hold_left"),
            hold_right=given.get("hold_right"),
            unable=given["unable"],
        )


def _told(own: PhaseCheck | None) -> dict[str, Any]:
    if own is None:
        return {"entry": new_id()}
    measured = {name: getattr(own, name) for name in MEASURED}
    return {"entry": own.id, "unable": own.unable, **measured}
