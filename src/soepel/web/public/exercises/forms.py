"""What somebody may look for in the list: a word, and choices from fixed lists."""

from collections.abc import Iterable
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from soepel.core.exercises import Equipment, Phase, Target
from soepel.library import Position
from soepel.web.public.exercises.catalogue import Wanted
from soepel.web.shared.asking import page_language
from soepel.web.shared.forms import Text
from soepel.words import Lang, title

NOTHING: Final = "nothing"
LONGEST_SEARCH: Final = 40
PHASES: Final = tuple(phase for phase in Phase if phase is not Phase.MAINTENANCE)
"""Maintenance keeps what phase 4 has."""


class Choose(forms.Select):
    """A list that unfolds."""

    def __init__(self) -> None:
        super().__init__({"class": "input"})


class FindForm(forms.Form):
    """Sent by GET: nothing in it is about a person."""

    words = forms.CharField(
        label=_("Search for a word"),
        required=False,
        widget=Text(type="search", maxlength=LONGEST_SEARCH, autocomplete="off"),
    )
    target = forms.ChoiceField(label=_("What it is good for"), required=False, widget=Choose())
    phase = forms.ChoiceField(label=_("Phase"), required=False, widget=Choose())
    equipment = forms.ChoiceField(label=_("What you need"), required=False, widget=Choose())
    position = forms.ChoiceField(label=_("How you begin"), required=False, widget=Choose())
    no_floor = forms.BooleanField(label=_("I cannot get down on the floor"), required=False)

    use_required_attribute = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, auto_id="find-%s", **kwargs)  # type: ignore[arg-type, misc]
        lang = page_language()
        self.offer("target", [(one.value, title(one, lang)) for one in Target])
        self.offer("phase", [(str(int(one)), _phase(one, lang)) for one in PHASES])
        at_home = [(one.value, title(one, lang)) for one in Equipment]
        self.offer("equipment", [(NOTHING, _("Nothing special")), *at_home])
        self.offer("position", [(one.value, title(one, lang)) for one in Position])

    def offer(self, name: str, choices: Iterable[tuple[str, object]]) -> None:
        """The choices of a field; the first of them is that it does not matter."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All")), *choices]

    def wanted(self) -> Wanted:
        """What is looked for. The form must be valid."""
        told = self.cleaned_data
        equipment = told["equipment"]
        return Wanted(
            words=told["words"][:LONGEST_SEARCH],
            target=Target(told["target"]) if told["target"] else None,
            phase=Phase(int(told["phase"])) if told["phase"] else None,
            equipment=Equipment(equipment) if equipment not in ("", NOTHING) else None,
            nothing=equipment == NOTHING,
            position=Position(told["position"]) if told["position"] else None,
            no_floor=told["no_floor"],
        )


def _phase(phase: Phase, lang: Lang) -> str:
    return f"{int(phase)}. {title(phase, lang)}"
