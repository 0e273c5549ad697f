"""Opening a file that is not hers, with a reason; and who stands in for whom."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from soepel.actions.access.end_stand_in import end_stand_in
from soepel.actions.access.give_reason import COUNTS_FOR, SHORTEST, give_reason
from soepel.actions.access.name_stand_in import name_stand_in
from soepel.actions.people.take_on import take_on
from soepel.actions.refused import Refused
from soepel.records.queries.colleagues import (
    Colleague,
    colleagues,
    find_patient,
    stand_ins,
    whose_file,
)
from soepel.records.viewer import NotYours
from soepel.records.vocabulary import Why
from soepel.web.shared.asking import Request
from soepel.web.shared.forms import Rows, Text
from soepel.web.therapist.asker import asker_of

READ_AND_POST: Final = ["GET", "HEAD", "POST"]
WHYS: Final = (
    (Why.URGENT.value, gettext_lazy("The patient needs help now, and the therapist is not there")),
    (Why.ASKED.value, gettext_lazy("The therapist asked me to look along")),
    (Why.TAKING_OVER.value, gettext_lazy("I am taking over the treatment")),
    (Why.COMPLAINT.value, gettext_lazy("A complaint, an incident or an inspection")),
    (Why.OTHER.value, gettext_lazy("Something else")),
)
LONGEST: Final = 500
NO_REASON: Final = gettext_lazy("Write in a few words why you open this file.")
LAST_OVER: Final = gettext_lazy("Choose a last day that is not over, and not before the first.")
NO_DAY: Final = gettext_lazy("Fill in a day, such as 23-11-1955.")
DAYS: Final = ["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d %m %Y"]


class ReasonForm(forms.Form):
    """Why somebody opens a file."""

    why = forms.ChoiceField(
        label=gettext_lazy("Why do you open this file?"),
        choices=WHYS,
        widget=Rows,
        error_messages={"required": gettext_lazy("Choose a reason.")},
    )
    words = forms.CharField(
        label=gettext_lazy("In a few words"),
        help_text=gettext_lazy("The patient reads this too."),
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea({"class": "input", "rows": 3}),
        error_messages={"required": NO_REASON, "min_length": NO_REASON},
    )


class FindForm(forms.Form):
    """Who is looked for. Both must be known."""

    family_name = forms.CharField(
        label=gettext_lazy("Family name"),
        max_length=80,
        widget=Text("medium", autocomplete="off"),
        error_messages={"required": gettext_lazy("Fill in the family name.")},
    )
    born = forms.DateField(
        label=gettext_lazy("Day of birth"),
        input_formats=DAYS,
        widget=Text("medium", autocomplete="off", placeholder="23-11-1955"),
        error_messages={"required": NO_DAY, "invalid": NO_DAY},
    )


class StandInForm(forms.Form):
    """Who stands in, and on which days."""

    colleague = forms.ChoiceField(
        label=gettext_lazy("Who stands in for you?"),
        widget=Rows,
        error_messages={"required": gettext_lazy("Choose a colleague.")},
    )
    first = forms.DateField(
        label=gettext_lazy("From"),
        input_formats=DAYS,
        # Text, since a field of the browser for dates stops the keyboard at each of its parts.
        widget=forms.DateInput({"class": "input input--medium", "autocomplete": "off"}, DAYS[0]),
        error_messages={"required": NO_DAY, "invalid": NO_DAY},
    )
    last = forms.DateField(
        label=gettext_lazy("Up to and including"),
        input_formats=DAYS,
        widget=forms.DateInput({"class": "input input--medium", "autocomplete": "off"}, DAYS[0]),
        error_messages={"required": NO_DAY, "invalid": NO_DAY},
    )

    def __init__(self, colleagues: tuple[Colleague, ...], today: date, sent: Any) -> None:
        super().__init__(sent, initial={"first": today})
        self.today = today
        field = self.fields["colleague"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(one.id), one.name) for one in colleagues]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and (last < first or last < self.today):
            self.add_error("last", LAST_OVER)
        return cleaned


@require_http_methods(READ_AND_POST)
def reason(request: Request, key: UUID) -> HttpResponse:
    """Why she opens the file of a colleague's patient; after that it opens for a while."""
    asker = asker_of(request)
    found = whose_file(asker.viewer, key, asker.now)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        give_reason(asker.viewer, key, Why(given["why"]), given["words"], asker.now)
        return redirect("patient-file", key)
    context = {"form": form, "found": found, "hours": COUNTS_FOR.seconds // 3600}
    return render(request, "therapist/reason.html", context)


@require_POST
def take_on_patient(request: Request, key: UUID) -> HttpResponse:
    """She treats somebody whom nobody treated."""
    try:
        take_on(request.viewer, key)
    except Refused:
        messages.info(request, _("A colleague takes care of this patient already."))
        return redirect("caseload")
    messages.success(request, _("You treat this patient now."))
    return redirect("patient-file", key)


@require_http_methods(READ_AND_POST)
def find(request: Request) -> HttpResponse:
    """A patient of a colleague, by name and day of birth. Nothing of it is in the address."""
    asker = asker_of(request)
    form = FindForm(request.POST if request.method == "POST" else None)
    found = None
    if form.is_valid():
        given = form.cleaned_data
        found = find_patient(asker.viewer, given["family_name"], given["born"])
    elif not asker.viewer.therapist:
        raise NotYours
    return render(request, "therapist/find.html", {"form": form, "found": found})


@require_http_methods(READ_AND_POST)
def standing_in(request: Request) -> HttpResponse:
    """Who stands in while she is away, and for whom she does."""
    asker = asker_of(request)
    others = colleagues(asker.viewer)
    sent = request.POST if request.method == "POST" else None
    if sent is not None and "end" in sent:
        return _ended(request, sent["end"])
    form = StandInForm(others, asker.today, sent)
    if form.is_valid() and _named(request, form):
        return redirect("stand-in")
    context = {
        "form": form,
        "colleagues": others,
        "stand_ins": stand_ins(asker.viewer, asker.today),
        "today": asker.today,
    }
    return render(request, "therapist/stand_in.html", context)


def _named(request: Request, form: StandInForm) -> bool:
    given, member = form.cleaned_data, request.viewer.member
    if member is None:
        raise NotYours
    days = given["first"], given["last"]
    try:
        name_stand_in(request.viewer, member, int(given["colleague"]), days, request.now)
    except Refused:
        form.add_error("last", LAST_OVER)
        return False
    messages.success(request, _("Your colleague sees your patients on those days."))
    return True


def _ended(request: Request, sent: str) -> HttpResponse:
    if not (sent.isascii() and sent.isdigit() and len(sent) < LONGEST_ID):
        raise NotYours
    end_stand_in(request.viewer, int(sent), request.now)
    messages.success(request, _("Nobody stands in for you any more."))
    return redirect("stand-in")


LONGEST_ID: Final = 18
"""Digits of the id of a row."""
