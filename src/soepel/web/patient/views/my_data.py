"""Her own data: to look at, to download, and to have erased."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from soepel.actions.people.ask_erasure import ask_erasure
from soepel.actions.people.correct_details import correct_details
from soepel.actions.people.give_consent import give_consent
from soepel.actions.refused import Refused
from soepel.records.clock import today
from soepel.records.queries.consents import TEXT_VERSION, consents_of
from soepel.records.queries.my_data import all_my_data
from soepel.records.queries.my_data import my_data as my_data_of
from soepel.records.vocabulary import Purpose
from soepel.web.patient.asker import Asker, asker_of
from soepel.web.patient.saving import sent
from soepel.web.shared.asking import Request
from soepel.web.shared.forms import Rows, Text
from soepel.words import Lang
from soepel.words.language import day_with_year


class ErasureForm(forms.Form):
    """One tick, so that nothing is erased by a slip."""

    sure = forms.BooleanField(
        label=gettext_lazy("I know that this cannot be undone"),
        error_messages={"required": gettext_lazy("Tick that you know this cannot be undone.")},
    )


class DetailsForm(forms.Form):
    """What she may change herself."""

    phone = forms.RegexField(
        r"^[\d +()-]{8,30}\Z",
        label=gettext_lazy("Telephone"),
        help_text=gettext_lazy("For your clinic, to call you."),
        required=False,
        widget=Text(type="tel", autocomplete="tel"),
        error_messages={"invalid": gettext_lazy("Give a telephone number, like 06 1234 5678.")},
    )
    language = forms.TypedChoiceField(
        label=gettext_lazy("In which language do we mail you?"),
        choices=[(Lang.NL.value, "Nederlands"), (Lang.EN.value, "English")],
        coerce=Lang,
        widget=Rows,
    )


class ConsentForm(forms.Form):
    """What one button says."""

    purpose = forms.TypedChoiceField(choices=[(one.value,) * 2 for one in Purpose], coerce=Purpose)
    given = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")], coerce=lambda said: said == "yes"
    )
    text_version = forms.CharField(max_length=20)


@dataclass(frozen=True)
class ConsentTold:
    """What holds for one purpose, as the page says it."""

    purpose: str
    given: bool
    since: str
    """The day on which she said so; empty when she never did."""


def _consents(asker: Asker) -> list[ConsentTold]:
    return [
        ConsentTold(
            one.purpose.value,
            one.given,
            day_with_year(today(one.since), asker.lang) if one.since else "",
        )
        for one in consents_of(asker.viewer)
    ]


@require_safe
def my_data(request: Request) -> HttpResponse:
    """What is kept, and what she may do with it."""
    asker = asker_of(request)
    data = my_data_of(asker.viewer)
    context = {
        "data": data,
        "born": day_with_year(data.born, asker.lang),
        "consents": _consents(asker),
        "text_version": TEXT_VERSION,
    }
    return render(request, "patient/my_data.html", context)


@require_POST
def download(request: Request) -> HttpResponse:
    """All of it, as one file; by a button, so that no link and no cache fetches it."""
    asker = asker_of(request)
    answer = JsonResponse(
        all_my_data(asker.viewer).content, json_dumps_params={"ensure_ascii": False}
    )
    answer["Content-Disposition"] = 'attachment; filename="soepel.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def correct_my_data(request: Request) -> HttpResponse:
    """Her telephone number and her language, to change."""
    asker = asker_of(request)
    data = my_data_of(asker.viewer)
    form = DetailsForm(sent(request), initial={"phone": data.phone, "language": data.language})
    if form.is_valid():
        correct_details(asker.viewer, **form.cleaned_data, now=asker.now)
        messages.success(request, _("Your details are changed."))
        return redirect("my-data")
    return render(request, "patient/correct_my_data.html", {"form": form, "data": data})


@require_POST
def consent(request: Request) -> HttpResponse:
    """Yes or no to one purpose, by a button of the page of her data."""
    asker = asker_of(request)
    form = ConsentForm(request.POST)
    try:
        if form.is_valid():
            give_consent(asker.viewer, **form.cleaned_data, now=asker.now)
            messages.success(request, _("We wrote down what you chose."))
    except Refused:
        messages.error(request, _("The words have changed. Read them again, and then choose."))
    return redirect("my-data")


@require_http_methods(["GET", "HEAD", "POST"])
def erase_my_data(request: Request) -> HttpResponse:
    """What will go and what stays; then a tick and a button."""
    asker = asker_of(request)
    form = ErasureForm(sent(request))
    if form.is_valid():
        ask_erasure(asker.viewer, asker.now)
        messages.success(request, _("Your data are being erased. It is done within a day."))
        return redirect("my-data")
    context = {"form": form, "data": my_data_of(asker.viewer)}
    return render(request, "patient/erase_my_data.html", context)
