"""The owner's page of who works here: its members, who is invited, and an invitation to send."""

from collections.abc import Iterable
from typing import Any

from allauth.core.ratelimit import consume, respond_429
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from soepel.actions.people.invite import Invited, Link, invite
from soepel.actions.people.revoke_invitation import revoke_invitation
from soepel.actions.people.send_invitation_again import send_invitation_again
from soepel.records.queries.staff import Staff, staff
from soepel.records.vocabulary import Role
from soepel.web.shared.asking import Request
from soepel.web.shared.forms import Rows, Text
from soepel.web.shared.posted import row_number


class InviteForm(forms.Form):
    """Who is invited, as what, and where."""

    name = forms.CharField(
        label=gettext_lazy("The name of your colleague"),
        help_text=gettext_lazy("As patients know this person."),
        max_length=120,
        widget=Text(autocomplete="off"),
        error_messages={"required": gettext_lazy("Fill in a name.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("The e-mail address for work"),
        help_text=gettext_lazy("One that this person alone reads: the mail is for signing in."),
        widget=Text(type="email", autocomplete="off", inputmode="email"),
        error_messages={
            "required": gettext_lazy("Fill in an e-mail address."),
            "invalid": gettext_lazy("Fill in a whole e-mail address, such as name@example.nl."),
        },
    )
    role = forms.ChoiceField(
        label=gettext_lazy("As what?"),
        choices=[
            (
                Role.THERAPIST.value,
                gettext_lazy("Physiotherapist: treats patients and sees their file"),
            ),
            (Role.RECEPTION.value, gettext_lazy("Reception: sees who asks to be called, no files")),
        ],
        widget=Rows,
        error_messages={"required": gettext_lazy("Choose an answer.")},
    )
    clinic = forms.TypedChoiceField(
        label=gettext_lazy("At which clinic?"),
        coerce=int,
        widget=forms.Select({"class": "input"}),
        error_messages={"required": gettext_lazy("Choose a clinic.")},
    )

    def __init__(self, clinics: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        clinic = self.fields["clinic"]
        assert isinstance(clinic, forms.ChoiceField)
        clinic.choices = [("", "–"), *clinics]

    def invited(self) -> Invited:
        """Who is invited, of a form that is valid."""
        given = self.cleaned_data
        return Invited(given["name"], given["email"], Role(given["role"]), given["clinic"])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: Request) -> HttpResponse:
    """Who works here and who is invited; sends, repeats and revokes invitations."""
    here = staff(request.viewer, request.now)
    if request.method != "POST":
        return _shown(request, here, InviteForm(here.clinics))
    if not consume(request, action="invite"):
        too_often: HttpResponse = respond_429(request)
        return too_often
    if "again" in request.POST:
        return _again(request)
    if "revoke" in request.POST:
        return _revoked(request)
    form = InviteForm(here.clinics, request.POST)
    if not form.is_valid():
        return _shown(request, here, form)
    invite(request.viewer, form.invited(), _link_on(request), request.now)
    messages.success(request, _("The invitation is sent. The link in it works for 7 days."))
    return redirect("people")


def _shown(request: Request, here: Staff, form: InviteForm) -> HttpResponse:
    context = {"staff": here, "form": form}
    return render(request, "owner/people.html", context)


def _again(request: Request) -> HttpResponse:
    number = row_number(request.POST, "again")
    send_invitation_again(request.viewer, number, _link_on(request), request.now)
    messages.success(request, _("A new link is sent. The one before it works no more."))
    return redirect("people")


def _revoked(request: Request) -> HttpResponse:
    revoke_invitation(request.viewer, row_number(request.POST, "revoke"), request.now)
    messages.success(request, _("The invitation is revoked. Its link works no more."))
    return redirect("people")


def _link_on(request: Request) -> Link:
    return lambda token: request.build_absolute_uri(reverse("invitation-link", args=[token]))
