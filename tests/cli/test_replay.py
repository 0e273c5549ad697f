"""`soepel replay`: the course of a record, with what is news and what is not."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.running import CALF, EXAMPLES, PERSON, Command, Written


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_example_has_a_course(
    soepel: Command, examples: Path, example: str, lang: str
) -> None:
    ran = soepel("replay", examples / f"{example}.json", "--lang", lang)
    assert ran.code == 0
    assert not ran.err
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "…" not in ran.out


def test_every_change_of_a_dose_is_told_on_its_day(soepel: Command, examples: Path) -> None:
    record = examples / "stepping-up.json"
    days = soepel("replay", record, "--json").json
    rises = [day["day"] for day in days if any(c["move"] == "rise" for c in day["changes"])]
    assert rises
    out = soepel("replay", record, "--lang", "en").out
    assert out.count("▲") >= len(rises)
    assert "Because you recovered well" in out


def test_quiet_days_are_folded_into_one_line(soepel: Command, written: Written) -> None:
    record = written({"intake": PERSON})
    out = soepel("replay", record, "--until", "2026-03-06", "--lang", "en").out
    assert "days, nothing changed · no diary" in out


def test_a_red_flag_is_told_on_its_day(soepel: Command, written: Written) -> None:
    out = soepel("replay", written({"intake": PERSON, "entries": [CALF]}), "--lang", "en").out
    told = out.partition("\nWednesday 4 March")[2]
    assert "programme paused" in told.splitlines()[0]
    assert "! A swollen, painful calf." in told


def test_the_course_of_every_dose_stands_at_the_end(soepel: Command, examples: Path) -> None:
    out = soepel("replay", examples / "phase-change.json", "--lang", "en").out
    assert "→ out of the plan" in out.partition("Doses per exercise and side")[2]


def test_json_holds_every_day_from_the_intake_on(soepel: Command, examples: Path) -> None:
    days = soepel("replay", examples / "gap.json", "--json").json
    first, last = (date.fromisoformat(days[at]["day"]) for at in (0, -1))
    assert len(days) == (last - first).days + 1
    assert [day["day"] for day in days] == [
        str(first + timedelta(days=number)) for number in range(len(days))
    ]
    assert {frozenset(day) for day in days} == {
        frozenset({"day", "phase", "tier", "doses", "changes", "reasons", "contacts"})
    }


def test_the_course_ends_where_it_is_asked(soepel: Command, examples: Path) -> None:
    first = soepel("replay", examples / "gap.json", "--json").json[0]["day"]
    assert len(soepel("replay", examples / "gap.json", "--until", first, "--json").json) == 1


def test_a_flare_tells_of_every_dose_and_minute_that_it_changes(
    soepel: Command, examples: Path
) -> None:
    out = soepel("replay", examples / "flare-and-back.json", "--lang", "en").out
    back = out.partition("back at 80%")[2].partition("back at 100%")[0]
    assert "you now do 80% of your usual" in back
    assert "Walking: because of your flare-up you now do 12 minutes." in back
    assert back.count("▲") >= 5
