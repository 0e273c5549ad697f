"""What the front door asks: how to reach somebody, and nothing about their health."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from soepel.actions.agenda.request_call_back import Request
from soepel.records.queries.clinics import Clinic
from soepel.records.vocabulary import Moment
from soepel.web.shared.forms import Rows, Text
from soepel.words import Lang

MOMENTS: Final = (
    (Moment.MORNING, _("In the morning")),
    (Moment.AFTERNOON, _("In the afternoon")),
    (Moment.EVENING, _("In the evening")),
    (Moment.ANY, _("Any time is fine")),
)


class CallBackForm(forms.Form):
    """Contact details of somebody who wants to be called."""

    clinic = forms.ChoiceField(
        label=_("Which clinic?"),
        widget=Rows,
        error_messages={"required": _("Choose a clinic."), "invalid_choice": _("Choose a clinic.")},
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=Text(autocomplete="name"),
        error_messages={"required": _("Fill in your name.")},
    )
    phone = forms.RegexField(
        r"^[0-9+() .-]{8,24}$",
        label=_("Your telephone number"),
        required=False,
        widget=Text("medium", type="tel", autocomplete="tel", inputmode="tel"),
        error_messages={"invalid": _("Fill in a whole telephone number, such as 06 12345678.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        widget=Text(type="email", autocomplete="email", inputmode="email"),
        error_messages={"invalid": _("Fill in a whole e-mail address, such as name@example.nl.")},
    )
    moment = forms.ChoiceField(
        label=_("When do we reach you best?"),
        choices=MOMENTS,
        widget=Rows,
        error_messages={"required": _("Choose when we reach you best.")},
    )
    website = forms.CharField(required=False, widget=Text(autocomplete="off", tabindex="-1"))
    """Hidden from people; whoever fills it in is a machine."""
    form = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, clinics: Iterable[Clinic], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        clinic = self.fields["clinic"]
        assert isinstance(clinic, forms.ChoiceField)
        clinic.choices = [(one.slug, f"{one.name}, {one.place}") for one in clinics]
        self.initial.setdefault("form", uuid4())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        wrong = {"phone", "email"} & self.errors.keys()
        if not (wrong or cleaned.get("phone") or cleaned.get("email")):
            self.add_error("phone", _("Fill in a telephone number or an e-mail address."))
        return cleaned

    @property
    def by_machine(self) -> bool:
        """The box that people do not see was filled in."""
        return bool(self.cleaned_data["website"])

    def asked(self, language: Lang) -> Request:
        """What was asked, of a form that is valid."""
        given = self.cleaned_data
        form: UUID = given["form"]
        return Request(
            form=form,
            clinic=given["clinic"],
            name=given["name"],
            phone=given["phone"],
            email=given["email"],
            moment=Moment(given["moment"]),
            language=language,
        )
