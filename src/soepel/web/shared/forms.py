"""Forms that look and speak alike: how a field is drawn, rows of choices, the scale of 0 to 10."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LOWEST, HIGHEST = 0, 10
NO_PAIN, WORST_PAIN = _("no pain"), _("the worst pain you can imagine")


class Renderer(TemplatesSetting):
    """Draws every form with the templates of `shared`; named by FORM_RENDERER in the settings."""

    form_template_name = "shared/form.html"
    field_template_name = "shared/field.html"


class Text(forms.TextInput):
    """One line of text."""

    def __init__(self, size: str = "", **attrs: Any) -> None:
        super().__init__({"class": f"input input--{size}" if size else "input", **attrs})


class Rows(forms.RadioSelect):
    """One of a few: large rows that may be pressed anywhere."""

    template_name = "shared/widgets/choices.html"


class Ticks(forms.CheckboxSelectMultiple):
    """Any of a few: large rows that may be pressed anywhere."""

    template_name = "shared/widgets/choices.html"


class Scale(forms.RadioSelect):
    """0 to 10 as eleven large buttons; says what both ends mean."""

    template_name = "shared/widgets/scale.html"

    def __init__(self, lowest: str | Promise, highest: str | Promise) -> None:
        super().__init__()
        self.lowest, self.highest = lowest, highest

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"lowest": self.lowest, "highest": self.highest}
        return context


class ScaleField(forms.TypedChoiceField):
    """A whole number of 0 to 10. Nothing is chosen beforehand: silence is no answer."""

    def __init__(
        self,
        *,
        lowest: str | Promise = NO_PAIN,
        highest: str | Promise = WORST_PAIN,
        **kwargs: Any,
    ) -> None:
        super().__init__(
            choices=[(step, str(step)) for step in range(LOWEST, HIGHEST + 1)],
            coerce=int,
            empty_value=None,
            widget=Scale(lowest, highest),
            **kwargs,
        )
