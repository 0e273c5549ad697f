"""What a database keeps of a record and its reviews comes back as it was, to the letter."""

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from soepel.core.plan import Review
from soepel.core.programme import replay
from soepel.core.reasons import Code, Fact, Reason
from soepel.core.record import Entry, Record
from soepel.core.rule import Rule
from soepel.exchange import (
    ENTRY_TYPES,
    RecordFileError,
    kind_of,
    read_entry,
    read_intake,
    read_reasons,
    read_record,
    read_review,
    write_entry,
    write_intake,
    write_reasons,
    write_review,
    write_state,
)
from soepel.library import programme
from tests.properties.histories import Life, live, lives

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def record(request: pytest.FixtureRequest) -> Record:
    return read_record(request.param.read_bytes(), programme().exercises)


@pytest.fixture(scope="module")
def reviews(record: Record) -> tuple[Review, ...]:
    return replay(record, programme())


def through_json(written: Any) -> Any:
    return json.loads(json.dumps(written))


def again(entry: Entry) -> Entry:
    kept = through_json(write_entry(entry))
    return read_entry(kept, kind_of(entry), entry.id, entry.day, entry.known, entry.by)


def as_kept(reviewed: Review) -> Review:
    """Without what is left out: decisions that changed nothing."""
    changed = tuple(one for one in reviewed.decisions if one.changed)
    return Review(**vars(reviewed) | {"decisions": changed})


def test_an_intake_comes_back(record: Record) -> None:
    assert read_intake(through_json(write_intake(record.intake))) == record.intake


def test_an_entry_comes_back_with_what_all_entries_share_beside_it(record: Record) -> None:
    for entry in record.entries:
        assert again(entry) == entry
        assert not {"id", "day", "known", "by"} & write_entry(entry).keys()


def test_a_review_comes_back(reviews: tuple[Review, ...]) -> None:
    for reviewed in reviews:
        kept = through_json(write_review(reviewed))
        assert read_review(kept, reviewed.state) == as_kept(reviewed)


def test_a_review_is_written_as_it_is_read_back(reviews: tuple[Review, ...]) -> None:
    """So that what was kept can be compared with what is new."""
    for reviewed in reviews:
        written = write_review(reviewed)
        assert through_json(written) == written
        assert write_review(read_review(written, reviewed.state)) == written


@settings(max_examples=15)
@given(lives(longest=28))
def test_whatever_a_life_brings_comes_back(life: Life) -> None:
    lived = live(life)
    assert read_intake(through_json(write_intake(lived.intake))) == lived.intake
    for entry in lived.delivered:
        assert again(entry) == entry
    for day in lived.days:
        kept = through_json(write_review(day.review))
        assert read_review(kept, day.after) == as_kept(day.review)


def test_every_kind_of_entry_has_a_name_of_its_own() -> None:
    assert len(ENTRY_TYPES) == len(set(ENTRY_TYPES))
    assert all(len(name) <= 20 for name in ENTRY_TYPES), "the column holds no more"


@pytest.mark.parametrize(
    "fact",
    [True, None, 3, 2.5, "text", date(2026, 3, 2), (), (1, 2), (date(2026, 3, 2), (True, "x"))],
)
def test_a_fact_comes_back_as_what_it_was(fact: Fact) -> None:
    reason = Reason(Rule.STEP_2, Code.STEP_ROSE, {"what": fact})
    assert read_reasons(through_json(write_reasons([reason]))) == (reason,)


@pytest.mark.parametrize(
    "changed",
    [
        {"plan": {}},
        {"plan": {"day": "2026-03-02", "phase": 77, "provisional": False}},
        {"decisions": [{}]},
        {"reasons": [{"rule": "STEP-2", "code": "no_such_code", "values": {}}]},
        {"reasons": [{"rule": "NO-1", "code": "step_rose", "values": {}}]},
        {"reasons": [{"rule": "STEP-2", "code": "step_rose", "values": {"x": {"time": 3}}}]},
        {"attention": [{"code": "no_such_code"}]},
        {"tier": "urgent"},
        {"day": "yesterday"},
        {"reasons": 3},
    ],
    ids=str,
)
def test_a_review_of_another_version_is_one_error(changed: dict[str, Any]) -> None:
    record = read_record(EXAMPLES[0].read_bytes(), programme().exercises)
    reviewed = replay(record, programme())[-1]
    with pytest.raises(RecordFileError, match="another version"):
        read_review(write_review(reviewed) | changed, reviewed.state)


@pytest.mark.parametrize("missing", ["day", "plan", "decisions", "reasons", "attention", "tier"])
def test_a_review_without_a_part_is_the_same_error(missing: str) -> None:
    record = read_record(EXAMPLES[0].read_bytes(), programme().exercises)
    reviewed = replay(record, programme())[-1]
    kept = write_review(reviewed)
    del kept[missing]
    with pytest.raises(RecordFileError, match="another version"):
        read_review(kept, reviewed.state)


def test_the_moment_of_an_entry_is_the_one_on_the_wall() -> None:
    known = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001 - on the wall
    read = read_entry({"usual": 4}, "check_in", "x", date(2026, 10, 24), known, "person")
    assert read.known == known
    assert read.known.tzinfo is None


def test_a_state_is_spelled_out_with_every_field(reviews: tuple[Review, ...]) -> None:
    for reviewed in reviews:
        copied = msgspec.json.encode(asdict(reviewed.state), enc_hook=int)
        assert write_state(reviewed.state) == copied
