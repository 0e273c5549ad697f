"""Minutes of an activity that has a quota."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from soepel.core.quantities import Pain
from soepel.core.record import Activity, By, QuotaDone
from soepel.web.patient.forms.taps import EntryId, entry_id, new_id
from soepel.web.shared.forms import ScaleField, Text

MOST_MINUTES: Final = 600
UNIT: Final = re.compile(r"\s*(m|min|minuut|minuten|minute|minutes)\.?\s*$", re.IGNORECASE)
MINUTES_ASKED: Final = _("Fill in the minutes as a whole number, such as 15.")


class MinutesField(forms.IntegerField):
    """A whole number, also where the unit was written behind it."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python(UNIT.sub("", value) if isinstance(value, str) else value)


class ActivityForm(forms.Form):
    """The minutes of today, all together, and the pain while doing it."""

    entry = EntryId()
    minutes = MinutesField(
        label=_("How many minutes today, all together?"),
        min_value=0,
        max_value=MOST_MINUTES,
        required=False,
        widget=Text("short", inputmode="numeric", autocomplete="off"),
        error_messages={
            "invalid": MINUTES_ASKED,
            "min_value": MINUTES_ASKED,
            "max_value": _("That is more than a day has for it. Fill in the minutes."),
        },
    )
    pain = ScaleField(label=_("How much did your hip hurt while you did it?"), required=False)

    def __init__(self, activity: Activity, done: Sequence[QuotaDone], *args: Any, **kwargs: Any):
        own = next((one for one in done if one.by is By.PERSON), None)
        self.own = own
        self.activity = activity
        self.others = sum(one.amount for one in done if one is not own)
        kwargs["prefix"] = activity.value
        kwargs["initial"] = _told(own, self.others)
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        minutes = cleaned.get("minutes")
        if minutes is None and "minutes" not in self.errors and cleaned.get("pain") is not None:
            self.add_error("minutes", MINUTES_ASKED)
        if minutes is not None and minutes < self.others:
            self.add_error(
                "minutes",
                _("There are %(minutes)s minutes already. Fill in that number or more.")
                % {"minutes": self.others},
            )
        return cleaned

    @property
    def filled_in(self) -> bool:
        """The minutes were told, of a form that is valid."""
        return self.cleaned_data["minutes"] is not None

    def entries(self, day: date, known: datetime) -> list[QuotaDone]:
        """The entry of a form that is valid; none where it was left open.

        It corrects what was told of today before, from whichever page: these are all the minutes.
        """
        given = self.cleaned_data
        if not self.filled_in:
            return []
        return [
            QuotaDone(
                id=self.own.id if self.own else entry_id(given["entry"], day),
                day=day,
                known=known,
                activity=self.activity,
                amount=given["minutes"] - self.others,
                pain=None if given["pain"] is None else Pain(given["pain"]),
            )
        ]


def _told(own: QuotaDone | None, others: int) -> dict[str, Any]:
    if own is None:
        return {"entry": new_id(), "minutes": others or None}
    return {"entry": own.id, "minutes": own.amount + others, "pain": own.pain}
