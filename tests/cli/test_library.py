"""`soepel library check`: what is covered, and the exit code when something is not."""

import pytest

from soepel.cli import library
from soepel.library import Need, education
from tests.cli.running import Command


def test_the_library_of_the_product_lacks_nothing(soepel: Command) -> None:
    ran = soepel("library", "check")
    assert ran.code == 0
    assert "er ontbreekt niets" in ran.out
    assert "Fase 3: sterker worden" in ran.out
    assert "Daarna: vasthouden" in ran.out
    assert "Fase 5" not in ran.out


def test_what_there_is_to_learn_is_counted_by_need(soepel: Command) -> None:
    found = education()
    ran = soepel("library", "check", "--lang", "en")
    nights = [one for one in found.lessons.values() if one.need is Need.HARD_DAYS]
    asked = [one for one in found.questions.values() if one.need is Need.HARD_DAYS]
    assert f"Bad days and nights: {len(nights)} lessons, {len(asked)} questions" in ran.out


def test_problems_are_listed_and_make_the_exit_code_1(
    soepel: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "problems", lambda _: ("clam: no alternative; add one",))
    ran = soepel("library", "check")
    assert ran.code == 1
    assert "clam: no alternative; add one" in ran.out


def test_json_holds_the_exercises_of_each_target(soepel: Command) -> None:
    plain = soepel("library", "check", "--json").json
    assert list(plain) == ["coverage", "problems"]
    assert plain["problems"] == []
    assert all(row["nothing_no_floor"] for row in plain["coverage"])
