"""`soepel plan`: what a person and a therapist read of one day."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import CALF, EXAMPLES, PERSON, Command, Written


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_example_has_a_plan(soepel: Command, examples: Path, example: str, lang: str) -> None:
    ran = soepel("plan", examples / f"{example}.json", "--lang", lang, "--therapist")
    assert ran.code == 0
    assert not ran.err
    head = "Plan voor" if lang == "nl" else "Plan for"
    assert ran.out.startswith(head)


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("columns", ["80", "120"])
def test_no_line_is_wider_than_the_terminal_and_none_is_cut(
    soepel: Command,
    examples: Path,
    monkeypatch: pytest.MonkeyPatch,
    example: str,
    columns: str,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = soepel("plan", examples / f"{example}.json", "--therapist").out
    assert max(map(len, out.splitlines())) <= int(columns)
    assert "…" not in out


def test_the_plan_of_a_new_person_says_what_to_do_and_what_is_still_needed(
    soepel: Command, examples: Path
) -> None:
    out = soepel("plan", examples / "new.json").out
    assert "Plan voor maandag 2 maart 2026" in out
    assert "Fase 1: tot rust komen · dag 1 van je programma" in out
    for heading in ("Je training van vandaag", "Verder vandaag", "Nodig voor de volgende fase"):
        assert heading in out
    assert "Regels die golden" not in out


def test_a_change_stands_with_its_reason(soepel: Command, examples: Path) -> None:
    out = soepel("plan", examples / "new.json", "--lang", "en").out
    changes = out.partition("What changes, and why")[2].partition("Why today")[0]
    assert "+ " in changes
    assert "This exercise is new" in changes


def test_a_day_without_check_in_gives_a_provisional_plan(soepel: Command, written: Written) -> None:
    ran = soepel("plan", written({"intake": PERSON}), "--lang", "en")
    assert "This plan is provisional." in ran.out


def test_a_red_flag_stands_above_everything_and_there_are_no_exercises(
    soepel: Command, written: Written
) -> None:
    record = written({"intake": PERSON, "entries": [CALF]})
    lines = soepel("plan", record, "--lang", "en").out.splitlines()
    assert "A warning sign is still open" in lines[0]
    assert "A swollen, painful calf. See the GP today." in lines[1]
    assert "Your programme is paused: there are no exercises today." in lines
    assert not any("stay the same" in line for line in lines)
    assert soepel("plan", record, "--json").json["plan"]["session"] == []


def test_the_therapist_sees_rules_and_what_asks_for_attention(
    soepel: Command, written: Written
) -> None:
    record = written({"intake": PERSON, "entries": [CALF]})
    out = soepel("plan", record, "--lang", "en", "--therapist").out
    assert "STEP-0" in out.partition("Rules that held")[2]
    assert "Wednesday 4 March" in out.partition("Asks for attention")[2]


def test_the_day_is_that_of_the_last_entry_unless_another_is_asked(
    soepel: Command, written: Written
) -> None:
    record = written({"intake": PERSON, "entries": [CALF]})
    assert soepel("plan", record, "--json").json["day"] == "2026-03-04"
    early = soepel("plan", record, "--day", "2026-03-03", "--json").json
    assert early["day"] == "2026-03-03"
    assert early["tier"] is None


def test_json_holds_the_whole_review(soepel: Command, examples: Path) -> None:
    plain = soepel("plan", examples / "new.json", "--json").json
    assert list(plain) == [
        "day",
        "phase",
        "tier",
        "contacts",
        "plan",
        "decisions",
        "reasons",
        "needed",
        "attention",
    ]
    assert set(plain["plan"]["session"][0]) == {
        "exercise",
        "name",
        "side",
        "sets",
        "amount",
        "counts",
        "rung",
        "level",
        "level_name",
        "kilos",
    }
    assert set(plain["reasons"][0]) == {"rule", "code", "values", "for_person", "for_therapist"}


def test_standard_input_can_hold_the_record(
    soepel: Command, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (examples / "new.json").open(encoding="utf-8") as file:
        monkeypatch.setattr("sys.stdin", file)
        assert soepel("plan", "-").out.startswith("Plan voor")


def test_the_language_comes_from_the_environment_unless_it_is_asked(
    soepel: Command, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOEPEL_LANG", "en")
    assert soepel("plan", examples / "new.json").out.startswith("Plan for")
    assert soepel("plan", examples / "new.json", "--lang", "nl").out.startswith("Plan voor")


def test_no_day_of_a_flare_or_the_way_back_is_said_to_change_nothing(
    soepel: Command, examples: Path
) -> None:
    record = examples / "flare-and-back.json"
    days = {day["day"]: codes(day) for day in soepel("replay", record, "--json").json}
    (first,) = (day for day, held in days.items() if "fl_two_high_days" in held)
    (back,) = (day for day, held in days.items() if "fl_back" in held)
    flared = [day for day in days if first <= day < back]
    assert len(flared) >= 10
    for day in flared:
        out = soepel("plan", record, "--day", day).out
        assert "blijven gelijk" not in out
        changed = out.partition("Wat er verandert, en waarom")[2].partition("\n\n")[0]
        assert re.search("opvlamming|onrustig", changed)


def codes(day: dict[str, Any]) -> set[str]:
    return {reason["code"] for reason in day["reasons"]}


def test_what_a_flare_takes_away_is_told_with_its_reason_and_in_words(
    soepel: Command, examples: Path
) -> None:
    record, lines = examples / "flare-and-back.json", []
    for day in soepel("replay", record, "--json").json:
        if "fl_two_high_days" in codes(day):
            lines = soepel("plan", record, "--day", day["day"], "--lang", "en").out.splitlines()
    changed = " ".join(" ".join(lines).partition("What changes")[2].split())
    assert "Bridge, both legs not for now" in changed
    assert "Your hip is flaring up, so you do this exercise lighter" in changed
    assert "from 2 times" in changed
    assert not re.search(r"\d×\d", changed)


def test_a_silence_is_told_to_the_person_too(soepel: Command, examples: Path) -> None:
    record = examples / "gap.json"
    out = soepel("plan", record, "--day", "2026-07-26", "--lang", "en").out
    assert "We have not heard from you for a while" in out.partition("Also good to know")[2]
    assert "Also good to know" not in soepel("plan", examples / "new.json", "--lang", "en").out


@pytest.mark.parametrize("therapist", [True, False])
def test_without_a_therapist_an_open_item_points_to_a_physiotherapist(
    soepel: Command, written: Written, therapist: bool
) -> None:
    record = written({"intake": {**PERSON, "with_therapist": therapist}})
    out = soepel("plan", record, "--day", "2026-03-20", "--lang", "en").out
    assert "We have not heard from you" in out
    assert ("Let a physiotherapist look at your hip first." in out) is not therapist


def test_how_to_do_each_exercise_stands_in_one_line_when_it_is_asked(
    soepel: Command, examples: Path
) -> None:
    record = examples / "new.json"
    plain = soepel("plan", record, "--json").json["plan"]
    names = {one["name"] for one in (*plain["daily"], *plain["session"])}
    how = soepel("plan", record, "--how").out.partition("Zo doe je het")[2]
    assert names
    assert all(how.count(f"• {name}:") == 1 for name in names)
    assert "Zo doe je het" not in soepel("plan", record).out


def test_a_change_is_told_by_what_moved_it_and_not_by_what_else_held(
    soepel: Command, examples: Path
) -> None:
    record = examples / "flare-and-back.json"
    for day in soepel("replay", record, "--json").json:
        for change in day["changes"]:
            if change["move"] == "rung_down":
                out = soepel("plan", record, "--day", day["day"], "--lang", "en").out
                first, *others = (reason["for_person"] for reason in change["reasons"])
                assert all(other not in out for other in others if other != first)
