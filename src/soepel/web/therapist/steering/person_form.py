"""The forms that steer the plan as a whole: phase, asking first, anchor, pause."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar, Final
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from soepel.core.exercises import Phase
from soepel.core.quantities import Pain
from soepel.core.record import AnchorOrder, AskMe, By, Entry, Pause, PhaseOrder
from soepel.records import clock
from soepel.records.queries.orders import Steered
from soepel.web.shared.forms import Rows, Text
from soepel.web.therapist.asker import Asker
from soepel.web.therapist.steering.bounds_form import LONGEST_WHY


class OrderForm(forms.Form):
    """One order about the plan as a whole, with its reason."""

    name: ClassVar[str]
    title: ClassVar[Any]
    why = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=LONGEST_WHY,
        widget=Text,
        error_messages={"required": gettext_lazy("Write in a few words why.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any, plan: Steered, asker: Asker) -> None:
        self.plan, self.asker = plan, asker
        initial = {"seen": plan.mark, "key": uuid4()}
        super().__init__(data, initial=initial, auto_id=f"{self.name}-%s")
        self.order_fields([name for name in self.fields if name != "why"])

    @property
    def now_words(self) -> str:
        """What is so now."""
        raise NotImplementedError

    def orders(self, now: datetime) -> list[Entry]:
        """The order that was chosen, of today."""
        given = self.cleaned_data
        shared = {
            "id": f"order/{given['key']}/0",
            "day": clock.today(now),
            "known": clock.local(now),
            "by": By.THERAPIST,
        }
        return [self.made(shared, given["why"].strip(), given)]

    def made(self, shared: dict[str, Any], why: str, given: dict[str, Any]) -> Entry:
        raise NotImplementedError


class PhaseForm(OrderForm):
    """Puts the patient in a phase."""

    name = "phase"
    title = gettext_lazy("Another phase")
    phase = forms.TypedChoiceField(
        label=gettext_lazy("Which phase?"),
        coerce=lambda value: Phase(int(value)),
        widget=Rows,
        error_messages={"required": gettext_lazy("Choose a phase.")},
    )

    def __init__(self, data: Any, plan: Steered, asker: Asker) -> None:
        super().__init__(data, plan, asker)
        others = [phase for phase in Phase if phase is not plan.review.state.phase]
        choices = [(int(phase), asker.voice.phase(phase)) for phase in others]
        self.fields["phase"].choices = choices  # type: ignore[attr-defined]  # of a field of choices

    @property
    def now_words(self) -> str:
        return self.asker.voice.phase(self.plan.review.state.phase)

    def made(self, shared: dict[str, Any], why: str, given: dict[str, Any]) -> Entry:
        return PhaseOrder(**shared, phase=given["phase"], reason=why)


class AskMeForm(OrderForm):
    """Whether the therapist is asked before a change of phase."""

    name = "ask-me"
    title = gettext_lazy("Ask me before a change of phase")
    wanted = forms.ChoiceField(
        label=gettext_lazy("When a next phase is reached"),
        choices=[
            ("yes", gettext_lazy("Ask me first")),
            ("no", gettext_lazy("Go on by itself")),
        ],
        widget=Rows,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )

    @property
    def now_words(self) -> str:
        return _("ask me first") if self.plan.review.state.ask_me else _("goes on by itself")

    def made(self, shared: dict[str, Any], why: str, given: dict[str, Any]) -> Entry:
        return AskMe(**shared, wanted=given["wanted"] == "yes", why=why)


class AnchorForm(OrderForm):
    """Sets the pain that the plan is held against."""

    name = "anchor"
    title = gettext_lazy("Set the anchor anew")
    anchor = forms.TypedChoiceField(
        label=gettext_lazy("Usual pain to hold the plan against"),
        choices=[("", "–"), *((pain, str(pain)) for pain in range(Pain.least, Pain.most + 1))],
        coerce=lambda value: Pain(int(value)),
        widget=forms.Select({"class": "input"}),
        error_messages={"required": gettext_lazy("Choose a number.")},
    )

    @property
    def now_words(self) -> str:
        return self.asker.voice.number(self.plan.review.state.anchor)

    def made(self, shared: dict[str, Any], why: str, given: dict[str, Any]) -> Entry:
        return AnchorOrder(**shared, anchor=given["anchor"], why=why)


class PauseForm(OrderForm):
    """Lets the plan rest until a day."""

    name = "pause"
    title = gettext_lazy("Pause, or go on")
    until = forms.DateField(
        label=gettext_lazy("First day that the plan goes on"),
        help_text=gettext_lazy("Today, to end a pause."),
        widget=forms.DateInput({"class": "input", "type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Choose a day."),
            "invalid": gettext_lazy("Choose a day."),
        },
    )

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until < self.asker.today:
            raise forms.ValidationError(_("Choose today or a later day."))
        return until

    @property
    def now_words(self) -> str:
        paused = self.plan.review.state.paused_on(self.plan.review.day)
        return _("paused") if paused else _("not paused")

    def made(self, shared: dict[str, Any], why: str, given: dict[str, Any]) -> Entry:
        return Pause(**shared, until=given["until"], why=why)


FORMS: Final[tuple[type[OrderForm], ...]] = (PhaseForm, AskMeForm, AnchorForm, PauseForm)


def forms_of(plan: Steered, asker: Asker, refused: OrderForm | None) -> Iterator[OrderForm]:
    """All forms; of one that could not be kept that very form."""
    for kind in FORMS:
        yield refused if isinstance(refused, kind) else kind(None, plan, asker)
