"""`soepel replay`: the course of a record, with what is news and what is not."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from soepel.cli.changes import changes
from soepel.cli.voice import Voice
from soepel.core.exercises import Dose
from soepel.core.plan import Decision, Move
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.core.rule import Rule
from soepel.library import load_library
from soepel.words import Lang
from tests.cli.running import CALF, EXAMPLES, PERSON, Command, Written

WHY = Reason(Rule.STEP_8, Code.STEP_HOLD)


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


def test_an_exercise_that_rose_and_left_on_one_day_only_left() -> None:
    rose = Decision("clam", Side.LEFT, Move.RISE, Dose(1, 2), Dose(2, 2), (WHY,))
    left = Decision("clam", Side.LEFT, Move.HOLD, Dose(2, 2), None, (WHY,))
    (change,) = changes((rose, left), Voice(Lang.EN, load_library()))
    assert (change.before, change.after) == (Dose(1, 2), None)


def test_sides_that_change_alike_are_one_line_and_others_are_two() -> None:
    left = Decision("clam", Side.LEFT, Move.RISE, Dose(1, 2), Dose(2, 2), (WHY,))
    voice = Voice(Lang.EN, load_library())
    alike = changes((left, replace(left, side=Side.RIGHT)), voice)
    assert [change.sides for change in alike] == [(Side.LEFT, Side.RIGHT)]
    apart = changes((left, replace(left, side=Side.RIGHT, before=Dose(1, 1))), voice)
    assert [change.sides for change in apart] == [(Side.LEFT,), (Side.RIGHT,)]
