"""Forms look and speak alike, and choose nothing for a person."""

from django import forms

from soepel.web.shared.forms import Rows, ScaleField, Text


class Pain(forms.Form):
    pain = ScaleField(label="How much pain?")
    when = forms.ChoiceField(label="When?", widget=Rows, choices=[("a", "Now"), ("b", "Later")])
    name = forms.CharField(label="Name", widget=Text("short"), help_text="As you like.")


def test_a_scale_has_eleven_buttons_and_none_is_chosen() -> None:
    drawn = str(Pain()["pain"])
    assert drawn.count('type="radio"') == 11
    assert "checked" not in drawn


def test_a_scale_says_what_its_ends_mean() -> None:
    assert "0 = " in str(Pain()["pain"])
    assert "10 = " in str(Pain()["pain"])


def test_zero_is_an_answer_and_silence_is_none() -> None:
    form = Pain({"pain": "0", "when": "a", "name": "x"})
    assert form.is_valid()
    assert form.cleaned_data["pain"] == 0
    assert "pain" in Pain({"when": "a", "name": "x"}).errors


def test_eleven_is_no_answer() -> None:
    assert "pain" in Pain({"pain": "11", "when": "a", "name": "x"}).errors


def test_a_chosen_step_stays_chosen() -> None:
    drawn = str(Pain({"pain": "7"})["pain"])
    assert drawn.count("checked") == 1
    assert drawn.index('value="7"') < drawn.index("checked") < drawn.index('value="8"')


def test_a_group_of_buttons_is_a_fieldset_with_a_legend() -> None:
    drawn = Pain()["when"].as_field_group()
    assert "<fieldset" in drawn
    assert "<legend" in drawn


def test_each_error_leads_to_its_field() -> None:
    drawn = Pain({}).render()
    for target in ("id_pain_0", "id_when_0", "id_name"):
        assert f'href="#{target}"' in drawn
        assert f'id="{target}"' in drawn


def test_a_hint_and_an_error_are_read_with_their_field() -> None:
    drawn = Pain({"pain": "1", "when": "a"})["name"].as_field_group()
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert 'id="id_name_helptext"' in drawn
    assert 'id="id_name_error"' in drawn
