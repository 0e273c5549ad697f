"""Stores the standing after a day, and reads it back, so that the next day can go on from it."""

import json
from typing import Final

import msgspec

from soepel.core.state import State
from soepel.exchange.json_text import read_json
from soepel.exchange.refusal import RecordFileError
from soepel.exchange.spelled_out import spelled_out

AGAIN: Final = "replay the record to make the state anew"


def write_state(state: State) -> bytes:
    """A state as JSON."""
    return msgspec.json.encode(spelled_out(state), enc_hook=int)


def read_state(data: bytes | str) -> State:
    """The state that was written. Raises RecordFileError for anything else.

    A state is a shortcut past a replay. One that was written by another version is refused
    as soon as anything of it would be lost or filled in.
    """
    raw = read_json(data)
    try:
        state = msgspec.convert(raw, State)
    except msgspec.ValidationError as error:
        raise RecordFileError(f"this is not a stored state: {error}; {AGAIN}") from None
    if json.loads(write_state(state)) != raw:
        raise RecordFileError(
            f"this state has other fields than this version of Soepel writes; {AGAIN}"
        )
    return state
