"""Record files: bytes in, a checked `Record` out, and back; the schema; stored states; answers.

Nothing here opens a file. Whatever is wrong with what was given is one `RecordFileError` that
names the field, the value and what is allowed.
"""

from soepel.exchange.answers_file import read_answers
from soepel.exchange.record_file import read_record, write_record
from soepel.exchange.record_schema import record_schema
from soepel.exchange.refusal import RecordFileError
from soepel.exchange.state_file import read_state, write_state
from soepel.exchange.stored import (
    ENTRY_TYPES,
    kind_of,
    read_entry,
    read_intake,
    read_plan,
    read_reasons,
    read_review,
    write_entry,
    write_intake,
    write_reasons,
    write_review,
)

__all__ = [
    "ENTRY_TYPES",
    "RecordFileError",
    "kind_of",
    "read_answers",
    "read_entry",
    "read_intake",
    "read_plan",
    "read_reasons",
    "read_record",
    "read_review",
    "read_state",
    "record_schema",
    "write_entry",
    "write_intake",
    "write_reasons",
    "write_record",
    "write_review",
    "write_state",
]
