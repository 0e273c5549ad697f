"""Her own data: to look at, to download, and to have erased."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from soepel.actions.people.ask_erasure import ask_erasure
from soepel.records.queries.my_data import all_my_data
from soepel.records.queries.my_data import my_data as my_data_of
from soepel.web.patient.asker import asker_of
from soepel.web.patient.saving import sent
from soepel.web.shared.asking import Request
from soepel.words.language import day_with_year


class ErasureForm(forms.Form):
    """One tick, so that nothing is erased by a slip."""

    sure = forms.BooleanField(
        label=gettext_lazy("I know that this cannot be undone"),
        error_messages={"required": gettext_lazy("Tick that you know this cannot be undone.")},
    )


@require_safe
def my_data(request: Request) -> HttpResponse:
    """What is kept, and what she may do with it."""
    asker = asker_of(request)
    data = my_data_of(asker.viewer)
    context = {"data": data, "born": day_with_year(data.born, asker.lang)}
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
