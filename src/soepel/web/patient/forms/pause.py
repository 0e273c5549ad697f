"""A pause: the day on which the programme goes on."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from soepel.actions.diary.ask_pause import LONGEST
from soepel.core.record import Pause
from soepel.web.patient.forms.taps import EntryId, entry_id, new_id


class PauseForm(forms.Form):
    """Until when the programme stands still."""

    entry = EntryId()
    until = forms.DateField(
        label=_("On which day do you begin again?"),
        help_text=_("At most six weeks from today. You may always begin earlier."),
        widget=forms.DateInput({"class": "input", "type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )

    def __init__(self, day: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"entry": new_id()}})
        self.day = day
        last = (day + LONGEST).isoformat()
        self.fields["until"].widget.attrs |= {"min": day.isoformat(), "max": last}

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if not self.day < until <= self.day + LONGEST:
            raise forms.ValidationError(_("Choose a day after today, at most six weeks from now."))
        return until

    def pause(self, known: datetime) -> Pause:
        """The entry of a form that is valid."""
        given = self.cleaned_data
        id_ = entry_id(given["entry"], self.day)
        return Pause(id=id_, day=self.day, known=known, until=given["until"])
