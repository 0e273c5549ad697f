"""The flare button: what may have set it off."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from soepel.core.record import FlareCall, Trigger
from soepel.web.patient.forms.taps import EntryId, entry_id, new_id, worded
from soepel.web.shared.forms import Ticks
from soepel.words import Lang


class FlareForm(forms.Form):
    """What happened in the days before; nothing is fine too."""

    entry = EntryId()
    triggers = forms.MultipleChoiceField(
        label=_("Was there something that may have set it off?"),
        help_text=_("In the past three days. Tick what is true; nothing is fine too."),
        widget=Ticks,
        required=False,
    )

    def __init__(self, lang: Lang, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"entry": new_id()}
        super().__init__(*args, **kwargs)
        self.fields["triggers"].choices = worded(Trigger, lang)  # type: ignore[attr-defined]  # a field by its name has no type

    def flare_call(self, day: date, known: datetime) -> FlareCall:
        """The entry of a form that is valid."""
        given = self.cleaned_data
        triggers = tuple(map(Trigger, given["triggers"]))
        id_ = entry_id(given["entry"], day)
        return FlareCall(id=id_, day=day, known=known, triggers=triggers)
