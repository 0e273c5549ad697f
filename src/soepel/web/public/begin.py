"""Beginning: who she is, and the code from the mail. After that the questions of the intake."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final
from uuid import UUID

from allauth.core.ratelimit import consume, respond_429
from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from soepel.actions.people.begin import Person, WrongCode, begin, code_works, prove_address
from soepel.actions.refused import Refused
from soepel.records import clock
from soepel.records.queries.clinics import Clinic, practice_group
from soepel.web.shared.asking import Request, page_language
from soepel.web.shared.forms import Rows, Text, Ticks

BEGINNING: Final = "beginning"
"""In the session: what the code from the mail is asked for with."""
YOUNGEST, OLDEST = 16, 120
WITH_CODE, ALONE = "code", "alone"


class BeginForm(forms.Form):
    """Who begins, with whom, and how to reach her."""

    how = forms.ChoiceField(
        label=gettext_lazy("Do you have a code from your physiotherapist?"),
        choices=[
            (WITH_CODE, gettext_lazy("Yes, I have a code")),
            (ALONE, gettext_lazy("No, I go on my own")),
        ],
        widget=Rows,
        error_messages={"required": gettext_lazy("Choose an answer.")},
    )
    code = forms.CharField(
        label=gettext_lazy("The code from your physiotherapist"),
        help_text=gettext_lazy("Eight letters and numbers. Leave it open without a code."),
        max_length=20,
        required=False,
        widget=Text("medium", autocomplete="off", autocapitalize="characters", spellcheck="false"),
    )
    clinic = forms.ChoiceField(
        label=gettext_lazy("Without a code: which clinic is nearest to you?"),
        help_text=gettext_lazy(
            "Nobody there looks along with you. You find their number when you need it."
        ),
        widget=forms.Select({"class": "input"}),
        required=False,
    )
    given_name = forms.CharField(
        label=gettext_lazy("Your first name"),
        max_length=60,
        widget=Text(autocomplete="given-name"),
        error_messages={"required": gettext_lazy("Fill in your first name.")},
    )
    family_name = forms.CharField(
        label=gettext_lazy("Your last name"),
        max_length=80,
        widget=Text(autocomplete="family-name"),
        error_messages={"required": gettext_lazy("Fill in your last name.")},
    )
    born = forms.DateField(
        label=gettext_lazy("Your day of birth"),
        help_text=gettext_lazy("Such as 2-4-1954."),
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%d %m %Y", "%d.%m.%Y", "%Y-%m-%d"],
        widget=Text("medium", autocomplete="bday", inputmode="text"),
        error_messages={
            "required": gettext_lazy("Fill in your day of birth, such as 2-4-1954."),
            "invalid": gettext_lazy("Fill in your day of birth, such as 2-4-1954."),
        },
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("We send a code to it. You need no password."),
        widget=Text(type="email", autocomplete="email", inputmode="email"),
        error_messages={
            "required": gettext_lazy("Fill in your e-mail address."),
            "invalid": gettext_lazy("Fill in a whole e-mail address, such as name@example.nl."),
        },
    )
    agrees = forms.MultipleChoiceField(
        label=gettext_lazy("Do you agree?"),
        help_text=gettext_lazy("It is used for your plan, and for whoever treats you."),
        choices=[("yes", gettext_lazy("Soepel may keep what I tell about my health"))],
        widget=Ticks,
        error_messages={"required": gettext_lazy("Without this we cannot make a plan.")},
    )

    def __init__(self, clinics: Iterable[Clinic], today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        clinic = self.fields["clinic"]
        assert isinstance(clinic, forms.ChoiceField)
        clinic.choices = [("", "–"), *((one.slug, f"{one.place}, {one.name}") for one in clinics)]

    def clean_born(self) -> date:
        born: date = self.cleaned_data["born"]
        if not YOUNGEST <= self.today.year - born.year <= OLDEST:
            raise forms.ValidationError(_("Look at your day of birth once more."))
        return born

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        how = given.get("how")
        if how == WITH_CODE and not given.get("code"):
            self.add_error("code", _("Fill in the code that you got."))
        if how == ALONE and not given.get("clinic"):
            self.add_error("clinic", _("Choose a clinic."))
        return given


class CodeForm(forms.Form):
    """The code from the mail."""

    code = forms.CharField(
        label=gettext_lazy("The code from the mail"),
        max_length=20,
        widget=Text(
            "medium", autocomplete="one-time-code", autocapitalize="characters", spellcheck="false"
        ),
        error_messages={"required": gettext_lazy("Fill in the code from the mail.")},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin_here(request: Request) -> HttpResponse:
    """Who begins. Who is signed in goes on where she was."""
    if request.viewer.user is not None:
        return redirect("home")
    group = practice_group()
    clinics = [one for one in (group.clinics if group else ()) if one.accepts_new]
    sent = request.POST if request.method == "POST" else None
    form = BeginForm(clinics, clock.today(request.now), sent)
    if form.is_valid():
        if not consume(request, action="begin"):
            too_often: HttpResponse = respond_429(request)
            return too_often
        if _begins(form, request):
            return redirect("begin-code")
    return render(request, "public/begin.html", {"form": form})


def _begins(form: BeginForm, request: Request) -> bool:
    given = form.cleaned_data
    code = given["code"] if given["how"] == WITH_CODE else ""
    if code and not code_works(code, request.now):
        form.add_error(
            "code", _("This code does not work. Look at it once more, or ask for another.")
        )
        return False
    person = Person(
        given["email"],
        given["given_name"].strip(),
        given["family_name"].strip(),
        given["born"],
        page_language(),
    )
    try:
        key = begin(person, code, given["clinic"], request.now)
    except Refused:
        form.add_error(None, _("This could not be kept. Look at your answers and try once more."))
        return False
    request.session[BEGINNING] = str(key)
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin_code(request: Request) -> HttpResponse:
    """The code from the mail: it proves the address, makes the account and signs in."""
    key = request.session.get(BEGINNING)
    if key is None:
        return redirect("begin")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            account = prove_address(UUID(key), form.cleaned_data["code"], request.now)
        except WrongCode:
            form.add_error(
                "code",
                _("This is not the code from the last mail. Look at it, or begin once more."),
            )
        else:
            user = get_user_model().objects.get(pk=account)
            login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
            return redirect("intake")
    return render(request, "public/begin_code.html", {"form": form})
