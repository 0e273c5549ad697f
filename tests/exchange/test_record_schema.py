"""The published schema says what the reader does."""

from typing import Any

import pytest

from soepel.core.record import Entry
from soepel.exchange import record_schema
from soepel.exchange.shape import ENTRY_BY_TYPE

SCHEMA = record_schema()
KINDS: dict[str, Any] = SCHEMA["$defs"]


def test_the_schema_knows_every_type_of_entry() -> None:
    either = KINDS["Record"]["properties"]["entries"]["items"]
    assert set(either["discriminator"]["mapping"]) == {*ENTRY_BY_TYPE, "session"}


def test_the_schema_allows_no_other_fields_anywhere() -> None:
    objects = [one for one in KINDS.values() if one.get("type") == "object"]
    assert objects
    assert all(one["additionalProperties"] is False for one in objects)


def test_the_bounds_of_a_quantity_are_those_of_the_core() -> None:
    usual = KINDS["Intake"]["properties"]["usual"]
    assert (usual["type"], usual["minimum"], usual["maximum"]) == ("integer", 0, 10)
    assert usual["description"] == "Average pain of the past 24 hours."


@pytest.mark.parametrize("kind", ENTRY_BY_TYPE.values(), ids=ENTRY_BY_TYPE)
def test_every_type_of_entry_is_described_and_so_is_what_all_share(kind: type[Entry]) -> None:
    entry = KINDS[kind.__name__]
    assert entry["description"] == kind.__doc__
    assert all(entry["properties"][name]["description"] for name in ("at", "known", "id", "by"))
    assert entry["required"][0] == "type"
    assert not {"day", "known", "id"} & set(entry["required"])


def test_a_session_is_described_with_the_words_of_an_exposure() -> None:
    session, exposure = (KINDS[name]["properties"] for name in ("Session", "Exposure"))
    assert session["pain"] == exposure["pain"]
    assert session["exercises"]["description"]
