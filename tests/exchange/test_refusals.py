"""Whatever is wrong with a file is told once: where, what stands there, and what to give."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.exercises import Exercise, Kind, Level, Phase, Target
from soepel.exchange import RecordFileError, read_answers, read_record

File = Callable[..., str]
DAY = "2026-03-03"
TAP = {"type": "check_in", "day": DAY}
CLAM = {"type": "exposure", "day": DAY, "exercise": "clam", "side": "left"}


def refusal(data: bytes | str, **library: Any) -> str:
    with pytest.raises(RecordFileError) as refused:
        read_record(data, **library)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not JSON at line 1, column 1: expecting value; the line ends there"),
        ('{\n "intake": }', 'not JSON at line 2, column 12: expecting value; found "}"'),
        ("{'a': 1}", "not JSON at line 1, column 2: expecting property name enclosed in double "
         'quotes; found "\'a\': 1}"'),
        ("{}\n}", 'not JSON at line 2, column 1: extra data; found "}"'),
        (b"\xff\xfe", "byte 1 is not UTF-8 text: save the file as UTF-8"),
        ('{"a": NaN}', '"NaN" is not a number that can be reckoned with: give another'),
        ('{"a": 1e999}', '"1e999" is not a number that can be reckoned with: give another'),
        ("[" * 100_000, "the JSON is nested too deeply to be read"),
        ('{"note": "\\ud800"}', '"\\ud800" is half a character: give it whole, or leave it out'),
        ('{"intake": 1, "intake": 2}', "intake is given twice: keep one of the two"),
        ('{"entries": [{"usual": 1, "usual": 2}]}',
         "entries[0].usual is given twice: keep one of the two"),
        ("[]", "the file is []: give an object: {...}"),
        ("{}", 'the file has no "intake": give an object: {...}'),
        ('{"intake": {}}', 'intake has no "day": give a date such as 2026-03-02'),
        ('{"intake": null}', "intake is null: give an object: {...}"),
        ('{"Intake": {}}', 'the file has a field "Intake", which is not known: did you mean '
         "intake?"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_record_is_refused(data: bytes | str, message: str) -> None:
    assert refusal(data) == message


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("a\nb", 'the file has a field "a\\nb", which is not known: give one of intake, entries, '
         "note"),
        ("x` - at `$.gone",
         "the file does not fit: Object contains unknown field `x` - at `$.gone`"),
    ],
)  # fmt: skip
def test_a_strange_name_of_a_field_is_told_in_one_line(field: str, message: str) -> None:
    assert refusal(json.dumps({field: 1, "intake": {}})) == message


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    assert refusal("9" * 5000).endswith("is not a number that can be reckoned with: give another")


ZERO_TO_TEN = "give a whole number from 0 to 10"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"usual": 14}, f"intake.usual is 14: {ZERO_TO_TEN}"),
        ({"usual": -1}, f"intake.usual is -1: {ZERO_TO_TEN}"),
        ({"usual": 4.5}, f"intake.usual is 4.5: {ZERO_TO_TEN}"),
        ({"usual": "4"}, f'intake.usual is "4": {ZERO_TO_TEN}'),
        ({"usual": None}, f"intake.usual is null: {ZERO_TO_TEN}"),
        ({"usual": True}, f"intake.usual is true: {ZERO_TO_TEN}"),
        ({"worst": 11}, f"intake.worst is 11: {ZERO_TO_TEN}"),
        ({"day": "2026-02-30"}, 'intake.day is "2026-02-30": give a date such as 2026-03-02'),
        ({"day": "1926-03-02"},
         'intake.day is "1926-03-02": give a day from 2000-01-01 to 2099-12-31'),
        ({"affected": "links"}, 'intake.affected is "links": give one of left, right, both'),
        ({"affected": "Left"}, 'intake.affected is "Left": did you mean left?'),
        ({"age": 300}, "intake.age is 300: give a whole number from 0 to 120"),
        ({"agee": 60}, 'intake has a field "agee", which is not known: did you mean age?'),
        ({"minutes": 0}, "intake.minutes is 0: give a whole number of 1 or more"),
        ({"days": [0, 7]}, "intake.days[1] is 7: give a whole number from 0 to 6"),
        ({"days": "monday"}, 'intake.days is "monday": give a list: [...]'),
        ({"equipment": ["bands"]}, 'intake.equipment[0] is "bands": did you mean band?'),
        ({"with_therapist": "yes"}, 'intake.with_therapist is "yes": give true or false'),
        ({"phase": 6}, "intake.phase is 6: give one of 1, 2, 3, 4, 5"),
        ({"phase_reason": 3}, "intake.phase_reason is 3: give text"),
        ({"goals": ["walking"]}, 'intake.goals[0] is "walking": give an object: {...}'),
        ({"goals": [{"activity": "walking"}]},
         f'intake.goals[0] has no "trouble": {ZERO_TO_TEN}'),
        ({"goals": [{"activity": "walking", "trouble": 11}]},
         f"intake.goals[0].trouble is 11: {ZERO_TO_TEN}"),
        ({"one_rm": {"a": 40, "b": -4}}, "intake.one_rm.b is -4: give a number of 0 or more"),
        ({"one_rm": {"a": True}}, "intake.one_rm.a is true: give a number of 0 or more"),
        ({"one_rm": [1]}, "intake.one_rm is [1]: give an object: {...}"),
        ({"surgery": {"lef": "2020-01-01"}},
         'intake.surgery has the key "lef": did you mean left?'),
        ({"surgery": {"right": "2020-01-01", "left": "2020-13-01"}},
         'intake.surgery.left is "2020-13-01": give a date such as 2026-03-02'),
    ],
)  # fmt: skip
def test_a_wrong_answer_at_intake_is_refused(
    file_with: File, answer: dict[str, object], message: str
) -> None:
    assert refusal(file_with(**answer)) == message


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (5, "entries[1] is 5: give an object: {...}"),
        ({"type": "checkin", "day": DAY}, 'entries[1].type is "checkin": did you mean check_in?'),
        ({"type": "check_in"}, 'entries[1] has neither "day" nor "at": give one, "day" such as '
         '2026-03-02 or "at" such as 2026-03-02T08:00'),
        (TAP | {"at": "2026-03-03T08:00"}, 'entries[1] has both "day" and "at": give one, "day" '
         'such as 2026-03-02 or "at" such as 2026-03-02T08:00'),
        ({"type": "check_in", "at": DAY},
         f'entries[1].at is "{DAY}": give a moment such as 2026-03-02T08:00'),
        ({"type": "check_in", "at": "2026-03-03T25:00"}, 'entries[1].at is "2026-03-03T25:00", '
         "which no calendar or clock has: give a moment such as 2026-03-02T08:00"),
        (TAP | {"known": "0001-01-01T00:00Z"},
         'entries[1].known is "0001-01-01": give a day from 2000-01-01 to 2099-12-31'),
        (TAP | {"known": 5}, "entries[1].known is 5: give a moment such as 2026-03-02T08:00"),
        (TAP | {"known": "2026-05-01T08:00"}, f"entries[1]: entry 'check_in/{DAY}' is about {DAY} "
         "but was made on 2026-05-01: a person enters today and at most 14 days back; a therapist "
         "can enter other days"),
        (TAP | {"day": "2026-03-01"}, "entries[1]: entry 'check_in/2026-03-01' is about "
         "2026-03-01, before the intake on 2026-03-02: give it a day on or after the intake"),
        (TAP | {"usual": 14}, f"entries[1].usual is 14: {ZERO_TO_TEN}"),
        (TAP | {"usuall": 4},
         'entries[1] has a field "usuall", which is not known: did you mean usual?'),
        (TAP | {"extra": "gone"}, 'entries[1].extra is "gone": give one of '
         "gone_within_two_hours, longer_but_gone, still_there"),
        (TAP | {"triggers": ["cold", "stres"]},
         'entries[1].triggers[1] is "stres": did you mean stress?'),
        (TAP | {"id": ""}, 'entries[1].id is "": give text that is not empty'),
        (TAP | {"by": "doctor"}, 'entries[1].by is "doctor": give one of person, therapist'),
        (CLAM | {"done": 600}, "entries[1].done is 600: give a whole number from 0 to 500"),
        (CLAM | {"unreported": True}, 'entries[1] has a field "unreported", which is not known: '
         "give one of type, day, at, known, id, by, exercise, side, done, pain, effort, elsewhere, "
         "too_hard"),
        ({"type": "exposure", "day": DAY}, 'entries[1] has no "exercise": give text'),
        ({"type": "session", "exercises": ["clam/left"]}, 'entries[1] has neither "day" nor "at": '
         'give one, "day" such as 2026-03-02 or "at" such as 2026-03-02T08:00'),
        ({"type": "session", "day": DAY, "exercises": []},
         "entries[1].exercises is []: give a list with at least one item: [...]"),
        ({"type": "session", "day": DAY, "exercises": ["clam/left", "clam"]},
         'entries[1].exercises[1] is "clam": give an exercise and its side, such as clam/left or '
         "bridge/both"),
        ({"type": "flag_raised", "day": DAY, "flag": "cold_leg"},
         'entries[1].flag is "cold_leg": did you mean cold_pale_leg?'),
        ({"type": "flag_resolved", "day": DAY, "flag_id": "x", "examined_by": "GP",
          "may_exercise": True},
         'entries[1].flag_id is "x", which is not the id of a flag_raised entry: enter the flag '
         "first"),
        ({"type": "bounds", "day": DAY, "exercise": "clam"}, f"entries[1]: entry 'bounds/{DAY}/"
         'clam\' is a Bounds, which only a therapist makes: set "by" to "therapist"'),
        ({"type": "attention_closed", "day": DAY, "item": "att_visit", "note": ""},
         'entries[1].item is "att_visit": did you mean att_visits?'),
        ({"type": "evaluation", "day": DAY, "week": 6, "hoos": {"pain": 101}},
         "entries[1].hoos.pain is 101: give a number from 0 to 100"),
        ({"type": "visit", "day": DAY, "id": "tap"}, 'entries[1].id is "tap", the id of '
         "entries[0], which is of another type: give it an id of its own, or none"),
        ({"type": "check_in", "day": "2026-03-02", "id": "tap", "usual": 9},
         'entries[1].id is "tap", and entries[0] has the same id and the same moment '
         '2026-03-02T08:00:00: give a correction a later "known", and another entry another id'),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_refused(file_with: File, entry: object, message: str) -> None:
    before = {"type": "check_in", "day": "2026-03-02", "id": "tap", "usual": 4}
    assert refusal(file_with(before, entry)) == message


def exercise(name: str, *, one_sided: bool) -> Exercise:
    return Exercise(
        id=name,
        kind=Kind.STRENGTH,
        targets=(Target.ABDUCTION,),
        phases=(Phase.CALM_DOWN,),
        one_sided=one_sided,
        levels=(Level("only", (8, 10, 12), 1.0),),
    )


LIBRARY = {"clam": exercise("clam", one_sided=True), "squat": exercise("squat", one_sided=False)}


@pytest.mark.parametrize(
    ("entry", "intake", "message"),
    [
        (CLAM | {"exercise": "clams"}, {},
         'entries[0].exercise is "clams", which is not in the library: did you mean clam?'),
        (CLAM | {"exercise": "x"}, {},
         'entries[0].exercise is "x", which is not in the library: give one of clam, squat'),
        (CLAM | {"side": "both"}, {}, 'entries[0].side is "both": clam is done on left or right, '
         "for each leg has its own dose"),
        (CLAM | {"exercise": "squat"}, {},
         'entries[0].side is "left": squat is done on both'),
        ({"type": "session", "day": DAY, "exercises": ["clam/left", "clams/left"]}, {},
         'entries[0].exercises[1].exercise is "clams", which is not in the library: did you mean '
         "clam?"),
        (CLAM, {"one_rm": {"pres": 40}}, 'intake.one_rm.pres is "pres", which is not in the '
         "library: give one of clam, squat"),
        ({"type": "evaluation", "day": DAY, "week": 6, "painful_tests": ["squad"]}, {},
         'entries[0].painful_tests is "squad", which is not in the library: did you mean squat?'),
        ({"type": "evaluation", "day": DAY, "week": 6, "one_rm": {"squad": 40}}, {},
         'entries[0].one_rm.squad is "squad", which is not in the library: did you mean squat?'),
    ],
)  # fmt: skip
def test_an_exercise_or_side_that_the_library_does_not_have_is_refused(
    file_with: File, entry: dict[str, object], intake: dict[str, object], message: str
) -> None:
    assert refusal(file_with(entry, **intake), exercises=LIBRARY) == message
    read_record(file_with(entry, **intake))


def test_exercises_and_bounds_of_the_library_pass(file_with: File) -> None:
    bounds = {"type": "bounds", "day": DAY, "by": "therapist", "exercise": "clam", "ceiling": 3}
    squat = CLAM | {"exercise": "squat", "side": "both"}
    assert len(read_record(file_with(CLAM, squat, bounds), exercises=LIBRARY).entries) == 3


def test_a_flag_that_was_raised_can_be_resolved_by_its_made_id(file_with: File) -> None:
    flag = {"type": "flag_raised", "day": DAY, "flag": "cold_pale_leg"}
    outcome = {"type": "flag_resolved", "day": DAY, "examined_by": "GP", "may_exercise": True}
    made = f"flag_raised/{DAY}/cold_pale_leg"
    assert len(read_record(file_with(flag, outcome | {"flag_id": made})).entries) == 2
    assert refusal(file_with(flag, outcome | {"flag_id": made[:-1]})).endswith(
        f"which is not the id of a flag_raised entry: did you mean {made}?"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("[1, 2]", "the file holds [1, 2]: give one object with an answer for each id, such as "
         '{"age": 64}'),
        ('{"age": }', 'not JSON at line 1, column 9: expecting value; found "}"'),
        ('{"age": 64, "age": 46}', "age is given twice: keep one of the two"),
    ],
)  # fmt: skip
def test_a_file_that_holds_no_answers_is_refused(data: str, message: str) -> None:
    with pytest.raises(RecordFileError) as refused:
        read_answers(data)
    assert str(refused.value) == message


def test_answers_are_read_as_they_stand() -> None:
    answers = read_answers(b'{"age": 64, "signs": ["groin_lump"], "side": "left", "fall": null}')
    assert answers == {"age": 64, "signs": ["groin_lump"], "side": "left", "fall": None}


WORDS = st.sampled_from(["type", "day", "usual", "check_in", "exposure", "2026-03-02", "left", ""])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=5),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(WORDS | st.text(), inside, max_size=3)
    ),
    max_leaves=6,
)


@given(st.data())
def test_any_value_in_any_place_is_read_or_refused_in_one_line(data: st.DataObject) -> None:
    whole = {
        "note": "Invented.",
        "intake": {
            "day": "2026-03-02",
            "affected": "left",
            "age": 60,
            "sex": "man",
            "usual": 4,
            "goals": [{"activity": "walking", "trouble": 5}],
            "days": [0, 2],
            "one_rm": {"leg-press": 40.0},
            "surgery": {"left": "2020-01-01"},
        },
        "entries": [
            TAP | {"usual": 3, "triggers": ["cold"]},
            CLAM | {"known": "2026-03-03T12:00"},
            {"type": "bounds", "day": DAY, "by": "therapist", "exercise": "clam", "dose": None},
            {"type": "evaluation", "at": "2026-03-04T12:00", "week": 6, "hoos": {"pain": 50}},
        ],
    }
    place: Any = whole
    while True:
        steps = list(place) if isinstance(place, dict) else range(len(place))
        step = data.draw(st.sampled_from([*steps, "new"] if isinstance(place, dict) else steps))
        inside = place.get(step) if isinstance(place, dict) else place[step]
        if not inside or not isinstance(inside, dict | list) or data.draw(st.booleans()):
            break
        place = inside
    place[step] = data.draw(ANYTHING)
    try:
        read_record(json.dumps(whole))
    except RecordFileError as refused:
        told = str(refused).splitlines()
    else:
        told = ["read"]
    assert len(told) == 1
