"""Everyday help is read strictly, and no rule sees it."""

from pathlib import Path

import pytest

from soepel.library import Help, LibraryError, library
from soepel.library.everyday import everyday_folder, load_everyday

SOUND = (everyday_folder() / "sleep-on-your-side.toml").read_text(encoding="utf-8")


def written(path: Path, text: str) -> Path:
    (path / "sleep-on-your-side.toml").write_text(text, encoding="utf-8")
    return path


def test_a_sound_file_loads(tmp_path: Path) -> None:
    found = load_everyday(written(tmp_path, SOUND))
    assert found["sleep-on-your-side"].kind is Help.POSITION


@pytest.mark.parametrize(
    ("sound", "unsound", "message"),
    [
        ('id = "sleep', 'id = "lie', "line 1, id: 'lie-on-your-side' is not the name"),
        ('"treatment-concept"', '"my-memory"', "line 7, sources: 'my-memory' is no known source"),
        ('en = "Sleeping on your side"\n', "", "line 10, en: this key is missing; add it"),
        ('kind = "position"', 'kind = "pose"', "line 2, kind: Invalid enum value 'pose'"),
        ("needs_floor = false", "needs_floor = false\nlevels = 3", "line 5, levels: unknown key"),
    ],
)
def test_an_error_names_file_line_key_and_what_to_do(
    tmp_path: Path, sound: str, unsound: str, message: str
) -> None:
    assert sound in SOUND
    with pytest.raises(LibraryError) as raised:
        load_everyday(written(tmp_path, SOUND.replace(sound, unsound, 1)))
    assert str(raised.value).startswith(f"sleep-on-your-side.toml, {message}")


def test_no_rule_sees_it() -> None:
    doses = {exercise.id for exercise in library().exercises}
    assert not doses & library().everyday.keys()
