"""What a record file says is what the core gets, and what is written is read back the same."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soepel.core.exercises import Dose
from soepel.core.quantities import Done, Pain
from soepel.core.record import (
    THERAPIST_ONLY,
    By,
    CheckIn,
    Entry,
    Exposure,
    Goal,
    Intake,
    QuotaDone,
    Record,
)
from soepel.exchange import read_record, write_record
from soepel.exchange.shape import ENTRY_BY_TYPE, ENTRY_TYPES, QUANTITIES

File = Callable[..., str]
START = date(2026, 3, 2)
moment = datetime.fromisoformat


def test_every_kind_of_entry_of_the_core_has_a_type_in_a_file() -> None:
    assert {kind.__name__ for kind in ENTRY_TYPES} == {
        kind.__name__ for kind in Entry.__subclasses__()
    }
    assert len(ENTRY_BY_TYPE) == len(ENTRY_TYPES)
    assert ENTRY_BY_TYPE["quota_done"] is QuotaDone


def test_an_entry_without_id_and_moment_gets_both(file_with: File) -> None:
    tap = {"type": "check_in", "day": "2026-03-02", "usual": 4}
    clam = {"type": "exposure", "day": "2026-03-03", "exercise": "clam", "side": "left"}
    walk = {"type": "quota_done", "day": "2026-03-03", "activity": "walking", "amount": 12}
    entries = read_record(file_with(tap, clam, {**clam, "side": "right"}, clam, walk)).entries
    assert entries[0] == CheckIn(
        id="check_in/2026-03-02", day=START, known=moment("2026-03-02T08:00"), usual=Pain(4)
    )
    assert [entry.id for entry in entries[1:]] == [
        "exposure/2026-03-03/clam/left",
        "exposure/2026-03-03/clam/right",
        "exposure/2026-03-03/clam/left/2",
        "quota_done/2026-03-03/walking",
    ]
    assert {entry.known for entry in entries[1:]} == {moment("2026-03-03T10:00")}


def test_a_session_is_several_exposures_with_the_same_answers(file_with: File) -> None:
    answers: dict[str, object] = {"day": "2026-03-03", "pain": 2, "effort": 3, "done": 90}
    clam = {"type": "exposure", "exercise": "clam", "side": "left"} | answers
    bridge = {"type": "exposure", "exercise": "bridge", "side": "both"} | answers
    session = {"type": "session", "exercises": ["clam/left", "bridge/both"]} | answers
    assert read_record(file_with(session)) == read_record(file_with(clam, bridge))


def test_one_exposure_of_a_session_can_be_corrected_by_its_id(file_with: File) -> None:
    session = {"type": "session", "day": "2026-03-02", "exercises": ["clam/left", "clam/right"]}
    mended: dict[str, object] = {"type": "exposure", "exercise": "clam", "side": "left", "pain": 3}
    mended |= {"day": "2026-03-02", "known": "2026-03-02T20:00"}
    mended |= {"id": "exposure/2026-03-02/clam/left"}
    exposures = read_record(file_with(session, mended)).on(START).exposures
    assert {unit[1]: exposure.pain for unit, exposure in exposures.items()} == {
        "left": 3,
        "right": None,
    }


def test_what_is_left_out_is_as_the_core_has_it(file_with: File) -> None:
    record = read_record(
        file_with({"type": "exposure", "day": "2026-03-02", "exercise": "clam", "side": "left"})
    )
    (exposure,) = record.entries
    assert isinstance(exposure, Exposure)
    assert (exposure.pain, exposure.done, exposure.by) == (None, Done(100), By.PERSON)
    assert record.intake.days == frozenset(range(7))


def test_a_later_version_with_the_id_that_was_made_is_a_correction(file_with: File) -> None:
    first = {"type": "check_in", "day": "2026-03-02", "usual": 4}
    better = first | {"usual": 2, "id": "check_in/2026-03-02", "known": "2026-03-02T09:00"}
    check_in = read_record(file_with(first, better)).on(START).check_in
    assert check_in is not None
    assert check_in.usual == 2


@pytest.mark.parametrize(
    ("at", "day", "known"),
    [
        ("2026-03-03T08:15", "2026-03-03", "2026-03-03T08:15"),
        ("2026-03-04T02:59:59", "2026-03-03", "2026-03-04T02:59:59"),
        ("2026-03-04T03:00", "2026-03-04", "2026-03-04T03:00"),
        ("2026-03-03T08:00:00Z", "2026-03-03", "2026-03-03T09:00"),
        ("2026-03-03T22:30:00-05:00", "2026-03-04", "2026-03-04T04:30"),
        # Summer time begins on 29 March 2026: at 01:00 UTC it becomes 03:00.
        ("2026-03-29T00:59:59Z", "2026-03-28", "2026-03-29T01:59:59"),
        ("2026-03-29T01:00:00Z", "2026-03-29", "2026-03-29T03:00"),
        # It ends on 25 October 2026: 02:30 comes twice, and both are of the night before.
        ("2026-10-25T00:30:00Z", "2026-10-24", "2026-10-25T02:30"),
        ("2026-10-25T01:30:00Z", "2026-10-24", "2026-10-25T02:30"),
        ("2026-10-25T02:00:00Z", "2026-10-25", "2026-10-25T03:00"),
    ],
)
def test_a_moment_counts_for_the_diary_day_in_the_netherlands(
    file_with: File, at: str, day: str, known: str
) -> None:
    (entry,) = read_record(file_with({"type": "check_in", "at": at, "usual": 3})).entries
    assert entry.day == date.fromisoformat(day)
    assert entry.known == moment(known)


def test_a_known_moment_counts_before_the_moment_it_is_about(file_with: File) -> None:
    tap = {"type": "check_in", "at": "2026-03-03T08:00", "known": "2026-03-04T09:00:00+01:00"}
    (entry,) = read_record(file_with(tap)).entries
    assert (entry.day, entry.known) == (date(2026, 3, 3), moment("2026-03-04T09:00"))


def test_a_note_and_a_byte_order_mark_are_for_the_reader_only(file_with: File) -> None:
    text = file_with()
    noted = text.replace('{"intake"', '{"note": "Invented.", "intake"')
    assert read_record(b"\xef\xbb\xbf" + noted.encode()) == read_record(text)


def test_a_written_record_stands_one_entry_a_line_without_usual_values(file_with: File) -> None:
    tap = {"type": "check_in", "day": "2026-03-02", "usual": 4}
    written = write_record(read_record(file_with(tap)), note="Invented.").decode()
    assert written.splitlines() == [
        "{",
        '  "note": "Invented.",',
        '  "intake": {',
        '    "day": "2026-03-02",',
        '    "affected": "left",',
        '    "age": 60,',
        '    "sex": "man",',
        '    "usual": 4',
        "  },",
        '  "entries": [',
        '    {"type": "check_in", "id": "check_in/2026-03-02", "day": "2026-03-02", '
        '"known": "2026-03-02T08:00:00", "usual": 4}',
        "  ]",
        "}",
    ]


TIGHTER: Mapping[str, st.SearchStrategy[Any]] = {
    "days": st.frozensets(st.integers(0, 6)),
    "hoos": st.dictionaries(st.text(), st.floats(0, 100)),
    "item": st.sampled_from(["att_visits", "att_drift"]),
    "age": st.integers(0, 120),
    "day": st.just(START),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type of the core that a record can hold."""
    if hint in PLAIN:
        return PLAIN[hint]
    if hint in (Goal, Dose):
        return st.builds(hint, **fields_of(hint))
    of = [values(one) for one in get_args(hint) if one is not ...]
    return COLLECTED[get_origin(hint)](*of) if of else st.sampled_from(hint)


COLLECTED: Mapping[Any, Callable[..., st.SearchStrategy[Any]]] = {
    tuple: lambda of: st.lists(of, max_size=3).map(tuple),
    frozenset: st.frozensets,
    Mapping: lambda keys, of: st.dictionaries(keys, of, max_size=3),
    UnionType: st.one_of,
}
PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(1, 90),
    float: st.floats(0, 200),
    str: st.text(max_size=9),
    date: st.dates(date(2026, 3, 2), date(2030, 1, 1)),
    type(None): st.none(),
} | {hint: st.integers(hint.least, hint.most).map(hint) for hint in QUANTITIES}


def fields_of(kind: type) -> dict[str, st.SearchStrategy[Any]]:
    hints = get_type_hints(kind).items()
    return {name: TIGHTER[name] if name in TIGHTER else values(hint) for name, hint in hints}


@st.composite
def records(draw: st.DrawFn) -> Record:
    kinds = [kind for kind in ENTRY_TYPES if kind.__name__ != "FlagResolved"]
    entries = []
    for number, kind in enumerate(draw(st.lists(st.sampled_from(kinds), max_size=8))):
        day = START + timedelta(days=draw(st.integers(0, 60)))
        made = datetime.combine(day, datetime.min.time()) + draw(
            st.timedeltas(timedelta(hours=3), timedelta(days=14))
        )
        by = By.THERAPIST if kind in THERAPIST_ONLY else draw(st.sampled_from(By))
        fields = {n: s for n, s in fields_of(kind).items() if n != "unreported"}
        of_all = {"id": st.just(f"e{number}"), "day": st.just(day), "known": st.just(made)}
        entries.append(draw(st.builds(kind, **(fields | of_all | {"by": st.just(by)}))))
    return Record(draw(st.builds(Intake, **fields_of(Intake))), tuple(entries))


@given(records())
def test_what_is_written_is_read_back_the_same(record: Record) -> None:
    assert read_record(write_record(record, note="Invented.")) == record
