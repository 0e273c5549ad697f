"""`soepel score` and `soepel screen`: files of answers, scored and judged."""

from pathlib import Path

import pytest

from tests.cli.running import Command, Written

T1: dict[str, object] = {"signs": ["hot_red_swollen_joint"]}
STANDS = {"stands": 9, "age": 70, "sex": "woman"}
SAFE = {
    "emergency_signs": [],
    "can_stand": "yes",
    "fall": "no",
    "fever_or_unwell": "no",
    "signs": [],
    "side": "left",
    "place": ["groin"],
    "age": 63,
    "duration": "years",
    "activity_related": "yes",
    "morning_stiffness": 15,
    "start_up_stiffness": "yes",
    "course": [],
    "general_health": [],
    "widespread": [],
    "risks": [],
    "operations": [],
    "control": [],
}


def test_a_score_stands_beside_its_norm_and_how_sure_that_is(
    soepel: Command, written: Written
) -> None:
    out = soepel("score", "chair-stand", written(STANDS), "--lang", "en").out
    assert "9 stands" in out
    assert "average 10 to 15" in out
    assert "rikli-jones-1999 (seen)" in out


def test_outside_its_ages_a_norm_is_none(soepel: Command, written: Written) -> None:
    out = soepel("score", "chair-stand", written({**STANDS, "age": 50}), "--lang", "en").out
    assert "no norm for this age" in " ".join(out.split())


def test_json_of_a_score_has_its_scales(soepel: Command, written: Written) -> None:
    plain = soepel("score", "chair-stand", written(STANDS), "--json").json
    assert list(plain) == ["instrument", "scales", "notes", "conditions"]
    stands = plain["scales"][0]
    assert (stands["id"], stands["value"], stands["unit"]) == ("stands", 9, "stands")
    assert stands["norm"]["standing"] == "below_average"
    assert plain["scales"][1]["norm"] is None


def test_who_may_start_is_told_so(soepel: Command, written: Written) -> None:
    ran = soepel("screen", written(SAFE), "--day", "2026-03-02", "--lang", "en")
    assert ran.code == 0
    assert "\nYou can start\n" in ran.out
    assert ran.out.endswith("Urgency T4\n")
    assert "This is no diagnosis." in ran.out


def test_an_emergency_is_framed_and_says_whom_to_call(soepel: Command, written: Written) -> None:
    answers = written({**SAFE, "emergency_signs": ["chest_pain_or_fainting"]})
    out = soepel("screen", answers, "--lang", "en").out
    assert out.splitlines()[1].startswith("╭─ Help needed now (112)")
    assert "Call 112" in out


@pytest.mark.parametrize("changed", [{"emergency_signs": ["chest_pain_or_fainting"]}, T1])
@pytest.mark.parametrize("stiffness", [15, 45])
def test_beside_an_urgent_call_nothing_is_said_of_how_well_the_complaint_fits(
    soepel: Command, written: Written, changed: dict[str, object], stiffness: int
) -> None:
    answers = written({**SAFE, **changed, "morning_stiffness": stiffness})
    assert "fit with" not in soepel("screen", answers, "--lang", "en").out
    assert "heupartrose" not in soepel("screen", answers).out


def test_without_any_answer_nothing_is_said_of_how_well_the_complaint_fits(
    soepel: Command, written: Written
) -> None:
    ran = soepel("screen", written({}))
    assert "heupartrose" not in ran.out
    assert soepel("screen", written({}), "--json").json["patterns"] == {"nice": None, "nov": None}


def test_the_example_answers_can_be_used(soepel: Command, examples: Path) -> None:
    answers = examples / "answers"
    assert "9 keer" in soepel("score", "chair-stand", answers / "chair-stand.json").out
    assert "Je kunt beginnen" in soepel("screen", answers / "screening.json").out


def test_a_score_without_answers_lists_the_fields(soepel: Command) -> None:
    out = soepel("score", "chair-stand").out
    assert all(f"• {name}" in out for name in ("stands", "arms_used", "age", "sex"))
    plain = soepel("score", "nprs", "--json").json
    assert plain == {"instrument": "nprs", "fields": ["average", "rest", "movement"]}


def test_a_note_names_its_scale_in_words(soepel: Command, written: Written) -> None:
    out = soepel("score", "nprs", written({"rest": 3})).out
    assert "(rest)" not in out
    assert "pijn in rust" in out


def test_questions_still_open_are_listed(soepel: Command, written: Written) -> None:
    out = soepel("screen", written({"age": 63}), "--lang", "en").out
    assert "(can_stand)" in out.partition("Still to answer")[2]


def test_json_of_a_screening_has_its_codes(soepel: Command, written: Written) -> None:
    plain = soepel("screen", written(SAFE), "--day", "2026-03-02", "--json").json
    assert (plain["day"], plain["tier"], plain["contact"]) == ("2026-03-02", "T4", None)
    assert plain["patterns"] == {"nice": "fits", "nov": "fits"}
    assert plain["flags"] == plain["open"] == plain["hints"] == []
