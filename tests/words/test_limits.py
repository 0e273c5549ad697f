"""A number of the rules stands in its limit only: the texts name it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from soepel.core.reasons import Code
from soepel.core.rule import Rule
from soepel.words import CatalogueRefused, Lang, attention_words, rule_words
from soepel.words.limits import NoSuchLimit, filled
from soepel.words.loading import CATALOGUE, read_file, read_folder
from soepel.words.sentences import wordings

NO_LIMIT: Mapping[str, str] = {
    r"\b112\b": "the emergency number",
    r"\b1RM\b": "the name of the heaviest load that is lifted once",
    r"\b30 s\b": "part of the name of the chair stand test",
    r"\bACR 1991\b": "the year of the criteria",
    r"\bset [12]\b": "the names of the two sets of the ACR criteria",
    r"\bFL-3\b": "the id of a rule",
    r"\b72 (uur|hours)\b": "what the question about triggers asks; no rule counts these hours",
    r"\b24 (uur|hours)\b": "what the question about painkillers asks; no rule counts these hours",
}
"""Numbers in texts that are no limit, and why."""

FILES = [*(CATALOGUE / "reasons").iterdir(), CATALOGUE / "rules.toml", CATALOGUE / "attention.toml"]
TEXT = re.compile(r"""\b(?:nl|en) = "(?P<text>[^"]*)\"""")


def written() -> Iterator[tuple[str, str]]:
    """Every text of the catalogue as it is written, without what stands between braces."""
    for file in FILES:
        for found in TEXT.finditer(file.read_text(encoding="utf-8")):
            yield file.name, re.sub(r"\{[^{}]*\}", "", found["text"])


def test_no_text_repeats_a_number_that_could_be_a_limit() -> None:
    known = re.compile("|".join(NO_LIMIT))
    loose = [(file, text) for file, text in written() if re.search(r"\d", known.sub("", text))]
    assert not loose, "name the limit, {=family.NAME}, or say in NO_LIMIT why it is none"


@pytest.mark.parametrize("number", NO_LIMIT)
def test_every_number_that_is_no_limit_is_still_used(number: str) -> None:
    assert any(re.search(number, text) for _, text in written())


def test_every_text_of_the_catalogue_is_looked_at() -> None:
    said = sum(
        len(texts)
        for wording in wordings().values()
        for words in (wording.words, *wording.variants.values())
        for texts in words.values()
    )
    about = 2 * len(Lang) * (len(Rule) + sum(code.startswith("att_") for code in Code))
    assert len(list(written())) == said + about


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("{=flare.HIGH_DAYS_WITHIN}", "14", "14"),
        ("{=phases.STUCK_AFTER}", "1,5", "1.5"),
        ("{=flare.SEVERE} +", "8 +", "8 +"),
        ("{=pacing.START_SHARE%}", "75%", "75%"),
        ("{=stepping.INDEX_CAP[1]%}", "125%", "125%"),
        ("{=flare.STAGE_SHARE[back_at_80]}%", "80%", "80%"),
        ("{=evaluation.FOLLOW_UPS[1]}", "26", "26"),
        ("{=screening.YEARS_AFTER_PROSTHESIS|one|more}", "1 one", "1 one"),
        ("{=stepping.PLACES|one|more}", "2 more", "2 more"),
        ("{days} {=stepping.PLACES}", "{days} 2", "{days} 2"),
    ],
)
def test_a_limit_is_written_as_its_language_writes_numbers(
    text: str, dutch: str, english: str
) -> None:
    assert filled(text, Lang.NL) == dutch
    assert filled(text, Lang.EN) == english


@pytest.mark.parametrize(
    ("placeholder", "complaint"),
    [
        ("{=flare.HIGH_DAYS_WITHOUT}", "names no limit: use one of soepel.core.limits"),
        ("{=flare.OURS}", "names no limit"),
        ("{=flares.LONG}", "there is no soepel.core.limits.flares"),
        ("{=flare.STAGE_SHARE}", "with a number"),
        ("{=flare.STAGE_SHARE[back_at_70]}", "is None: name a limit, or an entry of it"),
        ("{=flare.LONG[0]}", "is None"),
        ("{=evaluation.MOMENTS[3]}", "is None"),
        ("{=evaluation.DECIDES_SUCCESS}", "with a number"),
        ("{=flare.long}", "badly written"),
        ("{= flare.LONG}", "badly written"),
        ("{=flare.LONG|day}", "badly written"),
        ("{=flare.LONG", "badly written"),
        ("{=}", "badly written"),
    ],
)
def test_a_name_that_is_no_limit_is_refused(placeholder: str, complaint: str) -> None:
    with pytest.raises(NoSuchLimit, match=re.escape(complaint)) as refused:
        filled(f"Na {placeholder}", Lang.NL)
    assert str(refused.value).startswith(placeholder)


def test_a_file_with_a_wrong_limit_is_refused_with_file_entry_and_placeholder(
    tmp_path: Path,
) -> None:
    (tmp_path / "fl.toml").write_text(
        '[fl_ended]\ntherapist.nl = "Na {=flare.GONE}."\n', encoding="utf-8"
    )
    place = "fl.toml [fl_ended].therapist.nl: {=flare.GONE} names no limit"
    with pytest.raises(CatalogueRefused, match=re.escape(place)):
        read_folder(tmp_path)


def test_only_texts_are_filled(tmp_path: Path) -> None:
    file = tmp_path / "some.toml"
    file.write_text('[some]\nby = "{=flare.GONE}"\nwords.en = "{=flare.LONG}"\n', encoding="utf-8")
    assert read_file(file) == {"some": {"by": "{=flare.GONE}", "words": {"en": "8"}}}


def test_rules_and_attention_items_say_the_limits_too() -> None:
    assert "3 keer te zwaar" in rule_words(Rule.STEP_6, Lang.NL).answer
    assert attention_words(Code.ATT_ON_HOLD, Lang.EN).title == "On hold for 14 days"
