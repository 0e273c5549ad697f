"""Lessons and questions are read strictly; what is wrong is named with file, line and key."""

from pathlib import Path

import pytest

from soepel.core.record import Activity
from soepel.library import LibraryError, Need, education, library, load_education
from soepel.library.drawings import MOST_BYTES, wrong_with
from soepel.library.proposals import COURSE, FOR_GOAL, OF_THE_DAY, OF_TRAINING

LESSON = """\
id = "sleep"
need = "hard_days"
place = 1
exercises = ["heel-slide"]
sources = ["kngf-2018"]
checked = 2026-11-25

[title]
nl = "Slapen"
en = "Sleeping"

[summary]
nl = "Lig fijner."
en = "Lie better."

[today]
nl = "Leg een kussen klaar."
en = "Put a pillow ready."

[drawing.title]
nl = "Een bed"
en = "A bed"

[drawing.description]
nl = "Iemand ligt."
en = "Somebody lies."

[drawing.labels]
pillow = { nl = "kussen", en = "pillow" }

[[parts]]
heading = { nl = "Een", en = "One" }
text = { nl = "Tekst.", en = "Text." }

[[parts]]
heading = { nl = "Twee", en = "Two" }
text = { nl = "Tekst.", en = "Text." }
"""
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" role="img"
  aria-labelledby="drawing-title">
<title id="drawing-title">{title}</title>
<text x="1" y="1">{pillow}</text></svg>
"""
QUESTION = """\
id = "rest"
need = "hard_days"
place = 1
lesson = "sleep"
sources = ["kngf-2018"]
checked = 2026-11-25
asked = { nl = "Rust?", en = "Rest?" }
short = { nl = "Nee.", en = "No." }
answer = { nl = "Beweeg.", en = "Move." }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "lessons/sleep.toml": LESSON,
        "lessons/sleep.svg": DRAWING,
        "questions/rest.toml": QUESTION,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def refusal(folder: Path) -> str:
    with pytest.raises(LibraryError) as raised:
        load_education({"heel-slide"}, folder)
    return str(raised.value)


def test_a_sound_folder_is_read(folder: Path) -> None:
    found = load_education({"heel-slide"}, folder)
    assert list(found.lessons) == list(found.drawings) == ["sleep"]
    assert list(found.questions) == ["rest"]


@pytest.mark.parametrize(
    ("file", "before", "after", "message"),
    [
        (
            "lessons/sleep.toml",
            'id = "sleep"',
            'id = "night"',
            "sleep.toml, line 1, id: 'night' is not the name of the file; make them equal",
        ),
        (
            "lessons/sleep.toml",
            '["kngf-2018"]',
            '["my-memory"]',
            "sleep.toml, line 5, sources: 'my-memory' names no source;"
            " use a key of library.sources",
        ),
        (
            "lessons/sleep.toml",
            '["heel-slide"]',
            '["dancing"]',
            "sleep.toml, line 4, exercises: there is no exercise 'dancing'; name one that exists",
        ),
        (
            "lessons/sleep.toml",
            'en = "Sleeping"\n',
            "",
            "sleep.toml, line 8, en: this key is missing; add it",
        ),
        (
            "lessons/sleep.toml",
            'pillow = { nl = "kussen", en = "pillow" }',
            'bed = { nl = "bed", en = "bed" }',
            "sleep.svg does not show {bed}; write it there",
        ),
        (
            "questions/rest.toml",
            'lesson = "sleep"',
            'lesson = "dreams"',
            "rest.toml, line 4, lesson: there is no lesson 'dreams'; name one that exists",
        ),
        (
            "questions/rest.toml",
            "checked = 2026-11-25\n",
            "",
            "rest.toml, line 1, checked: this key is missing; add it",
        ),
    ],
)
def test_what_is_wrong_is_named(
    folder: Path, file: str, before: str, after: str, message: str
) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    assert message in refusal(folder)


def test_a_lesson_has_a_drawing(folder: Path) -> None:
    (folder / "lessons/sleep.svg").unlink()
    assert "there is no sleep.svg beside this file; draw it" in refusal(folder)


def test_two_lessons_do_not_take_one_place(folder: Path) -> None:
    (folder / "lessons/night.toml").write_text(LESSON.replace('"sleep"', '"night"'))
    (folder / "lessons/night.svg").write_text(DRAWING)
    assert "sleep.toml stands at 1 already; take another place" in refusal(folder)


@pytest.mark.parametrize(
    ("drawing", "wrong"),
    [
        (DRAWING.replace('role="img"', ""), 'lacks role="img"'),
        (DRAWING.replace("<text", '<text style="fill:red"'), "the attribute style"),
        (DRAWING.replace("<text", '<text onclick="go()"'), "the attribute onclick"),
        (DRAWING.replace("</svg>", "<script>1</script></svg>"), "holds <script>"),
        (DRAWING.replace("</svg>", "<image/></svg>"), "holds <image>"),
        (DRAWING.replace("</svg>", "<text>{moon}</text></svg>"), "shows {moon}"),
        (DRAWING + " " * MOST_BYTES, "draw it with at most"),
        ("<svg>", "is no SVG"),
    ],
)
def test_a_drawing_holds_shapes_and_words_only(drawing: str, wrong: str) -> None:
    assert any(wrong in found for found in wrong_with(drawing, {"pillow"}))


def test_there_is_enough_to_learn_for_every_need() -> None:
    content = education()
    assert len(content.lessons) >= 14
    assert len(content.questions) >= 20
    assert {lesson.need for lesson in content.lessons.values()} == set(Need)
    assert {question.need for question in content.questions.values()} == set(Need)


def test_five_questions_stand_at_the_front_door() -> None:
    found = [one.id for one in education().questions.values() if one.at_front_door]
    assert sorted(found) == ["medication", "new-hip", "safe", "sport", "x-ray"]


def test_every_lesson_that_is_proposed_exists() -> None:
    proposals = {one.lesson for one in (*OF_TRAINING, *OF_THE_DAY)}
    named = {*COURSE, *FOR_GOAL.values(), *proposals, "flare-ups", "sleep", "surgery"}
    assert named <= education().lessons.keys()
    assert set(FOR_GOAL) <= set(Activity)


def test_weight_is_never_proposed() -> None:
    proposals = {one.lesson for one in (*OF_TRAINING, *OF_THE_DAY)}
    assert "weight" not in {*COURSE, *FOR_GOAL.values(), *proposals}


def test_a_lesson_leads_to_something_for_who_cannot_get_on_the_floor() -> None:
    on_the_floor = {one.id for one in library().exercises if one.needs_floor}
    on_the_floor |= {id_ for id_, one in library().everyday.items() if one.needs_floor}
    for lesson in education().lessons.values():
        assert set(lesson.exercises) - on_the_floor, lesson.id
