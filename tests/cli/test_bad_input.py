"""Whatever is wrong with what was given: one line on standard error, exit code 2."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from soepel import __version__
from soepel.cli import main
from tests.cli.running import PERSON, Command, Written

INTAKE = {"intake": PERSON}


def with_entry(**entry: object) -> dict[str, object]:
    return {"intake": PERSON, "entries": [{"day": "2026-03-02", **entry}]}


RECORDS = [
    ({"intake": {**PERSON, "usual": 11}}, "intake.usual is 11"),
    ({"intake": {**PERSON, "pian": 4}}, 'intake has a field "pian"'),
    ({"entries": []}, 'has no "intake"'),
    (with_entry(type="check_in", usual="four"), 'entries[0].usual is "four"'),
    (with_entry(type="chek_in"), 'entries[0].type is "chek_in"'),
    (with_entry(type="exposure", exercise="clams", side="left"), '"clams", which is not'),
    (with_entry(type="exposure", exercise="clam", side="both"), 'entries[0].side is "both"'),
    (with_entry(type="check_in", day="2026-02-30"), "2026-02-30"),
    (with_entry(type="check_in", day="2026-03-01"), "before the intake"),
    ([], "the file"),
]
COMMANDS = [
    (("--lang", "nl"), "COMMAND"),
    (("score", "nprs", '{"average": 5}'), "give the name of a file, or - and the JSON"),
    (("plna",), "plna"),
    (("plan",), "record"),
    (("plan", "GIVEN", "--day", "yesterday"), "'yesterday' is no day"),
    (("plan", "GIVEN", "--day", "20260302"), "'20260302' is no day"),
    (("plan", "GIVEN", "--day", "2026-03-01"), "--day is 2026-03-01, before the intake"),
    (("plan", "GIVEN", "--day", "2099-01-01"), "more than a year after"),
    (("replay", "GIVEN", "--until", "2026-03-01"), "--until is 2026-03-01, before the intake"),
    (("replay", "GIVEN", "--until", "2099-01-01"), "more than a year after"),
    (("plan", "GIVEN", "--lang", "de"), "'de'"),
    (("plan", "GIVEN", "--dag", "2026-03-02"), "--dag"),
    (("explain", "STEP-77"), "there is no rule 'STEP-77': did you mean STEP-7?"),
    (("explain", ""), "there is no rule ''"),
    (("score", "chair-stands", "GIVEN"), "did you mean chair-stand?"),
    (("score", "chair-stand", "GIVEN"), "intake is"),
    (("screen", "GIVEN"), "there is no question 'intake'"),
    (("library", "chekc"), "chekc"),
]


def assert_refused(code: int, out: str, err: str, said: str) -> None:
    assert code == 2
    assert not out
    assert said in err
    assert err.startswith("soepel: ")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(("record", "said"), RECORDS)
@pytest.mark.parametrize("command", ["plan", "replay"])
def test_a_wrong_record_is_refused_with_field_and_value(
    soepel: Command, written: Written, command: str, record: object, said: str
) -> None:
    path = written(record)
    ran = soepel(command, path)
    assert_refused(ran.code, ran.out, ran.err, said)
    assert path in ran.err


@pytest.mark.parametrize(("arguments", "said"), COMMANDS)
def test_a_wrong_command_is_refused_with_the_value(
    soepel: Command, written: Written, arguments: tuple[str, ...], said: str
) -> None:
    given = written(INTAKE)
    ran = soepel(*(given if argument == "GIVEN" else argument for argument in arguments))
    assert_refused(ran.code, ran.out, ran.err, said)


@pytest.mark.parametrize(
    ("instrument", "answers", "said"),
    [
        ("chair-stand", {"stands": 61}, "stands is 61: give a number from 0 to 60"),
        ("chair-stand", {}, "stands is None"),
        ("chair-stand", {"stands": [[]]}, "stands is [[]]"),
        ("nprs", {"pain": {"now": 3}}, "pain"),
    ],
)
def test_a_wrong_answer_is_refused_with_field_and_value(
    soepel: Command, written: Written, instrument: str, answers: object, said: str
) -> None:
    ran = soepel("score", instrument, written(answers))
    assert_refused(ran.code, ran.out, ran.err, said)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"age": 130}, "age cannot be 130"),
        ({"signs": "groin_lump"}, "signs cannot be 'groin_lump'"),
        ({"can_stand": ["yes"]}, "can_stand cannot be ['yes']"),
        ({"side": {"left": True}}, "side cannot be"),
        ([1], "the file holds [1]"),
    ],
)
def test_a_wrong_screening_answer_is_refused(
    soepel: Command, written: Written, answers: object, said: str
) -> None:
    ran = soepel("screen", written(answers))
    assert_refused(ran.code, ran.out, ran.err, said)


def test_a_file_that_cannot_be_read_is_refused(soepel: Command, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"intake": ', encoding="utf-8")
    binary = tmp_path / "binary.json"
    binary.write_bytes(b"\xff\xfe\x00")
    for path, said in (
        (tmp_path / "nobody.json", "there is no such file"),
        (tmp_path, "this is a folder"),
        (broken, "not JSON at line 1"),
        (binary, "not UTF-8"),
        (Path("a\0b"), "cannot be read"),
        (Path("x" * 5000), "cannot be read"),
    ):
        ran = soepel("plan", path)
        assert_refused(ran.code, ran.out, ran.err, said)


def test_a_wrong_language_in_the_environment_is_refused(
    soepel: Command, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOEPEL_LANG", "de")
    ran = soepel("plan", written(INTAKE))
    assert_refused(ran.code, ran.out, ran.err, "SOEPEL_LANG is 'de': give one of nl, en")


def test_help_is_there_for_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("plan", "replay", "explain", "score", "screen", "library"):
        with pytest.raises(SystemExit, match="0"):
            main([command, "--help"])
        assert f"usage: soepel {command}" in capsys.readouterr().out


def test_without_a_command_the_help_is_printed(soepel: Command) -> None:
    ran = soepel()
    assert ran.code == 0
    assert ran.out.startswith("usage: soepel")


def test_the_version_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"soepel {__version__}\n"


# -- as a process of its own ------------------------------------------------------------------


def started(
    root: Path, *arguments: str, stdout: int = subprocess.PIPE
) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "80"}
    return subprocess.Popen(
        [sys.executable, *arguments],
        env=environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def test_a_reader_that_stops_reading_hears_no_complaint(root: Path) -> None:
    record = str(root / "examples" / "stepping-up.json")
    reading, writing = os.pipe()
    os.close(reading)
    process = started(root, "-m", "soepel.cli", "replay", record, stdout=writing)
    os.close(writing)
    _, err = process.communicate(timeout=60)
    assert err == b""
    assert process.returncode == 141


def test_an_old_code_page_loses_signs_and_not_the_plan(root: Path) -> None:
    record = str(root / "examples" / "new.json")
    process = started(root, "-X", "utf8=0", "-c", LATIN.format(record=record))
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert b"Plan voor" in out


LATIN = """
import sys
sys.stdout.reconfigure(encoding="latin-1")
from soepel.cli import main
sys.exit(main(["plan", {record!r}]))
"""

LOADED = """
import json, sys
from soepel.cli import main
for arguments in {commands!r}:
    main([*arguments, "--json"])
print("loaded", json.dumps([name for name in sys.modules if "." not in name]))
"""


def test_no_command_loads_django_or_a_database(root: Path) -> None:
    record = str(root / "examples" / "new.json")
    commands = [("plan", record), ("replay", record), ("explain", "STEP-7"), ("library", "check")]
    process = started(root, "-c", LOADED.format(commands=commands))
    out, _ = process.communicate(timeout=60)
    loaded = json.loads(out.decode().rpartition("loaded ")[2])
    assert "soepel" in loaded
    assert not {"django", "psycopg", "psycopg2", "sqlite3"} & set(loaded)
