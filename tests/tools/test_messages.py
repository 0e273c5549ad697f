"""The Dutch messages follow the texts of templates and Python, and nothing wrong stays unseen."""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools import messages

TEMPLATE = """
{% load i18n %}
<h1>{% translate "Your day" %}</h1>
    {% translate "May" context "month" %}
  {# Translators: how long a walk takes #}
  <p title="{% translate 'a "walk"' %}">{{ minutes|default:_("none yet") }} isn't text</p>
{% blocktranslate trimmed count days=days %}
  Every {{ days }} day
  a walk of 100%.
{% plural %}
  Every {{ days }} days
  a walk of 100%.
{% endblocktranslate %}
{% blocktranslate trimmed with name=user.name %}
  Hello
  {{ name }}.
{% endblocktranslate %}
"""
PYTHON = """
from django.utils.translation import gettext, gettext_lazy as _, ngettext, npgettext, pgettext_lazy

LABEL = _("Your name")
MONTH = pgettext_lazy("verb", "May")


def said(days: int) -> str:
    return gettext("One text" " in two parts") + ngettext("%(n)s day", "%(n)s days", days)
"""
DUTCH: Mapping[messages.Key, str | tuple[str, ...]] = {
    "Your day": "Je dag",
    ("May", "month"): "Mei",
    ("May", "verb"): "Mag",
    'a "walk"': 'een "wandeling"',
    "none yet": "nog geen",
    "Every %(days)s day a walk of 100%%.": (
        "Elke %(days)s dag een wandeling van 100%%.",
        "Elke %(days)s dagen een wandeling van 100%%.",
    ),
    "Hello %(name)s.": "Dag %(name)s.",
    "Your name": "Je naam",
    "One text in two parts": "Eén tekst in twee delen",
    "%(n)s day": ("%(n)s dag", "%(n)s dagen"),
}
"""All texts of the two files, with Dutch."""


@dataclass
class Site:
    """A package that speaks, and its file of messages."""

    package: Path
    path: Path

    def run(self, *arguments: str) -> int:
        return messages.main(arguments, [self.package], self.path)

    def keep(self, name: str, text: str) -> None:
        path = self.package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def translate(self, dutch: Mapping[messages.Key, str | tuple[str, ...]]) -> None:
        catalog = messages.read(self.path)
        for message in messages.texts(catalog):
            if messages.key_of(message) in dutch:
                message.string = dutch[messages.key_of(message)]
        self.path.write_text(messages.written(catalog), encoding="utf-8")

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def mend(self, old: str, new: str) -> None:
        """Changes a place of the file of messages by hand."""
        assert old in self.text
        self.path.write_text(self.text.replace(old, new), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A package with all its texts in Dutch."""
    site = Site(tmp_path / "web", tmp_path / "nl" / "django.po")
    site.keep("templates/day.html", TEMPLATE)
    site.keep("views.py", PYTHON)
    site.run()
    site.translate(DUTCH)
    return site


def wrong(site: Site, capsys: pytest.CaptureFixture[str]) -> str:
    """What --check says of a site with something wrong."""
    capsys.readouterr()
    assert site.run("--check") == 1
    return capsys.readouterr().out


def test_every_text_of_templates_and_python_is_found(site: Site) -> None:
    found = messages.found_in([site.package])
    assert {messages.key_of(message) for message in messages.texts(found)} == set(DUTCH)


def test_a_complete_file_is_fine(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert site.run("--check") == 0
    assert "complete" in capsys.readouterr().out


def test_running_again_changes_nothing_and_names_no_line_date_or_place(site: Site) -> None:
    before = site.text
    site.run()
    assert site.text == before
    assert str(site.package) not in before
    assert "views.py" not in before
    assert "Date" not in before


def test_django_reads_what_is_compiled(site: Site) -> None:
    site.run("--compile")
    with site.path.with_suffix(".mo").open("rb") as file:
        dutch = gettext.GNUTranslations(file)
    assert dutch.gettext("Your day") == "Je dag"
    assert dutch.pgettext("verb", "May") == "Mag"
    assert dutch.ngettext("%(n)s day", "%(n)s days", 2) == "%(n)s dagen"
    assert dutch.gettext("One that is not there") == "One that is not there"


def test_a_new_text_is_missing_until_it_has_dutch(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.keep("templates/new.html", '{% translate "Good night" %}')
    said = wrong(site, capsys)
    assert "no Dutch for 'Good night' (web/templates/new.html)" in said
    site.run()
    assert "no Dutch for 'Good night'" in wrong(site, capsys)
    site.translate({"Good night": "Slaap lekker"})
    assert site.run("--check") == 0


def test_a_plural_that_lacks_a_form_is_missing(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.mend('msgstr[1] "%(n)s dagen"', 'msgstr[1] ""')
    assert "no Dutch for '%(n)s day'" in wrong(site, capsys)


def test_a_text_that_got_a_plural_needs_new_dutch(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.keep("views.py", PYTHON.replace('_("Your name")', 'ngettext("Your name", "Names", 2)'))
    site.run()
    assert wrong(site, capsys).startswith("no Dutch for 'Your name'")


def test_a_fuzzy_text_is_named(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.mend('msgid "Your day"', '#, fuzzy\nmsgid "Your day"')
    assert "'Your day' (web/templates/day.html) is marked fuzzy" in wrong(site, capsys)
    site.run()
    assert "#, fuzzy" in site.text


@pytest.mark.parametrize("dutch", ["Dag %(naam)s.", "Dag.", "Dag %(name)s %(name)s."])
def test_other_placeholders_are_named(
    site: Site, capsys: pytest.CaptureFixture[str], dutch: str
) -> None:
    site.mend('"Dag %(name)s."', f'"{dutch}"')
    assert "other placeholders in the Dutch of 'Hello %(name)s.'" in wrong(site, capsys)


def test_other_space_around_a_text_is_named(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.mend('"Je dag"', '"Je dag "')
    assert "other space around the Dutch of 'Your day'" in wrong(site, capsys)


def test_a_text_that_nobody_uses_keeps_its_dutch_until_it_is_tidied(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.keep("views.py", "")
    site.run()
    assert '#~ msgstr "Je naam"' in site.text
    assert "nobody uses 'Your name'" in wrong(site, capsys)
    site.keep("views.py", PYTHON)
    site.run()
    assert site.run("--check") == 0
    site.keep("views.py", "")
    site.run("--tidy")
    assert "Je naam" not in site.text
    assert site.run("--check") == 0


def test_a_file_that_is_not_there_is_out_of_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site(tmp_path / "web", tmp_path / "django.po")
    assert "django.po is out of step" in wrong(site, capsys)
    assert not site.path.exists()


def test_what_is_said_to_translators_is_kept_with_the_text(site: Site) -> None:
    assert "#. how long a walk takes" in site.text


def test_a_template_that_cannot_be_read_is_refused_by_name(site: Site) -> None:
    site.keep("templates/bad.html", "{% blocktranslate %}{% if x %}{% endblocktranslate %}")
    with pytest.raises(SyntaxError, match=r"bad\.html"):
        site.run()
