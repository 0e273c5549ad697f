"""Record files: bytes in, a checked `Record` out, and back; the schema; stored states; answers.

Nothing here opens a file. Whatever is wrong with what was given is one `RecordFileError` that
names the field, the value and what is allowed.
"""

from soepel.exchange.answers_file import read_answers
from soepel.exchange.record_file import read_record, write_record
from soepel.exchange.record_schema import record_schema
from soepel.exchange.refusal import RecordFileError
from soepel.exchange.state_file import read_state, write_state

__all__ = [
    "RecordFileError",
    "read_answers",
    "read_record",
    "read_state",
    "record_schema",
    "write_record",
    "write_state",
]
