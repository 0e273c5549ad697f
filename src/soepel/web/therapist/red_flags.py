"""The open red flags of a patient, each with the form that records what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from soepel.actions.attention.resolve_flag import resolve_flag
from soepel.core.plan import Review
from soepel.core.record import FlagResolved
from soepel.core.state import StandingFlag
from soepel.records.viewer import NotYours
from soepel.web.shared.asking import Request
from soepel.web.shared.forms import Rows, Text
from soepel.web.therapist.asker import Asker
from soepel.words import title
from soepel.words.language import day as day_words

OUTCOMES: Final = (
    ("yes", gettext_lazy("Yes, the plan may go on")),
    ("no", gettext_lazy("No, not yet")),
)


class OutcomeForm(forms.Form):
    """Who examined a red flag, and whether exercise may go on."""

    flag = forms.CharField(widget=forms.HiddenInput)
    examined_by = forms.CharField(
        label=gettext_lazy("Who examined it?"),
        help_text=gettext_lazy("Such as: the GP, or you yourself."),
        max_length=120,
        widget=Text("medium"),
        error_messages={"required": gettext_lazy("Fill in who examined it.")},
    )
    may_exercise = forms.ChoiceField(
        label=gettext_lazy("May the patient exercise?"),
        choices=OUTCOMES,
        widget=Rows,
        error_messages={"required": gettext_lazy("Choose whether the patient may exercise.")},
    )

    def __init__(self, data: Any = None, *, flag: str = "") -> None:
        super().__init__(data, initial={"flag": flag}, auto_id=f"{flag or 'flag'}-%s")


@dataclass(frozen=True)
class OpenFlag:
    """A red flag that still counts."""

    words: str
    urgency: str
    raised: str
    before: list[str]
    """What was recorded about it so far."""
    form: OutcomeForm


def open_flags(
    reviewed: Review, asker: Asker, refused: OutcomeForm | None = None
) -> Iterator[OpenFlag]:
    """The red flags that still count, the most urgent first."""
    found = [(flag.tier, flag) for flag in reviewed.state.flags if flag.tier is not None]
    for tier, flag in sorted(found, key=lambda one: one[0]):
        yield OpenFlag(
            words=title(flag.raised.flag, asker.lang),
            urgency=title(tier, asker.lang),
            raised=day_words(flag.raised.day, asker.lang),
            before=[_outcome(one, asker) for one in flag.resolutions],
            form=_form(flag, refused),
        )


def _form(flag: StandingFlag, refused: OutcomeForm | None) -> OutcomeForm:
    if refused is not None and refused.data.get("flag") == flag.raised.id:
        return refused
    return OutcomeForm(flag=flag.raised.id)


def _outcome(resolved: FlagResolved, asker: Asker) -> str:
    told = {"day": day_words(resolved.day, asker.lang), "who": resolved.examined_by}
    if resolved.may_exercise:
        return _("%(day)s, %(who)s: may exercise.") % told
    return _("%(day)s, %(who)s: may not exercise yet.") % told


def resolve(request: Request, patient: int) -> OutcomeForm | None:
    """Records the outcome that was posted. Returns the form again when something is missing.

    Raises NotYours for a flag that is not this patient's.
    """
    form = OutcomeForm(request.POST, flag=request.POST.get("flag", ""))
    if "flag" in form.errors:
        raise NotYours
    if not form.is_valid():
        return form
    given, may = form.cleaned_data, form.cleaned_data["may_exercise"] == "yes"
    after = resolve_flag(
        request.viewer, given["flag"], patient, given["examined_by"], may, request.now
    )
    if after.tier is None:
        messages.success(request, _("Recorded. The red flag is resolved and the plan goes on."))
    else:
        messages.info(request, _("Recorded. A red flag is still open."))
    return None
