"""`soepel score` and `soepel screen`: files of answers, scored and judged."""

from tests.cli.running import Command, Written

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
    assert "T4: you can start" in ran.out
    assert "This is no diagnosis." in ran.out


def test_an_emergency_is_framed_and_says_whom_to_call(soepel: Command, written: Written) -> None:
    answers = written({**SAFE, "emergency_signs": ["chest_pain_or_fainting"]})
    out = soepel("screen", answers, "--lang", "en").out
    assert out.splitlines()[1].startswith("╭─ T0: help needed now (112)")
    assert "Call 112" in out


def test_questions_still_open_are_listed(soepel: Command, written: Written) -> None:
    out = soepel("screen", written({"age": 63}), "--lang", "en").out
    assert "(can_stand)" in out.partition("Still to answer")[2]


def test_json_of_a_screening_has_its_codes(soepel: Command, written: Written) -> None:
    plain = soepel("screen", written(SAFE), "--day", "2026-03-02", "--json").json
    assert (plain["day"], plain["tier"], plain["contact"]) == ("2026-03-02", "T4", None)
    assert plain["patterns"] == {"nice": "fits", "nov": "fits"}
    assert plain["flags"] == plain["open"] == plain["hints"] == []
