"""Something is wrong: one tap on what is the matter."""

from datetime import date, datetime
from typing import Any

from django import forms

from soepel.core.record import FlagRaised
from soepel.core.screening import FLAG_OF_ALARM, Alarm
from soepel.web.patient.forms.taps import EntryId, entry_id, new_id


class AlarmForm(forms.Form):
    """What is the matter. Each word is a button of its own that sends the form."""

    entry = EntryId()
    alarm = forms.TypedChoiceField(
        choices=[(alarm.value, alarm.value) for alarm in Alarm], coerce=Alarm
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"entry": new_id()}
        super().__init__(*args, **kwargs)

    def flag(self, day: date, known: datetime) -> FlagRaised:
        """The entry of a form that is valid. Two words, or two days, are two flags."""
        alarm: Alarm = self.cleaned_data["alarm"]
        id_ = f"{entry_id(self.cleaned_data['entry'], day)}/{alarm}"
        return FlagRaised(id=id_, day=day, known=known, flag=FLAG_OF_ALARM[alarm])
