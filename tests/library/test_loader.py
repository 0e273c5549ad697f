"""What is wrong in a file is named: file, line, key and what to do."""

from pathlib import Path

import pytest

from soepel.library import LibraryError, load_library

GUIDE = """
[guide]
position = "lying"
hands = "free"
things = []
purpose = { nl = "Je heup buigt soepel.", en = "Your hip bends freely." }
start = { nl = "Ga liggen.", en = "Lie down." }
breathing = { nl = "Adem door.", en = "Keep breathing." }
pace = { nl = "Tel twee heen.", en = "Count two there." }
easier = { nl = "Doe minder.", en = "Do less." }
harder = { nl = "Doe meer.", en = "Do more.", exercise = "heel-slide" }
steps = [{ nl = "Buig.", en = "Bend." }, { nl = "Strek.", en = "Stretch." }]
mistakes = [{ nl = "Te snel.", en = "Too fast." }, { nl = "Te ver.", en = "Too far." }]
not_when = [{ nl = "Het doet zeer.", en = "It hurts." }]
"""
HEEL_SLIDE = """\
id = "heel-slide"
kind = "mobility"
targets = ["flexion_mobility"]
phases = [1, 2]
equipment = []
needs_floor = false
forbidden_with = []
caution_with = ["osteoporosis"]
alternatives = ["knee-to-chest"]
sources = ["kngf-2018"]
judgement = "2026-11-23-library-doses"

[name]
nl = "Hiel schuiven"
en = "Heel slide"

[instruction]
nl = "Schuif je hiel naar je bil."
en = "Slide your heel towards your bottom."

[ladder]
one_sided = true
first_sets = 2
most_sets = 3
amount = "repetitions"
tempo = 4
rest = 30

[[ladder.levels]]
id = "towel"
amounts = [8, 10, 12]
weight = 0.5
name.nl = "Met een handdoek"
name.en = "With a towel"

[[ladder.levels]]
id = "active"
amounts = [8, 10, 12]
weight = 0.65
name.nl = "Zonder handdoek"
name.en = "Without a towel"
"""
HEEL_SLIDE += GUIDE
KNEE_TO_CHEST = (
    HEEL_SLIDE.replace('"knee-to-chest"', '"nobody"')
    .replace('"heel-slide"', '"knee-to-chest"')
    .replace('"nobody"', '"heel-slide"')
)
WALKING = """\
id = "walking"
kind = "endurance"
targets = ["flexion_mobility"]
phases = [1]
equipment = []
needs_floor = false
forbidden_with = []
caution_with = []
alternatives = ["heel-slide"]
sources = []
judgement = "2026-11-23-library-doses"
name = { nl = "Wandelen", en = "Walking" }
instruction = { nl = "Wandel.", en = "Walk." }
"""
WALKING += GUIDE


def folder(path: Path, heel_slide: str = HEEL_SLIDE, **others: str) -> Path:
    texts = {"heel-slide": heel_slide, "knee-to-chest": KNEE_TO_CHEST, **others}
    for id_, text in texts.items():
        (path / f"{id_}.toml").write_text(text, encoding="utf-8")
    return path


def test_a_sound_folder_loads(tmp_path: Path) -> None:
    library = load_library(folder(tmp_path, walking=WALKING))
    heel_slide, _, walking = library.exercises
    assert (heel_slide.id, heel_slide.one_sided, heel_slide.top) == ("heel-slide", True, 6)
    assert heel_slide.level(4).id == "active"
    assert (walking.levels, walking.ladder) == ((), ())
    assert library.words["heel-slide"].levels["towel"].nl == "Met een handdoek"
    assert [source.key for source in library.because["heel-slide"].draws_on] == ["kngf-2018"]


def test_a_mended_sentence_keeps_the_hash_and_a_changed_dose_does_not(tmp_path: Path) -> None:
    before = load_library(folder(tmp_path)).hash
    mended = HEEL_SLIDE.replace("Schuif je hiel", "Schuif rustig je hiel")
    assert load_library(folder(tmp_path, mended)).hash == before
    changed = HEEL_SLIDE.replace("weight = 0.65", "weight = 0.66")
    assert load_library(folder(tmp_path, changed)).hash != before


WRONG = {
    "an unknown key": (
        ("needs_floor = false", "needs_floor = false\ncolour = 3"),
        "heel-slide.toml, line 7, colour: unknown key; remove it or mend its spelling",
    ),
    "an unknown key in the second level": (
        ("weight = 0.65", "weight = 0.65\nload = 3"),
        "heel-slide.toml, line 40, load: unknown key; remove it or mend its spelling",
    ),
    "a missing key": (
        ("needs_floor = false\n", ""),
        "heel-slide.toml, line 1, needs_floor: this key is missing; add it",
    ),
    "a missing key in a table": (
        ("rest = 30\n", ""),
        "heel-slide.toml, line 21, rest: this key is missing; add it",
    ),
    "a missing key in the second level": (
        ("weight = 0.65\n", ""),
        "heel-slide.toml, line 36, weight: this key is missing; add it",
    ),
    "a missing translation": (
        ('en = "Heel slide"\n', ""),
        "heel-slide.toml, line 13, en: this key is missing; add it",
    ),
    "an empty translation": (
        ('name.en = "With a towel"', 'name.en = ""'),
        "heel-slide.toml, line 34, en: Expected `str` of length >= 1",
    ),
    "a wrong type": (
        ("first_sets = 2", 'first_sets = "two"'),
        "heel-slide.toml, line 23, first_sets: Expected `int`, got `str`",
    ),
    "a word that is not in the vocabulary": (
        ('["osteoporosis"]', '["gout"]'),
        "heel-slide.toml, line 8, caution_with: Invalid enum value 'gout'",
    ),
    "three targets": (
        ('["flexion_mobility"]', '["flexion_mobility", "step", "squat"]'),
        "heel-slide.toml, line 3, targets: Expected `array` of length <= 2",
    ),
    "a target twice": (
        ('["flexion_mobility"]', '["flexion_mobility", "flexion_mobility"]'),
        "heel-slide.toml, line 3, targets: names a target twice; name it once",
    ),
    "an id that is not the name of the file": (
        ('id = "heel-slide"', 'id = "slide"'),
        "heel-slide.toml, line 1, id: 'slide' is not the name of the file; make them equal",
    ),
    "phases out of order": (
        ("[1, 2]", "[2, 1]"),
        "heel-slide.toml, line 4, phases: [2, 1] does not rise; put in order",
    ),
    "a comorbidity that is both forbidden and cautioned": (
        ("forbidden_with = []", 'forbidden_with = ["osteoporosis"]'),
        "heel-slide.toml, line 8, caution_with: 'osteoporosis' is forbidden already;"
        " name it in one of the two",
    ),
    "a source that nobody wrote down": (
        ("kngf-2018", "my-memory"),
        "heel-slide.toml, line 10, sources: 'my-memory' names no source;"
        " use a key of library.sources",
    ),
    "an alternative that does not exist": (
        ('["knee-to-chest"]', '["handstand"]'),
        "heel-slide.toml, line 9, alternatives: there is no exercise 'handstand';"
        " name one that exists",
    ),
    "itself as alternative": (
        ('["knee-to-chest"]', '["heel-slide"]'),
        "heel-slide.toml, line 9, alternatives: 'heel-slide' is this exercise itself;"
        " name another one",
    ),
    "an alternative for another target": (
        ('["flexion_mobility"]', '["squat"]'),
        "heel-slide.toml, line 9, alternatives: 'knee-to-chest' shares no target with this"
        " exercise; name one that does",
    ),
    "more first sets than most sets": (
        ("first_sets = 2", "first_sets = 4"),
        "heel-slide.toml, line 23, first_sets: 4 is more than most_sets; lower it",
    ),
    "repetitions without a tempo": (
        ("tempo = 4\n", ""),
        "heel-slide.toml, line 21, tempo: stands there for repetitions, and only there;"
        " add or remove it",
    ),
    "holds with a tempo": (
        ('amount = "repetitions"', 'amount = "seconds"'),
        "heel-slide.toml, line 26, tempo: stands there for repetitions, and only there;"
        " add or remove it",
    ),
    "rungs that do not rise": (
        ("amounts = [8, 10, 12]", "amounts = [8, 8, 12]"),
        "heel-slide.toml, line 31, amounts: [8, 8, 12] does not rise; put the lowest rung first",
    ),
    "a harder level that weighs no more": (
        ("weight = 0.65", "weight = 0.5"),
        "heel-slide.toml, line 39, weight: 0.5 is not above 0.5 of the level before; raise it",
    ),
    "a harder level with less load": (
        ("weight = 0.5\n", "weight = 0.5\nshare_of_1rm = 0.5\n"),
        "heel-slide.toml, line 37, share_of_1rm: is below that of the level before; raise it",
    ),
    "two levels of one name": (
        ('id = "active"', 'id = "towel"'),
        "heel-slide.toml, line 37, id: 'towel' names two levels; give each its own id",
    ),
    "a harder exercise that does not exist": (
        ('exercise = "heel-slide"', 'exercise = "handstand"'),
        "heel-slide.toml, line 52, exercise: there is no exercise 'handstand';"
        " name one that exists",
    ),
    "a step without its translation": (
        ('{ nl = "Strek.", en = "Stretch." }', '{ nl = "Strek." }'),
        "heel-slide.toml, line 53, en: this key is missing; add it",
    ),
    "a leg that nobody can fill in": (
        ('nl = "Buig."', 'nl = "Buig je {been}."'),
        "heel-slide.toml, line 53, steps: {been} cannot be filled in;"
        " only a one-sided exercise has {leg}",
    ),
    "a sentence that lacks its place in the vocabulary": (
        ('position = "lying"', 'position = "hanging"'),
        "heel-slide.toml, line 44, position: Invalid enum value 'hanging'",
    ),
    "endurance with a ladder": (
        ('kind = "mobility"', 'kind = "endurance"'),
        "heel-slide.toml, line 21, ladder: every exercise has a ladder but endurance,"
        " which a quota doses",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_an_error_names_file_line_key_and_what_to_do(wrong: str, tmp_path: Path) -> None:
    (sound, unsound), message = WRONG[wrong]
    assert sound in HEEL_SLIDE
    with pytest.raises(LibraryError) as raised:
        load_library(folder(tmp_path, HEEL_SLIDE.replace(sound, unsound, 1)))
    assert str(raised.value) == message


def test_only_endurance_goes_without_a_ladder(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"line 1, ladder: every exercise has a ladder"):
        load_library(folder(tmp_path, HEEL_SLIDE[: HEEL_SLIDE.index("\n[ladder]")] + GUIDE))


def test_an_exercise_on_both_legs_has_no_working_leg(tmp_path: Path) -> None:
    both = HEEL_SLIDE.replace("one_sided = true", "one_sided = false")
    told = both.replace('nl = "Buig."', 'nl = "Buig je {leg}."')
    load_library(folder(tmp_path, HEEL_SLIDE.replace('nl = "Buig."', 'nl = "Buig je {leg}."')))
    with pytest.raises(LibraryError, match=r"\{leg\} cannot be filled in"):
        load_library(folder(tmp_path, told))


@pytest.mark.parametrize(
    ("text", "line"), [("id = \n", 1), ('id = "a"\nkind =', 2), ("x = [1,\n2", 2)]
)
def test_what_is_not_toml_names_its_line(text: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as raised:
        load_library(folder(tmp_path, text))
    assert (raised.value.file, raised.value.line) == ("heel-slide.toml", line)
    assert raised.value.key == "TOML"


def test_a_file_that_is_not_toml_by_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("id = 3", encoding="utf-8")
    assert len(load_library(folder(tmp_path)).exercises) == 2
